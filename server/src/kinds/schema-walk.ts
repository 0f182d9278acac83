import type { JsonSchema } from './types.js';

/**
 * Finding one's way in a schema: which schema describes the value at a path, which keys it may have, which values.
 *
 * Schemas of ours are simple on purpose (test/schemas/invariants.test.ts): `$ref` leads into `$defs` of the same schema and
 * stands beside annotations only, and the branches of an `anyOf` take values of different JSON types. So the type of a
 * value always tells the branch.
 */

export type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** A step of a path: a key of a mapping or a place in a list, which may come as text from a JSON pointer. */
export type PathStep = string | number;

export interface Property {
  /** Without `$ref`; an `anyOf` is left in place, see `branches`. */
  readonly schema: JsonSchema;
  readonly required: boolean;
}

export interface EnumValue {
  readonly value: unknown;
  readonly description?: string;
}

/** The JSON type of a value; whole numbers are `integer`. Nothing for `undefined`. */
export function jsonType(value: unknown): JsonType | undefined {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'object' || typeof value === 'string' || typeof value === 'boolean') {
    return typeof value as JsonType;
  }
  return undefined;
}

/** Follows `$ref`; what stands beside it (a description for this very place) wins over what it leads to. */
export function deref(root: JsonSchema, schema: JsonSchema): JsonSchema {
  let current = schema;
  for (let depth = 0; current.$ref !== undefined && depth < 32; depth++) {
    const { $ref, ...beside } = current;
    const target = root.$defs?.[$ref.replace('#/$defs/', '')];
    if (!target) return beside;
    current = { ...target, ...beside };
  }
  return current;
}

/**
 * The schemas that a value may follow here: the branches of an `anyOf`, or the schema itself. A branch keeps the title,
 * the description and the examples of the field, and its own description is what `shape` says.
 * With a value, only the branch of its type; none of that type gives all of them, as somebody is still typing.
 */
export function branches(root: JsonSchema, schema: JsonSchema, value?: unknown): JsonSchema[] {
  const { anyOf, ...field } = deref(root, schema);
  if (!anyOf) return [field];
  const all = anyOf.flatMap((branch) => branches(root, branch)).map((branch) => ({ ...branch, ...field }));
  const type = jsonType(value);
  const fitting = type === undefined ? all : all.filter((branch) => acceptsType(branch, type));
  return fitting.length > 0 ? fitting : all;
}

/** The JSON types that a schema takes, its `anyOf` branches included; empty when it takes every type. */
export function typesOf(root: JsonSchema, schema: JsonSchema): JsonType[] {
  const types = branches(root, schema).map(ownTypes);
  if (types.some((own) => own.length === 0)) return [];
  return [...new Set(types.flat())];
}

/**
 * The schemas of the value at a path. `data`, the value at the root as far as it is written, picks the branch at every
 * union on the way and at the end; where it does not reach, every branch that can go on is followed. Nothing for
 * a path that the schema does not know.
 */
export function fieldSchemas(
  root: JsonSchema,
  path: readonly PathStep[],
  data?: unknown,
  start: JsonSchema = root,
): JsonSchema[] {
  let current = branches(root, start, data);
  let value = data;
  for (const step of path) {
    value = child(value, step);
    current = current
      .map((schema) => stepInto(schema, step))
      .filter((schema) => schema !== undefined)
      .flatMap((schema) => branches(root, schema, value));
  }
  return current;
}

/** The keys that these schemas list, in the order of the schema. */
export function propertiesOf(root: JsonSchema, schemas: readonly JsonSchema[]): Map<string, Property> {
  const found = new Map<string, Property>();
  for (const branch of schemas.flatMap((schema) => branches(root, schema))) {
    for (const [name, schema] of Object.entries(branch.properties ?? {})) {
      const required = branch.required?.includes(name) ?? false;
      if (!found.has(name)) found.set(name, { schema: deref(root, schema), required });
    }
  }
  return found;
}

/** The values that these schemas list, with what each means; `const` counts as a list of one, and so does a boolean of two. */
export function enumValuesOf(root: JsonSchema, schemas: readonly JsonSchema[]): EnumValue[] {
  const found = new Map<unknown, EnumValue>();
  const add = (value: unknown, description?: string) => {
    if (!found.has(value)) found.set(value, description === undefined ? { value } : { value, description });
  };
  for (const branch of schemas.flatMap((schema) => branches(root, schema))) {
    for (const [index, value] of (branch.enum ?? []).entries()) add(value, branch.enumDescriptions?.[index]);
    if (branch.const !== undefined) add(branch.const, branch.description);
    if (branch.type === 'boolean') for (const value of [true, false]) add(value);
  }
  return [...found.values()];
}

/** Whether a schema knows the key at a path, or leaves its mapping open. */
export function mayStand(root: JsonSchema, path: readonly string[]): boolean {
  if (fieldSchemas(root, path).length > 0) return true;
  const holders = fieldSchemas(root, path.slice(0, -1)).flatMap((holder) => branches(root, holder));
  return holders.some(({ type, additionalProperties }) => type === 'object' && additionalProperties !== false);
}

/** The schemas of the items of a list that follows these schemas. */
export function itemsOf(root: JsonSchema, schemas: readonly JsonSchema[], index = 0): JsonSchema[] {
  return schemas
    .flatMap((schema) => branches(root, schema))
    .map((schema) => stepInto(schema, index))
    .filter((schema) => schema !== undefined)
    .flatMap((schema) => branches(root, schema));
}

function ownTypes(schema: JsonSchema): JsonType[] {
  if (schema.type !== undefined) return (typeof schema.type === 'string' ? [schema.type] : schema.type) as JsonType[];
  const type = jsonType(schema.const);
  return type ? [type] : [];
}

function acceptsType(schema: JsonSchema, type: JsonType): boolean {
  const own = ownTypes(schema);
  return own.length === 0 || own.includes(type) || (type === 'integer' && own.includes('number'));
}

function stepInto(schema: JsonSchema, step: PathStep): JsonSchema | undefined {
  const place = Number(step);
  if (Number.isInteger(place) && (schema.prefixItems || schema.items))
    return schema.prefixItems?.[place] ?? schema.items;
  const key = String(step);
  const own = schema.properties;
  if (own && Object.hasOwn(own, key)) return own[key];
  for (const [pattern, matched] of Object.entries(schema.patternProperties ?? {})) {
    if (new RegExp(pattern, 'u').test(key)) return matched;
  }
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

function child(value: unknown, step: PathStep): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Record<PathStep, unknown>)[step];
}

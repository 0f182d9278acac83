import { isRecord } from '../kinds/read.js';
import { branches, deref, jsonType } from '../kinds/schema-walk.js';
import type { JsonSchema, KindName } from '../kinds/types.js';

/** Whether something of a kind has an id, as far as that is known. */
export type Knows = (kind: KindName, id: string) => boolean;

/**
 * Whether a value may stand where a schema is: the part of validation that decides whether a key can take over a value.
 * Keys that the schema does not know do not count, and empty values are merely unfinished. Where ids belong, a text
 * has to be one that is known.
 */
export function fits(root: JsonSchema, schema: JsonSchema, data: unknown, knows: Knows = () => true): boolean {
  if (data === null || data === undefined) return true;
  return branches(root, schema).some((branch) => fitsBranch(root, branch, data, knows));
}

function fitsBranch(root: JsonSchema, schema: JsonSchema, data: unknown, knows: Knows): boolean {
  if (!hasType(schema, data)) return false;
  if (schema.const !== undefined && schema.const !== data) return false;
  if (schema.enum && !schema.enum.includes(data)) return false;
  if (typeof data === 'string') return fitsText(schema, data, knows);
  if (typeof data === 'number') return data >= (schema.minimum ?? data) && data <= (schema.maximum ?? data);
  if (Array.isArray(data)) return fitsList(root, schema, data, knows);
  return !isRecord(data) || fitsMapping(root, schema, data, knows);
}

function hasType(schema: JsonSchema, data: unknown): boolean {
  const own = schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  const type = jsonType(data) ?? '';
  return own.length === 0 || own.includes(type) || (type === 'integer' && own.includes('number'));
}

function fitsText(schema: JsonSchema, data: string, knows: Knows): boolean {
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(data)) return false;
  const kind = schema['x-reference'];
  if (kind !== undefined && !(isId(data) && knows(kind as KindName, data))) return false;
  if (schema.format === 'date' && !/^\d{4}-\d\d-\d\d$/.test(data)) return false;
  return data.length >= (schema.minLength ?? 0) && data.length <= (schema.maxLength ?? data.length);
}

/** Whether a text looks like the id of something. */
export function isId(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

function fitsList(root: JsonSchema, schema: JsonSchema, data: readonly unknown[], knows: Knows): boolean {
  const { items } = schema;
  if (data.length < (schema.minItems ?? 0) || data.length > (schema.maxItems ?? data.length)) return false;
  if (schema.uniqueItems && new Set(data.map((item) => JSON.stringify(item))).size < data.length) return false;
  return items === undefined || data.every((item) => item !== null && fits(root, items, item, knows));
}

function fitsMapping(
  root: JsonSchema,
  schema: JsonSchema,
  data: Readonly<Record<string, unknown>>,
  knows: Knows,
): boolean {
  const properties = schema.properties ?? {};
  if (schema.required?.some((key) => data[key] === undefined || data[key] === null)) return false;
  return Object.entries(data).every(([key, value]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known) return fits(root, known, value, knows);
    const open = schema.additionalProperties;
    if (typeof open !== 'object' || /^x[-_]/.test(key)) return true;
    return fits(root, deref(root, open), value, knows);
  });
}

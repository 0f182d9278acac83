import { segmentsOf } from '../document/pointer.js';
import { isRecord } from '../kinds/read.js';
import { schemaFor } from '../kinds/registry.js';
import { fieldSchemas, jsonType, typesOf } from '../kinds/schema-walk.js';
import type { Entity, JsonSchema, SchemaFault } from '../kinds/types.js';
import type { Violation } from './types.js';

/**
 * Validates an entity against the schema of its kind and gives one violation a fault. Where a field takes several
 * shapes, the value's own type decides which one is meant, and only that one is judged.
 */
export function violationsOf(entity: Entity): Violation[] {
  const { validate } = schemaFor(entity.kind, entity.dialect);
  if (validate(entity.data)) return [];
  const errors = validate.errors ?? [];
  const unions = new Set(errors.filter((error) => error.keyword === 'anyOf').map((error) => error.instancePath));
  const violations = errors.flatMap((error) => {
    if (error.keyword === 'anyOf' || error.keyword === 'propertyNames') return [];
    const value = valueAt(entity.data, error.instancePath);
    if (unions.has(error.instancePath) && !speaksOf(error, value, entity)) return [];
    return [toViolation(error, value, entity)];
  });
  const judged = entity.dialect === 'native' ? violations.flatMap(forgiveEmpty) : violations;
  return unique(judged.filter((violation) => !isEcho(violation, judged)));
}

/** A value of a wrong type is in no list either: said once, by type for lists and keys, by the list for single values. */
function isEcho({ keyword, pointer, value }: Violation, all: readonly Violation[]): boolean {
  const spokenOf = (...keywords: string[]) =>
    all.some((other) => other.pointer === pointer && keywords.includes(other.keyword));
  const single = typeof value !== 'object' || value === null;
  if (keyword === 'type') return single && spokenOf('enum', 'const');
  return (keyword === 'enum' || keyword === 'const') && !single && spokenOf('type');
}

function toViolation(error: SchemaFault, value: unknown, entity: Entity): Violation {
  const params = error.params as Record<string, unknown>;
  const key = params.missingProperty ?? params.additionalProperty ?? params.propertyName;
  return {
    keyword: error.keyword,
    entity,
    pointer: error.instancePath,
    ...(typeof key === 'string' ? { key } : {}),
    value,
    schemas: schemasAt(entity, error.instancePath),
    params,
  };
}

/** The schemas of the value at a pointer: one, or the branches of a union when none takes the value's type. */
function schemasAt(entity: Entity, pointer: string): JsonSchema[] {
  return fieldSchemas(entity.schema, pathOf(entity.data, pointer), entity.data);
}

/** Whether an error at a place that takes several shapes is about the shape that the value has. */
function speaksOf(error: SchemaFault, value: unknown, entity: Entity): boolean {
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'type') return !acceptsTypeOf(value, entity, error.instancePath);
  const allowed = params.allowedValues ?? (error.keyword === 'const' ? [params.allowedValue] : undefined);
  return Array.isArray(allowed) ? allowed.some((candidate) => typeof candidate === typeof value) : true;
}

function acceptsTypeOf(value: unknown, entity: Entity, pointer: string): boolean {
  const type = jsonType(value);
  const types = schemasAt(entity, pointer).flatMap((schema) => typesOf(entity.schema, schema));
  return types.some((candidate) => candidate === type || (candidate === 'number' && type === 'integer'));
}

/**
 * A key without a value is unfinished, not wrong: the only fault that stays is a required key left empty.
 */
function forgiveEmpty(violation: Violation): Violation[] {
  if (violation.value !== null) return [violation];
  const segments = segmentsOf(violation.pointer);
  const key = segments.at(-1);
  const parentPointer = violation.pointer.slice(0, violation.pointer.lastIndexOf('/'));
  const parents = schemasAt(violation.entity, parentPointer);
  if (key === undefined || !parents.some((schema) => schema.required?.includes(key))) return [];
  const value = valueAt(violation.entity.data, parentPointer);
  return [
    {
      ...violation,
      keyword: 'required',
      pointer: parentPointer,
      key,
      value,
      schemas: parents,
      params: { missingProperty: key, empty: true },
    },
  ];
}

function unique(violations: readonly Violation[]): Violation[] {
  const seen = new Set<string>();
  return violations.filter((violation) => {
    const place = [violation.pointer, violation.keyword, violation.key ?? ''].join('\n');
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

function valueAt(data: unknown, pointer: string): unknown {
  return segmentsOf(pointer).reduce(child, data);
}

/** The steps of a pointer; places in a list as numbers. */
function pathOf(data: unknown, pointer: string): (string | number)[] {
  let current = data;
  return segmentsOf(pointer).map((segment) => {
    const step = Array.isArray(current) ? Number(segment) : segment;
    current = child(current, segment);
    return step;
  });
}

function child(data: unknown, segment: string): unknown {
  if (Array.isArray(data)) return data[Number(segment)];
  return isRecord(data) && Object.hasOwn(data, segment) ? data[segment] : undefined;
}

import { branches } from './schema-walk.js';
import { type JsonSchema, type KindName, kindNames, type ReferenceField } from './types.js';

/** Found when first asked for: it takes milliseconds, and a start should not wait for kinds that no file holds. */
const known = new WeakMap<JsonSchema, readonly ReferenceField[]>();

/**
 * Every field of a kind that holds ids, read from the annotation `x-reference` of its schema. Schemas of ours do not
 * recur, so the way to every field is finite; evidence alone stands at many places.
 */
export function referencesOf(schema: JsonSchema): readonly ReferenceField[] {
  const before = known.get(schema);
  if (before) return before;
  const found = fieldsIn(schema, schema, []);
  known.set(schema, found);
  return found;
}

/** The kind whose ids a value with this schema is one of. */
export function referenceIn(schema: JsonSchema): KindName | undefined {
  const named = schema['x-reference'];
  return kindNames.find((name) => name === named);
}

function fieldsIn(root: JsonSchema, place: JsonSchema, path: readonly string[]): ReferenceField[] {
  return branches(root, place).flatMap((schema) => {
    const kind = referenceIn(schema);
    if (kind) return [{ path, kind }];
    const { items, additionalProperties, properties = {} } = schema;
    const inner = [items, additionalProperties].filter((value) => typeof value === 'object');
    return [
      ...Object.entries(properties).flatMap(([key, field]) => fieldsIn(root, field, [...path, key])),
      ...inner.flatMap((field) => fieldsIn(root, field, [...path, '*'])),
    ];
  });
}

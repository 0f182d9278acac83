import { branches, enumValuesOf, itemsOf, propertiesOf, typesOf } from '../kinds/schema-walk.js';
import type { JsonSchema } from '../kinds/types.js';
import { type Field, grouped } from './field.js';
import { sentence } from './words.js';

/** A field together with what the schema says of it; no schemas where the schema does not know it. */
export interface Described {
  readonly key: string;
  readonly field: Field;
  readonly root: JsonSchema;
  readonly schemas: readonly JsonSchema[];
}

/** Ids of others. The names of whom they mean stand in the data already. */
export function isReference({ root, schemas }: Described): boolean {
  return [...schemas, ...itemsOf(root, schemas)].some((schema) => schema['x-reference'] !== undefined);
}

/** A list of mappings that are more than statements: stages, terms, assessments. */
export function isRecords({ field, root, schemas }: Described): boolean {
  if (!Array.isArray(field.value) || !field.items.every((item) => item.isMapping)) return false;
  return !typesOfAll(root, itemsOf(root, schemas)).includes('string');
}

/** The fields of a mapping that hold something: those of the schema in its order, then any others. */
export function fieldsOf({ field, root, schemas }: Omit<Described, 'key'>, without: readonly string[]): Described[] {
  const known = propertiesOf(root, schemas);
  const order = [...known.keys()];
  const place = (key: string) => (known.has(key) ? order.indexOf(key) : order.length);
  const all = field.entries
    .filter(([key]) => !without.includes(key))
    .map(([key, value]): Described => {
      const own = known.get(key);
      return { key, field: value, root, schemas: own ? branches(root, own.schema) : [] };
    })
    .sort((a, b) => place(a.key) - place(b.key));
  // A copy of the name beside a reference, which shows the name already.
  return all.some(isReference) ? all.filter(({ key }) => key !== 'persona_label') : all;
}

/** The items of a list, each with the schema of an item. */
export function itemsIn({ key, field, root, schemas }: Described): Described[] {
  return field.items.map((item) => ({ key, field: item, root, schemas: itemsOf(root, schemas) }));
}

/** The key that holds the text of a statement or the name of a record: the first one that the schema lists. */
export function nounOf({ root, schemas }: Described): string {
  return propertiesOf(root, itemsOf(root, schemas)).keys().next().value ?? '';
}

/** A number with its thousands set apart, an enumerated value in words, a text as it stands. */
export function valueText({ field, root, schemas }: Described): string {
  const { number, text } = field;
  if (number !== undefined) return grouped(number);
  const listed = typeof field.value === 'boolean' || enumValuesOf(root, schemas).length > 0;
  return (listed && text !== undefined ? sentence(text) : field.readable) ?? '';
}

function typesOfAll(root: JsonSchema, schemas: readonly JsonSchema[]): string[] {
  return schemas.flatMap((schema) => typesOf(root, schema));
}

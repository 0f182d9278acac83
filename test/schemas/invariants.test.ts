import { describe, expect, test } from 'vitest';
import { entitySchema } from '../../server/src/kinds/entity-schema.js';
import { deref, typesOf } from '../../server/src/kinds/schema-walk.js';
import { kindNames } from '../../server/src/kinds/types.js';
import { ajvOfPublished, placesOf, published, schemas } from './support.js';

const ajv = ajvOfPublished();
const annotationKeywords = [
  'title',
  'description',
  'examples',
  'default',
  'enumDescriptions',
  '$comment',
  'x-reference',
];
/** Objects that the Persona Library System leaves open, and so do we in `traits`. */
const openInPls = new Set([
  '/$defs/pls_adoption',
  '/$defs/pls_awareness/properties/channels/items',
  '/$defs/pls_role/properties/technologies',
  '/$defs/pls_strategies',
]);
/** Words are kept for rules, which are listed, and for fields, which are not. */
const openInConfig = new Set(['/properties/vocabulary']);
/** Words of people who build such tools, not of people who write personas. */
const jargon =
  /\b(JSON|schema|array|string|integer|boolean|enum|regex|mapping|slug|null|node|parse[rd]?|object|property|key-value)\b/i;

describe.each(schemas)('the schema of $name', ({ name, schema }) => {
  const places = placesOf(schema);

  test('is that of the published file, and other tools can compile it', () => {
    expect(entitySchema(published(name))).toEqual(schema);
    expect(schema.$id).toBe(
      `https://raw.githubusercontent.com/personas-as-code/personas-as-code/main/schemas/${name}.schema.json`,
    );
    expect(ajv.getSchema(String(schema.$id))).toBeTypeOf('function');
  });

  test('stands alone: every $ref leads into its own $defs, beside annotations only', () => {
    for (const { pointer, schema: place } of places) {
      if (place.$ref === undefined) continue;
      expect(place.$ref, pointer).toMatch(/^#\/\$defs\/[a-z_]+$/);
      expect(schema.$defs, pointer).toHaveProperty(place.$ref.replace('#/$defs/', ''));
      const beside = Object.keys(place).filter(
        (keyword) => keyword !== '$ref' && !annotationKeywords.includes(keyword),
      );
      expect(beside, pointer).toEqual([]);
    }
  });

  test('uses every definition', () => {
    const used = new Set(places.map(({ schema: place }) => place.$ref));
    for (const key of Object.keys(schema.$defs ?? {})) expect(used, key).toContain(`#/$defs/${key}`);
  });

  test('lets the type of a value tell the branch', () => {
    expect(schema.anyOf).toBeUndefined();
    for (const { pointer, schema: place } of places) {
      const types = (place.anyOf ?? []).flatMap((branch) => typesOf(schema, branch));
      expect(new Set(types).size, `${pointer} has two branches of one type`).toBe(types.length);
      for (const branch of place.anyOf ?? []) expect(typesOf(schema, branch), pointer).not.toEqual([]);
      expect(types.includes('integer') && types.includes('number'), pointer).toBe(false);
    }
  });

  test('explains every field in words that need no explanation', () => {
    for (const { pointer, schema: place } of places) {
      const { description = '' } = deref(schema, place);
      expect(description.length, `${pointer} says too little`).toBeGreaterThan(8);
      expect(description.length, `${pointer} says too much`).toBeLessThan(300);
      expect(description, `${pointer} ends in the middle`).toMatch(/[.?]$/);
      expect(description, pointer).not.toMatch(jargon);
    }
  });

  test('gives every field an example, and each is valid there', () => {
    const byExample = places.filter(({ as }) => as === 'property' || as === 'any-key' || as === 'item');
    for (const { pointer, schema: place } of byExample) {
      const { examples, const: only } = deref(schema, place);
      const values = examples ?? (only === undefined ? [] : [only]);
      expect(values.length, `${pointer} has no example`).toBeGreaterThan(0);
      const fragment = pointer.split('/').map(encodeURIComponent).join('/');
      const validate = ajv.compile({ $ref: `${schema.$id}#${fragment}` });
      for (const value of values) {
        expect(validate(value), `${pointer}: ${JSON.stringify(value)}: ${ajv.errorsText(validate.errors)}`).toBe(true);
      }
    }
  });

  test('says what each value of a list means, and every default is one of them', () => {
    for (const { pointer, schema: place } of places) {
      if (place.default !== undefined && place.enum) expect(place.enum, pointer).toContain(place.default);
      if (!place.enum) continue;
      expect(place.enumDescriptions?.length, pointer).toBe(place.enum.length);
      for (const meaning of place.enumDescriptions ?? []) {
        expect(meaning, pointer).toMatch(/\.$/);
        expect(meaning, pointer).not.toMatch(jargon);
      }
    }
  });
});

describe.each(schemas.filter(({ name }) => !name.startsWith('pls-')))(
  'the house rules in $name',
  ({ name, schema }) => {
    test('nothing but the id is required of an entity', () => {
      expect(schema.required ?? []).toEqual(name === 'config' ? [] : ['id']);
    });

    test('every object with keys of its own is closed and leaves the keys of the team alone', () => {
      for (const { pointer, schema: place } of placesOf(schema)) {
        if (!place.properties || openInPls.has(pointer) || openInConfig.has(pointer)) continue;
        expect(place.additionalProperties, pointer).toBe(false);
        expect(place.patternProperties, pointer).toEqual({ '^x[-_]': {} });
      }
    });
  },
);

test('the config file can name every kind that exists', () => {
  const config = schemas.find(({ name }) => name === 'config')?.schema;
  const kind = config?.properties?.include?.items?.anyOf?.[1]?.properties?.kind;
  expect(kind?.enum).toEqual(kindNames.filter((name) => name !== 'config'));
});

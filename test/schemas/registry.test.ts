import { describe, expect, test } from 'vitest';
import {
  kindOf,
  kindOfCollection,
  kindOfName,
  kindOfSuffix,
  kinds,
  schemaFor,
  writableKinds,
} from '../../server/src/kinds/registry.js';
import { fieldSchemas, typesOf } from '../../server/src/kinds/schema-walk.js';
import { kindNames } from '../../server/src/kinds/types.js';

test('every name has its kind, in the order of menus', () => {
  expect(kinds.map(({ name }) => name)).toEqual([...kindNames]);
  for (const name of kindNames) expect(kindOf(name).name).toBe(name);
  expect(writableKinds()).toEqual(['persona', 'icp', 'jtbd']);
});

test('a kind is found by name, suffix and collection key, and only by those', () => {
  expect(kindOfName('icp')?.name).toBe('icp');
  expect(kindOfSuffix('jtbd')?.name).toBe('jtbd');
  expect(kindOfCollection('jobs')?.name).toBe('jtbd');
  for (const find of [kindOfName, kindOfSuffix, kindOfCollection]) {
    for (const text of ['', 'Persona', 'constructor', '__proto__', 'characters']) expect(find(text)).toBeUndefined();
  }
  expect(kindOfSuffix('config')).toBeUndefined();
});

test('the dialect decides for personas alone', () => {
  expect(schemaFor('persona', 'pls').schema.required).toEqual(['id', 'label']);
  expect(schemaFor('persona', 'native').schema.required).toEqual(['id']);
  expect(schemaFor('icp', 'pls')).toBe(kindOf('icp'));
});

describe.each(kinds)('the kind $name', ({ name, schema, references }) => {
  test('says its own name in the schema', () => {
    if (name !== 'config') expect(schema.properties?.kind?.const).toBe(name);
  });

  test('holds references where the schema has texts', () => {
    for (const { path, kind } of references) {
      const found = fieldSchemas(
        schema,
        path.map((step) => (step === '*' ? 0 : step)),
      );
      expect(
        found.flatMap((field) => typesOf(schema, field)),
        path.join('.'),
      ).toEqual(['string']);
      expect(kindNames).toContain(kind);
    }
  });
});

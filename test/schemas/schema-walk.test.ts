import { describe, expect, test } from 'vitest';
import { config } from '../../server/src/kinds/config.js';
import { icp } from '../../server/src/kinds/icp.js';
import { jtbd } from '../../server/src/kinds/jtbd.js';
import { persona } from '../../server/src/kinds/persona.js';
import { plsPersona } from '../../server/src/kinds/pls.js';
import {
  branches,
  deref,
  enumValuesOf,
  fieldSchemas,
  itemsOf,
  jsonType,
  propertiesOf,
  typesOf,
} from '../../server/src/kinds/schema-walk.js';
import type { JsonSchema } from '../../server/src/kinds/types.js';
import { placesOf, schemas } from './support.js';

const keysAt = (root: JsonSchema, path: readonly (string | number)[], data?: unknown) => [
  ...propertiesOf(root, fieldSchemas(root, path, data)).keys(),
];

describe('jsonType', () => {
  test.each([
    [null, 'null'],
    [[], 'array'],
    [{}, 'object'],
    [1, 'integer'],
    [1.5, 'number'],
    ['', 'string'],
    [false, 'boolean'],
    [undefined, undefined],
  ])('%j', (value, type) => {
    expect(jsonType(value)).toBe(type);
  });
});

describe('deref', () => {
  const root: JsonSchema = {
    $defs: {
      a: { $ref: '#/$defs/b', description: 'a' },
      b: { type: 'string', description: 'b', examples: ['x'] },
      loop: { $ref: '#/$defs/loop' },
    },
  };

  test('what stands beside a reference wins over what it leads to', () => {
    expect(deref(root, { $ref: '#/$defs/a' })).toEqual({ type: 'string', description: 'a', examples: ['x'] });
    expect(deref(root, { $ref: '#/$defs/a', description: 'here' }).description).toBe('here');
  });

  test('a reference to nothing, or to itself, comes to an end', () => {
    expect(deref(root, { $ref: '#/$defs/none', description: 'here' })).toEqual({ description: 'here' });
    expect(() => deref(root, { $ref: '#/$defs/loop' })).not.toThrow();
  });
});

describe('fieldSchemas', () => {
  test('without a path it is the entity', () => {
    expect(keysAt(persona.schema, []).slice(0, 3)).toEqual(['kind', 'id', 'name']);
  });

  test('the type of the value picks the branch', () => {
    const at = (value: unknown) =>
      fieldSchemas(persona.schema, ['priority'], { priority: value }).map(({ type }) => type);
    expect(at(2)).toEqual(['integer']);
    expect(at({ tier: 1 })).toEqual(['object']);
    expect(at('high')).toEqual(['integer', 'object']);
    expect(at(undefined)).toEqual(['integer', 'object']);
    expect(at(null)).toEqual(['integer', 'object']);
  });

  test('a branch speaks for the field', () => {
    const [text, details] = fieldSchemas(persona.schema, ['quote']);
    expect(text?.description).toBe(persona.schema.properties?.quote?.description);
    expect(details?.description).toBe(text?.description);
    expect(Object.keys(details?.properties ?? {})).toEqual(['text', 'source']);
  });

  test('list items are reached by number and by the text of a JSON pointer', () => {
    const data = { goals: ['a', { goal: 'b' }] };
    for (const step of [1, '1']) {
      expect(keysAt(persona.schema, ['goals', step], data)).toEqual(['goal', 'type', 'rank', 'evidence']);
    }
    expect(keysAt(persona.schema, ['goals', 0], data)).toEqual([]);
    expect(keysAt(persona.schema, ['goals', 9], data)).toEqual(['goal', 'type', 'rank', 'evidence']);
  });

  test('goes through unions on the way, with and without data', () => {
    expect(keysAt(persona.schema, ['goals', 0, 'evidence', 0])).toContain('sample_size');
    expect(
      enumValuesOf(persona.schema, fieldSchemas(persona.schema, ['goals', 0, 'evidence', 0, 'method']))[0]?.value,
    ).toBe('customer_interviews');
  });

  test('keys that the schema leaves to the writer have a schema too', () => {
    expect(fieldSchemas(icp.schema, ['accounts', 0, 'scores', 'champion'])[0]?.maximum).toBe(5);
    const severity = fieldSchemas(config.schema, ['rules', 'opinion-based'], { rules: { 'opinion-based': 'off' } });
    expect(enumValuesOf(config.schema, severity).map(({ value }) => value)).toEqual([
      'off',
      'hint',
      'info',
      'warning',
      'error',
    ]);
    expect(fieldSchemas(config.schema, ['rules', 'opinion-based', 0])[0]?.enum).toContain('hint');
  });

  test('keys of the team and unknown keys have none', () => {
    expect(fieldSchemas(persona.schema, ['x_team', 'deep'])).toEqual([]);
    expect(fieldSchemas(persona.schema, ['nonsense'])).toEqual([]);
    expect(fieldSchemas(persona.schema, ['goals', 'goal'])).toEqual([]);
    expect(fieldSchemas(persona.schema, ['constructor'])).toEqual([]);
    expect(fieldSchemas(persona.schema, ['__proto__'])).toEqual([]);
  });

  test('survives data of any shape on the way', () => {
    for (const data of [null, 3, 'x', [], { goals: 'x' }, { goals: [null] }, { goals: { 0: 1 } }]) {
      expect(fieldSchemas(persona.schema, ['goals', 0, 'goal'], data).length).toBe(1);
    }
  });

  test('every place of every schema can be reached and has a description', () => {
    for (const { schema } of schemas) {
      for (const { pointer, schema: place, as } of placesOf(schema)) {
        if (as === 'property')
          expect(
            branches(schema, place).every(({ description }) => description),
            pointer,
          ).toBe(true);
      }
    }
  });
});

describe('propertiesOf', () => {
  test('says which keys are required', () => {
    const properties = propertiesOf(plsPersona.schema, fieldSchemas(plsPersona.schema, ['role']));
    expect(properties.get('level')?.required).toBe(true);
    expect(properties.get('titles')?.required).toBe(false);
    expect(properties.get('tools')?.schema.type).toBe('array');
  });

  test('takes keys from the branch that has them', () => {
    expect(keysAt(persona.schema, ['priority'])).toEqual(['tier', 'revenue_share', 'market_size', 'why']);
    expect(keysAt(persona.schema, ['priority'], { priority: 1 })).toEqual([]);
  });
});

describe('enumValuesOf', () => {
  test('lists values with what they mean', () => {
    expect(enumValuesOf(persona.schema, fieldSchemas(persona.schema, ['type']))[0]).toEqual({
      value: 'user',
      description: expect.stringContaining('daily work'),
    });
  });

  test('counts a const and a boolean', () => {
    expect(enumValuesOf(jtbd.schema, fieldSchemas(jtbd.schema, ['kind'])).map(({ value }) => value)).toEqual(['jtbd']);
    const inferred = fieldSchemas(persona.schema, ['evidence', 0, 'inferred']);
    expect(enumValuesOf(persona.schema, inferred).map(({ value }) => value)).toEqual([true, false]);
  });

  test('is empty for free text', () => {
    expect(enumValuesOf(persona.schema, fieldSchemas(persona.schema, ['name']))).toEqual([]);
  });
});

describe('typesOf and itemsOf', () => {
  test('name every shape of a field', () => {
    expect(typesOf(persona.schema, persona.schema.properties?.quote ?? {})).toEqual(['string', 'object']);
    expect(typesOf(persona.schema, persona.schema.properties?.id ?? {})).toEqual(['string']);
    expect(typesOf(persona.schema, {})).toEqual([]);
  });

  test('find the items of lists, by place where the places differ', () => {
    expect(itemsOf(persona.schema, fieldSchemas(persona.schema, ['goals'])).map(({ type }) => type)).toEqual([
      'string',
      'object',
    ]);
    expect(itemsOf(persona.schema, fieldSchemas(persona.schema, ['name']))).toEqual([]);
    const rule = fieldSchemas(config.schema, ['rules', 'no-goals']);
    expect(itemsOf(config.schema, rule, 0)[0]?.type).toBe('string');
    expect(itemsOf(config.schema, rule, 1)[0]?.type).toBe('object');
  });
});

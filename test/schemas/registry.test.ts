import { describe, expect, test } from 'vitest';
import { sources } from '../../scripts/schemas/bundle.mjs';
import { plsPersona } from '../../server/src/kinds/pls.js';
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
import { type KindName, kindNames } from '../../server/src/kinds/types.js';

test('every name has its kind, in the order of menus', () => {
  expect(kinds.map(({ name }) => name)).toEqual([...kindNames]);
  for (const name of kindNames) expect(kindOf(name).name).toBe(name);
  expect(writableKinds()).toEqual(kindNames.slice(0, -1));
  expect(kindNames.at(-1)).toBe('config');
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

test('the dialect decides for personas and glossaries alone', () => {
  expect(schemaFor('persona', 'pls').schema.required).toEqual(['id', 'label']);
  expect(schemaFor('persona', 'native').schema.required).toEqual(['id']);
  expect(schemaFor('glossary', 'pls').schema.required).toEqual(['description', 'terms']);
  expect(schemaFor('glossary', 'native')).toBe(kindOf('glossary'));
  expect(schemaFor('icp', 'pls')).toBe(kindOf('icp'));
});

/** Every field that FORMAT says holds ids, but for evidence, which stands nearly everywhere. */
const referenceFields: Readonly<Record<Exclude<KindName, 'config'>, Readonly<Record<string, KindName>>>> = {
  persona: { 'parent.*': 'persona', 'jobs.*': 'jtbd', 'segments.*': 'segment', 'icps.*': 'icp' },
  icp: { 'personas.buyers.*': 'persona', 'personas.users.*': 'persona' },
  jtbd: { 'performers.*': 'persona' },
  story: { as_a: 'persona', job: 'jtbd', 'depends_on.*': 'story' },
  segment: { 'personas.*': 'persona' },
  'persona-map': { 'personas.*.persona': 'persona' },
  'empathy-map': { persona: 'persona' },
  'value-proposition': { persona: 'persona' },
  'experience-map': { persona: 'persona' },
  swot: { persona: 'persona' },
  pestel: { persona: 'persona' },
  'maturity-model': {},
  study: {},
  'interview-guide': { persona: 'persona' },
  glossary: {},
};

test.each(Object.entries(referenceFields))('%s declares every reference it holds', (name, fields) => {
  const { references = [] } = kindOfName(name) ?? {};
  const own = references.filter(({ kind }) => kind !== 'study').map(({ path, kind }) => [path.join('.'), kind]);
  expect(Object.fromEntries(own)).toEqual(fields);
  const studies = references.filter(({ kind }) => kind === 'study').map(({ path }) => path.join('.'));
  expect(studies).toEqual(expect.arrayContaining(['evidence.*', 'evidence.*.study']));
  for (const path of studies) expect(path).toMatch(/(^|\.)evidence\.\*(\.study)?$/);
});

test('evidence points at studies wherever it stands', () => {
  const paths = (name: KindName) => kindOf(name).references.map(({ path }) => path.join('.'));
  expect(paths('persona')).toEqual(
    expect.arrayContaining(['goals.*.evidence.*', 'goals.*.evidence.*.study', 'demographics.evidence.*']),
  );
  expect(paths('experience-map')).toContain('stages.*.pains.*.evidence.*.study');
  expect(paths('config')).toEqual([]);
  expect(plsPersona.references).toEqual([{ path: ['parent', '*'], kind: 'persona' }]);
});

test('files, lists and kinds go by the names of the format', () => {
  for (const { name, suffix, collectionKey } of kinds) {
    expect(suffix).toBe(name === 'config' ? undefined : name);
    expect(collectionKey).toBe(sources.find((source) => source.name === name)?.list);
    const listed = !['config', 'swot', 'pestel'].includes(name);
    expect(collectionKey !== undefined, name).toBe(listed);
  }
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
      ).toContain('string');
      expect(kindNames).toContain(kind);
    }
  });
});

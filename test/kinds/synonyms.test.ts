import { describe, expect, test } from 'vitest';
import { kindOf, kinds } from '../../server/src/kinds/registry.js';
import { fieldSchemas, propertiesOf } from '../../server/src/kinds/schema-walk.js';
import { namesAnywhere, namesOfEveryKind, namesOfRange, synonymTable } from '../../server/src/kinds/synonym-table.js';
import { type KeyPlace, meaningOf, snakeCase } from '../../server/src/kinds/synonyms.js';
import type { KindName } from '../../server/src/kinds/types.js';

/** The keys that the schema of a kind lists at a place of the table. */
function knownAt(kind: KindName, place: string): string[] {
  const { schema } = kindOf(kind);
  const path = place === '' ? [] : place.split('/').map((step) => (step === '*' ? 0 : step));
  return [...propertiesOf(schema, fieldSchemas(schema, path)).keys()];
}

function placeOf(kind: KindName, place = '', noun?: string): KeyPlace {
  const path = place === '' ? [] : place.split('/');
  return { kind, path, known: new Set(knownAt(kind, place)), ...(noun === undefined ? {} : { noun }) };
}

const rows = Object.entries(synonymTable).flatMap(([kind, places]) =>
  Object.entries(places).map(([place, names]) => ({ kind: kind as KindName, place, names })),
);

describe('the table of names', () => {
  test('has every kind but the config file', () => {
    expect(Object.keys(synonymTable).sort()).toEqual(
      kinds
        .map(({ name }) => name as string)
        .filter((name) => name !== 'config')
        .sort(),
    );
  });

  test.each(rows)('leads to keys of the schema: $kind at "$place"', ({ kind, place, names }) => {
    expect(knownAt(kind, place), 'the place').not.toEqual([]);
    for (const canonical of Object.keys(names)) {
      const way = canonical.startsWith('/') ? [] : place === '' ? [] : place.split('/');
      const steps = canonical.replace(/^\//, '').split('.');
      const around = [...way, ...steps.slice(0, -1)].join('/');
      expect(knownAt(kind, around), canonical).toContain(steps.at(-1));
    }
  });

  test.each(rows)('holds other names only, each once a key: $kind at "$place"', ({ kind, place, names }) => {
    const known = knownAt(kind, place);
    for (const [canonical, others] of Object.entries(names)) {
      const list = others.split(' ');
      expect(
        list.filter((name) => known.includes(name)),
        canonical,
      ).toEqual([]);
      expect(
        list.filter((name) => snakeCase(name) !== name || name === ''),
        canonical,
      ).toEqual([]);
      expect(new Set(list).size, canonical).toBe(list.length);
    }
  });

  test('what holds anywhere is in the schemas too', () => {
    for (const [kind, keys] of [['persona', namesOfEveryKind]] as const) {
      for (const key of Object.keys(keys)) expect(knownAt(kind, '')).toContain(key.split('.')[0]);
    }
    expect(
      Object.keys(namesAnywhere['evidence/*'] ?? {}).filter((key) => !knownAt('persona', 'evidence/*').includes(key)),
    ).toEqual([]);
    expect(Object.keys(namesOfRange)).toEqual(knownAt('jtbd', 'scale'));
  });
});

describe('the meaning of a key', () => {
  test.each([
    ['frustrations', 'pain_points'],
    ['challenges_and_pains', 'pain_points'],
    ['needs', 'goals'],
    ['objectives', 'goals'],
    ['label', 'name'],
    ['bio', 'summary', 'narrative'],
    ['backstory', 'narrative'],
    ['job_title', 'role'],
    ['occupation', 'role'],
    ['behaviors', 'behaviours'],
    ['quote_text', 'quote'],
    ['age', 'demographics.age_range'],
    ['location', 'demographics.location'],
    ['tech_stack', 'professional_context.tools'],
    ['buying_triggers', 'buying.trigger'],
    ['last_updated', 'review.last'],
    ['persona_id', 'id'],
    ['Job Title', 'role'],
  ])('persona: %s is %s', (key, ...keys) => {
    expect(meaningOf(placeOf('persona'), key)).toEqual({ by: 'synonym', keys });
  });

  test.each([
    ['icp', '', 'exclusions', 'disqualifiers'],
    ['icp', '', 'employee_count', 'firmographics.company_size'],
    ['icp', 'firmographics', 'industry', 'industries'],
    ['icp', 'firmographics', 'region', 'geographies'],
    ['icp', 'firmographics', 'revenue', 'annual_revenue'],
    ['icp', 'technographics', 'tech_stack', 'stack'],
    ['jtbd', '', 'job_story', 'statement'],
    ['jtbd', 'forces', 'what_pushes', 'push'],
    ['story', '', 'role', 'as_a'],
    ['story', '', 'benefit', 'so_that'],
    ['segment', '', 'inclusion_criteria', 'criteria'],
    ['glossary', 'terms/*', 'meaning', 'definition'],
    ['persona', 'demographics', 'age', 'age_range'],
    ['persona', 'demographics', 'job_title', '/role'],
    ['persona', 'evidence/*', 'url', 'source'],
  ] as const)('%s at "%s": %s is %s', (kind, place, key, canonical) => {
    expect(meaningOf(placeOf(kind, place), key)?.keys[0]).toBe(canonical);
  });

  test.each(['painPoints', 'pain-points', 'Pain Points', 'PainPoints', 'PAIN_POINTS', 'Pain_Points'])(
    '%s is another spelling',
    (key) => {
      expect(meaningOf(placeOf('persona'), key)).toEqual({ by: 'case', keys: ['pain_points'] });
    },
  );

  test.each([
    ['goal', 'goals'],
    ['painpoints', 'pain_points'],
    ['icp', 'icps'],
  ])('%s is a slip for %s', (key, canonical) => {
    expect(meaningOf(placeOf('persona'), key)).toEqual({ by: 'slip', keys: [canonical] });
  });

  test('the noun of a statement has names of its own, and general ones', () => {
    const place = placeOf('persona', 'pain_points/*', 'pain');
    for (const key of ['frustration', 'item', 'title', 'text', 'Description'])
      expect(meaningOf(place, key)?.keys, key).toEqual(['pain']);
    expect(meaningOf(place, 'zebra')).toBeUndefined();
  });

  test('a range has names for both its ends, wherever it stands', () => {
    expect(meaningOf(placeOf('persona', 'demographics/age_range'), 'from')?.keys).toEqual(['min']);
    expect(meaningOf(placeOf('icp', 'business/contract_value'), 'maximum')?.keys).toEqual(['max']);
  });

  test('nothing is known of other keys, nor in a config file by another name', () => {
    expect(meaningOf(placeOf('persona'), 'zebra')).toBeUndefined();
    expect(meaningOf(placeOf('persona', 'demographics'), 'frustrations')).toBeUndefined();
    expect(meaningOf(placeOf('config'), 'title')).toBeUndefined();
    expect(meaningOf(placeOf('config'), 'Extends')).toEqual({ by: 'case', keys: ['extends'] });
  });
});

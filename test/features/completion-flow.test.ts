import { describe, expect, test } from 'vitest';
import { doc } from '../support/marked.js';
import { accepted, labels, plain, snippets, suggest } from './completion-support.js';

const json = 'file:///team/src/dev.json';
/** A PLS persona in JSON, with lines of its own after the ones it needs. */
const pls = (...lines: readonly string[]) =>
  doc('{', '  "$schema": "../src/schema/persona.json",', '  "id": "dev",', '  "label": "Dev",', ...lines, '}');

describe('in braces and brackets', () => {
  test('keys less those before and behind the cursor', () => {
    expect(labels('id: d\nreview: {|}')).toEqual(['last', 'cadence', 'history']);
    expect(labels('id: d\nreview: {cadence: annual, |}')).toEqual(['last', 'history']);
    expect(labels('id: d\nreview: {|, cadence: annual}')).toEqual(['last', 'history']);
    expect(labels('id: d\nreview: {ca|}')).toEqual(['last', 'cadence', 'history']);
    expect(labels('id: d\ngoals: [{goal: Grow, |}]')).toEqual(['type', 'rank', 'evidence']);
  });

  test('values', () => {
    expect(labels('id: d\nreview: {cadence: |}')).toEqual(['monthly', 'quarterly', 'biannual', 'annual']);
    expect(accepted('id: d\nreview: {cadence: mon|th, last: 2026-01-01}', 'annual')).toBe(
      'id: d\nreview: {cadence: annual, last: 2026-01-01}',
    );
    expect(accepted('id: d\nreview: {cadence:|}', 'annual')).toBe('id: d\nreview: {cadence: annual}');
  });

  test('what a key brings stays on the line', () => {
    expect(accepted('id: d\nreview: {|}', 'history')).toBe('id: d\nreview: {history: [{date: 2026-05-01}]}');
    expect(accepted('id: d\ngoals: [|]', '{ }')).toBe('id: d\ngoals: [{goal: }]');
    expect(accepted('id: d\nvalidation: {|}', 'sales')).toBe('id: d\nvalidation: {sales: {}}');
  });

  test('commas are put where they are missing', () => {
    expect(accepted('id: d\nreview: {cadence: annual |}', 'last', plain)).toBe(
      'id: d\nreview: {cadence: annual, last: }',
    );
    expect(accepted('id: d\nreview: {| cadence: annual}', 'last', plain)).toBe(
      'id: d\nreview: {last: ,  cadence: annual}',
    );
  });

  test('over several lines, and where the bracket never closes', () => {
    expect(labels(doc('id: d', 'review: {', '  cadence: annual,', '  |', '  }'))).toEqual(['last', 'history']);
    expect(labels(doc('id: d', 'review: {cadence: |', 'name: Dana'))).toContain('annual');
    expect(labels(doc('id: d', 'parent: [|', 'name: Dana'))).toEqual(['finance-lead', 'accountant']);
  });

  test('nothing in comments and sentences', () => {
    expect(labels(doc('id: d', 'review: {', '  # cad|', '  }'))).toEqual([]);
    expect(labels('id: d\nquote: {text: I lo|ve it}')).toEqual([]);
    expect(labels('id: d\nreview: {cadence: annual}|')).toEqual([]);
    expect(labels('id: d\nreview: |{cadence: annual}')).toEqual([]);
  });
});

describe('a PLS persona in JSON', () => {
  test('takes the keys of the PLS schema in its order', () => {
    expect(labels(pls('  |'), json).slice(0, 5)).toEqual([
      'parent',
      'narrative',
      'segment',
      'organization',
      'awareness',
    ]);
    expect(labels(pls('  |'), json)).not.toContain('goals');
  });

  test('stays JSON with every key', () => {
    for (const options of [snippets, plain]) {
      for (const label of labels(pls('  |'), json)) {
        const text = accepted(pls('  |'), label, options, json);
        expect(Object.keys(JSON.parse(text.replace(/,(\s*\})/g, '$1')) as object), text).toContain(label);
      }
    }
  });

  test('completes half-typed keys in their quotes', () => {
    const [item] = suggest(pls('  "narr|"'), snippets, json).filter(({ label }) => label === 'narrative');
    expect(item).toMatchObject({
      filterText: '"narrative"',
      textEdit: { range: { start: { character: 2 }, end: { character: 8 } }, newText: '"narrative": "$1"' },
    });
    expect(accepted(pls('  "narr|'), 'narrative', snippets, json)).toBe(pls('  "narrative": ""'));
    expect(accepted(pls('  narr|'), 'narrative', snippets, json)).toBe(pls('  "narrative": ""'));
  });

  test('quotes its values', () => {
    expect(accepted(pls('  "adoption": {"curve": |}'), 'early', snippets, json)).toBe(
      pls('  "adoption": {"curve": "early"}'),
    );
    expect(accepted(pls('  "parent": [|]'), 'accountant', snippets, json)).toBe(pls('  "parent": ["accountant"]'));
    expect(accepted(pls('  "parent": ["fin|"]'), 'finance-lead', snippets, json)).toBe(
      pls('  "parent": ["finance-lead"]'),
    );
  });

  test('gets the comma that a new last key needs', () => {
    const source = doc('{', '  "$schema": "../src/schema/persona.json",', '  "id": "dev"', '  |', '}');
    const text = accepted(source, 'label', snippets, json);
    expect(JSON.parse(text)).toMatchObject({ id: 'dev', label: '' });
  });
});

test('a PLS persona in YAML takes the keys of the PLS schema', () => {
  const source = doc('$schema: ../src/schema/persona.json', 'id: dev', 'label: Dev', '|');
  expect(labels(source, 'file:///team/dev.yaml')).toEqual([
    'parent',
    'narrative',
    'segment',
    'organization',
    'awareness',
    'adoption',
    'role',
    'motivations',
    'strategies',
  ]);
});

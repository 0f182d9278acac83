import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { kindOf, kinds } from '../../server/src/kinds/registry.js';
import { rules } from '../../server/src/rules/registry.js';
import type { Finding } from '../../server/src/rules/types.js';
import { documentsNear } from '../schemas/arbitrary.js';
import { applyFix, findingsOf, shelf } from '../support/library.js';
import { yamlish } from '../support/yamlish.js';

const said = (findings: readonly Finding[]) =>
  findings.map(({ rule, severity, channel }) => `${rule} ${severity}${channel === 'gap' ? ' gap' : ''}`);

const sketch = 'kind: persona\nid: a\nbasis: proto\nreview: { last: 2026-06-01 }\nnick: A\n';

/** Everything that holds for the findings of any file. */
function sound(text: string, findings: readonly Finding[]): void {
  const known = new Set(rules.map(({ meta }) => meta.id));
  let last = 0;
  for (const { rule, span, message, fixes } of findings) {
    expect(known.has(rule)).toBe(true);
    expect(message).toMatch(/[.?]$/);
    expect(message).not.toMatch(/undefined|NaN|\[object/);
    expect(span.start).toBeGreaterThanOrEqual(last);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
    last = span.start;
    for (const { edits } of fixes) {
      expect(edits.length).toBeGreaterThan(0);
      for (const edit of edits) {
        expect(edit.span.start).toBeGreaterThanOrEqual(0);
        expect(edit.span.end).toBeGreaterThanOrEqual(edit.span.start);
        expect(edit.span.end).toBeLessThanOrEqual(text.length);
      }
    }
  }
}

describe('any file', () => {
  const suffixes = kinds.flatMap(({ suffix }) => suffix ?? []);

  test('is checked without throwing, the same way twice, and findings lie in the text', () => {
    fc.assert(
      fc.property(yamlish, fc.constantFrom(...suffixes), (text, suffix) => {
        const first = findingsOf(text, `a.${suffix}.yaml`);
        sound(text, first);
        expect(JSON.stringify(said(findingsOf(text, `a.${suffix}.yaml`)))).toBe(JSON.stringify(said(first)));
      }),
      { numRuns: 400 },
    );
  });

  const known = kinds.filter(({ suffix }) => suffix);
  const cases = known.map(({ name, suffix = '', schema }) => ({ name, suffix, schema }));

  test.each(cases)('of any data is checked without throwing: $name', ({ suffix, schema }) => {
    fc.assert(
      fc.property(documentsNear(schema), fc.boolean(), (data, asJson) => {
        const text = asJson ? JSON.stringify(data, undefined, 2) : stringify(data);
        sound(text, findingsOf(text, `a.${suffix}.yaml`, 'extends: strict\n'));
      }),
      { numRuns: 60 },
    );
  });

  test('with any config', () => {
    const name = 'personas.config.yaml';
    const nearConfig = documentsNear(kindOf('config').schema).map((data) => stringify(data));
    fc.assert(
      fc.property(fc.oneof(yamlish, nearConfig), (text) => {
        const made = shelf({ [name]: text, 'a.persona.yaml': sketch });
        sound(text, made.findings(name));
        sound(sketch, made.findings('a.persona.yaml'));
      }),
      { numRuns: 150 },
    );
  });
});

/** The rules that judge a document alone. What is right in itself may still refer to something that is not there. */
const judges = [
  'yaml-syntax',
  'duplicate-key',
  'missing-key',
  'wrong-type',
  'enum-value',
  'bad-value',
  'date-not-iso',
  'score-out-of-range',
  'range-inverted',
  'plain-scalar-indicator',
  'kind-mismatch',
];

describe('fixes', () => {
  const cases = kinds.map(({ name, suffix, schema }) => ({
    name,
    file: suffix ? `a.${suffix}.yaml` : 'personas.config.yaml',
    schema,
  }));
  const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error');
  const count = (findings: readonly Finding[], rule: string) => findings.filter((found) => found.rule === rule).length;

  test.each(cases)('each removes its finding and makes no new error: $name', ({ file, schema }) => {
    let tried = 0;
    fc.assert(
      fc.property(documentsNear(schema), fc.constantFrom('block', 'flow', 'json'), (data, style) => {
        const text =
          style === 'json'
            ? `${JSON.stringify(data)}\n`
            : stringify(data, { collectionStyle: style === 'flow' ? 'flow' : 'any' });
        const before = findingsOf(text, file);
        const seen = new Set<string>();
        for (const finding of before) {
          for (const fix of finding.fixes) {
            // One of each sort a document; each fix means judging the whole of it again.
            const sort = `${finding.rule} ${fix.title}`;
            if (seen.has(sort)) continue;
            seen.add(sort);
            tried++;
            const mended = applyFix(text, fix);
            const after = findingsOf(mended, file);
            const context = `${finding.rule}, ${fix.title}:\n${text}\n->\n${mended}`;
            expect(count(after, finding.rule), context).toBeLessThan(count(before, finding.rule));
            // Under its right name a value may turn out to be wrong; before, nobody looked at it.
            if (fix.title.startsWith('Rename')) continue;
            // And once a value is an id, it may turn out that nothing has it.
            for (const id of judges)
              expect(count(errors(after), id), `${id} after ${context}`).toBeLessThanOrEqual(count(errors(before), id));
          }
        }
      }),
      // A config file near the schema is cheap to judge, and seldom wrong.
      { numRuns: file === 'personas.config.yaml' ? 200 : 30 },
    );
    expect(tried).toBeGreaterThan(0);
  });
});

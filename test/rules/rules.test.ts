import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../server/src/rules/registry.js';
import type { Finding, Fix } from '../../server/src/rules/types.js';
import { applied, asMarkers, type Checked, checkText, fixtures, markersOf } from './fixtures.js';

const all = fixtures();
const gapRules = new Set(rules.filter(({ meta }) => meta.channel === 'gap').map(({ meta }) => meta.id));

/** Rules whose fix takes lines away, with the comments that stand on them. */
const removing = new Set([
  'duplicate-key',
  'inheritance-cycle',
  'override-with-empty',
  'redundant-override',
  'override-and-extend',
  'stale-copy',
  'unused-suppression',
  'icp-person-attributes',
  'include-exclude-overlap',
  'sensitive-attribute',
]);

/** What offers to make a file change in this one. */
function movesOf({ offers = [] }: Finding): Fix[] {
  return offers.flatMap((offer) =>
    'edits' in offer && offer.edits ? [{ title: offer.title, edits: offer.edits }] : [],
  );
}

/** Findings of every rule, and the gaps of the one that the fixture is about. */
function relevant(checked: Checked, rule: string): Checked {
  return {
    ...checked,
    findings: checked.findings.filter(({ channel, rule: id }) => channel === 'finding' || id === rule),
  };
}

describe.each(rules.map(({ meta }) => meta))('$id', (meta) => {
  const own = all.filter(({ rule }) => rule === meta.id);

  test('is complete: fixtures, docs page, and the meta that the docs need', () => {
    expect(
      own.some(({ name }) => name.startsWith('valid')),
      'a valid fixture',
    ).toBe(true);
    expect(
      own.some(({ name }) => !name.startsWith('valid')),
      'an invalid fixture',
    ).toBe(true);
    expect(existsSync(`docs/rules/${meta.id}.md`), 'docs page').toBe(true);
    expect(meta.summary).toMatch(/^[A-Z].*\.$/);
  });

  test.each(own)('finds what is marked in $name and nothing else', ({ name, text }) => {
    const checked = relevant(checkText(text), meta.id);
    expect(asMarkers(checked)).toEqual(markersOf(text));
    if (name.startsWith('valid')) expect(checked.findings).toEqual([]);
    else expect(checked.findings.some(({ rule }) => rule === meta.id)).toBe(true);
  });

  const invalid = own.filter(({ name }) => !name.startsWith('valid'));
  test('speaks in whole sentences, and not of YAML or JSON words that nobody knows', () => {
    for (const { text } of invalid) {
      for (const { message } of checkText(text).findings.filter(({ rule }) => rule === meta.id)) {
        expect(message).toMatch(/[.?]$/);
        const prose = message.replace(/`[^`]*`/g, '');
        expect(prose).not.toMatch(
          /undefined|NaN|\[object|instancePath|\bscalar\b|\bmapping\b|\bsequence\b|\bnode\b|\bregex/,
        );
      }
    }
  });

  if (!meta.fix) return;
  test('has a fix that removes the finding and makes no new error', () => {
    let fixed = 0;
    for (const { text } of invalid) {
      const before = checkText(text);
      for (const finding of before.findings.filter(({ rule }) => rule === meta.id)) {
        for (const fix of [...finding.fixes, ...movesOf(finding)]) {
          fixed++;
          const mended = applied(text, fix, finding.part);
          const after = checkText(mended);
          const count = (checked: Checked) => checked.findings.filter(({ rule }) => rule === meta.id).length;
          expect(count(after), `${fix.title}:\n${mended}`).toBeLessThan(count(before));
          const errors = (checked: Checked) =>
            checked.findings
              .filter(({ severity }) => severity === 'error')
              .map(({ rule, message }) => `${rule}: ${message}`);
          const known = errors(before);
          expect(
            errors(after).filter((error) => !known.includes(error)),
            `${fix.title}:\n${mended}`,
          ).toEqual([]);
          for (const comment of text.match(/#.*$/gm) ?? []) {
            if (!removing.has(finding.rule)) expect(mended).toContain(comment);
          }
        }
      }
    }
    expect(fixed).toBeGreaterThan(0);
  });
});

test('every fixture belongs to a rule', () => {
  const known = rules.map(({ meta }) => meta.id);
  expect([...new Set(all.map(({ rule }) => rule))].filter((rule) => !known.includes(rule))).toEqual([]);
  expect(gapRules.size).toBeGreaterThan(0);
});

const catalogue = '../shared/rules.tsv';
test.runIf(existsSync(catalogue))('severity, channel and fix are those of the catalogue', () => {
  const rows = new Map(
    readFileSync(catalogue, 'utf8')
      .split('\n')
      .map((line) => [line.split('\t')[0] ?? '', line.split('\t')]),
  );
  for (const { meta } of rules) {
    const [, , , severity, channel, fix] = rows.get(meta.id) ?? [];
    expect(severity?.split('/').at(-1)?.replace(/ \(.*/, ''), meta.id).toBe(meta.severity);
    expect(channel, meta.id).toBe(meta.channel);
    expect(fix !== '-', `${meta.id} has a fix`).toBe(meta.fix !== undefined);
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { fixAll, fixesOfRule, gapFixesOf, type Pick, safeFixes } from '../../server/src/features/fix-all.js';
import { judgeInstead } from '../../server/src/features/judge-text.js';
import { kinds } from '../../server/src/kinds/registry.js';
import { rules } from '../../server/src/rules/registry.js';
import type { Finding, Fix } from '../../server/src/rules/types.js';
import { documentsNear } from '../schemas/arbitrary.js';
import { shelf, today } from '../support/library.js';
import { checkText, fixtures } from './fixtures.js';

const name = 'a.persona.yaml';

/** Fixes a file that stands alone in its library. */
function fixed(text: string, pick: Pick, file = name) {
  const { files, library } = shelf({ [file]: text });
  const own = files.get(file);
  if (!own) throw new Error(`No ${file}.`);
  const judge = judgeInstead(own, library, today);
  return { ...fixAll(text, judge, pick), judge };
}

function errors(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))];
}

const any: Pick = ({ fixes }) => fixes.find(({ choice }) => !choice);

/** Everything that somebody can ask for at once about a text. */
function picksFor(findings: readonly Finding[]): Pick[] {
  const ofRules = [...new Set(findings.map(({ rule }) => rule))].map(fixesOfRule);
  const ofGaps = findings.flatMap(({ channel, entity }) => (channel === 'gap' && entity ? [entity] : []));
  return [safeFixes, ...ofRules, ...[...new Set(ofGaps)].slice(0, 2).map(gapFixesOf)];
}

describe('fix all', () => {
  const messy = `kind: persona # who
id: a
basis: proto
painPoints:
  - pain: "Late data" # quoted
status: Active
review: { last: 31.03.2026 }
demographics:
  ageRange: 25-34
  careerStage: Manager
professionalContext:
  budgetAuthority: { has: true }
`;

  test('does what is safe, and keeps comments and quotes', () => {
    const { text, count } = fixed(messy, safeFixes);
    expect(text).toBe(
      messy
        .replace('painPoints', 'pain_points')
        .replace('Active', 'active')
        .replace('31.03.2026', '2026-03-31')
        .replace('ageRange: 25-34', 'age_range: { min: 25, max: 34 }')
        .replace('careerStage: Manager', 'career_stage: manager')
        .replace('professionalContext', 'professional_context')
        .replace('budgetAuthority', 'budget_authority'),
    );
    expect(count).toBeGreaterThan(3);
  });

  test('keeps line ends', () => {
    const { text } = fixed(messy.replaceAll('\n', '\r\n'), safeFixes);
    expect(text).toBe(fixed(messy, safeFixes).text.replaceAll('\n', '\r\n'));
  });

  test('does nothing to what is right, and says so', () => {
    expect(fixed('kind: persona\nid: a\nbasis: proto\n', safeFixes)).toMatchObject({ edits: [], count: 0 });
  });

  test('does not do unasked what only a person can decide', () => {
    const text =
      'kind: persona\nid: A Person\nbasis: prot\nfrustrations: [x]\nreview: { last: 2020-01-01 }\nzebra: 1\n';
    expect(fixed(text, safeFixes).edits).toEqual([]);
  });

  test('of one rule leaves the findings of others', () => {
    const { text } = fixed(messy, fixesOfRule('enum-value'));
    expect(text).toBe(messy.replace('Active', 'active'));
  });

  test('of a rule takes what a fix has laid open', () => {
    const { text } = fixed(
      'kind: persona\nid: a\nProfessionalContext:\n  TeamSize: 5-10\n',
      fixesOfRule('mixed-key-case'),
    );
    expect(text).toContain('professional_context:\n  team_size: ');
  });

  test('leaves the library as it was', () => {
    const { files, library, findings } = shelf({ [name]: messy, 'b.persona.yaml': 'kind: persona\nid: a\n' });
    const before = JSON.stringify(findings('b.persona.yaml'));
    const own = files.get(name);
    expect(own).toBeDefined();
    if (own) fixAll(messy, judgeInstead(own, library, today), any);
    expect(JSON.stringify(findings('b.persona.yaml'))).toBe(before);
  });

  test('does not what makes a new error, and what does harm only with others it does alone', () => {
    const fix = (at: number, newText: string): Fix => ({
      title: newText,
      edits: [{ span: { start: at, end: at + 1 }, newText }],
    });
    const finding = (message: string, fixes: Fix[], severity: Finding['severity'] = 'warning'): Finding => ({
      rule: severity === 'error' ? 'fault' : 'r',
      message,
      severity,
      channel: 'finding',
      pointer: '',
      document: 0,
      span: { start: 0, end: 1 },
      fixes,
    });
    // `a` and `b` are wrong, `AB` together is an error; so is `C`.
    const judge = (text: string) => [
      ...(text.startsWith('a') ? [finding('a', [fix(0, 'A')])] : []),
      ...(text[2] === 'b' ? [finding('b', [fix(2, 'B')])] : []),
      ...(text[4] === 'c' ? [finding('c', [fix(4, 'C')])] : []),
      ...(/A.B|C/.test(text) ? [finding('together', [], 'error')] : []),
    ];
    expect(fixAll('a b c', judge, any).text).toBe('A b c');
  });
});

describe('what is missing', () => {
  test('is added all at once, what is worth most first', () => {
    const text = 'kind: persona\nid: a\nname: Ana\nbasis: mixed\n---\nkind: persona\nid: b\n';
    const place = { document: 0, pointer: '' };
    const { text: filled, judge } = fixed(text, gapFixesOf(place));
    expect(filled.endsWith('---\nkind: persona\nid: b\n')).toBe(true);
    for (const key of ['goals:', 'pain_points:', 'size:', 'validation:', 'review:'])
      expect(filled).toContain(`\n${key}`);
    expect(judge(filled).filter((finding) => gapFixesOf(place)(finding))).toEqual([]);
    expect(errors(judge(filled))).toEqual([]);
  });
});

describe('over the fixtures of every rule', () => {
  const all = fixtures();
  const texts = all.filter(({ text }) => !/^# --- file:/m.test(text));

  test.each(rules.filter(({ meta }) => meta.fix).map(({ meta }) => meta.id))(
    '%s: once is enough, and nothing new is wrong',
    (id) => {
      for (const { text } of texts.filter((fixture) => fixture.rule === id)) {
        const [part] = checkText(text).findings;
        if (!part) continue;
        const { judge } = fixed(text, () => undefined, part.part.name);
        for (const pick of [safeFixes, fixesOfRule(id), ...picksFor(judge(text)).slice(-1)]) {
          const once = fixed(text, pick, part.part.name);
          if (once.count === 0) continue;
          const twice = fixed(once.text, pick, part.part.name);
          expect(twice.text).toBe(once.text);
          const known = errors(once.judge(text));
          expect(errors(once.judge(once.text)).filter((error) => !known.includes(error))).toEqual([]);
        }
      }
    },
  );

  test.each(rules.map(({ meta }) => meta))('$id says truly whether it has fixes that are safe', ({ id, safe, fix }) => {
    const own = all.filter((fixture) => fixture.rule === id);
    const found = own.flatMap(({ text }) => checkText(text).findings.filter(({ rule }) => rule === id));
    const isSafe = found.some(({ fixes }) => fixes.some((one) => one.safe));
    expect(isSafe).toBe(safe !== undefined);
    if (safe !== undefined) expect(fix).toBeDefined();
  });
});

describe('over any document', () => {
  const cases = kinds.map(({ name: kind, suffix, schema }) => ({
    kind,
    file: suffix ? `a.${suffix}.yaml` : 'personas.config.yaml',
    schema,
  }));

  test.each(cases)('of kind $kind, doing it again changes nothing, and nothing new is wrong', ({ file, schema }) => {
    fc.assert(
      fc.property(
        documentsNear(schema),
        fc.constantFrom('block', 'flow', 'json', 'crlf'),
        fc.nat(100),
        (data, style, chosen) => {
          const plain =
            style === 'json'
              ? JSON.stringify(data)
              : stringify(data, { collectionStyle: style === 'flow' ? 'flow' : 'any' });
          const text = style === 'crlf' ? plain.replaceAll('\n', '\r\n') : plain;
          const picks = picksFor(fixed(text, () => undefined, file).judge(text));
          const pick = picks[chosen % picks.length] ?? safeFixes;
          const once = fixed(text, pick, file);
          expect(fixed(once.text, pick, file).text).toBe(once.text);
          if (style === 'crlf') expect(once.text.replaceAll('\r\n', '')).not.toContain('\n');
          const known = errors(once.judge(text));
          expect(errors(once.judge(once.text)).filter((error) => !known.includes(error))).toEqual([]);
        },
      ),
      { numRuns: 5 },
    );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { config } from '../../server/src/kinds/config.js';
import { rules } from '../../server/src/rules/registry.js';
import type { Rule } from '../../server/src/rules/types.js';
import { applyFix, findingsOf, shelf } from '../support/library.js';

const name = 'personas.config.yaml';
const optioned = rules.flatMap(({ meta }) => (meta.options ?? []).map((option) => ({ rule: meta.id, option })));

/** What is said of a config file: rule, severity, the text at fault and the message. */
function said(text: string): string[] {
  return findingsOf(text, name).map(
    ({ rule, severity, span, message }) => `${rule} ${severity} "${text.slice(span.start, span.end)}" ${message}`,
  );
}

describe('settings of rules', () => {
  test.each([
    [
      'rules:\n  too-many-persona: off\n',
      'unknown-key error "too-many-persona" `rules` has no key `too-many-persona`. Did you mean `too-many-personas`?',
    ],
    [
      'rules:\n  too-many-personas: eror\n',
      'enum-value error "eror" `too-many-personas` cannot be `eror`. Did you mean `error`? It takes `off`, `hint`, `info`, `warning` or `error`.',
    ],
    [
      'rules:\n  too-many-personas: [eror]\n',
      'enum-value error "eror" `too-many-personas` cannot be `eror`. Did you mean `error`? It takes `off`, `hint`, `info`, `warning` or `error`.',
    ],
    [
      'rules:\n  too-many-personas: [warning, { maxx: 4 }]\n',
      'unknown-key error "maxx" `too-many-personas` has no key `maxx`. Did you mean `max`?',
    ],
    ['rules:\n  too-many-personas: [warning, { max: 0 }]\n', 'bad-value error "0" `max` goes from 1 to 100, not 0.'],
    [
      'rules:\n  too-many-personas: [warning, { max: lots }]\n',
      'wrong-type error "lots" `max` takes a whole number, such as `7`, not a text.',
    ],
    ['rules:\n  no-goals: [warning, { max: 4 }]\n', 'unknown-key error "max" `no-goals` has no key `max`.'],
    [
      'overrides:\n  - files: a/**\n    rules: { no-goal: info }\n',
      'unknown-key error "no-goal" `rules` has no key `no-goal`. Did you mean `no-goals`?',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  test('that are right are left alone', () => {
    const text =
      'rules:\n  too-many-personas: [error, { max: 4, primary: 2 }]\n  opinion-based: [info]\n  no-goals: [info, {}]\n  incomplete: hint\n';
    expect(said(text)).toEqual([]);
  });

  test('that are mistyped have quick fixes', () => {
    const text = 'rules: { too-many-persona: [warning, { max: 4 }] }\n';
    const [fix] = findingsOf(text, name)[0]?.fixes ?? [];
    expect(fix && applyFix(text, fix)).toBe('rules: { too-many-personas: [warning, { max: 4 }] }\n');
  });

  test.each(optioned)('$option.name of $rule is in the schema as the rule says it', ({ rule, option }) => {
    const setting = config.schema.$defs?.rules?.properties?.[rule];
    const property = setting?.anyOf?.[1]?.prefixItems?.[1]?.properties?.[option.name];
    const { description, default: usual } = option;
    expect(property).toMatchObject({ ...option.schema, description, default: usual });
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(option.name).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  test('every rule has the severity of the catalogue as its default, and a gap none', () => {
    for (const { meta } of rules) {
      const setting = config.schema.$defs?.rules?.properties?.[meta.id];
      expect(setting?.default, meta.id).toBe(meta.channel === 'gap' ? undefined : meta.severity);
    }
  });
});

/** The source of every rule by its id. */
const sources = new Map(
  readdirSync('server/src/rules', { recursive: true, encoding: 'utf8' }).map((path) => [
    basename(path, '.ts'),
    join('server/src/rules', path),
  ]),
);

describe('words of one’s own', () => {
  test('are read by the rules that say so, and by no other', () => {
    const reads = ({ meta }: Rule) =>
      /Lexicon\.for\(|lexiconRule|vocabulary\.get\(/.test(readFileSync(sources.get(meta.id) ?? '', 'utf8'));
    expect(rules.filter(reads).map(({ meta }) => meta.id)).toEqual(
      rules.filter(({ meta }) => meta.vocabulary !== undefined).map(({ meta }) => meta.id),
    );
    for (const { meta } of rules)
      if (meta.vocabulary !== undefined) expect(meta.vocabulary, meta.id).toMatch(/^[A-Z].*\.$/);
  });

  test('belong to a rule that reads words, or to a field', () => {
    expect(said('vocabulary: { solution-in-goal: [Ledgerly], tools: [Ledgerly], x_mine: [a] }\n')).toEqual([]);
    expect(said('vocabulary: { solution-in-gaol: [Ledgerly], no-goals: [a] }\n')).toEqual([
      'unknown-key warning "solution-in-gaol" Nothing reads words for `solution-in-gaol`. Did you mean `solution-in-goal`?',
      'unknown-key warning "no-goals" Nothing reads words for `no-goals`. It is the id of a rule about words, or the name of a field.',
    ]);
  });
});

describe('options', () => {
  const personas = (count: number, more = '') =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        `p${n}.persona.yaml`,
        `kind: persona\nid: p${n}\nbasis: proto\n${more}`,
      ]),
    );
  const tooMany = (texts: Record<string, string>, config: string) => {
    const made = shelf({ ...texts, [name]: config });
    return made.findings(name).flatMap(({ rule, message }) => (rule === 'too-many-personas' ? [message] : []));
  };

  test('of too-many-personas set its limits, and the message names them', () => {
    expect(tooMany(personas(4), 'rules: { too-many-personas: [warning, { max: 3 }] }\n')).toEqual([
      'This library has 4 active personas; your settings allow 3. Merge similar ones, or retire some.',
    ]);
    expect(tooMany(personas(9), 'rules: { too-many-personas: [warning, { max: 9 }] }\n')).toEqual([]);
    expect(tooMany(personas(3, 'priority: 1\n'), 'rules: { too-many-personas: [warning, { primary: 2 }] }\n')).toEqual([
      'This library has 3 personas of priority 1; your settings allow 2. Merge similar ones, or retire some.',
    ]);
  });

  test('that are out of bounds or of a wrong type count as absent', () => {
    for (const max of ['0', '-1', '2.5', 'three', '[3]'])
      expect(tooMany(personas(7), `rules: { too-many-personas: [warning, { max: ${max} }] }\n`)).toEqual([]);
  });

  test('of opinion-based say how many claims need evidence', () => {
    const goals = (supported: number, of: number) =>
      Array.from(
        { length: of },
        (_, n) => `  - goal: g${n}\n${n < supported ? '    evidence: [{ source: Talk }]\n' : ''}`,
      ).join('');
    const fires = (supported: number, of: number, oneIn: number) =>
      findingsOf(
        `kind: persona\nid: a\ngoals:\n${goals(supported, of)}`,
        'a.persona.yaml',
        `rules: { opinion-based: [warning, { one_in: ${oneIn} }] }\n`,
      ).some(({ rule }) => rule === 'opinion-based');
    expect([fires(1, 2, 2), fires(1, 3, 2), fires(1, 3, 3), fires(2, 3, 1), fires(3, 3, 1)]).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import snippets from '../../snippets/persona.json' with { type: 'json' };
import { allParts, expandSnippet, insertAt, type Part, parseSnippet, tabStops } from './expand.js';

interface Snippet {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly description: string;
  readonly isFile: boolean;
  readonly parts: readonly Part[];
}

const all: readonly Snippet[] = Object.entries(snippets).map(([name, snippet]) => ({
  name,
  prefixes: snippet.prefix,
  description: snippet.description,
  isFile: 'isFileTemplate' in snippet && snippet.isFileTemplate,
  parts: parseSnippet(snippet.body),
}));
const named = (name: string): Snippet => {
  const found = all.find((snippet) => snippet.prefixes.includes(name));
  if (!found) throw new Error(`There is no snippet "${name}".`);
  return found;
};
const files = all.filter((snippet) => snippet.isFile);

const variables = { CURRENT_YEAR: '2026', CURRENT_MONTH: '03', CURRENT_DATE: '31' };

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv, ['date']);
const validators = new Map(
  ['persona', 'icp', 'jtbd'].map((kind) => {
    const path = new URL(`../../schemas/${kind}.schema.json`, import.meta.url);
    return [kind, ajv.compile(JSON.parse(readFileSync(path, 'utf8')))] as const;
  }),
);

/** Parses and validates; gives back the data and everything that is wrong with it. */
function check(text: string): { readonly data: Record<string, unknown>; readonly faults: readonly string[] } {
  const document = parseDocument(text);
  const faults = [...document.errors, ...document.warnings].map((error) => error.message);
  const data: Record<string, unknown> = faults.length > 0 ? {} : document.toJS();
  const validate = validators.get(String(data.kind));
  if (faults.length > 0) return { data, faults };
  if (!validate) return { data, faults: [`No schema for kind ${String(data.kind)}.`] };
  if (validate(data)) return { data, faults };
  return { data, faults: (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`) };
}

describe('every snippet', () => {
  it.each(all)('$name counts its tab stops from 1 in the order of the text and ends at $0', ({ parts }) => {
    const stops = tabStops(parts);
    expect(stops.at(-1)).toBe(0);
    expect(stops.slice(0, -1)).toEqual(Array.from({ length: stops.length - 1 }, (_, i) => i + 1));
  });

  it.each(all)('$name says what it is for, and has prefixes of one word', ({ description, prefixes }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
    for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]+(?:[-_][a-z]+)*$/);
  });

  it.each(all)('$name gives each tab stop words or choices', ({ parts }) => {
    for (const part of allParts(parts)) {
      if (part.type === 'stop' && part.index > 0) expect(expandSnippet(part.default, { variables })).not.toBe('');
      if (part.type === 'choice') expect(part.options.length).toBeGreaterThan(1);
    }
  });

  it.each(all)('$name uses only variables that are known', ({ parts }) => {
    const used = allParts(parts).flatMap((part) => (part.type === 'variable' ? [part.name] : []));
    expect(used.filter((name) => !(name in variables))).toEqual([]);
  });

  it('has a prefix of its own', () => {
    const prefixes = all.flatMap((snippet) => snippet.prefixes);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes).toEqual(expect.arrayContaining(['persona', 'persona-buyer', 'persona-customer', 'persona-proto']));
    expect(prefixes).toEqual(
      expect.arrayContaining(['icp', 'jtbd', 'goal', 'pain', 'objection', 'evidence', 'review']),
    );
  });
});

describe('file templates', () => {
  it.each(files)('$name is valid when left as it is', ({ parts }) => {
    expect(check(expandSnippet(parts, { variables })).faults).toEqual([]);
  });

  it.each(files)('$name is valid with every choice', ({ parts }) => {
    for (const part of allParts(parts)) {
      if (part.type !== 'choice') continue;
      for (const option of part.options) {
        const text = expandSnippet(parts, { variables, typed: new Map([[part.index, option]]) });
        expect(check(text).faults, `${part.index} = ${option}`).toEqual([]);
      }
    }
  });

  it.each(files)('$name asks for the name first and makes the id of it', ({ parts }) => {
    const { data } = check(expandSnippet(parts, { variables, typed: new Map([[1, 'Maya Chen, platform lead']]) }));
    expect(data).toMatchObject({ name: 'Maya Chen, platform lead', id: 'maya-chen' });
  });

  it.each(files)('$name teaches evidence at the statement, and a review date of today', ({ parts }) => {
    const text = expandSnippet(parts, { variables });
    expect(text).toMatch(/evidence: \[\*(?:research|guess)\]|accounts:/);
    expect(check(text).data.review).toMatchObject({ last: '2026-03-31' });
  });

  it.each(files.filter(({ name }) => name.startsWith('Persona')))(
    '$name ranks goals, prices pains and sets a priority',
    ({ parts }) => {
      const { data } = check(expandSnippet(parts, { variables }));
      expect(data).toMatchObject({ goals: [{ rank: 1 }, { rank: 2 }] });
      expect(data).toHaveProperty('pain_points.0.impact.time');
      expect(data).toHaveProperty('priority.tier');
      expect(data).not.toHaveProperty('validation');
    },
  );

  it('has the four persona types, the framework and the job with its eight steps', () => {
    const types = ['persona', 'persona-buyer', 'persona-customer'].map((prefix) => data(prefix).type);
    expect(types).toEqual(['user', 'buyer', 'customer']);
    expect(data('persona-proto').basis).toBe('proto');
    const steps = ['define', 'locate', 'prepare', 'confirm', 'execute', 'monitor', 'modify', 'conclude'];
    expect(Object.keys(Object(data('jtbd').map))).toEqual(steps);
    const { scoring, accounts } = data('icp') as { scoring: { attributes: { weight: number }[] }; accounts: object[] };
    expect(scoring.attributes.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(accounts).toHaveLength(1);
  });
});

function data(prefix: string): Record<string, unknown> {
  return check(expandSnippet(named(prefix).parts, { variables })).data;
}

describe('the id made from the name', () => {
  const id = (name: string) =>
    /^id: ?(.*)$/m.exec(expandSnippet(named('persona').parts, { typed: new Map([[1, name]]) }))?.[1];
  it.each([
    ['Maya Chen', 'maya-chen'],
    ['Platform  Paula (EU)', 'platform-paula-eu'],
    ["The Buyer's Boss", 'the-buyers-boss'],
    ['  padded ', 'padded'],
    ['José Müller-Größe', 'jose-mueller-groesse'],
    ['Élodie', 'elodie'],
    ['DevOps 2.0 / SRE, on call', 'devops-2-0-sre'],
  ])('%s becomes %s', (name, slug) => {
    expect(id(name)).toBe(slug);
  });
});

// Where each smaller snippet belongs: the lines before it, with the blanks (and dash) at which it is inserted.
const persona = 'kind: persona\nid: maya\n';
const icp = 'kind: icp\nid: fintech\n';
const jtbd = 'kind: jtbd\nid: pay\n';
const lists: Readonly<Record<string, string>> = {
  goal: `${persona}goals:\n`,
  pain: `${persona}pain_points:\n`,
  objection: `${persona}objections:\n`,
  'evidence-item': `${persona}evidence:\n`,
  outcome: `${jtbd}outcomes:\n`,
  account: `${icp}accounts:\n`,
};
const blocks: Readonly<Record<string, string>> = {
  goals: persona,
  pain_points: persona,
  evidence: persona,
  review: persona,
  buying: persona,
  objections: persona,
  messaging: persona,
  validation: persona,
  outcomes: jtbd,
  accounts: icp,
  'personas-disable': persona,
};

/** The text with every choice of the snippet tried in turn. */
function variants(host: string, line: string, parts: readonly Part[]): string[] {
  const typed = allParts(parts).flatMap((part) =>
    part.type === 'choice' ? part.options.map((option) => new Map([[part.index, option]])) : [],
  );
  return [new Map<number, string>(), ...typed].map((t) => host + insertAt(line, parts, { variables, typed: t }));
}

describe('smaller snippets', () => {
  it('are all tried here', () => {
    const tried = [...Object.keys(lists), ...Object.keys(blocks)];
    const small = all.filter((snippet) => !snippet.isFile);
    expect(small.filter((snippet) => !snippet.prefixes.some((prefix) => tried.includes(prefix)))).toEqual([]);
  });

  it.each(Object.entries(lists))('%s makes a valid item on a line of its own and behind a dash', (prefix, host) => {
    const { parts } = named(prefix);
    for (const text of variants(host, '  ', parts)) expect(check(text).faults, text).toEqual([]);
    expect(check(host + insertAt('  - ', parts, { variables }))).toEqual(
      check(host + insertAt('  ', parts, { variables })),
    );
    const list = Object.values(check(host + insertAt('  - ', parts, { variables })).data).at(-1);
    expect(list).toHaveLength(1);
  });

  it.each(Object.entries(blocks))('%s is valid at the top of an entity', (prefix, host) => {
    for (const text of variants(host, '', named(prefix).parts)) expect(check(text).faults, text).toEqual([]);
  });

  it.each(Object.entries(blocks))('%s works at the indentation of a collection', (prefix, host) => {
    const indented = host.replace(/^(?=.)/gm, '    ').replace('    kind', '  - kind');
    const list = parseDocument(`all:\n${indented}${insertAt('    ', named(prefix).parts, { variables })}`);
    expect(list.errors).toEqual([]);
    expect(list.toJS().all).toEqual([check(host + insertAt('', named(prefix).parts, { variables })).data]);
  });
});

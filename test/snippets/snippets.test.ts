import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { allParts, expandSnippet, insertAt, tabStops } from './expand.js';
import { all, check, named, variables, variants } from './support.js';

describe('every snippet', () => {
  it('is contributed', () => {
    const written = readdirSync(new URL('../../snippets', import.meta.url)).map((name) => `./snippets/${name}`);
    expect([...new Set(all.map(({ file }) => file))].sort()).toEqual(written.sort());
  });

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
    const stops = allParts(parts).filter((part) => part.type === 'stop' && part.index > 0);
    const explained = new Set<number>();
    for (const part of stops) {
      if (part.type !== 'stop') continue;
      // A tab stop that stands again is filled with what was typed at its first place.
      if (!explained.has(part.index)) expect(expandSnippet(part.default, { variables })).not.toBe('');
      explained.add(part.index);
    }
    for (const part of allParts(parts)) if (part.type === 'choice') expect(part.options.length).toBeGreaterThan(1);
  });

  it.each(all)('$name uses only variables that are known', ({ parts }) => {
    const used = allParts(parts).flatMap((part) => (part.type === 'variable' ? [part.name] : []));
    expect(used.filter((name) => !(name in variables))).toEqual([]);
  });

  it('has a name and a prefix of its own', () => {
    const prefixes = all.flatMap((snippet) => snippet.prefixes);
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
    const names = all.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
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
  stage: 'kind: experience-map\nid: first-month\nstages:\n',
  term: 'kind: glossary\nid: words\nterms:\n',
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
  'validation-checklist': persona,
  statement: jtbd,
  'job-map': jtbd,
  'outcome-layer': jtbd,
  outcomes: jtbd,
  'scoring-matrix': icp,
  accounts: icp,
  'personas-disable': persona,
};

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

  it('cover the eight steps of the validation checklist', () => {
    const text = expandSnippet(named('validation-checklist').parts, { variables });
    expect(text.match(/^# \[ \] /gm)).toHaveLength(5);
    const { validation } = check(persona + text).data;
    expect(Object.keys(Object(validation))).toEqual(['sales', 'customer_success', 'product']);
  });
});

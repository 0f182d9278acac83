import { describe, expect, test } from 'vitest';
import { applyFix, findingsOf, shelf } from '../support/library.js';

const missing = (text: string, name?: string, config?: string) =>
  findingsOf(text, name, config).filter(({ rule }) => rule === 'missing-key');

describe('ids to start from', () => {
  const suggested = (text: string, name?: string) =>
    missing(text, name).flatMap(({ fixes }) => fixes.map(({ title }) => title));

  test('come from the name, under whatever key, else from the file; each but once', () => {
    const text = `personas:
  - title: The hopper
  - name: The hopper
  - title: The nomad
  - basis: proto
  - basis: proto
  - id: the-nomad
`;
    expect(suggested(text, 'desk.persona.yaml')).toEqual([
      'Add `id: the-hopper`',
      'Add `id: the-hopper-2`',
      'Add `id: the-nomad-2`',
      'Add `id: desk`',
      'Add `id: desk-2`',
    ]);
  });

  test('are not those of other files', () => {
    const { findings } = shelf({
      'a.persona.yaml': 'id: dana-okafor\nname: Dana\n',
      'b.persona.yaml': 'kind: persona\nname: Dana Okafor\n',
    });
    const [found] = findings('b.persona.yaml').filter(({ rule }) => rule === 'missing-key');
    expect(found?.message).toContain('`id: dana-okafor-2`');
  });
});

describe('a key that is needed and has a wrong name', () => {
  const text = 'kind: persona\nid: a\nbasis: proto\npain_points:\n  - text: Data arrives late\n';

  test('is one fault, loud enough to be seen, and mended by one fix', () => {
    const about = findingsOf(text).filter(({ pointer }) => pointer.startsWith('/pain_points/0'));
    expect(about.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['warning synonym-key']);
    const [fix] = about[0]?.fixes ?? [];
    expect(fix && applyFix(text, fix)).toBe(text.replace('text:', 'pain:'));
  });

  test('is missing where no rule about names may speak', () => {
    const off = 'rules: { synonym-key: off, unknown-key: off, mixed-key-case: off }\n';
    expect(missing(text, 'a.persona.yaml', off).map(({ message }) => message)).toEqual([
      expect.stringContaining('This item needs `pain`.'),
    ]);
  });

  test('is missing where the other name says nothing, or a key already has what is needed', () => {
    expect(missing(text.replace('Data arrives late', '~'))).toHaveLength(1);
    expect(missing(text.replace('text:', 'severity: 3 #'))).toHaveLength(1);
  });

  test('a slip of the hand is told once as well', () => {
    const rules = findingsOf(text.replace('text:', 'pian:')).filter(({ pointer }) =>
      pointer.startsWith('/pain_points/0'),
    );
    expect(rules.map(({ rule }) => rule)).toEqual(['unknown-key']);
  });
});

test('names that have little in common are not taken for one another', () => {
  const [found] = findingsOf('kind: persona\nid: a\nbasis: proto\nevaluation: good\n').filter(
    ({ rule }) => rule === 'unknown-key',
  );
  expect(found?.message).not.toContain('validation');
});

describe('a value that is broken by a colon', () => {
  const told = (text: string, name?: string) =>
    findingsOf(text, name).flatMap(({ rule, pointer }) => (/opinion/.test(rule) ? [] : [`${rule} ${pointer}`]));
  const header = 'kind: persona\nid: dana\nname: Dana\n';

  test.each([
    [`${header}goals:\n  - goal: Save time: half an hour a day\n`, 'dana.persona.yaml'],
    [`${header}goals:\n  - goal: time: half an hour a day\n`, 'dana.persona.yaml'],
    [`${header}pain_points:\n  - pain: Tools: too many of them\n`, 'dana.persona.yaml'],
    [`${header}messaging:\n  value_proposition: Save time: half\n`, 'dana.persona.yaml'],
    [`${header}messaging:\n  value_proposition: save: half\n`, 'dana.persona.yaml'],
    ['kind: jtbd\nid: close\noutcomes:\n  - outcome: Minimise the time: to close\n', 'close.jtbd.yaml'],
  ])('is one fault, of the text: %s', (text, name) => {
    const about = told(text, name).filter((one) => /yaml-syntax|missing-key|null-value/.test(one));
    expect(about).toEqual(['yaml-syntax ']);
  });

  test('is read as it is meant', () => {
    const text = `${header}goals:\n  - goal: Save time: half an hour a day\n`;
    const [entity] = shelf({ 'dana.persona.yaml': text }).files.get('dana.persona.yaml')?.entities ?? [];
    expect(JSON.stringify(entity?.data.goals).replace('\u00A0', ' ')).toBe(
      '[{"goal":"Save time: half an hour a day"}]',
    );
  });
});

describe('an item that is a key only because of the colon in it', () => {
  const header = 'kind: persona\nid: dana\nname: Dana\n';
  const told = (text: string) =>
    findingsOf(text, 'dana.persona.yaml').filter(({ rule }) => /^(?:missing|unknown|synonym)-key$/.test(rule));

  test.each([
    ['goals:\n  - Ship: fast\n', 'goals:\n  - "Ship: fast"\n'],
    ['goals:\n  - Reduce "noise": fewer alerts\n', `goals:\n  - 'Reduce "noise": fewer alerts'\n`],
    ['pain_points:\n  - Tools: too many of them\n', 'pain_points:\n  - "Tools: too many of them"\n'],
  ])('is one fault, and quotes mend it: %s', (text, mended) => {
    const [found, ...more] = told(header + text);
    expect(more).toEqual([]);
    expect(found?.rule).toBe('missing-key');
    const [fix] = found?.fixes ?? [];
    expect(fix && applyFix(header + text, fix)).toBe(header + mended);
    expect(told(header + mended)).toEqual([]);
  });

  test.each(['goals:\n  - ship: fast\n', 'goals:\n  - Ship: fast\n    rank: 1\n', 'goals:\n  - Gaol: fast\n'])(
    'is a key all the same where it looks like one: %s',
    (text) => {
      expect(
        told(header + text)
          .map(({ message }) => message)
          .join(),
      ).not.toContain('in quotes');
    },
  );
});

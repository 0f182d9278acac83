import { describe, expect, test } from 'vitest';
import { codeActions } from '../../server/src/features/code-actions.js';
import { applyFix, findingsOf, shelf } from '../support/library.js';

const header = 'kind: persona\nid: a\nname: Helen Prothero\n';

function gap(rule: string, text: string, name?: string) {
  return findingsOf(text, name).find((finding) => finding.rule === rule && finding.channel === 'gap');
}

/** The text after the first fix of a gap. */
function filled(rule: string, text: string, name?: string): string | undefined {
  const [fix] = gap(rule, text, name)?.fixes ?? [];
  return fix && applyFix(text, fix);
}

describe('where a gap is told', () => {
  test('on the key of what lacks something, else where the entity is named', () => {
    const text = `${header}type: buyer\nbuying:\n  timeline: Six weeks\n`;
    expect(gap('buyer-without-trigger', text)).toMatchObject({
      pointer: '/buying',
      span: { start: text.indexOf('buying') },
    });
    const without = `${header}type: buyer\n`;
    expect(gap('buyer-without-trigger', without)).toMatchObject({
      pointer: '',
      span: { start: without.indexOf(' a\n') + 1 },
    });
  });

  test('and its fix is offered there and where the entity is named', () => {
    const name = 'a.persona.yaml';
    const { files, findings } = shelf({ [name]: `${header}type: buyer\nbuying:\n  timeline: Six weeks\n` });
    const file = files.get(name);
    if (!file) throw new Error('no file');
    const titles = (line: number) =>
      codeActions(file, findings(name), { start: { line, character: 4 }, end: { line, character: 4 } }, []).map(
        ({ title }) => title,
      );
    expect(titles(1)).toContain('Add trigger to fill in');
    expect(titles(4)).toContain('Add trigger to fill in');
    expect(titles(5)).not.toContain('Add trigger to fill in');
  });

  test('once, with the first three by name', () => {
    const pains = ['one', 'two', 'three', 'four', 'five'].map((count) => `  - The pain number ${count}\n`);
    const text = `${header}pain_points:\n${pains.join('')}`;
    const all = findingsOf(text).filter(({ rule }) => rule === 'pain-without-impact');
    expect(all).toHaveLength(1);
    expect(all[0]?.message).toContain(
      '`The pain number one`, `The pain number two`, `The pain number three` and 2 more',
    );
  });

  test('a long statement is cut, and marks in it do not end the quotation', () => {
    const text = `${header}objections:\n  - "${'very '.repeat(30)}\`long\`"\n  - "A \`b\` c"\n`;
    const message = gap('objection-without-root-cause', text)?.message ?? '';
    expect(message).toContain("`A 'b' c`");
    expect(message.length).toBeLessThan(160);
  });
});

describe('what counts as there', () => {
  test('a field under a name that the format does not use is not missing', () => {
    expect(gap('no-behaviour', `${header}habits: [Rings twice]\n`)).toBeUndefined();
    expect(gap('no-context-or-trigger', `${header}backstory: She runs the agency.\n`)).toBeUndefined();
    const icp = 'kind: icp\nid: a\n';
    expect(gap('icp-no-disqualifiers', `${icp}dealbreakers: [Too small]\n`, 'a.icp.yaml')).toBeUndefined();
    expect(gap('icp-no-disqualifiers', `${icp}dealbreakers: []\n`, 'a.icp.yaml')).toBeDefined();
  });

  test('what a parent says counts, once the library has been read', () => {
    const parent = `${header}type: buyer\nbuying: { trigger: A poor inspection, criteria: [a b c, d e f, g h i] }\n`;
    const texts = { 'a.persona.yaml': parent, 'b.persona.yaml': 'kind: persona\nid: b\nparent: [a]\n' };
    const told = (complete: boolean) =>
      shelf(texts, complete)
        .findings('b.persona.yaml')
        .map(({ rule }) => rule);
    expect(told(true)).toContain('no-behaviour');
    expect(told(true)).not.toContain('buyer-without-trigger');
    expect(told(false)).not.toContain('no-behaviour');
  });

  test('PLS, negative and retired personas lack nothing', () => {
    for (const more of [
      'type: negative\nwhy_not: No rounds\n',
      'type: misuse\n',
      'status: retired\n',
      'status: deprecated\n',
    ])
      expect(gap('no-behaviour', header + more), more).toBeUndefined();
    expect(gap('no-behaviour', 'id: a\nlabel: Helen\n', 'a.persona.yaml')).toBeUndefined();
  });
});

describe('what a gap is worth', () => {
  test('is its share of what users or buyers need, and nothing where the score asks for something else', () => {
    expect(gap('no-behaviour', `${header}type: user\n`)?.gain).toBe(3.75);
    expect(gap('no-behaviour', `${header}type: buyer\n`)?.gain).toBeUndefined();
    expect(gap('no-goals', `${header}type: user\n`)?.gain).toBe(3.75);
    expect(gap('no-pains', `${header}type: buyer\n`)?.gain).toBe(3);
    expect(gap('job-map-incomplete', 'kind: jtbd\nid: a\n', 'a.jtbd.yaml')?.gain).toBeUndefined();
  });
});

describe('a fix', () => {
  test('keeps Windows line ends, comments and quotes', () => {
    const text = 'kind: jtbd\r\nid: a\r\nmap:\r\n  # by hand\r\n  \'execute\': [Add up] # slowly\r\nname: "A"\r\n';
    expect(filled('job-map-incomplete', text, 'a.jtbd.yaml')).toBe(
      'kind: jtbd\r\nid: a\r\nmap:\r\n' +
        ['define', 'locate', 'prepare', 'confirm']
          .map(
            (step, index) =>
              `  ${step}:\r\n    - ${['What they decide and plan first', 'What they have to find or gather', 'What they set up or put in order', 'What they check before going ahead'][index]}\r\n`,
          )
          .join('') +
        "  # by hand\r\n  'execute': [Add up] # slowly\r\n" +
        '  monitor:\r\n    - What they keep an eye on\r\n  modify:\r\n    - What they change or put right\r\n' +
        '  conclude:\r\n    - What they do to finish\r\nname: "A"\r\n',
    );
  });

  test('writes JSON in a JSON file', () => {
    const text = '{ "kind": "jtbd", "id": "a", "jobs": { "social": ["Be trusted"] } }';
    const after = filled('job-layers-missing', text, 'a.jtbd.json');
    expect(JSON.parse(after ?? '')).toEqual({
      kind: 'jtbd',
      id: 'a',
      jobs: { emotional: ['How they want to feel'], social: ['Be trusted'] },
    });
  });

  test('is not offered where the text serves other places too, or something else stands there', () => {
    const shared = `base: &base\n  - objection: We have no time at all\nkind: persona\nid: a\nobjections: *base\n`;
    expect(gap('objection-without-root-cause', shared)?.fixes).toEqual([]);
    const merged = 'kind: jtbd\nid: a\nx_base: &base { push: [One, Two] }\nforces:\n  <<: *base\n';
    expect(gap('forces-missing', merged, 'a.jtbd.yaml')?.fixes).toEqual([]);
    expect(gap('forces-missing', 'kind: jtbd\nid: a\nforces: many\n', 'a.jtbd.yaml')?.fixes).toEqual([]);
    const folded = `${header}objections:\n  - >-\n    We have no time\n    at all\n`;
    expect(gap('objection-without-root-cause', folded)?.fixes).toEqual([]);
  });

  test('makes a statement of a text that stood alone, in a list of either style', () => {
    const block = filled('objection-without-root-cause', `${header}objections:\n  - "No: never" # loud\n`);
    expect(block).toContain(
      '  - objection: "No: never" # loud\n    root_cause: The worry that stands behind these words\n',
    );
    const flow = filled('objection-without-root-cause', `${header}objections: [We have no time]\n`);
    expect(flow).toContain(
      'objections: [{ "objection": "We have no time", "root_cause": "The worry that stands behind these words" }]',
    );
  });

  test('offers the personas that count most, five at most', () => {
    const people = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((n) => [
        `p${n}.persona.yaml`,
        `kind: persona\nid: p${n}\nname: Person ${n}\npriority: ${n > 5 ? 1 : 2}\n`,
      ]),
    );
    const found = shelf({ ...people, 'a.jtbd.yaml': 'kind: jtbd\nid: a\n' }).findings('a.jtbd.yaml');
    const { fixes = [] } = found.find(({ rule }) => rule === 'job-without-performer') ?? {};
    expect(fixes.map(({ title }) => title)).toEqual([6, 7, 1, 2, 3].map((n) => `Add Person ${n} to performers`));
    expect(fixes.every(({ choice }) => choice === true)).toBe(true);
  });
});

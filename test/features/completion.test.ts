import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { completion } from '../../server/src/features/completion.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { doc, marked } from '../support/marked.js';
import { accepted, contextOf, labels, plain, snippets, suggest, today } from './completion-support.js';

const icp = 'file:///team/mid-market.icp.yaml';
const jtbd = 'file:///team/close.jtbd.yaml';

/** The edit of one suggestion: where it goes, what it writes. */
function edit(source: string, label: string, options = snippets, uri?: string) {
  const item = suggest(source, options, uri).find((candidate) => candidate.label === label);
  return item?.textEdit;
}

describe('keys', () => {
  test('stand with the required ones first, then in the order of the schema, less those already there', () => {
    const found = labels(doc('kind: persona', '|', 'name: Dana'));
    expect(found.slice(0, 4)).toEqual(['id', 'summary', 'type', 'basis']);
    expect(found).not.toContain('kind');
    expect(found).not.toContain('name');
  });

  test('replace the half-typed word exactly, and only that', () => {
    expect(edit(doc('id: dana', 'summ|'), 'summary')).toEqual({
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
      newText: 'summary: ',
    });
    expect(accepted(doc('id: dana', 'su|mm', 'name: Dana'), 'summary')).toBe(
      doc('id: dana', 'summary: ', 'name: Dana'),
    );
  });

  test.each([
    ['owner', 'owner: '],
    ['demographics', 'demographics:\n  '],
    ['goals', 'goals:\n  - goal: '],
    ['tags', 'tags:\n  - '],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    ['status', 'status: ${1|draft,active,deprecated,retired|}'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    ['icps', 'icps:\n  - ${1|mid-market|}'],
  ])('%s brings what follows it', (label, newText) => {
    expect(edit(doc('id: dana', '|'), label)).toMatchObject({ newText });
  });

  test('of a nested mapping belong to the indentation of the cursor', () => {
    const lines = ['id: dana', 'review:', '  cadence: annual'];
    expect(labels(doc(...lines, '  |'))).toEqual(['last', 'history']);
    expect(labels(doc(...lines, '|'))).toContain('goals');
    expect(labels(doc('id: dana', 'review:', '  |', 'name: Dana'))).toEqual(['last', 'cadence', 'history']);
    expect(labels(doc('id: dana', 'review:', '  |', '  cadence: annual'))).toEqual(['last', 'history']);
  });

  test('of a list item stand behind its dash, after its first key, and in the one before the next item', () => {
    expect(labels(doc('id: d', 'goals:', '  - |'))).toEqual(['goal', 'type', 'rank', 'evidence']);
    expect(labels(doc('id: d', 'goals:', '  - go|'))).toEqual(['goal', 'type', 'rank', 'evidence']);
    expect(labels(doc('id: d', 'goals:', '  - goal: Grow', '    |'))).toEqual(['type', 'rank', 'evidence']);
    expect(labels(doc('id: d', 'goals:', '  - goal: Grow', '    ra|', '  - goal: Rest', '    type: life'))).toEqual([
      'type',
      'rank',
      'evidence',
    ]);
    expect(labels(doc('id: d', 'goals:', '  - |', '    rank: 1'))).toEqual(['goal', 'type', 'evidence']);
  });

  test('can be renamed without their value', () => {
    expect(accepted(doc('id: dana', 'sum|: Runs finance', 'goals: []'), 'summary')).toBe(
      doc('id: dana', 'summary: Runs finance', 'goals: []'),
    );
  });

  test('are written where the mapping stands, wherever on the blank line the cursor is', () => {
    expect(accepted(doc('id: dana', 'review:', '  cadence: annual', '     |'), 'last')).toBe(
      doc('id: dana', 'review:', '  cadence: annual', `  last: ${today}`),
    );
    expect(accepted(doc('id: dana', 'review:', '|', '  cadence: annual'), 'history')).toBe(
      doc('id: dana', 'review:', '  history:', '    - date: 2026-05-01', '  cadence: annual'),
    );
    expect(accepted(doc('id: dana', '   |'), 'name')).toBe(doc('id: dana', 'name: '));
  });

  test('follow the indentation of the document', () => {
    const four = doc('id: dana', 'review:', '    cadence: annual', '|');
    expect(accepted(four, 'size')).toBe(doc('id: dana', 'review:', '    cadence: annual', 'size:', '    '));
    expect(accepted(four, 'goals')).toMatch(/\ngoals:\n {4}- goal: $/);
    expect(accepted(doc('tags:', '- a', '|'), 'goals')).toBe(doc('tags:', '- a', 'goals:', '- goal: '));
    expect(accepted(doc('id: d', 'goals:', '- goal: a', '  |'), 'evidence')).toMatch(/\n {2}evidence:\n {2}- study: $/);
  });

  test('of a profile’s accounts are the attributes that it scores by', () => {
    const own = doc('id: i', 'scoring:', '  attributes:', '    - attribute: reach', '      weight: 1');
    const accounts = ['accounts:', '  - name: Northwind', '    scores:', '      |'];
    expect(labels(doc(own, ...accounts), icp)).toEqual(['reach']);
    expect(labels(doc('id: i', ...accounts), icp).slice(0, 2)).toEqual(['industry', 'company_size']);
  });

  test('are found although other lines are broken', () => {
    const broken = doc(
      'id: dana',
      'name: "never closed',
      'goals: [a, b',
      'review:',
      '  |',
      'a: b: c',
      'tags:',
      '\t- x',
    );
    expect(labels(broken)).toEqual(['last', 'cadence', 'history']);
  });

  test('say what they are', () => {
    const item = suggest(doc('id: dana', '|')).find(({ label }) => label === 'basis');
    expect(item?.detail).toBe('one of 5 values');
    expect(item?.documentation).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(item?.documentation)).toContain('`proto`: A first sketch from assumptions');
    expect(suggest('|').find(({ label }) => label === 'id')?.detail).toBe('required, id');
  });
});

describe('lists', () => {
  test('start with the noun of their statements', () => {
    expect(accepted(doc('id: d', 'pain_points:', '  |'), '- pain')).toBe(doc('id: d', 'pain_points:', '  - pain: '));
    expect(accepted(doc('id: d', 'pain_points: |'), '- pain')).toBe(doc('id: d', 'pain_points:', '  - pain: '));
    expect(accepted(doc('id: j', 'map:', '  locate:', '    |'), '- locate', snippets, jtbd)).toMatch(
      /\n {4}- locate: $/,
    );
  });

  test('take a new item between two others', () => {
    expect(accepted(doc('id: d', 'goals:', '  - goal: a', '  |', '  - goal: b'), '- goal')).toBe(
      doc('id: d', 'goals:', '  - goal: a', '  - goal: ', '  - goal: b'),
    );
  });

  test('under their key leave the choice between a new item and a new key, but only where both are safe', () => {
    expect(labels(doc('goals:', '- goal: a', '|'))).toEqual(expect.arrayContaining(['- goal', 'id']));
    expect(labels(doc('goals:', '- goal: a', '|', '- goal: b'))).toEqual(['- goal']);
  });

  test('of a collection take entries of its kind', () => {
    const file = 'file:///team/all.persona.yaml';
    expect(accepted(doc('personas:', '  |'), '- id', snippets, file)).toBe(doc('personas:', '  - id: all'));
    expect(accepted(doc('personas: |'), '- id', snippets, file)).toBe(doc('personas:', '  - id: all'));
    expect(labels(doc('personas:', '  - id: a', '    |'), file)).toContain('pain_points');
    expect(labels(doc('personas:', '  a:', '    |'), file)).toContain('pain_points');
    expect(labels(doc('personas:', '  - id: a', '|'), file)).toEqual([]);
  });
});

describe('values', () => {
  test.each([
    ['status: |', ['draft', 'active', 'deprecated', 'retired']],
    ['status: dr|', ['draft', 'active', 'deprecated', 'retired']],
    ['priority: |', ['1', '2', '3', 'tier', 'revenue_share', 'market_size', 'why']],
    ['kind: |', ['persona']],
    ['review:\n  last: |', [today]],
    ['parent:\n  - |', ['finance-lead', 'accountant']],
    ['parent: [finance-lead, |]', ['accountant']],
    ['jobs:\n  - clo|', ['close-the-books']],
    ['evidence:\n  - inferred: |', ['true', 'false']],
    ['professional_context:\n  budget_authority:\n    has: |', ['true', 'false']],
  ])('%s', (source, expected) => {
    expect(labels(`id: dana\n${source}`)).toEqual(expected);
  });

  test('replace the whole value, quotes kept', () => {
    expect(accepted('id: d\nstatus: dr|aft # why', 'active')).toBe('id: d\nstatus: active # why');
    expect(accepted('id: d\nstatus: "dr|"', 'active')).toBe('id: d\nstatus: "active"');
    expect(accepted("id: d\nstatus: 'dr|'", 'active')).toBe("id: d\nstatus: 'active'");
    expect(accepted('id: d\nstatus:|', 'active')).toBe('id: d\nstatus: active');
    expect(accepted('id: d\ngoals:\n  -|', 'goal')).toBe('id: d\ngoals:\n  - goal: ');
  });

  test('of an id come from the name, then from the file', () => {
    const file = 'file:///team/Finance%20Lead.persona.yaml';
    expect(labels('id: |\nname: Zoë O’Neil, CFO', file)).toEqual(['zoe-oneil', 'finance-lead']);
  });

  test('name the entity that an id stands for, with what people wrote kept as text', () => {
    const item = suggest('id: d\nparent:\n  - |').find(({ label }) => label === 'accountant');
    expect(item).toMatchObject({
      detail: 'Sam *Reyes* · Persona',
      documentation: { value: 'Persona `accountant`: Sam \\*Reyes\\*' },
    });
  });

  test('are quoted where YAML would read something else', () => {
    const file = 'file:///team/dev.yaml';
    const source = doc('$schema: ../src/schema/persona.json', 'id: dev', 'label: Dev', 'adoption:', '  curve: |');
    expect(accepted(source, '*', snippets, file)).toMatch(/curve: "\*"$/);
  });
});

describe('nothing is offered', () => {
  test.each([
    ['in a comment', 'id: d # sta^'],
    ['on a line of comment', 'id: d\n# sta^'],
    ['in block text', 'id: d\nnarrative: |\n  sta^'],
    ['on a blank line of block text', 'id: d\nnarrative: |\n  one\n^\n  two'],
    ['at the end of block text', 'id: d\nnarrative: |\n  one\n  ^'],
    ['in quoted text', 'id: d\nname: "sta^"'],
    ['in quoted text over lines', 'id: d\nname: "one\n  sta^\n  two"'],
    ['in a sentence', 'id: d\nsummary: sta^'],
    ['in a wrapped sentence', 'id: d\nsummary: one\n  sta^'],
    ['behind a value', 'id: d\nstatus: draft ^'],
    ['before a key', 'id: d\nreview:\n ^ cadence: annual'],
    ['on a document marker', 'id: d\n---^\nid: e'],
    ['above the first document', '^\n---\nid: e'],
    ['behind an alias', 'id: &a d\nname: *a^'],
    ['where a mapping follows', 'id: d\nreview: ^\n  cadence: annual'],
    ['between a key and its list', 'id: d\ngoals:\nsta^\n  - a'],
  ])('%s', (_, source) => {
    const { text, position } = marked(source, '^');
    expect(completion(contextOf(text), position, snippets)).toEqual([]);
  });

  test('in a file that is not ours', () => {
    const text = 'name: x\n';
    const file = readEntities('file:///a/b.yaml', parse(text));
    expect(completion({ ...contextOf(text), file }, { line: 1, character: 0 }, snippets)).toEqual([]);
  });
});

describe('documents', () => {
  test('of one file are apart', () => {
    expect(labels(doc('id: a', 'status: draft', '---', 'id: b', '|'))).toContain('status');
    expect(labels(doc('id: a', '|', '---', 'id: b', 'status: draft'))).toContain('status');
    expect(labels(doc('id: a', '|', '---', 'kind: icp', 'id: b'))).toContain('goals');
  });

  test('keep their line ends', () => {
    const { text, position } = marked('id: a\r\n|');
    const item = completion(contextOf(text), position, snippets).find(({ label }) => label === 'goals');
    expect(item?.textEdit).toMatchObject({ newText: 'goals:\r\n  - goal: ' });
  });

  test('in the config file take rules', () => {
    const { text, position } = marked('rules:\n  |');
    const items = completion(contextOf(text, 'file:///a/personas.config.yaml'), position, plain);
    const item = items.find(({ label }) => label === 'opinion-based');
    expect(item?.textEdit).toMatchObject({ newText: 'opinion-based: ' });
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['static-persona', 'incomplete']));
  });
});

describe('clients', () => {
  test('without snippets get plain text', () => {
    expect(edit(doc('id: dana', '|'), 'status', plain)).toMatchObject({ newText: 'status: ' });
    expect(edit(doc('id: dana', '|'), 'goals', plain)).toMatchObject({ newText: 'goals:\n  - goal: ' });
    expect(edit('{"id": "d", "kind": "persona", |}', 'status', plain)).toMatchObject({ newText: '"status": "draft"' });
  });

  test('that indent snippets themselves get further lines relative to the first', () => {
    const source = doc('id: d', 'review:', '  |');
    expect(edit(source, 'history', { ...snippets, asIs: false })).toMatchObject({
      // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
      newText: 'history:\n  - date: ${1:2026-05-01}',
    });
    const asIs = suggest(source).find(({ label }) => label === 'history');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
    expect(asIs).toMatchObject({ insertTextMode: 1, textEdit: { newText: 'history:\n    - date: ${1:2026-05-01}' } });
  });

  test('that can ask again do so behind a key that opens a mapping', () => {
    const items = suggest(doc('id: d', '|'), { ...snippets, retrigger: 'ask' });
    expect(items.filter(({ command }) => command?.command === 'ask').map(({ label }) => label)).toContain('review');
    expect(items.find(({ label }) => label === 'owner')?.command).toBeUndefined();
  });
});

describe('an empty file', () => {
  const whole = { ...snippets, skeletons: true };
  const templates = (uri: string) => suggest('|', whole, uri).filter(({ kind }) => kind === 15);

  test('is offered the templates of its kind, and the keys', () => {
    expect(templates('file:///a/x.persona.yaml')).toHaveLength(8);
    expect(templates(icp)).toHaveLength(2);
    expect(templates('file:///a/x.swot.yaml')).toHaveLength(1);
    expect(templates('file:///a/personas.config.yaml')).toHaveLength(0);
    expect(labels('|')[0]).toBe('id');
    expect(suggest(doc('id: x', '|'), whole).filter(({ kind }) => kind === 15)).toEqual([]);
  });

  test.each([whole, { ...plain, skeletons: true }])('becomes a valid document with id and date %#', (options) => {
    for (const uri of ['file:///a/Dana.persona.yaml', icp, jtbd]) {
      for (const { label } of templates(uri)) {
        const text = accepted('# ours\n|', label, options, uri);
        const { parsed, entities } = readEntities(uri, parse(text));
        expect(parsed.problems, text).toEqual([]);
        expect(entities.map(({ id }) => id)).toEqual([uri === icp ? 'mid-market' : uri === jtbd ? 'close' : 'dana']);
        if (entities[0]?.dialect !== 'pls') expect(text).toContain(`last: ${today}`);
      }
    }
  });
});

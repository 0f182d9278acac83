import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver-types';
import { Lines } from '../../server/src/document/lines.js';
import { hover } from '../../server/src/features/hover.js';
import { doc, marked } from '../support/marked.js';
import { contextOf } from './completion-support.js';

const icp = 'file:///team/mid-market.icp.yaml';
const jtbd = 'file:///team/close.jtbd.yaml';

/** The Markdown of a hover. */
function textOf(found: Hover | undefined): string {
  return (found?.contents as { value: string } | undefined)?.value ?? '';
}

/** The hover's text, and the text that its range covers. */
function at(source: string, uri?: string): { text: string; over: string } | undefined {
  const { text, lines, position } = marked(source);
  const found = hover(contextOf(text, uri), position);
  if (!found?.range) return undefined;
  const over = text.slice(lines.offsetAt(found.range.start), lines.offsetAt(found.range.end));
  return { text: textOf(found), over };
}

describe('a field', () => {
  test('says what it is, what may stand there and how it looks', () => {
    const found = at('id: d\nstat|us: draft');
    expect(found?.over).toBe('status');
    expect(found?.text).toContain('**`status`** · one of 4 values');
    expect(found?.text).toContain('- `draft`: Still being written.');
    expect(at('id: d\nrevie|w:\n  last: 2026-01-01')?.text).toMatch(
      /\*\*`review`\*\* · several fields\n[\s\S]*```yaml\nreview:\n {2}last:/,
    );
  });

  test('has exactly its range, in lists, braces and JSON', () => {
    const { text, position, range } = marked('id: d\ngoals:\n  - |goal|: Grow');
    expect(hover(contextOf(text), position)?.range).toEqual(range);
    expect(at('id: d\nreview: {cad|ence: annual}')?.over).toBe('cadence');
    expect(at('{"id": "d", "kind": "persona", "sta|tus": "draft"}')?.over).toBe('"status"');
  });

  test('is there although another line is broken', () => {
    for (const fault of ['name: "never closed', 'a: b: c', '\ttabs: x', 'goals: [a, b', 'half typed']) {
      expect(at(doc('id: dana', fault, 'revi|ew:', '  cadence: annual'))?.over, fault).toBe('review');
      expect(at(doc('id: dana', 'review:', '  cade|nce: annual', fault))?.over, fault).toBe('cadence');
    }
  });

  test('of the PLS dialect is explained by the PLS schema', () => {
    const source = doc('$schema: ../src/schema/persona.json', 'id: dev', 'label: Dev', 'adop|tion: {}');
    expect(at(source, 'file:///team/dev.yaml')?.text).toContain('When they take up something new');
  });

  test('stays silent where there is nothing to say', () => {
    expect(at('id: d\nx_own: |1')).toBeUndefined();
    expect(at('id: d\nx_o|wn: 1')).toBeUndefined();
    expect(at('id: d\nnonsen|se: 1')).toBeUndefined();
    expect(at('id: d\nsummary: A sent|ence')).toBeUndefined();
    expect(at('id: d # comm|ent')).toBeUndefined();
    expect(at('id: d\n|\nname: x')).toBeUndefined();
    expect(at('name: no|body', 'file:///a/b.yaml')).toBeUndefined();
  });
});

describe('a value', () => {
  test('of a list of allowed ones says what it means', () => {
    expect(at('id: d\nbasis: pro|to')).toEqual({
      over: 'proto',
      text: '**`proto`** · A first sketch from assumptions. Useful to start with, to be replaced by research.',
    });
    expect(at('id: d\nbasis: "pro|to"')?.over).toBe('"proto"');
    expect(at('id: d\nbasis: unkno|wn')).toBeUndefined();
  });

  test('that is an id says whom it names', () => {
    expect(at('id: d\nparent:\n  - acc|ountant')).toEqual({
      over: 'accountant',
      text: '**Sam \\*Reyes\\*** · Persona `accountant`',
    });
    expect(at('id: i\npersonas:\n  buyers: [finance-le|ad]', icp)?.text).toContain('**Dana Okafor**');
    expect(at('id: d\nparent:\n  - nobod|y')).toBeUndefined();
    expect(at('id: d\nparent:\n  - close-the-bo|oks')).toBeUndefined();
  });
});

describe('readiness', () => {
  const persona = ['kind: persona', 'id: dana', 'name: Dana', 'goals:', '  - goal: Grow'];

  test.each(['kin|d', ': person|a', 'i|d:', ': dan|a', 'na|me', ': Dan|a'])('stands on %s', (place) => {
    const source = doc(...persona).replace(place.replace('|', ''), place);
    const found = at(source);
    expect(found?.text).toMatch(/^\*\*Readiness \d+\/100\*\* · grade [A-F]/);
    expect(found?.over).toBe(/\w+/.exec(place.replace('|', ''))?.[0]);
  });

  test('shows its parts, and what would raise it, most first', () => {
    const text = at(doc(...persona).replace('dana', 'da|na'))?.text ?? '';
    expect(text.match(/^\| .* \|$/gm)).toHaveLength(10);
    expect(text).toMatch(/^\| \[Sized\]\(https:[^ )]+\/not-sized\.md\) \| 0\/10 \| /m);
    const gains = [...text.matchAll(/^\d+\. \*\*\+([\d.]+)\*\*/gm)].map(([, gain]) => Number(gain));
    expect(gains.length).toBeGreaterThan(3);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(text).toContain('not truth');
  });

  test('stands nowhere else, nor on a nested id or name', () => {
    expect(at(doc(...persona).replace('goals', 'go|als'))?.text).not.toContain('Readiness');
    expect(at('id: i\naccounts:\n  - na|me: X', icp)?.text).not.toContain('Readiness');
  });

  test('of each entity of a collection is its own', () => {
    const two = (a: string, b: string) => doc('personas:', `  - id: ${a}`, `  - id: ${b}`, '    priority: 1');
    const score = (source: string) => /Readiness (\d+)/.exec(at(source, 'file:///a/all.persona.yaml')?.text ?? '')?.[1];
    expect(Number(score(two('a', 'b|')))).toBe(Number(score(two('a|', 'b'))) + 10);
  });
});

describe('an account', () => {
  const scores = '{industry: 5, company_size: 4, pain_intensity: 5, budget: 4, tech_fit: 3, champion: 2}';
  const account = (name: string, given = scores) => doc('id: i', 'accounts:', name, `    scores: ${given}`);

  test.each([
    ['  - name: North|wind', 'Northwind'],
    ['  - na|me: Northwind', 'name'],
    ['  |- name: Northwind', 'name'],
    ['  -| name: Northwind', 'name'],
    ['|  - name: Northwind', 'name'],
  ])('shows its fit at %s', (line, over) => {
    const found = at(account(line), icp);
    expect(found?.over).toBe(over);
    // (5·20 + 4·15 + 5·25 + 4·20 + 3·10 + 2·10) / 100
    expect(found?.text).toContain('**Northwind: 4.15 / 5** · Tier 1, pursue aggressively');
    expect(found?.text).toContain('| industry | 20 | 5 |  |');
    expect(found?.text).toContain('| champion | 10 | 2 | +0.30 |');
  });

  test('shows a range while scores are missing, and the tier once both ends agree', () => {
    const open = at(account('  - name: N|', '{industry: 5}'), icp)?.text ?? '';
    expect(open).toContain('1.80 to 5.00 / 5');
    expect(open).toContain('5 scores are missing');
    expect(open).not.toMatch(/Tier \d/);
    const low = scores.replace(/[2-5]/g, '1');
    expect(at(account('  - name: N|', low), icp)?.text).toMatch(/1\.00 \/ 5\*\* · Disqualified$/m);
  });

  test('cannot bring formatting, links or HTML into the hover', () => {
    const name = '  - name: "N| [x](https://evil.example) <img src=x> | *b* `c`"'
      .replace('N|', 'N^')
      .replace('| *b*', '*b*');
    const { text, position } = marked(account(name), '^');
    expect(textOf(hover(contextOf(text, icp), position))).toContain(
      'N \\[x\\](https\\://evil.example) \\<img src=x> \\*b\\* \\`c\\`',
    );
  });
});

describe('an outcome', () => {
  const outcome = (...lines: readonly string[]) => doc('id: j', 'outcomes:', ...lines);

  test.each([
    [['  - outcome: Le|ss', '    importance: 9', '    satisfaction: 3'], 'Less'],
    [['  - outc|ome: Less', '    importance: 9', '    satisfaction: 3'], 'outcome'],
    [['  |- outcome: Less', '    importance: 9', '    satisfaction: 3'], 'outcome'],
    [['  - importance: |9', '    outcome: Less', '    satisfaction: 3'], '9'],
    [['  - outcome: Less', '    importance: 9', '    satisfaction: |3'], '3'],
  ])('shows its opportunity at %s', (lines, over) => {
    const found = at(outcome(...lines), jtbd);
    expect(found?.over).toBe(over);
    expect(found?.text).toContain('**Opportunity 15.0** · extreme opportunity');
    expect(found?.text).toContain('Importance 9.0, satisfaction 3.0');
    expect(found?.text).toContain('`9.0 + max(9.0 - 3.0, 0) = 15.0`');
  });

  test('without its numbers has none', () => {
    expect(at(outcome('  - outcome: Le|ss'), jtbd)).toBeUndefined();
    expect(at(outcome('  - Le|ss'), jtbd)).toBeUndefined();
  });
});

describe('a value proposition', () => {
  const uri = 'file:///team/a.value-proposition.yaml';
  const canvas = (head: string) =>
    doc(
      head,
      'profile:',
      '  pains:',
      '    - { pain: Waits, rank: 1 }',
      '    - { pain: Pays, rank: 2 }',
      'value_map: { pain_relievers: [{ reliever: Runs, relieves: Waits }] }',
    );

  test.each(['i|d: a', 'id: |a', 'id: a\nna|me: b', 'id: a\nname: |b', 'id: a\nkind: value-prop|osition'])(
    'shows its fit at %j',
    (head) => {
      const text = at(canvas(head), uri)?.text;
      expect(text).toContain('**Fit 67%** of pains and gains answered');
      expect(text).toContain('1. **+33.3** Answer the pain “Pays” with a reliever.');
      expect(text).toContain('Waits](');
    },
  );

  test('shows it nowhere else, and not without pains and gains', () => {
    expect(at(canvas('id: a\nsum|mary: b'), uri)?.text).not.toContain('Fit');
    expect(at('i|d: a\nprofile: {}', uri)?.text ?? '').not.toContain('Fit');
  });
});

describe('an assessment', () => {
  const uri = 'file:///team/a.maturity-model.yaml';
  const model = (last: string) =>
    doc(
      'id: a',
      'levels: [{ level: 1, name: Heroic }, { level: 2, name: Repeat*able* }]',
      'dimensions: [{ dimension: time, weight: 3 }, { dimension: trust }, { dimension: cost }]',
      'assessments:',
      '  - subject: South',
      '    levels: { time: 1 }',
      last,
    );

  test.each(['  - sub|ject: North', '  - subject: Nor|th', ' | - subject: North'])(
    'shows its maturity at %j',
    (line) => {
      const found = at(model(`${line}\n    levels: { time: 2, trust: 3, cost: 2 }`), uri)?.text;
      expect(found).toContain('**Maturity 2.00 · Repeat\\*able\\*** · North');
      expect(found).toContain('1 dimension has no level and does not count.');
      expect(found).toContain('| time | 3 | 2 |');
      expect(found).toContain('| trust | 1 | missing |');
    },
  );

  test('shows nothing without a level', () => {
    expect(at(model('  - sub|ject: North'), uri)?.text).not.toContain('Maturity');
  });
});

test('no text and no position makes it throw', () => {
  const piece = fc.constantFrom(
    ...[
      'id',
      'goals',
      'personas',
      'accounts',
      'outcomes',
      'name',
      ': ',
      '- ',
      '\n',
      '  ',
      '    ',
      '{',
      '}',
      '[',
      ']',
      ',',
    ],
    ...['"', '|', '#', '&a ', '*a', '<<: ', '? ', '---\n', '\t', '\uFEFF', '💡', '1'],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  const uri = fc.constantFrom('file:///a/b.persona.yaml', icp, jtbd, 'file:///%/personas.config.yaml', 'x');
  fc.assert(
    fc.property(text, uri, fc.integer(), fc.integer(), (source, name, line, character) => {
      const context = contextOf(source, name);
      const tame = new Lines(source).positionAt(Math.abs(character) % (source.length + 1));
      for (const position of [{ line, character }, tame]) hover(context, position);
    }),
    { numRuns: 600 },
  );
});

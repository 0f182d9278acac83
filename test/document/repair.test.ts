import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { dataOf, place, repaired } from './outline.js';

interface Case {
  readonly name: string;
  readonly source: string;
  /** The whole text, when it is not a line between a head and a tail. */
  readonly whole?: true;
  /** Where the one problem stands. */
  readonly at: string;
  /** What its message says, in part. */
  readonly says: string;
  /** What can still be read of the line in question. */
  readonly reads: Record<string, unknown>;
  /** The text of `source` after the repair; absent where there is no single way to mend it. */
  readonly mended?: string;
}

const head = 'kind: persona\nid: dana\n';
const tail = 'pain_points:\n  - pain: Late data\n    severity: 4\n';
const around = { kind: 'persona', id: 'dana', pain_points: [{ pain: 'Late data', severity: 4 }] };

/** One broken place in the middle of a persona; line 3 is the first of `source`. */
const cases: readonly Case[] = [
  {
    name: 'a double quote that never closes',
    source: 'quote: "never closed\n',
    at: '3:8-3:21',
    says: 'opens with " and never closes',
    reads: { quote: null },
    mended: 'quote: "never closed"\n',
  },
  {
    name: 'a single quote that never closes',
    source: "quote: 'never closed\n",
    at: '3:8-3:21',
    says: "Add ' at its end",
    reads: { quote: null },
    mended: "quote: 'never closed'\n",
  },
  {
    name: 'an unclosed quote before a comment',
    source: 'quote: "never closed # said in May\n',
    at: '3:8-3:21',
    says: 'never closes',
    reads: { quote: null },
    mended: 'quote: "never closed" # said in May\n',
  },
  {
    name: 'an unclosed quote in a list',
    source: 'goals:\n  - "a\n  - b\n',
    at: '4:5-4:7',
    says: 'never closes',
    reads: { goals: [null, 'b'] },
    mended: 'goals:\n  - "a"\n  - b\n',
  },
  {
    name: 'a quote that closes on a line of its own, at the margin',
    source: 'quote: "we close\n"\n',
    at: '3:8-3:17',
    says: 'its lines are not indented',
    reads: { quote: null },
    mended: 'quote: "we close\n  "\n',
  },
  {
    name: 'a text in quotes over lines at the margin',
    source: "goals:\n  - goal: 'close\nthe books\n early' # said in May\n    rank: 1\n",
    at: '4:11-4:17',
    says: 'its lines are not indented',
    reads: { goals: [{ goal: null, rank: 1 }] },
    mended: "goals:\n  - goal: 'close\n      the books\n      early' # said in May\n    rank: 1\n",
  },
  {
    name: 'an unclosed quote at a key',
    source: '"quote: x\n',
    at: '3:1-3:10',
    says: 'never closes',
    reads: {},
  },
  {
    name: 'a list in brackets that never closes',
    source: 'tags: [a, b\n',
    at: '3:7-3:12',
    says: 'Add ] at its end',
    reads: { tags: ['a', 'b'] },
    mended: 'tags: [a, b]\n',
  },
  {
    name: 'a mapping in braces that never closes',
    source: 'size: { people: 3\n',
    at: '3:7-3:18',
    says: 'Add } at its end',
    reads: { size: { people: 3 } },
    mended: 'size: { people: 3}\n',
  },
  {
    name: 'brackets over several lines that never close',
    source: 'tags: [a,\n  b, # why\n',
    at: '3:7-3:10',
    says: 'never closes',
    reads: { tags: ['a', 'b'] },
    mended: 'tags: [a,\n  b,] # why\n',
  },
  {
    name: 'an inner bracket that never closes',
    source: 'size: { people: [3 }\n',
    at: '3:17-3:21',
    says: 'Add ] at its end',
    reads: { size: { people: [3] } },
    mended: 'size: { people: [3] }\n',
  },
  {
    name: 'an unclosed quote in unclosed brackets: the quote comes first',
    source: 'tags: [a, {b: "c\n',
    at: '3:15-3:17',
    says: 'never closes',
    reads: { tags: ['a', { b: null }] },
  },
  {
    name: 'a bracket too many',
    source: 'tags: [a, b]]\n',
    at: '3:13-3:14',
    says: 'This ] closes nothing',
    reads: { tags: ['a', 'b'] },
    mended: 'tags: [a, b]\n',
  },
  {
    name: 'a comma too many',
    source: 'tags: [a,, b]\n',
    at: '3:10-3:11',
    says: 'a comma too many',
    reads: { tags: ['a', 'b'] },
    mended: 'tags: [a, b]\n',
  },
  {
    name: 'a half-typed key',
    source: 'nam\n',
    at: '3:1-3:4',
    says: '`nam` stands alone',
    reads: {},
    mended: 'nam: \n',
  },
  {
    name: 'a half-typed key of several words',
    source: 'the name of\n',
    at: '3:1-3:12',
    says: '`the name of` stands alone',
    reads: {},
  },
  {
    name: 'a half-typed key in a list item',
    source: 'goals:\n  - goal: x\n    ran\n  - goal: y\n',
    at: '5:5-5:8',
    says: '`ran` stands alone',
    reads: { goals: [{ goal: 'x' }, { goal: 'y' }] },
    mended: 'goals:\n  - goal: x\n    ran: \n  - goal: y\n',
  },
  {
    name: 'no space after the colon',
    source: 'name:Dana\n',
    at: '3:1-3:10',
    says: 'a space after the colon of `name:`',
    reads: {},
    mended: 'name: Dana\n',
  },
  {
    name: 'a tab as indentation',
    source: 'goals:\n\t- x\n',
    at: '4:1-4:2',
    says: 'indented with a tab',
    reads: { goals: ['x'] },
    mended: 'goals:\n  - x\n',
  },
  {
    name: 'tabs and spaces as indentation',
    source: 'goals:\n  - goal: a\n\t  rank: 1\n',
    at: '5:1-5:4',
    says: 'indented with a tab',
    reads: { goals: [{ goal: 'a', rank: 1 }] },
    mended: 'goals:\n  - goal: a\n    rank: 1\n',
  },
  {
    name: 'a key indented deeper than its neighbours',
    source: 'goals:\n  - goal: a\n     rank: 1\n',
    at: '5:6-5:13',
    says: 'not indented like its neighbours',
    reads: { goals: [{ goal: 'a', rank: 1 }] },
    mended: 'goals:\n  - goal: a\n    rank: 1\n',
  },
  {
    name: 'a key indented less than its neighbours',
    source: 'goals:\n  - goal: a\n   rank: 1\n',
    at: '5:4-5:11',
    says: 'not indented like its neighbours',
    reads: { goals: [{ goal: 'a', rank: 1 }] },
    mended: 'goals:\n  - goal: a\n    rank: 1\n',
  },
  {
    name: 'a list item indented less than its neighbours',
    source: 'goals:\n  - a\n - b\n',
    at: '5:2-5:5',
    says: 'not indented like its neighbours',
    reads: { goals: ['a', 'b'] },
    mended: 'goals:\n  - a\n  - b\n',
  },
  {
    name: 'a key under a value',
    source: 'name: Dana\n  role: x # why\n',
    at: '4:3-4:16',
    says: 'not indented like its neighbours',
    reads: { name: 'Dana', role: 'x' },
    mended: 'name: Dana\nrole: x # why\n',
  },
  {
    name: 'keys under a value, one of them with a list',
    source: 'name: Dana\n  role: x\n  goals:\n    - goal: a\n      rank: 1\n\n  type: buyer\n',
    at: '4:3-4:10',
    says: 'not indented like its neighbours',
    reads: { name: 'Dana', role: 'x', goals: [{ goal: 'a', rank: 1 }], type: 'buyer' },
    mended: 'name: Dana\nrole: x\ngoals:\n  - goal: a\n    rank: 1\n\ntype: buyer\n',
  },
  {
    name: 'keys under a value in a list item',
    source: 'goals:\n  - goal: A\n      rank: 1\n      type: end\n  - goal: B\n',
    at: '5:7-5:14',
    says: 'not indented like its neighbours',
    reads: { goals: [{ goal: 'A', rank: 1, type: 'end' }, { goal: 'B' }] },
    mended: 'goals:\n  - goal: A\n    rank: 1\n    type: end\n  - goal: B\n',
  },
  {
    name: 'keys under a text over several lines',
    source: 'name: Dana is\n  a person\n    role: x\n  type: y\n',
    at: '5:5-5:12',
    says: 'not indented like its neighbours',
    reads: { name: 'Dana is a person', role: 'x', type: 'y' },
    mended: 'name: Dana is\n  a person\nrole: x\ntype: y\n',
  },
  {
    name: 'a list item further in than the one above, which YAML takes for its text',
    source: 'tags:\n - a\n  - b # why\n  - c\n',
    at: '5:3-5:12',
    says: 'not indented like its neighbours',
    reads: { tags: ['a', 'b', 'c'] },
    mended: 'tags:\n - a\n - b # why\n - c\n',
  },
  {
    name: 'a block of lines with tabs',
    source: 'goals:\n\t- goal: a # first\n\t  rank: 1\n\n\t- goal: b\n',
    at: '4:1-4:2',
    says: '3 in all, are indented with a tab',
    reads: { goals: [{ goal: 'a', rank: 1 }, { goal: 'b' }] },
    mended: 'goals:\n  - goal: a # first\n    rank: 1\n\n  - goal: b\n',
  },
  {
    name: 'a tab that stands for four spaces',
    source: 'size:\n    people: 1\n\tshare: 0.5\n',
    at: '5:1-5:2',
    says: 'indented with a tab',
    reads: { size: { people: 1, share: 0.5 } },
    mended: 'size:\n    people: 1\n    share: 0.5\n',
  },
  {
    name: 'no space after the dash, before keys',
    source: 'goals:\n  -goal: a\n   rank: 1\n  -goal: b\n',
    at: '4:3-4:11',
    says: 'Put a space after the dash',
    reads: { goals: [{ goal: 'a', rank: 1 }, { goal: 'b' }] },
    mended: 'goals:\n  - goal: a\n    rank: 1\n  - goal: b\n',
  },
  {
    name: 'no space after the dash, in a list',
    source: 'tags:\n  - a\n  -b\n',
    at: '5:3-5:5',
    says: 'Put a space after the dash',
    reads: { tags: ['a', 'b'] },
    mended: 'tags:\n  - a\n  - b\n',
  },
  {
    name: 'no space after any dash of a list of texts',
    source: 'tags:\n-a # why\n-b\n',
    at: '4:1-4:3',
    says: 'Put a space after the dash',
    reads: { tags: ['a', 'b'] },
    mended: 'tags:\n- a # why\n- b\n',
  },
  {
    name: 'a word of several words without a colon, and lines further in',
    source: 'basis proto\n  evidence: x\n',
    at: '3:1-3:12',
    says: '`basis proto` stands alone',
    reads: {},
  },
  {
    name: 'asterisks around a word at the start of a text',
    source: 'goals:\n  - *Ship* fast # soon\n',
    at: '4:5-4:16',
    says: 'A text cannot start with *',
    reads: { goals: ['*Ship* fast'] },
    mended: 'goals:\n  - "*Ship* fast" # soon\n',
  },
  {
    name: 'a text that starts with an exclamation mark',
    source: 'role: !important # why\n',
    at: '3:7-3:17',
    says: 'A text cannot start with !',
    reads: { role: '!important' },
    mended: 'role: "!important" # why\n',
  },
  {
    name: 'brackets that never close, before the next item',
    source: 'goals:\n  - {goal: a, evidence: [x\n  - {goal: b}\n',
    at: '4:25-4:27',
    says: 'Add ]} at their end',
    reads: { goals: [{ goal: 'a', evidence: ['x'] }, { goal: 'b' }] },
    mended: 'goals:\n  - {goal: a, evidence: [x]}\n  - {goal: b}\n',
  },
  {
    name: 'an inner bracket that never closes, before the next item',
    source: 'goals:\n  - {goal: a, evidence: [x}\n  - {goal: b}\n',
    at: '4:25-4:28',
    says: 'Add ] at its end',
    reads: { goals: [{ goal: 'a', evidence: ['x'] }, { goal: 'b' }] },
    mended: 'goals:\n  - {goal: a, evidence: [x]}\n  - {goal: b}\n',
  },
  {
    name: 'a path of Windows in double quotes',
    source: 'image: "C:\\dana.png" # mine\n',
    at: '3:8-3:21',
    says: 'use single quotes',
    reads: { image: 'C:\\dana.png' },
    mended: "image: 'C:\\dana.png' # mine\n",
  },
  {
    name: 'a backslash and an apostrophe in double quotes',
    source: 'role: "a\\qb\'s"\n',
    at: '3:7-3:15',
    says: 'Write two backslashes',
    reads: { role: "a\\qb's" },
    mended: 'role: "a\\\\qb\'s"\n',
  },
  {
    name: 'a list item where a key is expected',
    source: '- item\n',
    at: '3:1-3:7',
    says: 'A list item stands where a key is expected',
    reads: {},
  },
  {
    name: 'a list item behind its key',
    source: 'goals: - a\n',
    at: '3:8-3:11',
    says: 'A list starts on the line below its key',
    reads: { goals: ['a'] },
    mended: 'goals:\n  - a\n',
  },
  {
    name: 'colons in a text',
    source: 'name: a: b: c\n',
    at: '3:7-3:14',
    says: 'quotes around the whole text',
    reads: { name: 'a:\u00A0b:\u00A0c' },
    mended: 'name: "a: b: c"\n',
  },
  {
    name: 'a colon and quotes in a text, before a comment',
    source: 'name: a "b": \\c # why\n',
    at: '3:7-3:16',
    says: 'A colon followed by a space',
    reads: { name: 'a "b":\u00A0\\c' },
    mended: 'name: "a \\"b\\": \\\\c" # why\n',
  },
  {
    name: 'a colon in the text of a list item',
    source: 'goals:\n  - goal: x: y\n    rank: 1\n',
    at: '4:11-4:15',
    says: 'A colon followed by a space',
    reads: { goals: [{ goal: null, rank: 1 }] },
    mended: 'goals:\n  - goal: "x: y"\n    rank: 1\n',
  },
  {
    name: 'text after a value in double quotes',
    source: 'name: "Dana" the second\n',
    at: '3:14-3:24',
    says: 'more text after the value has ended',
    reads: { name: 'Dana' },
    mended: `name: '"Dana" the second'\n`,
  },
  {
    name: 'text after a value in single quotes',
    source: "name: 'Dana' of Ana's\n",
    at: '3:14-3:22',
    says: 'more text after the value has ended',
    reads: { name: 'Dana' },
    mended: `name: '''Dana'' of Ana''s'\n`,
  },
  {
    name: 'text after brackets',
    source: 'tags: [b] c\n',
    at: '3:11-3:12',
    says: 'more text after the value has ended',
    reads: { tags: ['b'] },
  },
  {
    name: 'text behind the sign of a block',
    source: 'quote: > 5 hours\n',
    at: '3:8-3:17',
    says: 'A text cannot start with >',
    reads: { quote: '> 5 hours' },
    mended: 'quote: "> 5 hours"\n',
  },
  {
    name: 'text behind the sign of a block, and more below',
    source: 'quote: | We close\n  too late\n',
    at: '3:8-3:18',
    says: 'the text has to start on the next line',
    reads: { quote: 'We close\ntoo late\n' },
    mended: 'quote: |\n  We close\n  too late\n',
  },
  {
    name: 'a text between asterisks',
    source: 'goals:\n  - *Ship*\n',
    at: '4:5-4:11',
    says: 'A text cannot start with *',
    reads: { goals: ['*Ship*'] },
    mended: 'goals:\n  - "*Ship*"\n',
  },
  {
    name: 'a list below a text',
    source: 'goals: close the books\n  - plan\n  - report\n',
    at: '3:8-3:23',
    says: 'a text or a list',
    reads: { goals: ['close the books', 'plan', 'report'] },
    mended: 'goals:\n  - close the books\n  - plan\n  - report\n',
  },
  {
    name: 'a text that starts with @',
    source: 'role: @lead\n',
    at: '3:7-3:12',
    says: 'A text cannot start with @',
    reads: { role: '@lead' },
    mended: 'role: "@lead"\n',
  },
  {
    name: 'a text that starts with a backtick, in brackets',
    source: 'tags: [a, `b`, c]\n',
    at: '3:11-3:14',
    says: 'A text cannot start with `',
    reads: { tags: ['a', '`b`', 'c'] },
    mended: 'tags: [a, "`b`", c]\n',
  },
  {
    name: 'a text that starts with %',
    source: 'role: %x # y\n',
    at: '3:7-3:9',
    says: 'A text cannot start with %',
    reads: { role: '%x' },
    mended: 'role: "%x" # y\n',
  },
  {
    name: 'an asterisk alone, as the PLS dialect has it',
    source: 'level: *\n',
    at: '3:8-3:9',
    says: 'A text cannot start with *',
    reads: { level: '*' },
    mended: 'level: "*"\n',
  },
  {
    name: 'an asterisk alone in brackets',
    source: 'level: [*]\n',
    at: '3:9-3:10',
    says: 'A text cannot start with *',
    reads: { level: ['*'] },
    mended: 'level: ["*"]\n',
  },
  {
    name: 'an ampersand with a space behind it',
    source: 'role: & co\n',
    at: '3:7-3:11',
    says: 'A text cannot start with &',
    reads: { role: 'co' },
    mended: 'role: "& co"\n',
  },
  {
    name: 'an alias of nothing',
    source: 'role: *nobody\n',
    at: '3:7-3:14',
    says: 'Nothing above is marked `&nobody`',
    reads: { role: null },
  },
  {
    name: 'a backslash in double quotes',
    source: 'role: "a\\qb"\n',
    at: '3:7-3:13',
    says: 'Write two backslashes',
    reads: { role: 'a\\qb' },
    mended: "role: 'a\\qb'\n",
  },
  {
    name: 'the same key twice',
    source: 'id: again\n',
    at: '3:1-3:3',
    says: 'stands here twice',
    reads: { id: 'again' },
  },
  {
    name: 'an indented first line',
    source: '  kind: persona\nid: dana\nname: x\n',
    whole: true,
    at: '1:3-1:16',
    says: 'Start it at the margin',
    reads: { id: 'dana', name: 'x' },
    mended: 'kind: persona\nid: dana\nname: x\n',
  },
  {
    name: 'a half-typed key on the first line',
    source: 'kin # what is it?\nid: dana\nname: x\n',
    whole: true,
    at: '1:1-1:4',
    says: '`kin` stands alone',
    reads: { id: 'dana', name: 'x' },
    mended: 'kin:  # what is it?\nid: dana\nname: x\n',
  },
  {
    name: 'a key typed at the very end',
    source: 'kind: persona\nna',
    whole: true,
    at: '2:1-2:3',
    says: '`na` stands alone',
    reads: { kind: 'persona' },
    mended: 'kind: persona\nna: ',
  },
  {
    name: 'a quote opened at the very end',
    source: 'id: dana\ngoals:\n  - "',
    whole: true,
    at: '3:5-3:6',
    says: 'never closes',
    reads: { id: 'dana', goals: [null] },
    mended: 'id: dana\ngoals:\n  - ""',
  },
  {
    name: 'a fault in the second document',
    source: 'id: a\n---\nid: b\nname: x: y\n',
    whole: true,
    at: '4:7-4:11',
    says: 'A colon followed by a space',
    reads: { id: 'a' },
    mended: 'id: a\n---\nid: b\nname: "x: y"\n',
  },
];

const textOf = ({ source, whole }: Case) => (whole ? source : head + source + tail);

describe.each(cases)('$name', (broken) => {
  const source = textOf(broken);
  const parsed = parse(source);
  const [problem] = parsed.problems;

  test('is told once, where it is', () => {
    expect(parsed.problems.map(({ span, message }) => `${place(parsed, span)} ${message}`)).toEqual([
      expect.stringContaining(`${broken.at} `),
    ]);
    expect(problem?.message).toContain(broken.says);
    expect(problem?.message).toMatch(/\.$/);
  });

  test('leaves the rest readable', () => {
    expect(dataOf(source)).toEqual(broken.whole ? broken.reads : { ...around, ...broken.reads });
  });

  test('is gone after its repair, and nothing else has changed', () => {
    if (broken.mended === undefined) {
      // A repair that is offered all the same has to help.
      const after = problem && repaired(source, problem);
      if (after !== undefined) {
        const messages = parse(after).problems.map(({ message, span }) => `${span.start} ${message}`);
        expect(messages).not.toContain(`${problem?.span.start} ${problem?.message}`);
      }
      return;
    }
    const mended = textOf({ ...broken, source: broken.mended });
    expect(problem && repaired(source, problem)).toBe(mended);
    expect(parse(mended).problems).toEqual([]);
  });

  test('is the same with Windows line ends', () => {
    const windows = parse(source.replace(/\n/g, '\r\n'));
    expect(windows.problems.map(({ span, message }) => `${place(windows, span)} ${message}`)).toEqual(
      parsed.problems.map(({ span, message }) => `${place(parsed, span)} ${message}`),
    );
  });
});

describe('several faults', () => {
  test('are all told, and what is right between them is read', () => {
    const source = [
      'kind: persona',
      'quote: "never closed',
      'name: Dana: the second',
      'goals:',
      '\t- a',
      'tags: [x, y',
      'role: @lead',
      'id: dana',
      '',
    ].join('\n');
    const parsed = parse(source);
    expect(parsed.problems.map(({ span }) => parsed.lines.lineAt(span.start) + 1)).toEqual([2, 3, 5, 6, 7]);
    expect(dataOf(source)).toEqual({
      kind: 'persona',
      quote: null,
      name: 'Dana:\u00A0the second',
      goals: ['a'],
      tags: ['x', 'y'],
      role: '@lead',
      id: 'dana',
    });
  });

  test('are mended one after the other until none is left', () => {
    let source = 'id: dana\nquote: "a\nname: b: c\nrole: @d\ntags: [e\nnam:Dana\n';
    for (let round = 0; round < 10; round++) {
      const [problem] = parse(source).problems;
      if (!problem) break;
      const next = repaired(source, problem);
      expect(next, problem.message).toBeDefined();
      source = next ?? '';
    }
    expect(source).toBe('id: dana\nquote: "a"\nname: "b: c"\nrole: "@d"\ntags: [e]\nnam: Dana\n');
  });

  test('more of them than are set aside one by one still give one problem a line', () => {
    const source = Array.from({ length: 40 }, (_, n) => `k${n}: a: b\n`).join('');
    const parsed = parse(source);
    const lines = parsed.problems.map(({ span }) => parsed.lines.lineAt(span.start));
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.length).toBeGreaterThan(10);
  });
});

import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { dataOf, outline, place } from './outline.js';

/** Joins lines with a line end behind each. */
const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');

describe('ranges of keys and values', () => {
  test('block mappings and lists', () => {
    const source = text(
      'kind: persona',
      'goals:',
      '  - goal: Close the books',
      '    rank: 1',
      "  - 'Sleep well'",
      'name: "Dana Okafor" # quoted',
    );
    expect(outline(source)).toEqual([
      '. mapping 1:1-6:20',
      '/kind key 1:1-1:5 plain 1:7-1:14',
      '/goals key 2:1-2:6 sequence 3:3-5:17',
      '/goals/0 mapping 3:5-4:12',
      '/goals/0/goal key 3:5-3:9 plain 3:11-3:26',
      '/goals/0/rank key 4:5-4:9 plain 4:11-4:12',
      '/goals/1 single 5:5-5:17',
      '/name key 6:1-6:5 double 6:7-6:20',
    ]);
    expect(parse(source).problems).toEqual([]);
  });

  test('flow style, on one line and on several', () => {
    const source = text('size: { people: 3, of: [a, "b"] }', 'tags: [', '  x,', '  y,', ']', 'none: {}', 'nil: []');
    expect(outline(source)).toEqual([
      '. mapping 1:1-7:8',
      '/size key 1:1-1:5 flow mapping 1:7-1:34',
      '/size/people key 1:9-1:15 plain 1:17-1:18',
      '/size/of key 1:20-1:22 flow sequence 1:24-1:32',
      '/size/of/0 plain 1:25-1:26',
      '/size/of/1 double 1:28-1:31',
      '/tags key 2:1-2:5 flow sequence 2:7-5:2',
      '/tags/0 plain 3:3-3:4',
      '/tags/1 plain 4:3-4:4',
      '/none key 6:1-6:5 flow mapping 6:7-6:9',
      '/nil key 7:1-7:4 flow sequence 7:6-7:8',
    ]);
  });

  test('block scalars end with their last sign, whatever the chomping', () => {
    const source = text('a: |', '  One.', '', '  Two.', '', 'b: >-', '  x', '  y', 'c: |+', '  z', '', 'd: 1');
    expect(outline(source)).toEqual([
      '. mapping 1:1-12:5',
      '/a key 1:1-1:2 literal 1:4-4:7',
      '/b key 6:1-6:2 folded 6:4-8:4',
      '/c key 9:1-9:2 literal 9:4-10:4',
      '/d key 12:1-12:2 plain 12:4-12:5',
    ]);
    expect(dataOf(source)).toEqual({ a: 'One.\n\nTwo.\n', b: 'x y', c: 'z\n\n', d: 1 });
  });

  test('texts over several lines', () => {
    const source = text('a: one', '  two', 'b: "three', '  four"', 'c: 5');
    expect(outline(source)).toEqual([
      '. mapping 1:1-5:5',
      '/a key 1:1-1:2 plain 1:4-2:6',
      '/b key 3:1-3:2 double 3:4-4:8',
      '/c key 5:1-5:2 plain 5:4-5:5',
    ]);
    expect(dataOf(source)).toEqual({ a: 'one two', b: 'three four', c: 5 });
  });

  test('values that are not there yet stand behind the colon or the dash, with an empty range', () => {
    const source = text('name:', 'goals:', '  -', '  - goal:', '  - x', 'flow: { a, b: }');
    expect(outline(source)).toEqual([
      '. mapping 1:1-6:16',
      '/name key 1:1-1:5 missing 1:6-1:6',
      '/goals key 2:1-2:6 sequence 3:3-5:6',
      '/goals/0 missing 3:4-3:4',
      '/goals/1 mapping 4:5-4:10',
      '/goals/1/goal key 4:5-4:9 missing 4:10-4:10',
      '/goals/2 plain 5:5-5:6',
      '/flow key 6:1-6:5 flow mapping 6:7-6:16',
      '/flow/a key 6:9-6:10 missing 6:10-6:10',
      '/flow/b key 6:12-6:13 missing 6:15-6:15',
    ]);
    expect(dataOf(source)).toEqual({ name: null, goals: [null, { goal: null }, 'x'], flow: { a: null, b: null } });
  });

  test('anchors, aliases, merges and tags: the value without what stands before it', () => {
    const source = text('a: &x', '  k: 1', 'b: *x', 'c:', '  <<: *x', '  m: 2', 'd: !!str 5', 'e: &y word', '*y : z');
    expect(outline(source)).toEqual([
      '. mapping 1:1-8:11',
      '/a key 1:1-1:2 mapping 2:3-2:7',
      '/a/k key 2:3-2:4 plain 2:6-2:7',
      '/b key 3:1-3:2 alias of x 3:4-3:6',
      '/c key 4:1-4:2 mapping 5:3-6:7',
      '/c/<< key 5:3-5:5 alias of x 5:7-5:9',
      '/c/m key 6:3-6:4 plain 6:6-6:7',
      '/d key 7:1-7:2 plain 7:10-7:11',
      '/e key 8:1-8:2 plain 8:7-8:11',
    ]);
    expect(dataOf(source)).toEqual({ a: { k: 1 }, b: { k: 1 }, c: { m: 2, k: 1 }, d: '5', e: 'word' });
    // A key that is an alias has no name of its own; it is said, and the rest is read.
    expect(parse(source).problems).toMatchObject([{ code: 'bad-key' }]);
  });

  test('keys in quotes, keys with blanks, and explicit keys', () => {
    const source = text('"q" : 1', 'two words: 2', '? long', ': 3', '~: 4');
    expect(outline(source)).toEqual([
      '. mapping 1:1-5:5',
      '/q key 1:1-1:4 plain 1:7-1:8',
      '/two words key 2:1-2:10 plain 2:12-2:13',
      '/long key 3:3-3:7 plain 4:3-4:4',
      '/ key 5:1-5:2 plain 5:4-5:5',
    ]);
  });

  test('JSON', () => {
    const source = '{"a": [1, {"b": null}],\n "c/d~e": "", "x": {}}';
    expect(outline(source)).toEqual([
      '. flow mapping 1:1-2:23',
      '/a key 1:2-1:5 flow sequence 1:7-1:23',
      '/a/0 plain 1:8-1:9',
      '/a/1 flow mapping 1:11-1:22',
      '/a/1/b key 1:12-1:15 plain 1:17-1:21',
      '/c~1d~0e key 2:2-2:9 double 2:11-2:13',
      '/x key 2:15-2:18 flow mapping 2:20-2:22',
    ]);
  });

  test('a list or a text at the root', () => {
    expect(outline('- a\n-\n- b: 1\n')).toEqual([
      '. sequence 1:1-3:7',
      '/0 plain 1:3-1:4',
      '/1 missing 2:2-2:2',
      '/2 mapping 3:3-3:7',
      '/2/b key 3:3-3:4 plain 3:6-3:7',
    ]);
    expect(outline('just words')).toEqual(['. plain 1:1-1:11']);
  });
});

describe('line ends and characters', () => {
  const lines = ['a: 1', 'b:', '  - x', '  - y: |', '      t', '      u', 'c: "z"'];
  const expected = [
    '. mapping 1:1-7:7',
    '/a key 1:1-1:2 plain 1:4-1:5',
    '/b key 2:1-2:2 sequence 3:3-6:8',
    '/b/0 plain 3:5-3:6',
    '/b/1 mapping 4:5-6:8',
    '/b/1/y key 4:5-4:6 literal 4:8-6:8',
    '/c key 7:1-7:2 double 7:4-7:7',
  ];
  test.each([
    ['\\n', '\n'],
    ['\\r\\n', '\r\n'],
    ['a lone \\r', '\r'],
  ])('%s ends lines: the same ranges, the same data', (_, eol) => {
    const source = lines.join(eol) + eol;
    expect(outline(source)).toEqual(expected);
    expect(dataOf(source)).toEqual({ a: 1, b: ['x', { y: 't\nu\n' }], c: 'z' });
    expect(parse(source).problems).toEqual([]);
    expect(parse(source).text).toBe(source);
  });

  test('mixed line ends keep their places', () => {
    expect(outline('a: 1\r\nb: 2\nc: 3\rd: 4')).toEqual([
      '. mapping 1:1-4:5',
      '/a key 1:1-1:2 plain 1:4-1:5',
      '/b key 2:1-2:2 plain 2:4-2:5',
      '/c key 3:1-3:2 plain 3:4-3:5',
      '/d key 4:1-4:2 plain 4:4-4:5',
    ]);
  });

  test('a byte order mark counts as one sign and belongs to nothing', () => {
    expect(outline('\uFEFFa: 1\nb: 2\n')).toEqual([
      '. mapping 1:2-2:5',
      '/a key 1:2-1:3 plain 1:5-1:6',
      '/b key 2:1-2:2 plain 2:4-2:5',
    ]);
    expect(dataOf('\uFEFFa: 1\n')).toEqual({ a: 1 });
  });

  test('characters outside the basic plane count as two, as editors count them', () => {
    const source = '😀: "😀 x"\nnote: 😀😀 y # c\nñ: é\n';
    expect(outline(source)).toEqual([
      '. mapping 1:1-3:5',
      '/😀 key 1:1-1:3 double 1:5-1:11',
      '/note key 2:1-2:5 plain 2:7-2:13',
      '/ñ key 3:1-3:2 plain 3:4-3:5',
    ]);
    expect(dataOf(source)).toEqual({ '😀': '😀 x', note: '😀😀 y', ñ: 'é' });
  });
});

describe('documents', () => {
  const source = text('a: 1', '---', '# only a comment', '---', 'b: 2', '...', '---', '- x', '--- |', '  t');

  test('are apart, each with its own ranges; one of comments alone has no root', () => {
    const { documents, problems } = parse(source);
    expect(documents.map(({ index, root }) => [index, root?.type])).toEqual([
      [0, 'mapping'],
      [1, undefined],
      [2, 'mapping'],
      [3, 'sequence'],
      [4, 'scalar'],
    ]);
    expect(problems).toEqual([]);
    expect(outline(source, 2)).toEqual(['. mapping 5:1-5:5', '/b key 5:1-5:2 plain 5:4-5:5']);
    expect(outline(source, 3)).toEqual(['. sequence 8:1-8:4', '/0 plain 8:3-8:4']);
  });

  test('follow one another without a gap or an overlap', () => {
    let last = 0;
    for (const { span } of parse(source).documents) {
      expect(span.start).toBeGreaterThanOrEqual(last);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      last = span.end;
    }
    expect(last).toBe(source.length);
  });

  test('an anchor ends with its document', () => {
    expect(parse('a: &x 1\n---\nb: *x\n').problems).toMatchObject([
      { code: 'alias-unknown', message: expect.stringContaining('`*x`') },
    ]);
  });

  test.each(['', '\n\n', '# only this\n', '---\n', '\uFEFF'])('%j holds nothing, and that is no fault', (empty) => {
    const { documents, problems } = parse(empty);
    expect(documents.every(({ root }) => root === undefined)).toBe(true);
    expect(problems).toEqual([]);
  });
});

describe('comments', () => {
  test('stand with place and text, wherever they are', () => {
    const source = text('# top', '#tight', 'a: 1 # behind', 'b: "# not one"', 'c:', '  # inside', '  - x #', '# end');
    const parsed = parse(source);
    expect(parsed.comments.map(({ span, text: said }) => `${place(parsed, span)} ${said}`)).toEqual([
      '1:1-1:6 top',
      '2:1-2:7 tight',
      '3:6-3:14 behind',
      '6:3-6:11 inside',
      '7:7-7:8 ',
      '8:1-8:6 end',
    ]);
  });
});

describe('values', () => {
  test('are those of the YAML 1.2 core schema: dates and yes are texts', () => {
    const source = text(
      'a: 2026-03-31',
      'b: yes',
      'c: 0x1F',
      'd: 1_000',
      'e: ~',
      'f: 0o7',
      'g: 1e3',
      'h: True',
      'i: -1.5',
    );
    expect(dataOf(source)).toEqual({
      a: '2026-03-31',
      b: 'yes',
      c: 31,
      d: '1_000',
      e: null,
      f: 7,
      g: 1000,
      h: true,
      i: -1.5,
    });
  });
});

describe('faults of a text that is well formed', () => {
  test('a key that stands twice is told on its second place; the last one counts', () => {
    const source = text('id: a', 'size: { people: 1, people: 2 }', 'id: b');
    const parsed = parse(source);
    expect(parsed.problems.map(({ code, span, message }) => [code, place(parsed, span), message])).toEqual([
      ['duplicate-key', '2:20-2:26', 'The key `people` stands here twice. Keep one of them.'],
      ['duplicate-key', '3:1-3:3', 'The key `id` stands here twice. Keep one of them.'],
    ]);
    expect(dataOf(source)).toEqual({ id: 'b', size: { people: 2 } });
  });

  test.each([
    ['? [a]\n: b\nc: 1\n', '1:3-1:6'],
    ['{}: b\nc: 1\n', '1:1-1:3'],
  ])('%j: a key that is no word is told, the rest is read', (source, where) => {
    const parsed = parse(source);
    expect(parsed.problems.map(({ code, span }) => [code, place(parsed, span)])).toEqual([['bad-key', where]]);
    expect(dataOf(source)).toEqual({ c: 1 });
  });

  test('a value without a key is told and not dropped in silence', () => {
    const source = 'a: 1\n: lost\nb: 2\n';
    const parsed = parse(source);
    expect(parsed.problems.map(({ code, span }) => [code, place(parsed, span)])).toEqual([['bad-key', '2:3-2:7']]);
    expect(dataOf(source)).toEqual({ a: 1, b: 2 });
  });

  test('two merges in one mapping are no duplicate', () => {
    expect(parse('a: &a {x: 1}\nb: &b {y: 2}\nc:\n  <<: *a\n  <<: *b\n').problems).toEqual([]);
    expect(dataOf('a: &a {x: 1}\nb: &b {y: 2}\nc:\n  <<: *a\n  <<: *b\n')).toMatchObject({ c: { x: 1, y: 2 } });
  });
});

describe('aliases', () => {
  test.each(['a: &x [*x]\n', 'a: &x { b: *x }\n', 'a: &x\n  - b:\n      - *x\n'])(
    '%j: a value inside itself is told and cut',
    (source) => {
      const { problems } = parse(source);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ code: 'alias-cycle' });
      expect(source.slice(problems[0]?.span.start, problems[0]?.span.end)).toBe('*x');
      expect(JSON.stringify(dataOf(source))).toContain('null');
    },
  );

  test('an alias takes the anchor that stands last above it', () => {
    expect(dataOf('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  test('billion laughs: one finding, and the data stays small', () => {
    const source = text(
      'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`),
    );
    const { problems } = parse(source);
    expect(problems.map(({ code }) => code)).toEqual(['alias-bomb']);
    expect(countOf(dataOf(source))).toBeLessThan(300_000);
  });

  test('four thousand repeats of a large value are bounded as well', () => {
    const source = text(
      'base: &base',
      ...Array.from({ length: 100 }, (_, n) => `  k${n}: v`),
      'all:',
      ...Array.from({ length: 4000 }, () => '  - *base'),
    );
    expect(parse(source).problems.map(({ code }) => code)).toEqual(['alias-bomb']);
    expect(countOf(dataOf(source))).toBeLessThan(300_000);
  });

  test('four thousand repeats of a small value are all read', () => {
    const source = text('base: &base { k: v }', 'all:', ...Array.from({ length: 4000 }, () => '  - *base'));
    expect(parse(source).problems).toEqual([]);
    expect(dataOf(source)).toMatchObject({ all: expect.arrayContaining([{ k: 'v' }]) });
    expect(countOf(dataOf(source))).toBe(8004);
  });

  test('merges in merges are bounded too', () => {
    const source = text(
      'a0: &a0',
      ...Array.from({ length: 50 }, (_, n) => `  k${n}: v`),
      ...Array.from({ length: 3000 }, (_, n) => `a${n + 1}: &a${n + 1}\n  <<: *a${n}\n  own${n}: 1`),
    );
    const { problems } = parse(source);
    expect(problems.map(({ code }) => code)).toEqual(['alias-bomb']);
    expect(countOf(dataOf(source))).toBeLessThan(300_000);
  });
});

/** How many values data holds, itself included. */
function countOf(data: unknown): number {
  let count = 0;
  const open: unknown[] = [data];
  while (open.length > 0) {
    const value = open.pop();
    count++;
    if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) open.push(inner);
  }
  return count;
}

describe('texts that are refused', () => {
  test.each([
    ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR'],
    ['a text in another encoding', 'n: \uFFFD\uFFFDx\uFFFD\uFFFD\uFFFD\uFFFD'],
  ])('%s gets one clear finding on its first line', (_, source) => {
    const parsed = parse(source);
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]).toMatchObject({ code: 'binary', message: expect.stringContaining('UTF-8') });
    expect(parsed.lines.lineAt(parsed.problems[0]?.span.end ?? 9)).toBe(0);
    expect(parsed.documents).toEqual([]);
  });

  test('a single broken sign in a text is told, and no reason to refuse the rest', () => {
    const parsed = parse('name: Jos\uFFFD\nrole: Chef\uFFFD\n');
    expect(parsed.problems.map(({ span, message }) => [span, /UTF-8/.test(message)])).toEqual([
      [{ start: 9, end: 10 }, true],
    ]);
    expect(dataOf('name: Jos\uFFFD\nrole: Chef\uFFFD\n')).toEqual({ name: 'Jos\uFFFD', role: 'Chef\uFFFD' });
  });

  const deep: [string, string][] = [
    ['ten thousand brackets', '['.repeat(10_000)],
    ['ten thousand braces', '{a: '.repeat(10_000)],
    ['brackets over lines', '[\n'.repeat(10_000)],
    ['dashes on one line', '- '.repeat(5000)],
    ['question marks on one line', '? '.repeat(5000)],
    ['block mappings', Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n)}a:\n`).join('')],
    ['block lists', Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n)}-\n`).join('')],
  ];
  test.each(deep)('%s are too deep: one finding, no crash', (_, source) => {
    const { problems } = parse(source);
    expect(problems.map(({ code }) => code)).toEqual(['too-deep']);
    expect(problems[0]?.message).toContain('Flatten');
  });

  test('brackets in running text are no nesting', () => {
    const source = text(...Array.from({ length: 2000 }, (_, n) => `k${n}: "smile :-[ and {"`));
    expect(parse(source).problems).toEqual([]);
    const open = `note: |\n${'  :-[ {\n'.repeat(3000)}`;
    expect(parse(open).problems).toEqual([]);
  });
});

describe('JSON files', () => {
  test.each([
    ['{\n  "a": 1,\n}', 'a comma too many', '2:9-2:10'],
    ['{"a": [1, 2, ]}', 'a comma too many in a list', '1:12-1:13'],
    ['{\n  "a": 1,\n  "b": \'x\'\n}', 'a text in single quotes', '3:8-3:11'],
    ["{\n  'a': 1\n}", 'a key in single quotes', '2:3-2:6'],
    ['{\n  "a": x\n}', 'a text without quotes', '2:8-2:9'],
    ['{\n  a: 1\n}', 'a key without quotes', '2:3-2:4'],
    ['{"a": 1} # note', 'a comment', '1:10-1:16'],
    ['{"a": 012}', 'a number that JSON does not know', '1:7-1:10'],
    ['{"a": "x",\n "b": }', 'a missing value', '2:7-2:7'],
    ['a: 1\nb: 2', 'YAML', '1:1-1:2'],
    ['{"a": 1}\n---\n{"b": 2}', 'a second document', '3:1-3:9'],
    ['{"a": "x\n  y"}', 'a line break in a text', '1:9-1:9'],
  ])('%j is read, and %s is told where it is', (source, _, where) => {
    const parsed = parse(source, 'json');
    expect(parsed.problems.map(({ span }) => place(parsed, span))).toEqual([where]);
    expect(parsed.problems[0]?.message).toContain('not JSON');
    expect(parsed.documents[0]?.root?.type).toBe('mapping');
  });

  test('right JSON has no problem, however it is laid out', () => {
    for (const source of ['{"a": [1, "b"]}\n', '[\n\t1,\n\t2\n]', '"x"', '{\r\n"a":null\r\n}'])
      expect(parse(source, 'json').problems, source).toEqual([]);
  });
});

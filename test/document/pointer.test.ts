import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import {
  escapeSegment,
  firstKey,
  join,
  keySpan,
  locate,
  locateNearest,
  pathTo,
  segmentsOf,
  valueSpan,
  walk,
} from '../../server/src/document/pointer.js';
import {
  asMapping,
  asSequence,
  asText,
  isMerge,
  pairOf,
  resolve,
  type SyntaxNode,
  valueAt,
} from '../../server/src/document/syntax.js';
import { marked } from '../support/marked.js';
import { place } from './outline.js';

function rootOf(text: string): SyntaxNode {
  const root = parse(text).documents[0]?.root;
  if (!root) throw new Error('an empty text');
  return root;
}

/** Key and value of the place at a pointer. */
function at(text: string, pointer: string): string | undefined {
  const parsed = parse(text);
  const found = locate(parsed.documents[0]?.root, pointer);
  return found && `${place(parsed, keySpan(found))} ${place(parsed, valueSpan(found))}`;
}

describe('pointers', () => {
  test('are written and read as RFC 6901 says', () => {
    expect(join('', 'a/b', 0, 'm~n', '')).toBe('/a~1b/0/m~0n/');
    expect(segmentsOf('/a~1b/0/m~0n/')).toEqual(['a/b', '0', 'm~n', '']);
    expect(segmentsOf('')).toEqual([]);
    expect(segmentsOf('/')).toEqual(['']);
    expect(escapeSegment('~1')).toBe('~01');
    expect(segmentsOf('/~01')).toEqual(['~1']);
  });

  const text = [
    'base: &base',
    '  team: ops',
    '  size: 3',
    'goals:',
    '  - goal: x',
    '  -',
    'here:',
    '  <<: *base',
    '  size: 4',
    'again: *base',
    'a/b: { "": 1, "0": zero }',
    'empty:',
    '',
  ].join('\n');

  test.each([
    ['', '1:1-12:7 1:1-12:7'],
    ['/goals', '4:1-4:6 5:3-6:4'],
    ['/goals/0', '5:5-5:12 5:5-5:12'],
    ['/goals/0/goal', '5:5-5:9 5:11-5:12'],
    ['/goals/1', '6:4-6:4 6:4-6:4'],
    ['/a~1b', '11:1-11:4 11:6-11:26'],
    ['/a~1b/', '11:8-11:10 11:12-11:13'],
    ['/a~1b/0', '11:15-11:18 11:20-11:24'],
    ['/empty', '12:1-12:6 12:7-12:7'],
    // Own keys hide merged ones; merged and repeated keys are found where their text stands.
    ['/here/size', '9:3-9:7 9:9-9:10'],
    ['/here/team', '2:3-2:7 2:9-2:12'],
    ['/again', '10:1-10:6 10:8-10:13'],
    ['/again/size', '3:3-3:7 3:9-3:10'],
  ])('%j is found at %s', (pointer, expected) => {
    expect(at(text, pointer)).toBe(expected);
  });

  test.each(['/nothing', '/goals/2', '/goals/-1', '/goals/x', '/goals/0/goal/0', '/here/<<', '/__proto__', '/0'])(
    '%j leads nowhere',
    (pointer) => {
      expect(at(text, pointer)).toBeUndefined();
    },
  );

  test('the nearest place stands in for one that is not there', () => {
    const root = rootOf(text);
    expect(locateNearest(root, '/goals/0/rank').node).toBe(locate(root, '/goals/0')?.node);
    expect(locateNearest(root, '/goals/7/x/y').node).toBe(locate(root, '/goals')?.node);
    expect(locateNearest(root, '/x/y').node).toBe(root);
  });

  test('of a key that stands twice the last one counts, as for JSON parsers', () => {
    expect(at('a: 1\na: 2\n', '/a')).toBe('2:1-2:2 2:4-2:5');
  });

  test('a walk goes through every value, parents first, and not into aliases', () => {
    const seen: string[] = [];
    walk(rootOf(text), ({ pointer }) => seen.push(pointer));
    expect(seen).toEqual([
      '',
      '/base',
      '/base/team',
      '/base/size',
      '/goals',
      '/goals/0',
      '/goals/0/goal',
      '/goals/1',
      '/here',
      '/here/<<',
      '/here/size',
      '/again',
      '/a~1b',
      '/a~1b/',
      '/a~1b/0',
      '/empty',
    ]);
  });

  test('a walk can start below the root', () => {
    const seen: string[] = [];
    const goals = locate(rootOf(text), '/goals');
    if (goals) walk(goals.node, ({ pointer }) => seen.push(pointer), '/goals');
    expect(seen).toEqual(['/goals', '/goals/0', '/goals/0/goal', '/goals/1']);
  });
});

describe('the way down to an offset', () => {
  test.each([
    ['kin|d: persona\n', ['', '/kind']],
    ['kind: per|sona\n', ['', '/kind']],
    ['kind: persona|\n', ['', '/kind']],
    ['kind:| persona\n', ['', '/kind']],
    ['goals:\n  - go|al: x\n', ['', '/goals', '/goals/0', '/goals/0/goal']],
    ['goals:\n  - goal: x\n  - y|\n', ['', '/goals', '/goals/1']],
    ['a: { b: [1, 2|2] }\n', ['', '/a', '/a/b', '/a/b/1']],
    ['name:|\n', ['', '/name']],
    ['a: 1\n\n|\n', ['']],
  ])('%j', (source, expected) => {
    const { text, offset } = marked(source);
    expect(pathTo(rootOf(text), offset).map(({ pointer }) => pointer)).toEqual(expected);
  });

  test('there is none in an empty text', () => {
    expect(pathTo(undefined, 0)).toEqual([]);
    expect(locate(undefined, '/a')).toBeUndefined();
  });
});

describe('reading nodes', () => {
  const root = rootOf('a: &a { t: text, n: 5 }\nb: *a\nc: [x]\nd: &d *a\ne:\n  <<: [*a, *a]\nf: { "<<": *a }\n');

  test('through aliases, and only as what they are', () => {
    expect(resolve(valueAt(root, 'b'))).toBe(valueAt(root, 'a'));
    expect(asMapping(valueAt(root, 'b'))).toBe(valueAt(root, 'a'));
    expect(asMapping(valueAt(root, 'c'))).toBeUndefined();
    expect(asSequence(valueAt(root, 'c'))?.items).toHaveLength(1);
    expect(asSequence(valueAt(root, 'a'))).toBeUndefined();
    expect(asText(valueAt(root, 'b', 't'))).toBe('text');
    expect(asText(valueAt(root, 'b', 'n'))).toBeUndefined();
    expect(valueAt(root, 'x', 'y')).toBeUndefined();
    expect(resolve(undefined)).toBeUndefined();
  });

  test('a merge is a plain << with aliases behind it, not a quoted one', () => {
    const mergeIn = (key: string) => {
      const [pair] = asMapping(valueAt(root, key))?.pairs ?? [];
      return pair && isMerge(pair);
    };
    expect(mergeIn('e')).toBe(true);
    expect(mergeIn('f')).toBe(false);
    expect(pairOf(asMapping(valueAt(root, 'e')), 't')?.value).toBe(valueAt(root, 'a', 't'));
    expect(pairOf(undefined, 't')).toBeUndefined();
  });

  test('the first key stands for the whole of a mapping', () => {
    expect(firstKey(root)?.value).toBe('a');
    expect(firstKey(valueAt(root, 'c'))).toBeUndefined();
    expect(firstKey(rootOf('{}'))).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toData } from '../../server/src/document/data.js';
import { parse } from '../../server/src/document/parse.js';
import type { ParsedText } from '../../server/src/document/parsed-text.js';
import { locate, pathTo, walk } from '../../server/src/document/pointer.js';
import { isMerge, keyName, type MappingNode, type Span, type SyntaxNode } from '../../server/src/document/syntax.js';
import { yamlish } from '../support/yamlish.js';
import { repaired } from './outline.js';

const runs = { numRuns: 1500 };

function inside(inner: Span, outer: Span): void {
  expect(inner.start).toBeLessThanOrEqual(inner.end);
  expect(inner.start).toBeGreaterThanOrEqual(outer.start);
  expect(inner.end).toBeLessThanOrEqual(outer.end);
}

/** Everything that holds for any parsed text. */
function sound({ text, documents, problems, comments }: ParsedText): void {
  const whole = { start: 0, end: text.length };
  for (const { span, message, repairs = [], extent } of problems) {
    inside(span, whole);
    if (extent) inside(extent, whole);
    for (const { edits } of repairs) for (const edit of edits) inside(edit.span, whole);
    expect(message).toMatch(/[.?]$/);
  }
  for (const { span } of comments) {
    inside(span, whole);
    expect(text.charAt(span.start)).toBe('#');
  }
  for (const { span, root } of documents) {
    inside(span, whole);
    if (root) {
      inside(root.span, whole);
      nested(root);
    }
  }
}

/** Values lie inside what holds them, in order and apart; a key lies before its value. */
function nested(node: SyntaxNode): void {
  if (node.type === 'sequence') {
    let last = node.span.start;
    for (const item of node.items) {
      inside(item.span, node.span);
      expect(item.span.start).toBeGreaterThanOrEqual(last);
      last = item.span.end;
      nested(item);
    }
  } else if (node.type === 'mapping') {
    let last = node.span.start;
    for (const { key, value } of node.pairs) {
      inside(key.span, node.span);
      inside(value.span, node.span);
      expect(key.span.start).toBeGreaterThanOrEqual(last);
      expect(value.span.start).toBeGreaterThanOrEqual(key.span.end);
      last = value.span.end;
      nested(value);
    }
  }
}

function holdsTwice(mapping: MappingNode, name: string): boolean {
  return mapping.pairs.filter((pair) => keyName(pair) === name).length > 1;
}

describe('any text', () => {
  test('is read without throwing, and all places lie in it and in one another', () => {
    fc.assert(
      fc.property(yamlish, (text) => sound(parse(text))),
      { numRuns: 4000 },
    );
  });

  test('even when it is no YAML at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => sound(parse(text))),
      runs,
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => sound(parse(text, 'json'))),
      runs,
    );
  });

  test('gives the same tree twice', () => {
    fc.assert(
      fc.property(yamlish, (text) => {
        expect(parse(text)).toEqual(parse(text));
      }),
      { numRuns: 300 },
    );
  });

  test('has every value where its pointer leads', () => {
    fc.assert(
      fc.property(yamlish, (text) => {
        for (const { root } of parse(text).documents) {
          if (!root) continue;
          const hidden: string[] = [];
          walk(root, ({ pointer, node, pair }) => {
            const parent = locate(root, pointer.slice(0, pointer.lastIndexOf('/')))?.node;
            const twice = pair && parent?.type === 'mapping' && holdsTwice(parent, keyName(pair));
            // A merge key and the earlier of two equal keys are in the text and not in the data.
            if (twice || (pair && isMerge(pair))) hidden.push(`${pointer}/`);
            if (hidden.some((prefix) => `${pointer}/`.startsWith(prefix))) return;
            const found = locate(root, pointer);
            expect(found?.node).toBe(node);
            expect(found?.key).toBe(pair?.key);
          });
        }
      }),
      runs,
    );
  });

  test('has a way down to every offset that ends at something that touches it', () => {
    fc.assert(
      fc.property(yamlish, fc.nat(), (text, n) => {
        const offset = n % (text.length + 1);
        for (const { root } of parse(text).documents) {
          for (const { node, pair } of pathTo(root, offset).slice(1)) {
            const from = pair?.key.span.start ?? node.span.start;
            expect(offset).toBeGreaterThanOrEqual(from);
            expect(offset).toBeLessThanOrEqual(Math.max(node.span.end, pair?.key.span.end ?? 0));
          }
        }
      }),
      runs,
    );
  });

  test('comes to an end when it is mended again and again', () => {
    fc.assert(
      fc.property(yamlish, (text) => {
        let current = text;
        const next = () => {
          for (const problem of parse(current).problems) {
            const mended = repaired(current, problem);
            if (mended !== undefined) return mended;
          }
          return undefined;
        };
        let rounds = 0;
        for (let mended = next(); mended !== undefined; mended = next()) {
          expect(mended).not.toBe(current);
          expect(++rounds).toBeLessThan(200);
          current = mended;
        }
      }),
      runs,
    );
  });
});

/** Texts of which the repairs once undid one another. */
test.each([
  '\n    ~\n{ a: 1, b: [x] }',
  '{\n  <<: *akind: persona\n',
  '    "q"%YAML 1.2\n{ a: 1, b: [x] }',
  '{\n  id: a|!!str \n    k: v: w: `',
])('mending %j comes to an end', (text) => {
  let current = text;
  for (let round = 0; round < 50; round++) {
    const mended = parse(current).problems.flatMap((problem) => repaired(current, problem) ?? [])[0];
    if (mended === undefined) return;
    current = mended;
  }
  expect.fail(`still offers a repair of ${JSON.stringify(current)}`);
});

describe('any data', () => {
  // A key of more than 1,024 characters needs the explicit form in YAML.
  const anyJson = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' });

  test('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const expected: unknown = JSON.parse(JSON.stringify(value));
        for (const indent of [0, 2]) {
          const { documents, problems } = parse(JSON.stringify(value, undefined, indent), 'json');
          expect(problems).toEqual([]);
          expect(toData(documents[0]?.root)).toEqual(expected);
        }
      }),
      runs,
    );
  });
});

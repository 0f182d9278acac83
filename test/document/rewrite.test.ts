import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rewrite } from '../../server/src/document/rewrite.js';
import type { TextEdit } from '../../server/src/document/syntax.js';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

/** The text after edits that do not overlap, as LSP defines it: those at one place in the order of the list. */
function applied(text: string, edits: readonly TextEdit[]): string {
  let [result, at] = ['', 0];
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

describe('a rewrite', () => {
  test('is the text as it was before any edit', () => {
    expect(new Rewrite('abc').text).toBe('abc');
    expect(new Rewrite('abc').edits()).toEqual([]);
  });

  test('tells what edits upon edits come to, of the text that it began as', () => {
    const rewrite = new Rewrite('one two three').with([edit(4, 7, 'TWO')]).with([edit(0, 3, '1'), edit(3, 4, 't')]);
    expect(rewrite.text).toBe('1 tWO three'.replace('1 tWO', '1tTWO'));
    expect(applied('one two three', rewrite.edits())).toBe(rewrite.text);
  });

  test('keeps the order of what is inserted at one place', () => {
    expect(new Rewrite('ad').with([edit(1, 1, 'b'), edit(1, 1, 'c')]).text).toBe('abcd');
  });

  test('leaves no edit where one undoes another', () => {
    expect(
      new Rewrite('abc')
        .with([edit(1, 2, 'x')])
        .with([edit(1, 2, 'b')])
        .edits(),
    ).toEqual([]);
  });

  test('of any edits in any number of rounds comes to edits with the same outcome', () => {
    const round = fc.array(fc.tuple(fc.nat(30), fc.nat(6), fc.constantFrom('', 'x', 'yy', '\n- z')), { maxLength: 5 });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(round, { maxLength: 5 }), (text, rounds) => {
        let rewrite = new Rewrite(text);
        for (const wishes of rounds) {
          const now = rewrite.text;
          const edits: TextEdit[] = [];
          for (const [at, length, newText] of wishes) {
            const start = Math.min(at, now.length);
            const end = Math.min(start + length, now.length);
            const meets = edits.some(({ span }) => start <= span.end && span.start <= end);
            if (!meets) edits.push(edit(start, end, newText));
          }
          rewrite = rewrite.with(edits);
          expect(rewrite.text).toBe(applied(now, edits));
        }
        expect(applied(text, rewrite.edits())).toBe(rewrite.text);
      }),
    );
  });
});

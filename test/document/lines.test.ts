import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lines } from '../../server/src/document/lines.js';

const anyText = fc.array(fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '😀', 'é', '\t', ':'), { maxLength: 60 });
const texts = anyText.map((parts) => parts.join(''));

describe('lines', () => {
  test('end with \\n, \\r\\n and a lone \\r', () => {
    const lines = new Lines('a\nbb\r\nc\rd\n');
    expect(lines.count).toBe(5);
    expect([0, 1, 2, 3, 4].map((line) => lines.line(line))).toEqual(['a', 'bb', 'c', 'd', '']);
    expect([0, 1, 2, 3, 4].map((line) => lines.startOf(line))).toEqual([0, 2, 6, 8, 10]);
  });

  test('a text without a line end is one line, and so is an empty one', () => {
    expect(new Lines('abc').count).toBe(1);
    expect(new Lines('').count).toBe(1);
    expect(new Lines('').positionAt(0)).toEqual({ line: 0, character: 0 });
  });

  test('beyond the text there is the end of the text', () => {
    const lines = new Lines('ab\ncd');
    expect(lines.startOf(9)).toBe(5);
    expect(lines.line(9)).toBe('');
    expect(lines.positionAt(99)).toEqual({ line: 1, character: 2 });
    expect(lines.positionAt(-1)).toEqual({ line: 0, character: 0 });
    expect(lines.offsetAt({ line: 9, character: 0 })).toBe(5);
  });

  test('beyond its line a column is the end of the line, as LSP wants it', () => {
    const lines = new Lines('ab\r\ncd');
    expect(lines.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(lines.offsetAt({ line: 0, character: -5 })).toBe(0);
  });

  test('columns count UTF-16 units', () => {
    expect(new Lines('😀x').positionAt(2)).toEqual({ line: 0, character: 2 });
    expect(new Lines('😀x').offsetAt({ line: 0, character: 3 })).toBe(3);
  });

  test('a range has the positions of both ends', () => {
    expect(new Lines('ab\ncd').range({ start: 1, end: 4 })).toEqual({
      start: { line: 0, character: 1 },
      end: { line: 1, character: 1 },
    });
  });

  test('every offset has a place, and every place but the middle of \\r\\n leads back', () => {
    fc.assert(
      fc.property(texts, fc.nat(200), (text, n) => {
        const lines = new Lines(text);
        const offset = n % (text.length + 1);
        const position = lines.positionAt(offset);
        const inBreak = text.charAt(offset - 1) === '\r' && text.charAt(offset) === '\n';
        expect(lines.lineAt(offset)).toBe(position.line);
        if (inBreak) return;
        expect(lines.offsetAt(position)).toBe(offset);
        expect(position.line).toBe(text.slice(0, offset).split(/\r\n|\r|\n/).length - 1);
      }),
    );
  });

  test('the lines put together are the text without its line ends', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const lines = new Lines(text);
        const all = Array.from({ length: lines.count }, (_, line) => lines.line(line));
        expect(all).toEqual(text.split(/\r\n|\r|\n/));
      }),
    );
  });
});

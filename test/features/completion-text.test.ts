import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { code, escapeMarkdown, quoteMarkdown } from '../../server/src/features/markdown.js';
import { expandSnippet, needsSnippet, toPlain, toSnippet } from '../../server/src/features/pieces.js';
import { blockYaml, scalarText } from '../../server/src/features/yaml-text.js';

describe('values as text', () => {
  test('are read back by YAML as what they were, in every style', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('yes', 'null', '1e3', '0x1f', '-', '*', '2026-01-01', '10-50', ' a', ''),
    );
    fc.assert(
      fc.property(value, fc.constantFrom('', '"', "'"), (text, quote) => {
        fc.pre(quote !== "'" || !/[^\x20-\x7e]/.test(text));
        expect(parse(scalarText(text, quote as '' | '"' | "'"))).toBe(text);
        expect(JSON.parse(scalarText(text, '', 'json'))).toBe(text);
      }),
    );
    for (const other of [1, 0.5, true, false, null]) expect(parse(scalarText(other))).toBe(other);
  });

  test('stay plain where they may', () => {
    expect([scalarText('finance-lead'), scalarText('c_level'), scalarText('3d-artist')]).toEqual([
      'finance-lead',
      'c_level',
      '3d-artist',
    ]);
  });

  test('of examples are valid YAML', () => {
    const example = {
      goals: ['Grow: fast', { goal: 'Rest # well', rank: 1, tags: ['a'] }],
      min: 3,
      range: '<10',
      yes: 'no',
    };
    expect(parse(blockYaml(example))).toEqual(example);
    const leaf = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.record({ a: leaf, b: fc.array(leaf, { minLength: 1 }) }), { minLength: 1 }), (list) => {
        expect(parse(blockYaml({ list }))).toEqual({ list });
      }),
    );
  });
});

describe('snippets', () => {
  test('read as their text when nobody types anything', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.record({ stop: fc.string() }),
      fc.record({ choices: fc.array(fc.string({ minLength: 1 }), { minLength: 1 }) }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces
          .map((p) => (typeof p === 'string' ? p : 'stop' in p ? p.stop : (p.choices[0] ?? '')))
          .join('');
        expect(expandSnippet(toSnippet(pieces))).toBe(text);
      }),
    );
  });

  test('are used only where there is something to choose, or to type before the end', () => {
    expect(needsSnippet(['name: ', { stop: '' }])).toBe(false);
    expect(needsSnippet(['{', { stop: '' }, '}'])).toBe(true);
    expect(toPlain(['status: ', { choices: ['draft', 'active'] }])).toBe('status: ');
    expect(toPlain(['"n": ', { stop: '0', needed: true }])).toBe('"n": 0');
  });
});

describe('text that people wrote', () => {
  test.each([
    ['*b* _i_ `c` [l](u) <b>', '\\*b\\* \\_i\\_ \\`c\\` \\[l\\](u) \\<b>'],
    ['a | b', 'a \\| b'],
    ['https://evil.example www.evil.example a@b.c', 'https\\://evil.example www\\.evil.example a\\@b.c'],
    ['# head', '\\# head'],
    ['- item\n\n- item', '\\- item - item'],
    ['1. item', '1\\. item'],
    ['&lt; ~~no~~', '\\&lt; \\~\\~no\\~\\~'],
    ['1.5 (two), plain!', '1.5 (two), plain!'],
  ])('%j stays text in Markdown', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  test('is cut to what fits, and code holds any backticks', () => {
    expect(quoteMarkdown('x'.repeat(500))).toHaveLength(160);
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`a')).toBe('`` `a ``');
  });
});

import { describe, expect, it } from 'vitest';
import { scopesOf, tokenize } from './tokens.js';

const key = 'entity.name.tag.yaml';
const plain = 'string.unquoted.plain.out.yaml';
const block = 'string.unquoted.block.yaml';
const dash = 'punctuation.definition.block.sequence.item.yaml';

/** Every word that the grammar takes for a key, in order. */
function keysOf(text: string): string[] {
  return tokenize(text)
    .filter((token) => token.scopes.includes(key))
    .map((token) => token.text);
}

describe('documents', () => {
  const text = '%YAML 1.2\n--- # first\nname: Maya\n...\n---\nname: Raj';
  it('marks directives and the start and end of a document', () => {
    expect(scopesOf(text, 'YAML')).toBe('meta.directive.yaml keyword.other.directive.yaml');
    expect(scopesOf(text, '---')).toBe('entity.other.document.begin.yaml');
    expect(scopesOf(text, '...')).toBe('entity.other.document.end.yaml');
    expect(scopesOf(text, ' first')).toBe('comment.line.number-sign.yaml');
    expect(keysOf(text)).toEqual(['name', 'name']);
  });

  it.each([
    ['a quote', 'name: "open'],
    ['a quote at the top', '"open'],
    ['a list', '[open, list'],
    ['a mapping', 'x: {open: yes'],
    ['text at the top', 'just text'],
    ['a block scalar', 'x: |\n  text'],
  ])('ends %s at a document marker', (_, open) => {
    expect(keysOf(`${open}\n---\nafter: 1`)).toContain('after');
    expect(scopesOf(`${open}\n---\nafter: 1`, '---')).toBe('entity.other.document.begin.yaml');
  });
});

describe('comments', () => {
  it.each([
    '# all of it',
    'name: Maya # all of it',
    '- x # all of it',
    'name: # all of it',
    'a: [1, # all of it',
    'a: 12 # all of it',
  ])('start at a number sign after a blank: %s', (text) => {
    expect(scopesOf(text, ' all of it')).toMatch(/comment\.line\.number-sign\.yaml$/);
  });

  it.each([
    'url: https://example.com/#part',
    'name: C# developer',
    'tag: a#b',
    'quote: "not # one"',
    "quote: 'not # one'",
  ])('do not start elsewhere: %s', (text) => {
    expect(tokenize(text).filter((token) => token.scopes.join().includes('comment'))).toEqual([]);
  });
});

describe('mappings and sequences', () => {
  it('marks keys, colons and dashes at every depth', () => {
    const text = 'goals:\n  - goal: Ship\n    impact:\n      time: Long\n- - deep: x\n    next: y\nlast: z';
    expect(keysOf(text)).toEqual(['goals', 'goal', 'impact', 'time', 'deep', 'next', 'last']);
    expect(scopesOf(text, '- - ')).toBe(`${dash} | `);
    expect(scopesOf(text, ':')).toBe('punctuation.separator.key-value.mapping.yaml');
  });

  it.each([
    'pain points: x',
    'a-b: x',
    'x_own: x',
    '$schema: x',
    'a:b: x',
    '12: x',
    'Größe: x',
    '-1: x',
    '?x: y',
    'a  b: c',
  ])('takes the text before the colon as key: %s', (text) => {
    expect(keysOf(text)).toEqual([text.slice(0, text.lastIndexOf(':'))]);
  });

  it.each(['- 12:30', '- https://example.com', '- a:b', '- "a: b"', '- a #b: c', '- text', '# a: b'])(
    'sees no key in: %s',
    (text) => {
      expect(keysOf(text)).toEqual([]);
    },
  );

  it('marks quoted keys with their quotes and escapes', () => {
    const text = `"say \\"hi\\"": 1\n'it''s': 2\n{ "a": 1, 'b':2 }`;
    expect(scopesOf(text, 'say ')).toBe(key);
    expect(scopesOf(text, '\\"')).toBe(`${key} constant.character.escape.yaml`);
    expect(scopesOf(text, "''")).toBe(`${key} constant.character.escape.yaml`);
    expect(scopesOf(text, '"')).toBe(`${key} punctuation.definition.string.begin.yaml`);
    expect(scopesOf(text, 'a', 2)).toBe(`meta.flow-mapping.yaml ${key}`);
    expect(scopesOf(text, 'b')).toBe(`meta.flow-mapping.yaml ${key}`);
  });

  it('marks explicit keys and their values', () => {
    const text = '? long key\n: - one\n  - two: 2';
    expect(scopesOf(text, '?')).toBe('punctuation.definition.key-value.yaml');
    expect(scopesOf(text, ':')).toBe('punctuation.separator.key-value.mapping.yaml');
    expect(scopesOf(text, 'long key')).toBe(plain);
    expect(keysOf(text)).toEqual(['two']);
  });

  it('marks flow collections over several lines, nested, with comments and pairs', () => {
    const text = 'tags: [\n  a b, # why\n  {x: 1, y: [2, "3"]},\n  k: v,\n]\nnext: 1';
    expect(keysOf(text)).toEqual(['tags', 'x', 'y', 'k', 'next']);
    expect(scopesOf(text, '[')).toBe('meta.flow-sequence.yaml punctuation.definition.sequence.begin.yaml');
    expect(scopesOf(text, 'a b')).toBe('meta.flow-sequence.yaml string.unquoted.plain.in.yaml');
    expect(scopesOf(text, ' why')).toBe('meta.flow-sequence.yaml comment.line.number-sign.yaml');
    expect(scopesOf(text, '}')).toContain('punctuation.definition.mapping.end.yaml');
    expect(scopesOf(text, ']', 2)).toBe('meta.flow-sequence.yaml punctuation.definition.sequence.end.yaml');
  });

  it('marks merge keys, anchors, aliases and tags', () => {
    const text =
      'base: &base !!map\n  a: 1\nnew:\n  <<: *base\n  list: [*base, &x 1]\n&k key: v\n*k : w\n- !<tag:x> y\nf: {<<: *base}';
    expect(scopesOf(text, '<<')).toBe(`${key} keyword.control.merge.yaml`);
    expect(scopesOf(text, '<<', 2)).toBe(`meta.flow-mapping.yaml ${key} keyword.control.merge.yaml`);
    expect(scopesOf(text, 'base', 2)).toBe('entity.name.type.anchor.yaml');
    expect(scopesOf(text, '!!map')).toBe('storage.type.tag-handle.yaml');
    expect(scopesOf(text, '!<tag:x>')).toBe('storage.type.tag-handle.yaml');
    expect(scopesOf(text, 'base', 3)).toBe('variable.other.alias.yaml');
    expect(scopesOf(text, 'base', 4)).toBe('meta.flow-sequence.yaml variable.other.alias.yaml');
    expect(keysOf(text)).toEqual(['base', 'a', 'new', '<<', 'list', 'key', '*', 'k', 'f', '<<']);
  });

  it('says that a tab cannot indent', () => {
    expect(scopesOf('goals:\n\tgoal: x', '\t')).toBe('invalid.illegal.tab-indentation.yaml');
    expect(keysOf('goals:\n\tgoal: x')).toEqual(['goals', 'goal']);
  });
});

describe('scalars', () => {
  it.each([
    ['12', 'constant.numeric.integer.yaml'],
    ['-3', 'constant.numeric.integer.yaml'],
    ['0.25', 'constant.numeric.float.yaml'],
    ['.5', 'constant.numeric.float.yaml'],
    ['1e-9', 'constant.numeric.float.yaml'],
    ['0x1F', 'constant.numeric.hex.yaml'],
    ['0o17', 'constant.numeric.octal.yaml'],
    ['-.inf', 'constant.numeric.inf.yaml'],
    ['.NaN', 'constant.numeric.nan.yaml'],
    ['true', 'constant.language.boolean.yaml'],
    ['FALSE', 'constant.language.boolean.yaml'],
    ['null', 'constant.language.null.yaml'],
    ['~', 'constant.language.null.yaml'],
    ['2026-03-31', 'constant.numeric.date.persona'],
    ['2026-03-31T12:30:00Z', 'constant.numeric.date.persona'],
  ])('%s is a %s in every context', (value, scope) => {
    expect(scopesOf(`k: ${value}`, value)).toBe(scope);
    expect(scopesOf(`k: ${value} # why`, value)).toBe(scope);
    expect(scopesOf(`- ${value}`, value)).toBe(scope);
    expect(scopesOf(`k:\n  ${value}`, value)).toBe(scope);
    expect(scopesOf(`[x, ${value}, y]`, value)).toBe(`meta.flow-sequence.yaml ${scope}`);
    expect(scopesOf(`{x: ${value}}`, value)).toBe(`meta.flow-mapping.yaml ${scope}`);
  });

  it.each([
    '12 monkeys',
    '12:30',
    '1.2.3',
    '50+',
    '<10',
    '25-34',
    'true story',
    'nullable',
    '2026-13-01',
    '0xZZ',
    '-',
    '100%',
    'yes',
    '+44 20 7946',
  ])('%s is text', (value) => {
    expect(scopesOf(`k: ${value}`, value)).toMatch(value === '-' ? /^$/ : new RegExp(`^${plain}$`));
  });

  it.each([
    'https://example.com:8080/a?b=c#d',
    'a "quoted" word, and [1] {too}',
    "it's - fine",
    '-not an item',
    ':colon',
    '?question',
  ])('plain text is one scalar: %s', (value) => {
    expect(scopesOf(`k: ${value}`, value)).toBe(plain);
    expect(scopesOf(`- ${value} # why`, value)).toBe(plain);
  });

  it('plain text goes on over deeper lines, whatever they look like, and stops where it must', () => {
    const text = 'summary: One\n  - two\n  12\n  3: four # why\nnext: five\nlast: six\n\n  seven\nend: 1';
    expect(scopesOf(text, '- two')).toBe(plain);
    expect(scopesOf(text, '12')).toBe(plain);
    expect(scopesOf(text, ' why')).toContain('comment');
    expect(scopesOf(text, 'seven')).toBe(plain);
    expect(keysOf(text)).toEqual(['summary', '3', 'next', 'last', 'end']);
  });

  it('marks quotes and escapes, known and unknown, and goes on over lines', () => {
    const text = `a: "x\\n\\u00e9\\q\n  more: text"\nb: 'it''s \\n'\nc: 1`;
    expect(scopesOf(text, '\\n')).toBe('string.quoted.double.yaml constant.character.escape.yaml');
    expect(scopesOf(text, '\\u00e9')).toBe('string.quoted.double.yaml constant.character.escape.yaml');
    expect(scopesOf(text, '\\q')).toBe('string.quoted.double.yaml invalid.illegal.constant.character.escape.yaml');
    expect(scopesOf(text, 'more: text')).toBe('string.quoted.double.yaml');
    expect(scopesOf(text, "''")).toBe('string.quoted.single.yaml constant.character.escape.yaml');
    expect(scopesOf(text, '\\n', 2)).toBe('string.quoted.single.yaml');
    expect(keysOf(text)).toEqual(['a', 'b', 'c']);
  });

  it.each(['@maya', '`code`', '%5', '|x', '>3 years'])('says that plain text cannot start like this: %s', (value) => {
    expect(scopesOf(`k: ${value}`, value.slice(0, 1))).toBe('invalid.illegal.unexpected-character.yaml');
  });
});

describe('block scalars', () => {
  const noKeys = 'kind: persona\n  - goal: "x\n\n    deeper: # no comment\n  [list';
  it.each(['|', '>', '|-', '>+', '|2', '>2-', '|-2', '!!str |', '&a >-', '| # why'])('%s holds text only', (header) => {
    const under = (indent: string) => noKeys.replace(/^(?=.)/gm, indent);
    for (const [open, indent] of [
      ['text: ', '  '],
      ['- ', '  '],
      ['- text: ', '    '],
      ['- - text: ', '      '],
      ['  -   text: ', '        '],
      ['? ', '  '],
      ['--- ', '  '],
    ] as const) {
      const text = `${open}${header}\n${under(indent)}\n`;
      const content = tokenize(text).filter((token) => token.line > 0 && token.text.trim() !== '');
      expect(new Set(content.map((token) => token.scopes[0])), text).toEqual(new Set([block]));
      expect(keysOf(text)).toEqual(open.includes('text') ? ['text'] : []);
    }
  });

  it('marks the indicator, indentation and chomping', () => {
    expect(scopesOf('k: |2-', '|')).toBe('keyword.control.flow.block-scalar.literal.yaml');
    expect(scopesOf('k: >+', '>')).toBe('keyword.control.flow.block-scalar.folded.yaml');
    expect(scopesOf('k: |2-', '2')).toBe('constant.numeric.indentation-indicator.yaml');
    expect(scopesOf('k: |2-', '-')).toBe('storage.modifier.chomping-indicator.yaml');
  });

  it.each([
    ['a: |\nb: 1', ['a', 'b']],
    ['x:\n  a: |\n  b: 1', ['x', 'a', 'b']],
    ['- a: |\n  b: 1', ['a', 'b']],
    ['- - a: >\n    b: 1', ['a', 'b']],
    ['- |\n- b: 1', ['b']],
    ['x:\n  - a: |\n      t: u\n    b: 1\n  - c: 2\nd: 3', ['x', 'a', 'b', 'c', 'd']],
    ['x:\n  |\n   t: u\ny: 1', ['x', 'y']],
    ['a: |\n  t: u\n# c: d\nb: 1', ['a', 'b']],
  ])('ends before the next key: %j', (text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  });
});

describe('a half-typed line', () => {
  it.each([
    'name: "Maya',
    "name: 'Maya",
    'name: [Maya',
    'name: {a: Maya',
    'name: [{"x',
    '- name: "Maya',
    'name: &',
    'name: !',
    'name: |x',
  ])('does not recolour what follows: %s', (line) => {
    const text = `goals:\n  ${line}\nkind: persona\n`;
    expect(scopesOf(text, 'kind')).toBe(key);
    expect(scopesOf(text, 'persona')).toBe('entity.name.type.kind.persona');
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScalar, parseAllDocuments, stringify, visit } from 'yaml';
import { tokenize } from './tokens.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the keys stand by the YAML library: `line:column`. Nothing when the text is not valid YAML. */
function keysByParser(text: string): string[] | undefined {
  const documents = parseAllDocuments(text, { uniqueKeys: false, strict: false, logLevel: 'silent' });
  if (!Array.isArray(documents) || documents.some((document) => document.errors.length > 0)) return undefined;
  const found: number[] = [];
  for (const document of documents) {
    visit(document, {
      Pair: (_, pair) => {
        if (isScalar(pair.key) && pair.key.range && pair.key.source !== '') found.push(pair.key.range[0]);
      },
    });
  }
  return found.sort((a, b) => a - b).map((offset) => place(text, offset));
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Where the keys stand by the grammar. */
function keysByGrammar(text: string): string[] {
  const found: string[] = [];
  let end = '';
  for (const token of tokenize(text)) {
    const isKey = token.scopes.includes('entity.name.tag.yaml');
    const start = `${token.line + 1}:${token.start + 1}`;
    if (isKey && start !== end) found.push(start);
    end = isKey ? `${token.line + 1}:${token.start + token.text.length + 1}` : '';
  }
  return found;
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

describe('the grammar and the parser agree on what is a key', () => {
  const examples = yamlFiles(join(root, 'examples'));
  it('there are examples', () => expect(examples.length).toBeGreaterThan(6));
  it.each(examples.map((path) => relative(root, path)))('%s', (path) => {
    const text = readFileSync(join(root, path), 'utf8');
    expect(keysByGrammar(text)).toEqual(keysByParser(text));
  });

  const corpus = join(root, '../shared/corpus');
  it.skipIf(!existsSync(corpus))('in every valid file of the corpus (skipped where the corpus is absent)', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const path of yamlFiles(corpus)) {
      const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
      const keys = keysByParser(text);
      if (!keys || text.length > 200_000) continue;
      compared++;
      if (JSON.stringify(keys) !== JSON.stringify(keysByGrammar(text))) wrong.push(relative(corpus, path));
    }
    expect(compared).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  // Words that YAML finds hard, next to arbitrary ones.
  const word = fc.oneof(
    fc.constantFrom(
      'goal',
      'a: b',
      '- x',
      '# no',
      '|',
      '> x',
      "it's",
      '"q"',
      '[x]',
      '{{x}}',
      '12',
      'true',
      '~',
      '*a',
      '&a',
      '!t',
      'a #b',
      'x:',
      '? y',
      '%z',
      'two\nlines',
      'a: b\nc: d',
      ' lead',
      '---',
      '',
    ),
    fc.string({ maxLength: 40 }),
  );
  const key = fc.oneof(
    fc.constantFrom('kind', 'id', 'persona', 'scores', 'pain points', 'rank'),
    fc.stringMatching(/^[\w -]{1,12}$/),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      word,
      fc.double({ noNaN: true }),
      fc.boolean(),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const style = fc.record({
    indent: fc.constantFrom(2, 4, 3),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 30, 80),
    defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
    collectionStyle: fc.constantFrom('any', 'any', 'flow'),
  } as const);
  it('in anything that the library can write', () => {
    fc.assert(
      fc.property(fc.dictionary(key, tree, { maxKeys: 5 }), style, (data, options) => {
        const text = stringify(data, { ...options, version: '1.2' });
        const keys = keysByParser(text);
        fc.pre(keys !== undefined);
        expect(keysByGrammar(text), text).toEqual(keys);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any text at all', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      ': ',
      '# ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '|',
      '>',
      '&',
      '*',
      '!',
      '{{',
      '}}',
      '\t',
      '---',
      '...',
      '\r\n',
      ',',
    ),
    fc.constantFrom(
      'kind: ',
      'scores:\n',
      'personas: [',
      'x: |2-\n',
      'id',
      '0x',
      '2026-',
      '<<: *',
      '? ',
      '%YAML',
      '\\',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  it('is tokenised to the end, and every character once', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split(/\r\n|\r|\n/);
        const covered = lines.map(() => '');
        for (const token of tokenize(text)) covered[token.line] += token.text;
        expect(covered).toEqual(lines);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a long line of words', 'word '.repeat(20_000)],
    ['a long line of colons', 'a:'.repeat(20_000)],
    ['a long line of blanks', `a${' '.repeat(20_000)}b`],
    ['many open brackets', '['.repeat(2_000)],
    ['many quotes', `"'`.repeat(10_000)],
    ['deep nesting', Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}k:`).join('\n')],
  ])('ends on %s', (_, text) => {
    expect(tokenize(text).length).toBeGreaterThan(0);
  });
});

describe('the generated file', () => {
  it('is what the source gives', () => {
    execFileSync(process.execPath, ['scripts/grammar.mjs', '--check'], { cwd: root });
  });
});

describe('the examples', () => {
  it('have no place that the grammar calls wrong', () => {
    for (const path of yamlFiles(join(root, 'examples'))) {
      const invalid = tokenize(readFileSync(path, 'utf8')).filter((t) => t.scopes.some((s) => s.startsWith('invalid')));
      expect(invalid, path).toEqual([]);
    }
  });

  it('keep their colours', () => {
    const text = readFileSync(join(root, 'examples/rondel/know-a-visit-happened.jtbd.yaml'), 'utf8');
    const lines = tokenize(text).map(
      (t) => `${String(t.line + 1).padStart(3)} ${t.text.trim()} <${t.scopes.join(' ')}>`,
    );
    expect(lines.join('\n')).toMatchSnapshot();
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

/** A piece of text and the scopes that the grammar gives it, outermost first, without the root scope. */
export interface Token {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly scopes: readonly string[];
}

const root = new URL('../../', import.meta.url);
const grammars: Readonly<Record<string, string>> = {
  'source.persona': 'syntaxes/persona.tmLanguage.json',
  'markdown.persona.codeblock': 'syntaxes/markdown.persona.tmLanguage.json',
};

const registry = await loadRegistry();
const grammar = await load('source.persona');

async function loadRegistry(): Promise<textmate.Registry> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  return new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const path = grammars[scope];
      return path ? textmate.parseRawGrammar(readFileSync(new URL(path, root), 'utf8'), path) : null;
    },
  });
}

async function load(scope: string): Promise<textmate.IGrammar> {
  const loaded = await registry.loadGrammar(scope);
  if (!loaded) throw new Error(`The grammar ${scope} did not load.`);
  return loaded;
}

/** Tokenises a whole text line by line, as an editor does. */
export function tokenize(text: string): Token[] {
  return tokenizeWith(grammar, text);
}

/** The same for the fences in Markdown, with nothing around them. */
const injected = await load('markdown.persona.codeblock');
export function tokenizeInjected(text: string): Token[] {
  return tokenizeWith(injected, text);
}

function tokenizeWith(grammar: textmate.IGrammar, text: string): Token[] {
  const tokens: Token[] = [];
  let state = textmate.INITIAL;
  for (const [line, content] of text.split(/\r\n|\r|\n/).entries()) {
    const result = grammar.tokenizeLine(content, state);
    state = result.ruleStack;
    for (const token of result.tokens) {
      const piece = content.slice(token.startIndex, token.endIndex);
      if (piece !== '') tokens.push({ text: piece, line, start: token.startIndex, scopes: token.scopes.slice(1) });
    }
  }
  return tokens;
}

/** All scopes of the first place where `piece` stands in `text`; the whole piece must have the same scopes. */
export function scopesOf(text: string, piece: string, nth = 1): string {
  let offset = -1;
  for (let i = 0; i < nth; i++) offset = text.indexOf(piece, offset + 1);
  if (offset < 0) throw new Error(`"${piece}" does not stand in the text ${nth} times.`);
  const before = text.slice(0, offset).split('\n');
  const line = before.length - 1;
  const start = (before.at(-1) ?? '').length;
  const end = start + piece.length;
  const over = tokenize(text).filter((t) => t.line === line && t.start < end && t.start + t.text.length > start);
  return [...new Set(over.map((token) => token.scopes.join(' ')))].join(' | ');
}

import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import { kindOf } from '../kinds/registry.js';
import { kindNames } from '../kinds/types.js';
import type { Declaration } from '../library/links.js';

/** How many symbols an answer holds; nobody reads further, and the next letter asks again. */
export const mostSymbols = 250;

/**
 * The entities whose id, name or kind holds the letters of a query in their order. Of several words each has to be
 * found. The best come first: equal, then beginning with it, then holding it, then the letters apart.
 */
export function workspaceSymbols(query: string, declarations: readonly Declaration[]): WorkspaceSymbol[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = declarations.flatMap((declaration) => {
    const score = scoreOf(words, query.trim().toLowerCase(), declaration);
    return score === undefined ? [] : [{ declaration, score }];
  });
  found.sort((a, b) => b.score - a.score || order(a.declaration, b.declaration));
  return found.slice(0, mostSymbols).map(({ declaration }) => toSymbol(declaration));
}

function toSymbol({ uri, range, kind, id, name }: Declaration): WorkspaceSymbol {
  const label = kindOf(kind).label;
  return {
    name: name ?? id,
    kind: SymbolKind.Class,
    location: { uri, range },
    containerName: name === undefined ? label : `${label} ${id}`,
  };
}

function order(a: Declaration, b: Declaration): number {
  const byKind = kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind);
  return byKind || compare(a.name ?? a.id, b.name ?? b.id) || compare(a.uri, b.uri);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The sum over the words of the best match of each; nothing where one word is not found. */
function scoreOf(words: readonly string[], whole: string, { id, name = '', kind }: Declaration): number | undefined {
  const own = [name.toLowerCase(), id.toLowerCase()];
  const ofKind = [kindOf(kind).label.toLowerCase(), kind];
  let sum = whole !== '' && own.includes(whole) ? 100 : 0;
  for (const word of words) {
    // What a thing is called tells more than what kind of thing it is.
    const best = Math.max(...own.map((text) => match(word, text) * 2), ...ofKind.map((text) => match(word, text)));
    if (best <= 0) return undefined;
    sum += best;
  }
  return sum;
}

/** How well a text holds the letters of a word, from 0 (not at all) to 10 (it is that word). */
function match(word: string, text: string): number {
  if (word === text) return 10;
  const at = text.indexOf(word);
  if (at === 0) return 8;
  if (at > 0) return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? 5 : 7;
  return apart(word, text);
}

/** The letters in their order with others between: the fewer the better. */
function apart(word: string, text: string): number {
  let from = 0;
  let first = -1;
  for (const letter of word) {
    const at = text.indexOf(letter, from);
    if (at < 0) return 0;
    if (first < 0) first = at;
    from = at + letter.length;
  }
  return (4 * word.length) / (from - first);
}

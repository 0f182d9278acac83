import { slugOf } from '../../kinds/slug.js';
import type { Library } from '../../library/library.js';
import type { Term } from '../../library/terms.js';
import { compareTexts } from './library.js';

/** A word of the library's own glossaries, and its anchor on the page of words. */
export interface SiteTerm {
  readonly name: string;
  readonly anchor: string;
  /** More than one where glossaries explain the same word. */
  readonly terms: readonly Term[];
}

/** The words that the library explains itself, by alphabet. */
export function siteTerms({ links }: Library): SiteTerm[] {
  const byName = new Map<string, Term[]>();
  for (const term of links.terms()) byName.set(keyOf(term.term), [...(byName.get(keyOf(term.term)) ?? []), term]);
  const taken = new Set<string>();
  return [...byName.values()]
    .map((terms) => ({ terms, name: terms[0]?.term ?? '' }))
    .sort((a, b) => compareTexts(a.name, b.name))
    .map(({ terms, name }) => {
      const base = `term-${slugOf(name) || 'word'}`;
      let anchor = base;
      for (let turn = 2; taken.has(anchor); turn++) anchor = `${base}-${turn}`;
      taken.add(anchor);
      return { terms, name, anchor };
    });
}

/** The name under which a term is found; capitals, blanks and hyphens do not matter. */
export function keyOf(term: string): string {
  return term
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}

/** Parts of a card in which a word is no link: there is one already, or it is no text to read. */
const closed = /^(?:a|svg|summary|h1|h2|h3|button|code)$/;

/** Shorter words come up too often to mean the term. */
const shortest = 3;

/**
 * Makes the first place on a page where a text uses each term a link to what it means.
 *
 * @param html as our own renderer makes it: every `<`, `>` and `&` of texts escaped, or no part of a tag
 */
export function linkTerms(html: string, terms: readonly SiteTerm[], href: (anchor: string) => string): string {
  const open = new Map(terms.filter(({ name }) => name.length >= shortest).map((term) => [keyOf(term.name), term]));
  if (open.size === 0) return html;
  const pattern = patternOf([...open.values()]);
  let depth = 0;
  return html.replace(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>|[^<]+/gi, (piece, slash, tag, self) => {
    if (tag !== undefined) {
      if (closed.test(tag) && !self) depth += slash ? -1 : 1;
      return piece;
    }
    if (depth > 0 || open.size === 0) return piece;
    return piece.replace(pattern, (found: string) => {
      const key = [found, found.replace(/(?:['’]?s)$/i, '')].map(keyOf).find((each) => open.has(each));
      const term = key === undefined ? undefined : open.get(key);
      if (key === undefined || !term) return found;
      open.delete(key);
      return `<a class="term" href="${href(term.anchor)}">${found}</a>`;
    });
  });
}

/** Any of the terms as a word of its own, the longest first, but no part of an escaped sign. */
function patternOf(terms: readonly SiteTerm[]): RegExp {
  const words = terms
    .map(({ name }) => name)
    // An escaped sign is never looked for: such a term stays plain text.
    .filter((name) => !/[&<>"]/.test(name))
    .sort((a, b) => b.length - a.length || compareTexts(a, b))
    .map((name) =>
      name
        .split(/[\s-]+/)
        .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
        .join('(?:-|\\s+)'),
    );
  return new RegExp(`(?<![\\p{L}\\p{N}_&])(?:${words.join('|') || '(?!)'})(?:['’]?s)?(?![\\p{L}\\p{N}_])`, 'giu');
}

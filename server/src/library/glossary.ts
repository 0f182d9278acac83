import shipped from './default-glossary.json';
import type { LinkIndex } from './link-index.js';
import type { Term } from './terms.js';

/** A term where it comes up in a text. */
export interface Mention {
  readonly terms: readonly Term[];
  readonly start: number;
  readonly end: number;
}

interface Entry {
  /** More than one where glossaries of the library explain the same word. */
  readonly terms: Term[];
  readonly pattern: RegExp;
}

/** The words that count in a library: its own, and those that the product ships where it has none of that name. */
export class Glossary {
  readonly #entries = new Map<string, Entry>();
  /** How far from an offset a term that covers it can begin or end; twice its length, for blanks where it is wrapped. */
  #reach = 100;

  constructor(terms: readonly Term[]) {
    for (const term of terms) this.#add(term);
    const own = new Set(this.#entries.keys());
    for (const term of defaultTerms) if (!own.has(nameOf(term.term))) this.#add(term);
  }

  #add(term: Term): void {
    const name = nameOf(term.term);
    this.#reach = Math.max(this.#reach, 2 * term.term.length);
    const known = this.#entries.get(name);
    if (known) known.terms.push(term);
    else this.#entries.set(name, { terms: [term], pattern: patternOf(term.term) });
  }

  /** Everything that is explained under a name; capitals and blanks do not matter. */
  find(name: string): readonly Term[] {
    return this.#entries.get(nameOf(name))?.terms ?? [];
  }

  /** Everything that is explained, each name once. */
  all(): readonly Term[] {
    return [...this.#entries.values()].flatMap(({ terms: [first] }) => first ?? []);
  }

  /** The longest term that a text holds at an offset, as a word of its own. */
  at(text: string, offset: number): Mention | undefined {
    let longest: Mention | undefined;
    const from = Math.max(0, offset - this.#reach);
    const near = text.slice(from, offset + this.#reach);
    for (const { terms, pattern } of this.#entries.values()) {
      for (const { index, 0: match } of near.matchAll(pattern)) {
        const [start, end] = [from + index, from + index + match.length];
        if (offset < start || offset > end) continue;
        if (!longest || end - start > longest.end - longest.start) longest = { terms, start, end };
      }
    }
    return longest;
  }

  /** Every place where a text holds a term, unless a longer term stands there. */
  mentions(text: string, name: string): Mention[] {
    const entry = this.#entries.get(nameOf(name));
    if (!entry) return [];
    return [...text.matchAll(entry.pattern)].flatMap(({ index, 0: match }) => {
      const longest = this.at(text, index + 1);
      const mention = { terms: entry.terms, start: index, end: index + match.length };
      return longest && longest.end - longest.start > match.length ? [] : [mention];
    });
  }
}

/** A list of terms never changes; with another one comes another glossary. */
const made = new WeakMap<readonly Term[], Glossary>();

/** The glossary of a library. */
export function glossaryOf(links: LinkIndex): Glossary {
  const terms = links.terms();
  const known = made.get(terms);
  if (known) return known;
  const glossary = new Glossary(terms);
  made.set(terms, glossary);
  return glossary;
}

/** The terms that the product ships. */
const defaultTerms: readonly Term[] = shipped.terms.map(({ term, definition, acronym_of, see_also }) => ({
  term,
  definitions: [definition],
  ...(acronym_of === undefined ? {} : { acronymOf: acronym_of }),
  seeAlso: see_also ?? [],
}));

function nameOf(term: string): string {
  return term
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}

/**
 * Finds a term as a word of its own, in any case; it may be a plural or a genitive, and its parts may stand on two lines
 * or be joined by a hyphen.
 */
function patternOf(term: string): RegExp {
  const words = term.trim().split(/[\s-]+/);
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped.join('(?:-|\\s+)')}(?:['’]?s)?(?![\\p{L}\\p{N}_])`, 'giu');
}

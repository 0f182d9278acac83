import type { ParsedText } from '../document/parsed-text.js';
import type { Span } from '../document/syntax.js';
import type { Entity } from '../kinds/types.js';
import { readsAsEnglishIn } from '../library/language.js';
import type { Library } from '../library/library.js';
import { sourceOf, type WrittenText, writtenTexts } from '../library/prose.js';
import type { Fix } from './types.js';

/** A word to watch for, in all its forms, and what to say instead. */
export interface Entry {
  /** Forms of it, with a comma between them; a blank also stands for a hyphen or a line end, and a plural `s` may follow. */
  readonly forms: string;
  /** What can stand in its place in any sentence; absent where the sentence has to be written anew. */
  readonly better?: string;
  /** It is a name of its own where it has a capital letter within a sentence: `Guru` is a product too. */
  readonly alsoName?: boolean;
}

/** A place in a text where a word of a lexicon stands. */
export interface Mention<E> {
  /** Absent for a word of the team's own. */
  readonly entry?: E;
  /** As it is written, on one line. */
  readonly word: string;
  readonly span: Span;
  /** Whether it begins the text. */
  readonly first: boolean;
}

const none: readonly string[] = [];

/** Tables never change, nor do the words that a config adds: the lexicon of both is made once. */
const made = new WeakMap<readonly Entry[], WeakMap<readonly string[], Lexicon<Entry>>>();

/** Words with what is to be said of them, found as whole words in any case. */
export class Lexicon<E extends Entry> {
  readonly #entries = new Map<string, E | undefined>();
  readonly #pattern: RegExp;
  /** How the forms begin. Hardly any text has one of these words, and looking them up is far cheaper than the pattern. */
  readonly #beginnings = new Set<string>();

  /** @param own words that the config adds */
  constructor(entries: readonly E[], own: readonly string[] = []) {
    for (const term of own) this.#entries.set(plain(term), undefined);
    for (const entry of entries) for (const form of entry.forms.split(', ')) this.#entries.set(plain(form), entry);
    for (const form of this.#entries.keys()) {
      const [begin = ''] = runsOf(form);
      this.#beginnings.add(begin).add(`${begin}s`);
    }
    this.#pattern = patternOf([...this.#entries.keys()].filter((form) => form !== ''));
  }

  /** The lexicon with the words that the config's `vocabulary` adds for a rule. */
  static for<E extends Entry>(library: Library, rule: string, entries: readonly E[]): Lexicon<E> {
    const own = library.config.vocabulary.get(rule) ?? none;
    const known = made.get(entries) ?? new WeakMap<readonly string[], Lexicon<Entry>>();
    made.set(entries, known);
    // Only a lexicon of this very table stands under it.
    const before = known.get(own) as Lexicon<E> | undefined;
    if (before) return before;
    const lexicon = new Lexicon(entries, own);
    known.set(own, lexicon);
    return lexicon;
  }

  /** Whether a word, or a phrase, is in it. */
  has(word: string): boolean {
    const name = plain(word);
    return this.#entries.has(name) || this.#entries.has(singular(name));
  }

  /** Every mention in a text of a file, at the very words. */
  mentions(parsed: ParsedText, written: WrittenText): Mention<E>[] {
    const source = sourceOf(parsed.text, written.node);
    const begin = written.node.span.start;
    if (!runsOf(source).some((run) => this.#beginnings.has(run))) return [];
    return [...source.matchAll(this.#pattern)].flatMap(({ index, 0: found }) => {
      const name = plain(found);
      const entry = this.#entries.get(name) ?? this.#entries.get(singular(name));
      const first = source.slice(0, index).trim() === '';
      if (entry?.alsoName && isName(source, index)) return [];
      const span = { start: begin + index, end: begin + index + found.length };
      return [{ ...(entry ? { entry } : {}), word: found.replace(/\s+/g, ' '), span, first }];
    });
  }
}

/** The texts of an entity that rules about English wording may judge; none where the entity is in another language. */
export function englishTexts(entity: Entity): WrittenText[] {
  return writtenTexts(entity).filter(({ text }) => readsAsEnglishIn(entity, text));
}

/** The fix that puts other words in the place of a mention; none where there is nothing that fits every sentence. */
export function replacing(parsed: ParsedText, { entry, word, span, first }: Mention<Entry>): Fix[] {
  if (entry?.better === undefined) return [];
  const better = first && /^\p{Lu}/u.test(word) ? capitalised(entry.better) : entry.better;
  const article = /\b(an?)(\s+)$/i.exec(parsed.text.slice(Math.max(0, span.start - 12), span.start));
  const [, said = '', gap = ''] = article ?? [];
  const wanted = /^[aeiou]/i.test(better) ? 'an' : 'a';
  const title = `Write “${better}” instead`;
  if (said === '' || said.toLowerCase() === wanted) return [{ title, edits: [{ span, newText: better }] }];
  const start = span.start - said.length - gap.length;
  const fitting = /^A/.test(said) ? capitalised(wanted) : wanted;
  return [{ title, edits: [{ span: { start, end: span.end }, newText: fitting + gap + better }] }];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function patternOf(forms: readonly string[]): RegExp {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  const alternatives = longestFirst.map((form) =>
    form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '(?:[-‐‑]|\\s+)'),
  );
  const any = alternatives.length > 0 ? alternatives.join('|') : '(?!)';
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${any})s?(?![\\p{L}\\p{N}_]|-\\p{L})`, 'giu');
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s‐‑-]+/g, ' ')
    .trim();
}

/** The runs of letters and digits of a text, in small letters. */
function runsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function singular(name: string): string {
  return name.endsWith('s') ? name.slice(0, -1) : name;
}

/** Whether a word with a capital letter stands inside a sentence. */
function isName(source: string, index: number): boolean {
  return /^\p{Lu}\p{Ll}/u.test(source.slice(index, index + 2)) && !/(?:^|[.!?:;"“(])\s*$/.test(source.slice(0, index));
}

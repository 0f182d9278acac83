import { stemmer } from 'stemmer';
import { field, statements } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import { otherFunctionWords } from './language-table.js';

/**
 * Words that say nothing about what a statement is about: articles, pronouns, prepositions, auxiliaries and
 * connectives. Ours, kept small on purpose: words such as "need", "want" or "more" carry meaning in a goal.
 */
const stopWords = new Set(
  (
    'a an the this that these those ' +
    'i me my mine we us our ours you your yours he him his she her hers it its they them their theirs ' +
    'who whom whose which what when where while how why ' +
    'and or but nor so if then than because as until ' +
    'of at by for with about against between into through during before after to from up down in out on off over ' +
    'under again within without per via ' +
    'am is are was were be been being have has had having do does did doing done ' +
    'can could will would shall should may might must ca wo ' +
    'not no too very just also there here all any both each some such only own same'
  ).split(' '),
);

const otherWords = new Set(otherFunctionWords.split(' '));

/** One word: letters, marks and digits of any script, with apostrophes inside. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/** A run of a script that writes no blanks between words: Chinese characters and the two Japanese syllabaries. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]+/gu;

/** Endings and particles of Japanese are written in hiragana; two of them in a row say nothing about the matter. */
const hiraganaOnly = /^\p{scx=Hira}+$/u;

/** A content word: how it is compared, and how it stands in the text. */
interface Word {
  readonly stem: string;
  readonly written: string;
}

/** The words of a text, case and compatibility forms folded, without English endings ("user's", "don't"). */
export function wordsOf(text: string): string[] {
  const found = text.normalize('NFKC').toLowerCase().match(wordPattern) ?? [];
  return found.map((word) => word.replace(/n['’]t$|['’](?:s|re|ve|ll|d|m|t)$/u, ''));
}

/** The content words of a text in its order, repeats included. */
function* contentWords(text: string, isFiller: (word: string) => boolean): Generator<Word> {
  for (const word of wordsOf(text)) {
    if (word.search(unspaced) >= 0) yield* pieces(word, isFiller);
    else if (!isFiller(word)) yield { stem: stemmer(word), written: word };
  }
}

/**
 * The words that say nothing in these texts: the English ones, and where several others outnumber those, the others too.
 * One alone is no sign: a van is a van.
 */
function fillersOf(texts: readonly string[]): (word: string) => boolean {
  const isFiller = (word: string) => stopWords.has(word) || /^[a-z]$/.test(word);
  const all = texts.flatMap(wordsOf);
  const foreign = all.filter((word) => otherWords.has(word));
  const isForeign = new Set(foreign).size > 1 && foreign.length > all.filter((word) => stopWords.has(word)).length;
  return isForeign ? (word) => isFiller(word) || otherWords.has(word) : isFiller;
}

/**
 * Text without blanks between its words, as pairs of neighbouring characters. Unlike a dictionary of the host
 * (`Intl.Segmenter`) they are the same in every editor and on the command line, and one character that differs leaves
 * the rest comparable.
 */
function* pieces(run: string, isFiller: (word: string) => boolean): Generator<Word> {
  let rest = 0;
  for (const match of run.matchAll(unspaced)) {
    yield* contentWords(run.slice(rest, match.index), isFiller);
    rest = match.index + match[0].length;
    const characters = [...match[0]];
    if (characters.length === 1) yield { stem: match[0], written: match[0] };
    for (let at = 1; at < characters.length; at++) {
      const pair = `${characters[at - 1]}${characters[at]}`;
      if (!hiraganaOnly.test(pair)) yield { stem: pair, written: pair };
    }
  }
  yield* contentWords(run.slice(rest), isFiller);
}

/**
 * The content words of some texts, each as its stem (Porter), so that "reporting reports" and "a report" agree.
 * Single Latin letters and words that say nothing are left out; words of other languages stay as they are, and Chinese
 * and Japanese count by pairs of characters.
 */
export function stems(texts: Iterable<string>): ReadonlySet<string> {
  const all = [...texts];
  const isFiller = fillersOf(all);
  const result = new Set<string>();
  for (const text of all) for (const { stem } of contentWords(text, isFiller)) result.add(stem);
  return result;
}

/**
 * The content words of some texts that others share, in their order, each once and as it is first written. Pairs of
 * characters that overlap are put together again.
 */
export function sharedWords(texts: Iterable<string>, others: ReadonlySet<string>): string[] {
  const all = [...texts];
  const isFiller = fillersOf(all);
  const written = new Map<string, string>();
  for (const text of all) {
    for (const word of contentWords(text, isFiller)) {
      if (others.has(word.stem) && !written.has(word.stem)) written.set(word.stem, word.written);
    }
  }
  const joined: string[] = [];
  for (const word of written.values()) {
    const last = joined.at(-1);
    const [first = '', ...rest] = word;
    const continues = last?.endsWith(first) && word.search(unspaced) >= 0;
    if (continues) joined.splice(-1, 1, last + rest.join(''));
    else joined.push(word);
  }
  return joined;
}

/** How many items two sets share. */
export function sharedOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of few) if (many.has(item)) shared += 1;
  return shared;
}

/** The Jaccard index of two sets: the shared part of everything in either. Two empty sets share nothing: 0. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = sharedOf(a, b);
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** How much two groups of statements say the same, 0-1 (FORMAT section 7, "Overlap"). */
export function overlapOfStatements(a: Iterable<string>, b: Iterable<string>): number {
  return jaccard(stems(a), stems(b));
}

/**
 * What a persona wants and what hurts it: the texts that tell it apart from others. A PLS persona says so under
 * `motivations`, as goals and dislikes.
 */
export function statementsOfPersona(entity: Pick<Entity, 'data' | 'dialect'>): readonly string[] {
  const { data } = entity;
  const said = (value: unknown, noun: string) => statements(value, noun).map((statement) => statement.text);
  if (entity.dialect === 'pls') {
    return ['goals', 'x-goals', 'dislikes', 'x-dislikes'].flatMap((key) => said(field(data.motivations, key), ''));
  }
  return [...said(data.goals, 'goal'), ...said(data.pain_points, 'pain')];
}

/** The stems by which a persona is compared with the others of its library. */
export function stemsOfPersona(entity: Pick<Entity, 'data' | 'dialect'>): ReadonlySet<string> {
  return stems(statementsOfPersona(entity));
}

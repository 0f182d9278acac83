import { stemmer } from 'stemmer';
import type { Entity } from '../kinds/types.js';
import {
  englishCommonWords,
  englishFunctionWords,
  otherEndings,
  otherFunctionWords,
  otherSpellings,
} from './language-table.js';
import { writtenTexts } from './prose.js';
import { wordsOf } from './words.js';

const functionWords = new Set(englishFunctionWords.split(' '));
const commonStems = new Set(englishCommonWords.split(' ').map((word) => stemmer(word)));
const otherWords = new Set(otherFunctionWords.split(' '));
const otherForms = new RegExp(`(?:${otherEndings.split(' ').join('|')})$|${otherSpellings.split(' ').join('|')}`);

/** What can be told of a text; `unknown` where it is too short or says too little. */
export type Language = 'english' | 'other' | 'unknown';

/** English prose has well over half of its words in our two lists, a text of another language below a quarter. */
const englishShare = 0.4;
const foreignShare = 0.25;
/** In a short text one borrowed word must not decide. */
const shortShare = 0.5;
const shortText = 8;
/** So many words of a text tell its language whatever they are. */
const longText = 20;
/** Longer words are put together from several, as other languages do. */
const longWord = 20;

/**
 * Whether a text is English, by three cheap signs. Script: a text of which more than a fifth of the letters are not
 * Latin is another language. Words: English when at least two fifths of its words are common English ones (half of a short text), and at least
 * twice as many as are function words of other languages or have letters that English does not use. Another language
 * when those outnumber the English ones, or when a long text has hardly any English word.
 *
 * @param fewest with fewer words than this nothing is said
 */
export function languageOf(text: string, fewest = 4): Language {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'unknown';
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < letters * 0.8) return 'other';
  const words = wordsOf(text).filter((word) => !/^\p{N}/u.test(word));
  if (words.length < fewest) return 'unknown';
  const english = words.filter(isEnglishWord).length;
  const foreign = words.filter((word) => otherWords.has(word) || /[^a-z0-9]/.test(word)).length;
  if (foreign > english) return 'other';
  const needed = words.length < shortText ? shortShare : englishShare;
  if (english >= words.length * needed && english >= foreign * 2) return 'english';
  return words.length >= longText && english < words.length * foreignShare ? 'other' : 'unknown';
}

function isEnglishWord(word: string): boolean {
  return functionWords.has(word) || commonStems.has(stemmer(word));
}

/** Whether nothing in a text speaks for another language: plain letters, and no word that is written as others write. */
function isPlain(text: string): boolean {
  return wordsOf(text).every(
    (word) =>
      /^[a-z0-9]*$/.test(word) &&
      word.length <= longWord &&
      !otherWords.has(word) &&
      (isEnglishWord(word) || !otherForms.test(word)),
  );
}

const known = new WeakMap<Entity, Language>();
const plain = new WeakMap<Entity, boolean>();

/**
 * The language of an entity, judged by all that people wrote in it: one goal of four words says little, a persona says
 * enough. Names, tools, evidence and the team's own keys do not count.
 */
export function languageOfEntity(entity: Entity): Language {
  const before = known.get(entity);
  if (before) return before;
  const found = languageOf(
    writtenTexts(entity)
      .map(({ text }) => text)
      .join('\n'),
    1,
  );
  known.set(entity, found);
  return found;
}

/**
 * Whether a text within an entity is English: the entity as a whole must be, and the text must not be a foreign one in
 * it, such as a quote in the original.
 */
export function isEnglishIn(entity: Entity, text: string): boolean {
  return languageOfEntity(entity) === 'english' && languageOf(text) !== 'other';
}

/**
 * Whether a text within an entity may be taken for English where a word of English in it is what a rule looks for, or
 * where what the rule says holds in any language. An entity of a few words need not show its language for that; a
 * single sign of another one is enough to say nothing.
 */
export function readsAsEnglishIn(entity: Entity, text: string): boolean {
  return readsAsEnglish(entity) && languageOf(text) !== 'other';
}

function readsAsEnglish(entity: Entity): boolean {
  const language = languageOfEntity(entity);
  if (language !== 'unknown') return language === 'english';
  const before = plain.get(entity);
  if (before !== undefined) return before;
  const found = writtenTexts(entity).every(({ text }) => isPlain(text));
  plain.set(entity, found);
  return found;
}

import type { ParsedText } from '../../document/parsed-text.js';
import type { Span } from '../../document/syntax.js';
import type { Entity } from '../../kinds/types.js';
import { sourceOf, type WrittenText } from '../../library/prose.js';
import { englishTexts } from '../lexicon.js';
import { givenNames } from './name-table.js';

export type Gender = 'he' | 'she';

/** A pronoun that stands for one person, in the text of a persona. */
export interface Pronoun {
  readonly gender: Gender;
  readonly word: string;
  readonly span: Span;
  /** What follows it in its sentence: a word, or nothing. */
  readonly next: string;
  readonly pointer: string;
}

const given = new Set(givenNames.split(' '));

/** Where others speak, or are spoken to. */
const notAbout = new Set(['quote', 'objections', 'messaging', 'why_not', 'influencers', 'reports_to']);

const pronoun =
  /(?<![\p{L}\p{N}_'’])(?:(he|him|his|himself)|(she|her|hers|herself))(?![\p{L}\p{N}_])(?=(?:\s+([\p{L}'’-]+))?)/giu;

/** Ways to mean either: `he/she`, `his or her`, `(s)he`. */
const either =
  /(?:\(s\)he|s\/he|\b(?:he|him|his|himself|she|her|hers|herself)\b\s*(?:\/|\bor\b|\band\b)\s*\b(?:he|him|his|himself|she|her|hers|herself)\b)/gi;

/** People who may be meant by the other pronoun, wherever they come up. */
const others =
  /\b(?:husband|wife|spouse|fiancée?|boyfriend|girlfriend|son|daughter|mother|father|mum|mom|dad|parent|brother|sister|sibling|child|kid|baby|boy|girl|grand\w+|uncle|aunt|niece|nephew|cousin|friend|neighbou?r|man|woman|lady|guy|client|patient|customer|student|pupil|guest|resident|tenant|candidate|somebody|someone|person|whoever|anyone)\b/i;
const related =
  /\b(?:his|her|their|whose|another|new)\s+(?:[\p{L}-]+\s+){0,2}?(?:boss|manager|partner|colleague|coworker|co-worker|assistant|supervisor|director|lead|ceo|cto|cfo|doctor|nurse|teacher|team-?mate|predecessor|successor|cofounder|co-founder|mentor|coach|trainer|accountant|lawyer|employee|apprentice)\b/iu;

/**
 * The pronouns that stand for the persona itself. Texts in which somebody else comes up are left out: nobody can tell
 * from the words alone who is meant there.
 */
export function pronounsOf(parsed: ParsedText, entity: Entity): Pronoun[] {
  const found = englishTexts(entity)
    .filter(({ keys }) => !keys.some((key) => notAbout.has(key)))
    .map((written) => ({ written, pronouns: pronounsIn(parsed, written) }));
  // Nearly every persona is one or the other throughout: only where both stand is it worth asking who is meant.
  if (new Set(found.flatMap(({ pronouns }) => pronouns.map(({ gender }) => gender))).size < 2) return [];
  const own = new Set((entity.name ?? '').toLowerCase().match(/\p{L}+/gu) ?? []);
  return found.flatMap(({ written, pronouns }) =>
    pronouns.length === 0 || hasOthers(written.text, own) ? [] : pronouns,
  );
}

function hasOthers(text: string, own: ReadonlySet<string>): boolean {
  if (others.test(text) || related.test(text)) return true;
  return (text.match(/\p{Lu}\p{L}+/gu) ?? []).some((word) => {
    const name = word.toLowerCase();
    return given.has(name) && !own.has(name);
  });
}

function pronounsIn(parsed: ParsedText, written: WrittenText): Pronoun[] {
  if (!/\b(?:he|him|his|himself|she|her|hers|herself)\b/i.test(written.text)) return [];
  const source = sourceOf(parsed.text, written.node).replace(either, (part) => ' '.repeat(part.length));
  const begin = written.node.span.start;
  return [...source.matchAll(pronoun)].map(({ index, 1: he, 2: she, 3: next = '' }) => {
    const word = he ?? she ?? '';
    const start = begin + index;
    const span = { start, end: start + word.length };
    return { gender: he === undefined ? 'she' : 'he', word, span, next, pointer: written.pointer };
  });
}

const fixed: Readonly<Record<string, string>> = {
  he: 'she',
  him: 'her',
  himself: 'herself',
  she: 'he',
  hers: 'his',
  herself: 'himself',
};

/** Words that cannot follow "her" as somebody's: "called her when", "told her to". */
const notOwned =
  /^(?:to|for|with|and|or|but|in|on|at|from|by|of|as|when|while|if|that|because|so|a|an|the|this|what|how|why|where|who|is|was|more|most|about|into|out|up|down|off|back|over|through|during|after|before|every|all|some|any|than|until|without)$/i;

/** The pronoun of the other gender that fits the same place. */
export function swapped({ word, next }: Pronoun): string {
  const lower = word.toLowerCase();
  const isOwner = next !== '' && !notOwned.test(next);
  const other = fixed[lower] ?? (lower === 'his' ? (isOwner ? 'her' : 'hers') : isOwner ? 'his' : 'him');
  return /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
}

import { formatOf } from '../../document/front-matter.js';
import type { ParsedText } from '../../document/parsed-text.js';
import type { Comment, Span } from '../../document/syntax.js';

/** What a suppression comment may begin with, and which part of the file it silences (FORMAT section 6). */
export const suppressionForms = {
  'personas-disable-next-line': 'next-line',
  'personas-disable-line': 'line',
  'personas-disable': 'file',
} as const;

/** The words that a suppression comment may begin with. */
export const formNames = Object.keys(suppressionForms) as readonly (keyof typeof suppressionForms)[];

/** The part of a file that a suppression comment silences. */
export type Reach = (typeof suppressionForms)[keyof typeof suppressionForms];

/** A word of a comment with its place in the file. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** A comment that begins like one that silences rules; what is wrong with it is for `unused-suppression` to say. */
export interface SuppressionComment {
  readonly span: Span;
  /** `personas-disable-next-line` and its like, as written. */
  readonly word: Word;
  /** Nothing where the word is none of those that count. */
  readonly reach?: Reach;
  /** What stands where ids of rules belong. They need not exist. */
  readonly ids: readonly Word[];
  /** Nothing where it is not said. */
  readonly reason?: string;
  /** What stands behind the ids without a comma or ` -- `: a reason, most likely. */
  readonly stray?: Word;
}

const opening = /^#+[ \t]*(personas-disable[A-Za-z-]*):?(?=\s|$)/;
/** Two hyphens, or the dash that some editors make of them. */
const separator = /(?:^|\s)(?:--+|[—–])(?=\s|$)/;

/** The suppression comments of a file in the order of the text. JSON knows no comments, so there are none. */
export function suppressionComments(uri: string, parsed: ParsedText): SuppressionComment[] {
  if (formatOf(uri) === 'json') return [];
  return parsed.comments.flatMap((comment) => readComment(parsed.text, comment) ?? []);
}

function readComment(text: string, { span }: Comment): SuppressionComment | undefined {
  const source = text.slice(span.start, span.end).trimEnd();
  const found = opening.exec(source);
  if (!found) return undefined;
  const name = found[1] ?? '';
  const begin = span.start + found[0].length;
  const rest = source.slice(found[0].length);
  const parted = separator.exec(rest);
  // A comment behind the comment, such as a note for a person, ends it.
  const named = rest.slice(0, parted?.index).replace(/(?:^|\s)#.*$/s, '');
  const { ids, stray } = readIds(named, begin);
  const reason = parted ? rest.slice(parted.index + parted[0].length).trim() : '';
  const nameAt = begin - found[0].length + found[0].indexOf(name);
  const form = formNames.find((known) => known === name);
  return {
    span: { start: span.start, end: span.start + source.length },
    word: { text: name, span: { start: nameAt, end: nameAt + name.length } },
    ...(form ? { reach: suppressionForms[form] } : {}),
    ids,
    ...(reason === '' ? {} : { reason }),
    ...(stray ? { stray } : {}),
  };
}

/** Ids are separated by commas; a word that follows one without a comma is none. */
function readIds(named: string, at: number): { ids: Word[]; stray?: Word } {
  const ids: Word[] = [];
  const pattern = /[^\s,]+|,/g;
  let separated = true;
  for (const match of named.matchAll(pattern)) {
    const start = at + match.index;
    if (match[0] === ',') separated = true;
    else if (separated) {
      ids.push({ text: match[0], span: { start, end: start + match[0].length } });
      separated = false;
    } else {
      const text = named.slice(match.index).trimEnd();
      return { ids, stray: { text, span: { start, end: start + text.length } } };
    }
  }
  return { ids };
}

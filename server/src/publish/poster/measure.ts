import { boldWidths, regularWidths } from './widths-table.js';

/** How a text is set: its size in the units of the picture, and whether it is bold. */
export interface Type {
  readonly size: number;
  readonly bold?: boolean;
}

const regular = byLetter(regularWidths);
const bold = byLetter(boldWidths);

/** Letters as wide as they are high. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]|\p{Extended_Pictographic}/u;
const nothing = /[\p{M}\p{Cf}\p{Cc}]/u;

/** No line of text has letters that are narrower than this share of their size on average. */
const thinnest = 0.15;

/** Other scripts: a little more than they need on average, so that lines rather end early. */
const unknown = 620;

/** How wide a text is in Arial and in fonts of the same widths; other scripts are guessed. */
export function widthOf(text: string, { size, bold: isBold = false }: Type): number {
  const widths = isBold ? bold : regular;
  let sum = 0;
  for (const letter of text) sum += widths.get(letter) ?? guessed(letter);
  return (sum * size) / 1000;
}

/**
 * Breaks a text into lines no wider than a width. Words stay whole unless one alone is wider.
 *
 * @param most lines; what is left out is told by `…`
 */
export function wrap(text: string, width: number, type: Type, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = '';
  // Of a text that is cut anyway, no more is looked at than could fit.
  const enough = Math.ceil((most * width) / (type.size * thinnest)) + 1;
  for (const piece of piecesOf(text.slice(0, enough), width, type)) {
    const longer = line + piece;
    if (line.trim() === '' || widthOf(longer.trimEnd(), type) <= width) line = longer;
    else {
      lines.push(line.trim());
      line = piece;
    }
    if (lines.length > most) break;
  }
  if (line.trim() !== '') lines.push(line.trim());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(`${lines[most - 1] ?? ''}…`, width, type)];
}

/** A text that fits into a width; what is left out is told by `…`. */
export function cut(text: string, width: number, type: Type): string {
  const room = width - widthOf('…', type);
  let [kept, used] = ['', 0];
  for (const letter of text) {
    used += widthOf(letter, type);
    if (used > width) return `${kept.replace(/…$/, '').trimEnd()}…`;
    if (used <= room) kept += letter;
  }
  return text;
}

/** Where a text may be broken: behind blanks and hyphens, between signs of Chinese and Japanese, and within what is too long. */
function piecesOf(text: string, width: number, type: Type): string[] {
  const words =
    text
      .replace(/\s+/g, ' ')
      .trim()
      .match(/[^ ]+ ?/g) ?? [];
  return words.flatMap((word) => {
    if (!wide.test(word) && widthOf(word.trimEnd(), type) <= width) return [word];
    return lettersOf(word, width, type);
  });
}

function lettersOf(word: string, width: number, type: Type): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    const breaks = piece !== '' && (wide.test(letter) || wide.test(piece) || widthOf(piece + letter, type) > width);
    // Marks and joiners stay with the letter before them.
    if (breaks && !nothing.test(letter)) {
      pieces.push(piece);
      piece = letter;
    } else piece += letter;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

function guessed(letter: string): number {
  if (nothing.test(letter)) return 0;
  return wide.test(letter) ? 1000 : unknown;
}

function byLetter(widths: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(widths).flatMap(([width, letters]) => [...letters].map((letter) => [letter, +width])));
}

import { problem } from './diagnose.js';
import { lineSpan, restOfLine } from './line-spans.js';
import type { Lines } from './lines.js';
import { asRepaired, type Reading } from './reading.js';
import { indentOf } from './remap.js';

/** A line as long as this may be prose that goes on below, where a dash is no more than a dash. */
const proseWidth = 60;

/**
 * `goals: Ship it` with items of a list below: a key takes one or the other. Read as a list that begins with the text.
 *
 * @param line the line of the key
 * @param last the last line of the text as the parser reads it
 */
export function listBelowText(text: string, lines: Lines, line: number, last: number): Reading[] {
  const key = /^( *(?:- +)*)[\w$.-]+:([ \t]+)[^\s#|>&*!"'[{]/.exec(lines.line(line));
  if (!key) return [];
  const below = itemsBelow(lines, line, key[1]?.length ?? 0);
  const [first] = below;
  if (first === undefined || /[:](?:\s|$)/.test(textOf(text, lines, line, key[0].length - 1))) return [];
  if (below.at(-1) !== last || (below.length < 2 && lines.line(line).length >= proseWidth)) return [];
  const start = lines.startOf(line) + key[0].length - 1;
  const gap = { start: start - (key[2]?.length ?? 0), end: start };
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const newText = `${eol}${' '.repeat(indentOf(lines, first))}- `;
  const message =
    'A key takes either a text or a list. The lines below are read as part of this text: make it the first item of the list, or put it in quotes and remove them.';
  const repair = { title: 'Make it the first item of the list', edits: [{ span: gap, newText }] };
  const found = problem(message, restOfLine(lines, start), repair);
  const end = lineSpan(lines, below.at(-1) ?? first).end;
  return asRepaired({ ...found, extent: { start: lines.startOf(line), end } });
}

/** The lines right below one that are items of one list, no further out than a column. */
function itemsBelow(lines: Lines, line: number, column: number): number[] {
  const found: number[] = [];
  const indent = indentOf(lines, line + 1);
  for (let below = line + 1; below < lines.count; below++) {
    const isItem = indentOf(lines, below) === indent && indent >= column && /^ *- \S/.test(lines.line(below));
    if (!isItem) break;
    found.push(below);
  }
  return found;
}

function textOf(text: string, lines: Lines, line: number, column: number): string {
  const { start, end } = restOfLine(lines, lines.startOf(line) + column);
  return text.slice(start, end);
}

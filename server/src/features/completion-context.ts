import { Lines } from '../document/lines.js';
import { type BlankLine, blockSlots } from './block-slots.js';
import { flowSlot } from './flow-place.js';
import { type Row, readRows } from './rows.js';
import type { Slot, Style } from './slots.js';
import { pendingPath, Structure } from './structure.js';

/** Everything that completion knows about the place of the cursor. */
export interface Spot {
  readonly slots: readonly Slot[];
  /** Index of the document in the file. */
  readonly document: number;
  readonly structure: Structure;
  readonly style: Style;
  /** Whether the document holds nothing but blanks and comments. */
  readonly empty: boolean;
}

/** The text before the cursor's word, that word, and nothing else but blanks on the line. */
const bareLine = /^(\uFEFF?\s*(?:-(?=\s|$)\s*)*)([A-Za-z_][\w-]*)?\s*$/;

/**
 * Finds what can be written at an offset. It reads lines and indentation rather than the syntax tree, because the
 * line under the cursor is usually not YAML yet.
 *
 * @returns nothing inside comments, prose, block scalars and on document markers
 */
export function findSpot(given: Lines, offset: number): Spot | undefined {
  const line = given.lineAt(offset);
  const blank = blankLine(given, line, offset);
  const lines = blank && blank.word.start < blank.word.end ? new Lines(blankOut(given.text, blank)) : given;
  const all = readRows(lines);
  const { index, rows } = documentAround(all, line, given);
  const row = rows.find((candidate) => candidate.line === line);
  if (!row) return undefined;

  const owner = rows.find((candidate) => isFlowAround(candidate, offset));
  const structure = new Structure(rows, (owner ?? row).line);
  const slots = owner
    ? flowSlots(given.text, owner, structure, offset)
    : lineSlots(rows, row, structure, blank, offset);
  const empty = rows.every((candidate) => candidate.type !== 'content' && candidate.type !== 'inside');
  return { slots, document: index, structure, style: structure.style, empty };
}

function blankLine(lines: Lines, line: number, offset: number): BlankLine | undefined {
  const text = lines.line(line);
  const match = bareLine.exec(text);
  if (!match) return undefined;
  const start = lines.startOf(line);
  const end = start + text.length;
  const wordStart = start + (match[1] ?? '').length;
  const word = match[2] ?? '';
  if (word === '') return { word: { start: offset, end: offset }, end };
  const span = { start: wordStart, end: wordStart + word.length };
  return offset >= span.start && offset <= span.end ? { word: span, end } : undefined;
}

/** The text with the half-typed word taken out, so that the rest reads as if it were not there yet. */
function blankOut(text: string, { word }: BlankLine): string {
  return text.slice(0, word.start) + ' '.repeat(word.end - word.start) + text.slice(word.end);
}

function documentAround(rows: readonly Row[], line: number, lines: Lines): { index: number; rows: readonly Row[] } {
  let index = 0;
  let start = 0;
  let begun = false;
  let ended = false;
  for (const row of rows) {
    const marker = row.type === 'marker' ? lines.text.slice(row.start, row.start + 3) : '';
    if (marker.startsWith('%')) continue;
    // Above the first `---` stand only comments: a key there would make a document of its own.
    if (row.line > line && marker !== '') return { index, rows: begun ? rows.slice(start, row.line) : [] };
    if (marker === '---' || (row.type === 'content' && ended)) {
      if (begun) index++;
      start = marker === '' ? row.line : row.line + 1;
      ended = false;
    }
    if (marker === '...') {
      start = row.line + 1;
      ended = true;
    }
    if (marker === '---' || row.type === 'content') begun = true;
  }
  return { index, rows: rows.slice(start) };
}

function isFlowAround({ value }: Row, offset: number): boolean {
  if (value?.style !== 'flow' || offset <= value.start) return false;
  return value.closed ? offset < value.end : offset <= value.end;
}

function flowSlots(text: string, owner: Row, structure: Structure, offset: number): Slot[] {
  const { value } = owner;
  if (!value) return [];
  const start = value.start + text.slice(value.start, value.end).search(/[{[]/);
  const top = structure.around.after.at(-1);
  const slot = flowSlot(text, start, value.end, offset, top ? pendingPath(top) : []);
  return slot ? [slot] : [];
}

function lineSlots(
  rows: readonly Row[],
  row: Row,
  structure: Structure,
  blank: BlankLine | undefined,
  offset: number,
): Slot[] {
  if (row.type === 'inside' || row.type === 'comment' || row.type === 'marker') return [];
  if (row.comment !== undefined && offset >= row.comment) return [];
  if (offset < row.start) return [];
  if (blank && !row.key && !row.value) return blockSlots(rows, row, structure, blank);
  const slot = row.key ? keyedSlot(rows, row, structure, offset) : wordSlot(row, structure, offset);
  return slot ? [slot] : [];
}

/** On a line with a key: its name, or the value behind it. */
function keyedSlot(rows: readonly Row[], row: Row, structure: Structure, offset: number): Slot | undefined {
  const { key, value } = row;
  const frame = structure.around.after.at(-1);
  if (!key || !frame) return undefined;
  const shared = { prefix: '', column: key.column } as const;
  if (offset >= key.start && offset <= key.end) {
    const present = new Set(structure.keysOf(frame.path).keys());
    return { ...shared, what: 'rename', path: frame.path, present, replace: { start: key.start, end: key.end } };
  }
  if (offset < key.colon) return undefined;
  if (value) return wordSlot(row, structure, offset);
  if (hasChildren(rows, row, key.column)) return undefined;
  const end = row.comment !== undefined ? offset : Math.max(offset, row.end);
  return {
    ...shared,
    what: 'value',
    path: pendingPath(frame),
    present: new Set(),
    replace: { start: offset, end },
    prefix: offset === key.colon ? ' ' : '',
    ...(offset > key.colon && { remove: { start: key.colon, end: offset } }),
    ...(row.comment !== undefined && { wordOnly: true }),
  };
}

function hasChildren(rows: readonly Row[], row: Row, column: number): boolean {
  const next = rows.find((candidate) => candidate.line > row.line && candidate.type === 'content');
  return next !== undefined && (next.indent > column || (next.indent === column && next.dashes.length > 0));
}

/** On a word, quoted or not, that stands as a value on this line alone. */
function wordSlot(row: Row, structure: Structure, offset: number): Slot | undefined {
  const { value } = row;
  const frame = structure.around.after.at(-1);
  if (!value || !frame || value.lastLine > row.line || offset < value.start || offset > value.end) return undefined;
  if (value.style !== 'plain' && value.style !== 'single' && value.style !== 'double') return undefined;
  const quote = value.style === 'plain' ? '' : value.style === 'single' ? "'" : '"';
  return {
    what: 'value',
    path: pendingPath(frame),
    present: new Set(),
    replace: { start: value.start, end: value.end },
    prefix: '',
    column: value.start - row.start,
    quote,
    wordOnly: true,
  };
}

import type { Span } from '../document/syntax.js';
import type { Row } from './rows.js';
import type { Path, Slot } from './slots.js';
import { type Frame, pendingPath, type Structure } from './structure.js';

/** A line that holds nothing but blanks, dashes and perhaps a half-typed word. */
export interface BlankLine {
  /** The word under the cursor; empty at the cursor where there is none. */
  readonly word: Span;
  /** Offset of the line break. */
  readonly end: number;
}

interface Place {
  readonly rows: readonly Row[];
  readonly row: Row;
  readonly structure: Structure;
  readonly blank: BlankLine;
  /** Column of the word or the cursor. */
  readonly column: number;
  readonly typed: boolean;
  /** The next line with text. */
  readonly next: Row | undefined;
}

/** What can be written on a line of its own, or behind a dash, so that the lines around it keep their meaning. */
export function blockSlots(rows: readonly Row[], row: Row, structure: Structure, blank: BlankLine): Slot[] {
  const place: Place = {
    rows,
    row,
    structure,
    blank,
    column: blank.word.start - row.start,
    typed: blank.word.end > blank.word.start,
    next: rows.find((candidate) => candidate.line > row.line && candidate.type === 'content'),
  };
  if (isInsideValueAbove(place)) return [];
  return row.dashes.length > 0 ? afterDash(place) : onBlank(place);
}

/** A line that block text or a wrapped sentence above would take for its own. */
function isInsideValueAbove({ rows, row, column, typed, blank }: Place): boolean {
  const above = rows.findLast((candidate) => candidate.line < row.line && candidate.type === 'content');
  const value = above?.value;
  if (!value || row.dashes.length > 0) return false;
  // Blanks beyond the indentation of block text are part of it, wherever the cursor stands among them.
  const width = typed ? column : blank.end - row.start;
  if (value.style === 'block') return value.keepsBlankLines === true || width > value.column;
  return typed && value.style !== 'flow' && column > value.column;
}

function afterDash(place: Place): Slot[] {
  const { row, structure, next } = place;
  const frame = structure.around.after.at(-1);
  const dash = row.dashes.at(-1);
  if (!frame || dash === undefined || place.column <= dash) return [];
  const gap = place.column === dash + 1 ? 1 : 0;
  const column = place.column + gap;
  const path = pendingPath(frame);
  if (!next || next.indent <= dash) return [slot(place, 'child', path, column, gap)];
  const isFirstKey = next.key !== undefined && next.dashes.length === 0 && next.indent === column;
  return isFirstKey ? [slot(place, 'key', path, column, gap)] : [];
}

function onBlank(place: Place): Slot[] {
  const { structure, next, column, typed } = place;
  const top = structure.around.before.at(-1);
  if (!top) return atRoot(place);
  const open = top.pending ? top : undefined;
  if (open && next && isChildOf(next, open)) return beforeFirstChild(place, next, pendingPath(open));

  const wanted = next && next.indent > column ? next.indent : column;
  if (typed && wanted !== column) return [];
  if (open && wanted > open.column) return [slot(place, 'child', pendingPath(open), wanted)];
  return [...inFrames(place, wanted), ...flushList(place, open, wanted)];
}

function atRoot(place: Place): Slot[] {
  const { next, rows, row } = place;
  // Below braces, or a sentence that is all there is, nothing more can stand.
  if (rows.some((candidate) => candidate.line < row.line && candidate.type === 'content')) return [];
  if (!next) return [slot(place, 'key', [], 0)];
  return beforeFirstChild(place, next, []);
}

function isChildOf(next: Row, open: Frame): boolean {
  return next.indent > open.column || (open.type === 'map' && next.dashes.length > 0 && next.indent === open.column);
}

/** Above the first line of a mapping or list: what is written has to start at the same column. */
function beforeFirstChild(place: Place, next: Row, path: Path): Slot[] {
  if (place.typed && place.column !== next.indent) return [];
  if (next.dashes.length > 0) return [slot(place, 'item', path, next.indent)];
  return next.key ? [slot(place, 'key', path, next.indent)] : [];
}

/** Among the lines of mappings and lists that are open here: the deepest that the cursor's column reaches. */
function inFrames(place: Place, wanted: number): Slot[] {
  const { structure, next } = place;
  const reached = structure.around.before.filter((frame) => frame.column <= wanted);
  const column = Math.max(-1, ...reached.map((frame) => frame.column));
  if (column < 0 || (next && next.indent > column)) return [];
  const frames = reached.filter((frame) => frame.column === column);
  const nextHere = next && next.indent === column ? next : undefined;
  return frames
    .filter((frame) => fitsAbove(frame, nextHere, frames))
    .reverse()
    .map((frame) => slot(place, frame.type === 'map' ? 'key' : 'item', frame.path, column))
    .sort((a, b) => Number(a.what === 'item') - Number(b.what === 'item'));
}

function fitsAbove(frame: Frame, next: Row | undefined, frames: readonly Frame[]): boolean {
  if (!next) return true;
  if (next.dashes.length > 0) return frame.type === 'seq';
  if (!next.key) return false;
  return frame.type === 'map' || frames.some((other) => other.type === 'map');
}

/** Where lists stand at the column of their key, an open key takes its first item at its own column. */
function flushList(place: Place, open: Frame | undefined, wanted: number): Slot[] {
  if (open?.type !== 'map' || open.column !== wanted || place.structure.style.listIndent !== 0) return [];
  return [slot(place, 'item', pendingPath(open), wanted)];
}

/**
 * @param column where the insertion has to start, whatever the cursor's column is
 * @param gap a blank that is missing after a dash
 */
function slot(place: Place, what: Slot['what'], path: Path, column: number, gap = 0): Slot {
  const { row, blank, structure } = place;
  const surplus = place.column - column;
  const present = new Set(what === 'key' || what === 'child' ? structure.keysOf(path).keys() : []);
  return {
    what,
    path,
    column,
    present,
    replace: { start: blank.word.start, end: Math.max(blank.word.end, blank.end) },
    prefix: ' '.repeat(Math.max(0, gap === 0 ? -surplus : gap)),
    ...(surplus > 0 && { remove: { start: row.start + column, end: blank.word.start } }),
  };
}

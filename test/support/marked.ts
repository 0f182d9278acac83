import { Lines, type Position, type Range } from '../../server/src/document/lines.js';

/** A document with its markers taken out, and where they were. */
export interface Marked {
  readonly text: string;
  readonly lines: Lines;
  /** Offsets of the markers, in order. */
  readonly offsets: readonly number[];
  /** The first marker. */
  readonly offset: number;
  readonly position: Position;
  /** From the first marker to the second. */
  readonly range: Range;
}

/** Joins lines as a document without a line break at its end. */
export function doc(...lines: readonly string[]): string {
  return lines.join('\n');
}

/**
 * Reads `|` as the cursor, and takes it out. Text that needs a real bar names another marker.
 *
 * @example marked('name: |Dana|').range
 */
export function marked(source: string, marker = '|'): Marked {
  const parts = source.split(marker);
  const text = parts.join('');
  const offsets: number[] = [];
  let at = 0;
  for (const part of parts.slice(0, -1)) {
    at += part.length;
    offsets.push(at);
  }
  const lines = new Lines(text);
  const offset = offsets[0] ?? text.length;
  const range = { start: lines.positionAt(offset), end: lines.positionAt(offsets[1] ?? offset) };
  return { text, lines, offsets, offset, position: lines.positionAt(offset), range };
}

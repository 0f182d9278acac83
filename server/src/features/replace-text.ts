import { formatOf } from '../document/front-matter.js';
import type { Range } from '../document/lines.js';
import type { PersonaFile } from '../kinds/types.js';
import { scalarText } from './yaml-text.js';

type Place = Pick<PersonaFile, 'uri' | 'parsed'>;

/** The part of a value that says something: without its quotes, or what else stands around it. */
export function innerRange({ parsed: { text, lines } }: Place, range: Range, said: string): Range {
  const start = lines.offsetAt(range.start);
  const at = text.slice(start, lines.offsetAt(range.end)).lastIndexOf(said);
  return at < 0 ? range : lines.range({ start: start + at, end: start + at + said.length });
}

/**
 * The edit that makes a value say something else. The quotes stay as they are, and come where the new text would be read
 * as something else without them.
 */
export function replaceText(place: Place, range: Range, from: string, to: string): { range: Range; newText: string } {
  const { text, lines } = place.parsed;
  const written = text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
  if (written.startsWith('"')) return { range, newText: JSON.stringify(to) };
  if (written.startsWith("'")) return { range, newText: scalarText(to, "'") };
  // A block text, for one: only what it says changes.
  if (written !== from && written.includes(from)) return { range: innerRange(place, range, from), newText: to };
  if (formatOf(place.uri) === 'json') return { range, newText: JSON.stringify(to) };
  return { range, newText: plainText(to) };
}

/** Without quotes where it can be: dots and slashes before a path, and a `#` within a word, are harmless. */
function plainText(text: string): string {
  const harmless = text.replace(/^(?:\.{1,2}\/)+/, '').replace(/(?<=\S)#/g, '-');
  return scalarText(harmless) === harmless ? text : scalarText(text);
}

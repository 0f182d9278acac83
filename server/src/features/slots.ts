import type { Span } from '../document/syntax.js';

/** Keys and places of list items from the root of a document. */
export type Path = readonly (string | number)[];

/** A place at which something can be written, and what an insertion there has to mind. */
export interface Slot {
  /**
   * - `key`: a new key of the mapping at `path`
   * - `rename`: the name of a key that is already there
   * - `item`: a new item of the list at `path`
   * - `value`: the value at `path`, on the line of its key
   * - `child`: the value at `path` on a place of its own; the schema says whether it is a mapping, a list or a word
   */
  readonly what: 'key' | 'rename' | 'item' | 'value' | 'child';
  readonly path: Path;
  /** What an insertion replaces; it never spans lines. */
  readonly replace: Span;
  /** Blanks that have to come first: missing indentation, or the one after a colon or dash. */
  readonly prefix: string;
  /** What has to follow on the same line: a comma inside braces. */
  readonly suffix?: string;
  /** Column at which what is inserted begins; for `value`, the column of its key. */
  readonly column: number;
  /** Keys that the mapping has already. */
  readonly present: ReadonlySet<string>;
  /** Inside braces or brackets, and how they are written. */
  readonly flow?: 'yaml' | 'json';
  /** The quotes around the text that is replaced. */
  readonly quote?: '' | '"' | "'";
  /** Blanks before `replace` that have to go: indentation that is too deep. */
  readonly remove?: Span;
  /** Offset at which a comma is missing before the insertion. */
  readonly commaAt?: number;
  /** True where only a word fits: a comment follows, or text stands there already. */
  readonly wordOnly?: boolean;
}

/** How a document is indented. */
export interface Style {
  /** Columns from a key to the keys of the mapping below it. */
  readonly indent: number;
  /** Columns from a key to the dashes of the list below it; 0 where dashes stand under their key's first letter. */
  readonly listIndent: number;
}

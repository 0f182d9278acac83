import { kindOfFileName } from './kinds/claim.js';
import type { Baseline } from './library/baseline.js';
import { hintFor } from './library/config.js';
import { Library, pathIn } from './library/library.js';

/** A library with what reading it takes. */
export interface Shelf {
  readonly library: Library;
  /** Only the files of the folder itself: nobody said that what lies below belongs together. */
  readonly lone: boolean;
  /** The data that the config was read from. */
  configData?: string | undefined;
  /** The files of ours, each with a print of the text that it was read from; an open one has none. */
  readonly seen: Map<string, string>;
  loading?: Promise<void>;
  /** Counts the reasons to read it anew; who reads it stops when another one has come. */
  generation: number;
  /** The generation of which the config has been read, and the one that has been read to its end. */
  configured: number;
  loaded: number;
}

/** A shelf of which nothing has been read yet. */
export function emptyShelf(root: string, lone: boolean): Shelf {
  return { library: new Library(root), lone, seen: new Map(), generation: 0, configured: -1, loaded: -1 };
}

/** Has it read again when it is next asked for; a reading under way stops. */
export function readAnew(shelf: Shelf): void {
  shelf.generation++;
  delete shelf.loading;
}

/** Whether all of it has been read as it is to be read now. */
export function isLoaded({ loaded, generation }: Shelf): boolean {
  return loaded === generation;
}

/** Puts a baseline in place. @returns whether it accepts something else than the one before */
export function applyBaseline({ library }: Shelf, baseline: Baseline | undefined): boolean {
  if (printOf(library.baseline) === printOf(baseline)) return false;
  if (baseline) library.baseline = baseline;
  else delete library.baseline;
  return true;
}

function printOf(baseline: Baseline | undefined): string | undefined {
  return (
    baseline &&
    JSON.stringify([baseline.uri, baseline.problem, [...baseline.counts].map(([path, rules]) => [path, [...rules]])])
  );
}

/** Spares the parser the files that no evidence could claim. */
export function mayBeOurs(shelf: Shelf, uri: string, text: string): boolean {
  if (kindOfFileName(uri)) return true;
  return isIncluded(shelf, uri) || /\$schema|(?:^|[\n{,])\s*["']?kind["']?\s*:/.test(text);
}

/** Whether the config of the library includes a file by name. */
export function isIncluded({ library }: Shelf, uri: string): boolean {
  return hintFor(library.config, pathIn(library, uri)).included !== undefined;
}

import { formatOf } from './document/front-matter.js';
import type { ParsedText } from './document/parsed-text.js';
import { decode, type Host } from './host/host.js';
import { kindOfFileName } from './kinds/claim.js';
import { readEntities } from './kinds/entities.js';
import type { Baseline } from './library/baseline.js';
import { hintFor, readConfig } from './library/config.js';
import { Library, pathIn } from './library/library.js';

/** A text larger than this is not read for the library; in an editor it is still served. */
const largestFile = 2_000_000;

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

/** Reads the config of the library. @returns whether it says something else than before */
export function applyConfig(shelf: Shelf, parsed: ParsedText): boolean {
  const { library, seen } = shelf;
  const data = library.configUri && readEntities(library.configUri, parsed).entities[0]?.data;
  const fingerprint = JSON.stringify(data);
  if (fingerprint === shelf.configData) return false;
  shelf.configData = fingerprint;
  library.config = readConfig(data);
  // The same text may be claimed in another way now.
  for (const uri of seen.keys()) seen.set(uri, '');
  return true;
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

/** The text of a closed file, as far as it may hold anything for the library. */
export async function closedText(host: Host, shelf: Shelf, uri: string): Promise<string | undefined> {
  if (formatOf(uri) === 'markdown' && !isIncluded(shelf, uri)) return undefined;
  const bytes = await host.readFile(uri);
  const text = bytes && bytes.length <= largestFile ? decode(bytes) : undefined;
  return text !== undefined && mayBeOurs(shelf, uri, text) ? text : undefined;
}

/** Spares the parser the files that no evidence could claim. */
function mayBeOurs(shelf: Shelf, uri: string, text: string): boolean {
  if (kindOfFileName(uri)) return true;
  return isIncluded(shelf, uri) || /\$schema|(?:^|[\n{,])\s*["']?kind["']?\s*:/.test(text);
}

/** Whether the config of the library includes a file by name. */
function isIncluded({ library }: Shelf, uri: string): boolean {
  return hintFor(library.config, pathIn(library, uri)).included !== undefined;
}

import { URI, Utils } from 'vscode-uri';
import type { Range } from '../document/lines.js';
import { walk } from '../document/pointer.js';
import { asText, keyName, type Pair } from '../document/syntax.js';
import type { PersonaFile } from '../kinds/types.js';

/** A value that may name a file or a page on the web. */
export interface PathLink {
  readonly uri: string;
  /** The value, with its quotes. */
  readonly range: Range;
  /** What it says, without quotes. */
  readonly text: string;
  /** Whether it is a web address. What is none may be a path, or no more than words. */
  readonly web: boolean;
  /** Whether it may be counted from the library's root as well as from the file. */
  readonly fromRoot: boolean;
}

/** Keys whose values name files or pages, wherever they stand; `source` may hold plain words too. */
const pathKeys = new Set(['source', 'image', 'link', 'url', '$schema']);

const longestPath = 500;

/** Every value of a file that names a file or a page. */
export function pathsOf(file: PersonaFile): PathLink[] {
  if (!file.claim.claimed) return [];
  const { uri, parsed } = file;
  const found: PathLink[] = [];
  for (const { root } of parsed.documents) {
    if (!root) continue;
    walk(root, ({ pair }) => {
      const text = pair && pathKeys.has(keyName(pair)) ? pathText(pair) : undefined;
      if (pair && text !== undefined) {
        const fromRoot = keyName(pair) === 'source';
        found.push({ uri, range: parsed.lines.range(pair.value.span), text, web: isWebAddress(text), fromRoot });
      }
    });
  }
  return found;
}

function pathText({ value }: Pair): string | undefined {
  const text = value.type === 'scalar' ? asText(value)?.trim() : undefined;
  if (!text || text.length > longestPath || /[\r\n]/.test(text)) return undefined;
  return isWebAddress(text) || looksLikePath(text) ? text : undefined;
}

/** Only `http` and `https`: nothing else that a text may say is to be opened by a click. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+(?:\/\S*)?$/i.test(text);
}

/** With a slash or an ending, and without a scheme. */
function looksLikePath(text: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:|^[\\/]/i.test(text) && /\/|\.[a-z0-9]{1,10}(?:#|$)/i.test(text);
}

/**
 * The files that a path may mean, the likeliest first: counted from the file that holds it, then from the library's
 * root. Nothing outside the library.
 */
export function targetsOf({ uri, text, web, fromRoot }: PathLink, root: string): string[] {
  if (web) return [];
  const path = text.replace(/#.*$/, '').replace(/\\/g, '/');
  const bases = [Utils.dirname(URI.parse(uri)), ...(fromRoot ? [URI.parse(root)] : [])];
  const targets = bases.map((base) => Utils.resolvePath(base, path).toString());
  return [...new Set(targets)].filter((target) => isBelow(target, root));
}

/** Whether a file lies in a folder or below it. URIs that differ only in what is escaped are the same. */
export function isBelow(uri: string, folder: string): boolean {
  return plainUri(uri).startsWith(`${plainUri(folder).replace(/\/$/, '')}/`);
}

/** A URI as this program writes it, so that two of them can be compared. */
export function plainUri(uri: string): string {
  return URI.parse(uri).toString();
}

/** The path from one file to another, as it is written in the first. */
export function relativePath(from: string, to: string): string {
  const start = URI.parse(from).path.split('/').slice(0, -1);
  const end = URI.parse(to).path.split('/');
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}

import { URI, Utils } from 'vscode-uri';
import { isRecord } from '../kinds/read.js';
import type { Config } from './config.js';
import { relativePath } from './paths.js';

/** How many findings of a rule are accepted, by path and rule. Paths count from the folder of the baseline. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A file that lists findings accepted for now: so many of a rule in a file, so that lines may move. */
export interface Baseline {
  readonly uri: string;
  readonly counts: Counts;
  /** Why it could not be read; then it accepts nothing. */
  readonly problem?: string;
}

/** What `personas lint --write-baseline` calls the file when nobody says another name. */
export const baselineFileName = 'personas.baseline.json';

/** The form of the file; a later one that means something else has a higher number. */
const version = 1;

/**
 * Reads a baseline.
 *
 * @param text nothing where there is no such file
 */
export function readBaseline(uri: string, text: string | undefined): Baseline {
  const broken = (problem: string): Baseline => ({ uri, counts: new Map(), problem });
  if (text === undefined) return broken('There is no such file. `personas lint --write-baseline` makes it.');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return broken('The file is not JSON. Make it anew with `personas lint --write-baseline`.');
  }
  if (!isRecord(data) || !isRecord(data.files))
    return broken('The file is no baseline. Make it anew with `personas lint --write-baseline`.');
  if (data.version !== version)
    return broken(`The file has the form ${String(data.version)}; this version of the product knows ${version}.`);
  const counts = new Map<string, Map<string, number>>();
  for (const [path, rules] of Object.entries(data.files)) {
    const found = Object.entries(isRecord(rules) ? rules : {}).flatMap(([rule, count]) =>
      typeof count === 'number' && Number.isInteger(count) && count > 0 ? [[rule, count] as const] : [],
    );
    counts.set(path, new Map(found));
  }
  return { uri, counts };
}

/** The text of a baseline. Sorted, one rule a line, nothing about lines or times: a small difference stays small. */
export function baselineText(counts: Counts): string {
  const files = sorted(counts)
    .filter(([, rules]) => rules.size > 0)
    .map(([path, rules]) => [path, Object.fromEntries(sorted(rules))]);
  return `${JSON.stringify({ version, files: Object.fromEntries(files) }, null, 2)}\n`;
}

/** What a baseline accepts in a file, by rule. */
export function acceptedIn(baseline: Baseline, uri: string): ReadonlyMap<string, number> {
  return baseline.counts.get(pathFrom(baseline.uri, uri)) ?? none;
}

const none: ReadonlyMap<string, number> = new Map();

/** The path of a file as a baseline writes it. */
export function pathFrom(baselineUri: string, uri: string): string {
  return relativePath(baselineUri, uri);
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

/** Where the baseline is that the config of a library names; nothing where it names none. */
export function baselineUriOf({
  root,
  config,
}: {
  readonly root: string;
  readonly config: Config;
}): string | undefined {
  return config.baseline === undefined ? undefined : Utils.resolvePath(URI.parse(root), config.baseline).toString();
}

import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { URI, Utils } from 'vscode-uri';
import { configFileNames } from '../kinds/claim.js';
import {
  type Baseline,
  baselineFileName,
  baselineText,
  baselineUriOf,
  type Counts,
  pathFrom,
  readBaseline,
} from '../library/baseline.js';
import type { Finding } from '../rules/types.js';
import { WrongUse } from './arguments.js';
import type { Visited } from './check-files.js';
import { shown } from './targets.js';

/** Holds findings against nothing at all. */
export const noBaseline: Baseline = { uri: 'none:/', counts: new Map() };

/**
 * The baseline in a file that the user named.
 *
 * @throws WrongUse where it is missing or broken
 */
export async function baselineAt(path: string, cwd: string): Promise<Baseline> {
  const file = resolve(cwd, path);
  const found = readBaseline(URI.file(file).toString(), await readFile(file, 'utf8').catch(() => undefined));
  if (found.problem !== undefined) throw new WrongUse(`${path} accepts nothing. ${found.problem}`);
  return found;
}

/** What came of writing a baseline. */
export interface Written {
  readonly path: string;
  readonly findings: number;
  readonly files: number;
  /** How the config file would name it; nothing where it does. */
  readonly unnamed?: string;
}

/**
 * Accepts what there is. Files that were not looked at keep what was accepted of them, those that are gone do not.
 *
 * @param visited as they are without a baseline
 * @param path where to write; without it where each config file says, else in the working directory
 */
export async function writeBaselines(visited: readonly Visited[], cwd: string, path?: string): Promise<Written[]> {
  const fallback = URI.file(resolve(cwd, path ?? baselineFileName)).toString();
  const groups = new Map<string, Visited[]>();
  for (const each of visited) {
    const uri = (path === undefined ? baselineUriOf(each.library) : undefined) ?? fallback;
    groups.set(uri, [...(groups.get(uri) ?? []), each]);
  }
  const isWorthIt = ([uri, own]: [string, Visited[]]) =>
    uri !== fallback || own.some(({ findings }) => findings.length > 0);
  const wanted = [...groups].filter(isWorthIt);
  const written: Written[] = [];
  for (const [uri, own] of wanted.length > 0 ? wanted : [[fallback, visited] as const]) {
    const before = readBaseline(uri, await readFile(URI.parse(uri).fsPath, 'utf8').catch(() => undefined));
    const counts = new Map(kept(before, own));
    for (const { uri: file, findings } of own) counts.set(pathFrom(uri, file), countsOf(findings));
    const isNamed = own.some(({ library }) => baselineUriOf(library) === uri);
    const [first] = own;
    const unnamed = isNamed || !first ? {} : { unnamed: pathFrom(`${first.library.root}/${configFileNames[0]}`, uri) };
    written.push({ ...(await write(uri, counts, cwd)), ...unnamed });
  }
  return written;
}

/**
 * Takes out of the baselines what is accepted and no longer there.
 *
 * @param isDry whether to write nothing
 * @returns how much that is, by path of the baseline
 */
export async function pruneBaselines(
  visited: readonly Visited[],
  cwd: string,
  isDry = false,
): Promise<{ path: string; gone: number }[]> {
  const inUse = visited.flatMap(({ library: { baseline } }) =>
    baseline && baseline.problem === undefined && baseline !== noBaseline ? [baseline] : [],
  );
  const pruned: { path: string; gone: number }[] = [];
  for (const baseline of new Map(inUse.map((each) => [each.uri, each])).values()) {
    const own = visited.filter(({ library }) => library.baseline?.uri === baseline.uri);
    const counts = new Map(kept(baseline, own));
    for (const { uri, accepted } of own) counts.set(pathFrom(baseline.uri, uri), countsOf(accepted));
    const gone = totalOf(baseline.counts) - totalOf(counts);
    if (gone > 0 && !isDry) await write(baseline.uri, counts, cwd);
    pruned.push({ path: shown(baseline.uri, cwd), gone });
  }
  return pruned;
}

/** What is accepted of files that are there and were not looked at. */
function kept({ uri, counts }: Baseline, visited: readonly Visited[]): [string, ReadonlyMap<string, number>][] {
  const seen = new Set(visited.map((each) => pathFrom(uri, each.uri)));
  const folder = Utils.dirname(URI.parse(uri));
  return [...counts].filter(([path]) => !seen.has(path) && existsSync(Utils.resolvePath(folder, path).fsPath));
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, channel } of findings) if (channel === 'finding') counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function totalOf(counts: Counts): number {
  return [...counts.values()].flatMap((rules) => [...rules.values()]).reduce((sum, count) => sum + count, 0);
}

async function write(uri: string, counts: Counts, cwd: string): Promise<Written> {
  await writeFile(URI.parse(uri).fsPath, baselineText(counts));
  const files = [...counts.values()].filter((rules) => rules.size > 0).length;
  return { path: shown(uri, cwd), findings: totalOf(counts), files };
}

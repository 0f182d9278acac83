import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRecord, record, text } from '../kinds/read.js';
import type { SiteFiles } from '../publish/site/site.js';
import { WrongPlace } from './arguments.js';

/** Lies in a folder that we made, and says what in it is ours. */
export const markerName = '.personas-site.json';

/** What an earlier run has left in a folder. */
export interface Earlier {
  /** ISO date that the pages speak of. */
  readonly today?: string;
  readonly title?: string;
  /** What each file held when it was written, by its path. */
  readonly files: ReadonlyMap<string, string>;
}

/** What writing a site would change. Paths are relative to its folder. */
export interface SitePlan {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Files of an earlier run that belong to no page any more. */
  readonly stale: readonly string[];
  /** Stale too, but changed by somebody since: they stay. */
  readonly kept: readonly string[];
}

/**
 * What an earlier run has left.
 *
 * @returns nothing for a folder that is empty or not there
 * @throws WrongPlace for a folder that holds anything and was not made by us, and for what is no folder
 */
export async function earlierRun(folder: string): Promise<Earlier | undefined> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new WrongPlace(`${folder} is no folder that can be read.`);
  });
  if (found.length === 0) return undefined;
  const marker = await readFile(join(folder, markerName), 'utf8').catch(() => undefined);
  const made = marker === undefined ? undefined : markerOf(marker);
  if (made) return made;
  throw new WrongPlace(`${folder} is not empty and was not made by "personas site". Name a new or empty folder.`);
}

function markerOf(source: string): Earlier | undefined {
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch {
    return undefined;
  }
  if (!isRecord(data) || data.madeBy !== 'personas site') return undefined;
  const files = Object.entries(record(data.files)).flatMap(([path, digest]) =>
    isWithin(path) && typeof digest === 'string' ? [[path, digest] as const] : [],
  );
  const [today, title] = [text(data.today), text(data.title)];
  return { ...(today ? { today } : {}), ...(title ? { title } : {}), files: new Map(files) };
}

/** Whether a path is one that a site may have: the marker is a file that anybody may write. */
function isWithin(path: string): boolean {
  return /^(?:[a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*$/i.test(path) && !path.includes('..');
}

/**
 * What writing these files would change.
 *
 * @throws WrongPlace where a file of somebody else is in the way, or a link that leads elsewhere
 */
export async function planOf(folder: string, files: SiteFiles, earlier: Earlier | undefined): Promise<SitePlan> {
  const [added, changed, stale, kept]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const [path, content] of files) {
    await refuseLinks(folder, path);
    const now = await readFile(join(folder, path)).catch(() => undefined);
    if (now === undefined) added.push(path);
    else if (!earlier?.files.has(path))
      throw new WrongPlace(`${join(folder, path)} was not made by "personas site" and is in the way.`);
    else if (!now.equals(bytesOf(content))) changed.push(path);
  }
  for (const [path, digest] of earlier?.files ?? []) {
    if (files.has(path)) continue;
    await refuseLinks(folder, path);
    const now = await readFile(join(folder, path)).catch(() => undefined);
    if (now !== undefined) (digestOf(now) === digest ? stale : kept).push(path);
  }
  return { added, changed, stale, kept };
}

/** Nothing is written or removed through a link: it may lead out of the folder. */
async function refuseLinks(folder: string, path: string): Promise<void> {
  for (let part = path; part !== '.'; part = dirname(part)) {
    const info = await lstat(join(folder, part)).catch(() => undefined);
    if (info?.isSymbolicLink()) throw new WrongPlace(`${join(folder, part)} is a link; nothing is written through it.`);
  }
}

/** Carries out a plan. An interrupted run leaves a folder that the next one knows as its own. */
export async function writeSite(
  folder: string,
  files: SiteFiles,
  { added, changed, stale }: SitePlan,
  about: { readonly today: string; readonly title: string; readonly earlier: Earlier | undefined },
): Promise<void> {
  const digests = [...files].map(([path, content]) => [path, digestOf(bytesOf(content))] as const);
  const { earlier, ...said } = about;
  await mkdir(folder, { recursive: true });
  await writeMarker(folder, said, [...(earlier?.files ?? []), ...digests]);
  for (const path of [...added, ...changed]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytesOf(files.get(path) ?? ''));
  }
  for (const path of stale) {
    await rm(join(folder, path));
    // Goes only when nothing is left in it.
    if (dirname(path) !== '.') await rmdir(join(folder, dirname(path))).catch(() => undefined);
  }
  await writeMarker(folder, said, digests);
}

async function writeMarker(
  folder: string,
  { today, title }: { readonly today: string; readonly title: string },
  files: readonly (readonly [string, string])[],
): Promise<void> {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const marker = { madeBy: 'personas site', title, today, files: Object.fromEntries(sorted) };
  await writeFile(join(folder, markerName), `${JSON.stringify(marker, null, 2)}\n`);
}

function bytesOf(content: string | Uint8Array): Buffer {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

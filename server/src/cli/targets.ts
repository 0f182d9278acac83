import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { nodeHost } from '../host/node.js';

/** Something the user has to know that is no finding. */
export interface Complaint {
  readonly message: string;
  /** Whether the run cannot count as done: exit code 2. */
  readonly fatal: boolean;
}

/** How much text stays parsed between reading the library and judging its files. */
export const keptCharacters = 64_000_000;

/** URIs to check, and whether the user named the file itself. */
export async function targetsOf(
  paths: readonly string[],
  cwd: string,
  complaints: Complaint[],
): Promise<Map<string, boolean>> {
  const targets = new Map<string, boolean>();
  for (const path of paths) {
    if (path === '') {
      // An unset variable in a script; taking it for the current folder would hide that.
      complaints.push({ message: 'One of the paths is empty.', fatal: true });
      continue;
    }
    const absolute = resolve(cwd, path);
    const info = await stat(absolute).catch(() => undefined);
    const uri = URI.file(absolute).toString();
    if (!info) complaints.push({ message: `${path} does not exist.`, fatal: true });
    else if (info.isDirectory()) {
      for (const found of await nodeHost.findFiles(uri)) if (!targets.has(found)) targets.set(found, false);
    } else targets.set(uri, true);
  }
  return targets;
}

/** A file as reports name it: relative to the working directory, with `/`. */
export function shown(uri: string, cwd: string): string {
  const path = URI.parse(uri).fsPath;
  const short = relative(cwd, path);
  return (isAbsolute(short) ? path : short).split(sep).join('/');
}

/** Tells what is no finding. @returns whether the run cannot count as done */
export function complain(complaints: readonly Complaint[], err: (text: string) => void): boolean {
  for (const { message } of complaints) err(`personas: ${message}\n`);
  return complaints.some(({ fatal }) => fatal);
}

import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { type Host, isCandidate, isSkippedFolder } from './host.js';
import { pause } from './pause.js';

const deepest = 24;

/** The file system of this machine. Only `file:` URIs; links to folders are not followed, so they cannot go in circles. */
export const nodeHost: Host = {
  async readFile(uri) {
    if (!isFile(uri)) return undefined;
    try {
      return await readFile(URI.parse(uri).fsPath);
    } catch {
      return undefined;
    }
  },
  async size(uri) {
    if (!isFile(uri)) return undefined;
    const info = await stat(URI.parse(uri).fsPath).catch(() => undefined);
    return info?.isFile() ? info.size : undefined;
  },
  async realUri(uri) {
    const path = isFile(uri) ? await realpath(URI.parse(uri).fsPath).catch(() => undefined) : undefined;
    return path === undefined ? undefined : URI.file(path).toString();
  },
  async findFiles(folder, shallow = false) {
    const found: string[] = [];
    if (!isFile(folder)) return found;
    await collect(URI.parse(folder).fsPath, found, shallow ? deepest : 0);
    return found.sort().map((path) => URI.file(path).toString());
  },
  pause,
};

/** Not an untitled text, whose name would be taken for a path. */
function isFile(uri: string): boolean {
  return uri.startsWith('file:');
}

async function collect(folder: string, found: string[], depth: number): Promise<void> {
  if (depth > deepest) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && isCandidate(entry.name)) found.push(path);
    else if (entry.isDirectory() && !isSkippedFolder(entry.name)) await collect(path, found, depth + 1);
  }
}

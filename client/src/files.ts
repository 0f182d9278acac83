import { type CancellationToken, FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FileSizeResult,
  type FindFilesParams,
  type FindFilesResult,
  fileSizeRequest,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../../server/src/protocol.js';

/** Every file that can hold entities or the config of a library. */
const personaFiles = '**/*.{yaml,yml,json,md,markdown}';

const ending = /\.(ya?ml|json|md|markdown)$/i;
const skipped = new Set(['node_modules', '.git', 'dist', 'out']);
/** How many folders are looked into where the workspace cannot search; each costs a round trip. */
const mostFolders = 500;

/** Reads and lists files for a server that has no file system of its own: in the browser, in virtual workspaces. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(readFileRequest, (params: ReadFileParams) => readFile(Uri.parse(params.uri)));
  client.onRequest(fileSizeRequest, (params: ReadFileParams) => sizeOf(Uri.parse(params.uri)));
  client.onRequest(findFilesRequest, ({ folder, shallow }: FindFilesParams, token: CancellationToken) =>
    shallow ? filesIn(Uri.parse(folder)) : findFiles(Uri.parse(folder), token),
  );
}

async function readFile(uri: Uri): Promise<ReadFileResult> {
  try {
    return { base64: base64(await workspace.fs.readFile(uri)) };
  } catch {
    // Gone, a folder, or not ours to read: the server asked whether there is such a file, and there is none.
    return null;
  }
}

async function sizeOf(uri: Uri): Promise<FileSizeResult> {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    return type & FileType.Directory ? null : size;
  } catch {
    return null;
  }
}

/** Bytes as base64, with what browsers and Node have in common. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

async function findFiles(folder: Uri, token: CancellationToken): Promise<FindFilesResult> {
  const pattern = new RelativePattern(folder, personaFiles);
  const found = await workspace.findFiles(pattern, '**/{node_modules,.git,dist,out}/**', undefined, token);
  // Some virtual file systems cannot search and say that there is nothing: look for ourselves.
  const uris = found.length > 0 ? found : await walk(folder, token);
  return uris.map((uri) => uri.toString());
}

async function filesIn(folder: Uri): Promise<FindFilesResult> {
  const found = await entries(folder);
  return found
    .filter(([name, type]) => !(type & FileType.Directory) && ending.test(name))
    .map(([name]) => Uri.joinPath(folder, name).toString());
}

async function walk(folder: Uri, token: CancellationToken): Promise<Uri[]> {
  const files: Uri[] = [];
  const folders = [folder];
  for (let visited = 0; visited < mostFolders && !token.isCancellationRequested; visited++) {
    const current = folders.shift();
    if (!current) break;
    for (const [name, type] of await entries(current)) {
      const uri = Uri.joinPath(current, name);
      if (type & FileType.Directory) {
        // A link to a folder may lead in a circle.
        if (!(type & FileType.SymbolicLink) && !skipped.has(name)) folders.push(uri);
      } else if (ending.test(name)) files.push(uri);
    }
  }
  return files;
}

async function entries(folder: Uri): Promise<[string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

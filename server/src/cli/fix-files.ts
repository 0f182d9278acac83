import { readFile, writeFile } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import { fixAll, safeFixes } from '../features/fix-all.js';
import { judgeInstead } from '../features/judge-text.js';
import { decode } from '../host/host.js';
import { nodeHost } from '../host/node.js';
import type { Baseline } from '../library/baseline.js';
import { Workspace } from '../workspace.js';
import { type Complaint, keptCharacters, shown, targetsOf } from './targets.js';

/** A file that was written anew. */
interface FixedFile {
  readonly path: string;
  /** How many fewer findings it has. */
  readonly count: number;
}

/**
 * Writes the fixes that are safe to do unasked, as an editor does on save. A file with a character that could not be read
 * is left alone: writing it would lose that for good.
 *
 * @returns the files that were written, and those that could not be; what else is wrong with the paths is for the check
 *   that follows
 */
export async function fixPaths(
  paths: readonly string[],
  cwd: string,
  today: string,
  baseline?: Baseline,
): Promise<{ fixed: FixedFile[]; complaints: Complaint[] }> {
  const workspace = new Workspace(nodeHost, () => today, keptCharacters, baseline);
  workspace.setFolders([URI.file(cwd).toString()]);
  const fixed: FixedFile[] = [];
  const complaints: Complaint[] = [];
  for (const uri of (await targetsOf(paths, cwd, [])).keys()) {
    const checked = await workspace.check(uri);
    if (!checked?.findings.some((finding) => safeFixes(finding))) continue;
    const { file, library } = checked;
    const { text, count } = fixAll(file.parsed.text, judgeInstead(file, library, today), safeFixes);
    if (text === file.parsed.text || text.includes('\uFFFD')) continue;
    const path = shown(uri, cwd);
    const isWritten = await write(URI.parse(uri).fsPath, file.parsed.text, text);
    if (isWritten) fixed.push({ path, count });
    else complaints.push({ message: `${path} could not be written.`, fatal: true });
  }
  return { fixed, complaints };
}

/** Only in place of the text that was judged; the byte order mark stays. */
async function write(path: string, before: string, after: string): Promise<boolean> {
  try {
    const bytes = await readFile(path);
    if (decode(bytes) !== before) return false;
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
    await writeFile(path, mark + after);
    return true;
  } catch {
    return false;
  }
}

import type { Snapshot } from '../publish/snapshot.js';
import type { Finding } from '../rules/types.js';
import type { Workspace } from '../workspace.js';
import { shown } from './targets.js';

/** So many files are named; of more, only how many there are is said. */
const mostNamed = 3;

/**
 * What is to be said of files that pages were made of although something is wrong with them.
 *
 * @param uris the files that were named; of those that are no persona files nothing is said
 * @returns one line, or nothing where all is well
 */
export async function brokenFiles(
  workspace: Workspace,
  snapshot: Snapshot,
  uris: Iterable<string>,
  cwd: string,
): Promise<string | undefined> {
  const judged = new Map(snapshot.files.map(({ file, findings }) => [file.uri, findings]));
  const broken: string[] = [];
  for (const uri of uris) {
    const findings = judged.get(uri) ?? (await findingsOf(workspace, uri));
    if (findings === 'unreadable' || findings.some(isError)) broken.push(shown(uri, cwd));
  }
  if (broken.length === 0) return undefined;
  if (broken.length > mostNamed)
    return `${broken.length} files have errors, and their pages may lack something: run \`personas lint\`.`;
  const [have, their] = broken.length === 1 ? ['has', 'its page'] : ['have', 'their pages'];
  return `${broken.join(', ')} ${have} errors, and ${their} may lack something: run \`personas lint\`.`;
}

function isError({ severity, channel }: Finding): boolean {
  return severity === 'error' && channel === 'finding';
}

/** Of a file that nothing could be taken from, the library knows nothing. */
async function findingsOf(workspace: Workspace, uri: string): Promise<readonly Finding[] | 'unreadable'> {
  const checked = await workspace.check(uri);
  if (!checked) return 'unreadable';
  if (!checked.file.claim.claimed) return [];
  return checked.file.parsed.problems.some(({ code }) => code === 'binary') ? 'unreadable' : checked.findings;
}

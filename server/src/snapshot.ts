import type { Pictures } from './pictures.js';
import type { JudgedFile, Snapshot } from './publish/snapshot.js';
import type { Workspace } from './workspace.js';

/**
 * Judges every file of a library, for pages that show it as a whole; with many files that takes its time. It has no
 * pictures: they are read by `withPictures`, where they are shown.
 *
 * @param uri any file of the library
 * @param isCancelled asked between two files; once it says so, the files judged until then are all there are
 */
export async function takeSnapshot(
  workspace: Workspace,
  uri: string,
  isCancelled: () => boolean = () => false,
): Promise<Snapshot> {
  const library = await workspace.library(uri);
  const uris = new Set(library.entities.map((facts) => facts.uri));
  if (library.configUri !== undefined) uris.add(library.configUri);
  const files: JudgedFile[] = [];
  for (const each of uris) {
    if (isCancelled()) break;
    const checked = await workspace.check(each);
    if (checked?.file.claim.claimed) files.push({ file: checked.file, findings: checked.findings });
  }
  return { library: await workspace.library(uri), files, today: workspace.today() };
}

/** A snapshot with the pictures that its files name. */
export async function withPictures(snapshot: Snapshot, pictures: Pictures): Promise<Snapshot> {
  const files = snapshot.files.map(({ file }) => file);
  return { ...snapshot, pictureOf: await pictures.of(snapshot.library.root, files) };
}

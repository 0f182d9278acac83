import { coverageOf } from './library/coverage.js';
import type { LibraryResult } from './protocol.js';
import { healthOf, peopleOf } from './publish/people.js';
import { entitiesOf } from './publish/snapshot.js';
import { takeSnapshot } from './snapshot.js';
import type { Workspace } from './workspace.js';

/**
 * What a library looks like as a whole. Every file of it is judged, so it takes its time with many.
 *
 * @param uri any file of the library
 * @param isCancelled asked between two files
 */
export async function libraryOverview(
  workspace: Workspace,
  uri: string,
  isCancelled: () => boolean = () => false,
): Promise<LibraryResult> {
  const snapshot = await takeSnapshot(workspace, uri, isCancelled);
  const health = healthOf(snapshot, peopleOf(snapshot, entitiesOf(snapshot)));
  return { coverage: coverageOf(snapshot.library), ...(health ? { health } : {}) };
}

import { coverageOf } from './library/coverage.js';
import { withInherited } from './library/effective.js';
import { tierOf } from './library/facts.js';
import type { EntityFacts } from './library/library.js';
import type { LibraryResult } from './protocol.js';
import { libraryHealth, type ScoredPersona } from './scores/health.js';
import { readinessIn } from './scores/in-library.js';
import type { Workspace } from './workspace.js';

/** After so many files others have their turn. */
const stretch = 8;

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
  const library = (await workspace.check(uri))?.library ?? (await workspace.library(uri));
  const files = new Map<string, EntityFacts[]>();
  if (library.configUri !== undefined) files.set(library.configUri, []);
  for (const facts of library.entities) files.set(facts.uri, [...(files.get(facts.uri) ?? []), facts]);
  const personas: ScoredPersona[] = [];
  let errors = 0;
  let looked = 0;
  for (const [each, held] of files) {
    if (isCancelled()) break;
    if (++looked % stretch === 0) await workspace.host.pause();
    const checked = await workspace.check(each);
    if (!checked) continue;
    const { findings, file } = checked;
    errors += findings.filter(({ severity, channel }) => severity === 'error' && channel === 'finding').length;
    for (const facts of held) {
      if (facts.kind !== 'persona' || !facts.active) continue;
      const { document, pointer, id, name } = facts;
      const entity = file.entities.find((one) => one.document === document && one.pointer === pointer);
      const readiness = entity && readinessIn(checked.library, each, entity);
      if (!readiness) continue;
      const tier = tierOf(withInherited(checked.library, each, entity)?.data.priority);
      personas.push({
        ...(id === undefined ? {} : { id }),
        ...(name === undefined ? {} : { name }),
        ...(tier === undefined ? {} : { tier }),
        readiness: readiness.score,
      });
    }
  }
  const health = libraryHealth(personas, errors);
  return { coverage: coverageOf(library), ...(health ? { health } : {}) };
}

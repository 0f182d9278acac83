import { formatOf } from './document/front-matter.js';
import { globOf } from './features/claim-edit.js';
import type { ConfigTarget } from './features/silence-config.js';
import { baseName, configFileNames } from './kinds/claim.js';
import { type Library, pathIn } from './library/library.js';
import type { Workspace } from './workspace.js';

/** The config file in which a rule is silenced for a file that has no comments; nothing for any other file. */
export async function configTarget(
  workspace: Workspace,
  uri: string,
  library: Library,
): Promise<ConfigTarget | undefined> {
  const path = pathIn(library, uri);
  if (formatOf(uri) !== 'json' || path === uri) return undefined;
  const config = library.configUri ?? `${library.root}/${configFileNames[0]}`;
  const found = library.configUri === undefined ? undefined : await workspace.file(config);
  const parsed = found && { parsed: found.file.parsed };
  return { uri: config, name: baseName(config), glob: globOf(path), ...parsed };
}

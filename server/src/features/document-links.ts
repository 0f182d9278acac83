import type { DocumentLink } from 'vscode-languageserver-types';
import { kindOf } from '../kinds/registry.js';
import type { PersonaFile } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import type { LinkIndex } from '../library/link-index.js';
import { linksOf } from '../library/links.js';
import { targetsOf } from '../library/paths.js';
import { declarationsOf, locations } from './link-at.js';

/**
 * The values of a file that can be followed: web addresses, files of the library that are there, and ids that name one
 * entity. Nothing else is ever a link: no other scheme, and no file outside the library.
 *
 * @param exists whether there is such a file
 */
export async function documentLinks(
  { file, library, links }: { file: PersonaFile; library: Library; links: LinkIndex },
  exists: (uri: string) => Promise<boolean>,
): Promise<DocumentLink[]> {
  const own = linksOf(file);
  const found: DocumentLink[] = [];
  for (const path of own.paths) {
    const target = path.web ? path.text : await firstOf(targetsOf(path, library.root), exists);
    if (target !== undefined) found.push({ range: path.range, target });
  }
  return [...found, ...idLinks(own.references, links)];
}

async function firstOf(uris: readonly string[], exists: (uri: string) => Promise<boolean>) {
  for (const uri of uris) if (await exists(uri)) return uri;
  return undefined;
}

function idLinks(references: ReturnType<typeof linksOf>['references'], links: LinkIndex): DocumentLink[] {
  const byPlace = new Map(references.map((reference) => [JSON.stringify(reference.range), reference]));
  return [...byPlace.values()].flatMap(({ kind, id, range }) => {
    const [declaration, ...others] = declarationsOf(links, kind, id);
    const [place] = declaration ? locations([declaration]) : [];
    if (!declaration || !place || others.length > 0) return [];
    const { start } = place.range;
    return {
      range,
      target: `${place.uri}#L${start.line + 1},${start.character + 1}`,
      tooltip: `${kindOf(kind).label}: ${declaration.name ?? id}`,
    };
  });
}

import type { Location } from 'vscode-languageserver-types';
import type { Position } from '../document/lines.js';
import type { PersonaFile } from '../kinds/types.js';
import { glossaryOf } from '../library/glossary.js';
import type { Library } from '../library/library.js';
import { type LinkContext, locations } from './link-at.js';
import { mentionsIn, termAt } from './terms.js';

/** Reads a file if its text may hold what is looked for. */
export type ReadIf = (uri: string, holds: (text: string) => boolean) => Promise<PersonaFile | undefined>;

/** Every place of the library where the term at a position comes up. Only files that hold its words are parsed for it. */
export async function termReferences(
  { file, links, library }: LinkContext & { readonly library: Library },
  position: Position,
  includeDeclaration: boolean,
  read: ReadIf,
): Promise<Location[]> {
  const found = termAt({ file, links }, position);
  const [first] = found?.terms ?? [];
  if (!found || !first) return [];
  const glossary = glossaryOf(links);
  const [longest = ''] = first.term
    .toLowerCase()
    .split(/[\s-]+/)
    .sort((a, b) => b.length - a.length);
  const uris = new Set(library.entities.map(({ uri }) => uri));
  const places: Location[] = [];
  for (const uri of uris) {
    const other = await read(uri, (text) => text.toLowerCase().includes(longest));
    if (other) places.push(...mentionsIn(other, glossary, first.term, found.terms).map((range) => ({ uri, range })));
  }
  const declared = includeDeclaration ? found.terms.flatMap(({ place }) => place ?? []) : [];
  return locations([...places, ...declared]);
}

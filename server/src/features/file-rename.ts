import { kindOfFileName } from '../kinds/claim.js';
import type { LinkIndex } from '../library/link-index.js';
import { linksOf } from '../library/links.js';
import { stemOf } from '../library/stem.js';
import type { EditSet } from './edit-set.js';
import { addMovedPaths, type Move, type Moving } from './moved-paths.js';
import { addIdEdits, refusalOf } from './rename.js';
import { replaceText } from './replace-text.js';

/**
 * What else has to change in a library when files get another name: paths that lead to them or stand in them and, where
 * the name of a file was the id in it, that id with its references.
 *
 * @returns the ids that change, for the question to the user
 */
export async function addFileRenames(
  edits: EditSet,
  links: LinkIndex,
  moves: readonly Move[],
  moving: Moving,
): Promise<{ from: string; to: string }[]> {
  await addMovedPaths(edits, links, moves, moving);
  const changed: { from: string; to: string }[] = [];
  for (const { oldUri, newUri } of moves) {
    const from = stemOf(oldUri);
    const to = stemOf(newUri);
    if (from === to || kindOfFileName(oldUri) !== kindOfFileName(newUri)) continue;
    if (await addCarriedId(edits, links, { oldUri, from, to }, moving)) changed.push({ from, to });
    else await addStemReferences(edits, links, { oldUri, from, to }, moving);
  }
  return changed;
}

interface StemChange {
  readonly oldUri: string;
  readonly from: string;
  readonly to: string;
}

/** The id that was the name of its file. A name that is no id, or somebody's already, leaves it as it is. */
async function addCarriedId(
  edits: EditSet,
  links: LinkIndex,
  { oldUri, from, to }: StemChange,
  moving: Moving,
): Promise<boolean> {
  const [declaration, ...others] = links.of(oldUri).declarations.filter(({ id }) => id === from);
  if (!declaration || others.length > 0 || refusalOf(links, declaration.kind, to, from)) return false;
  if (links.declarations(declaration.kind, from).length > 1) return false;
  await addIdEdits(edits, links, declaration, to, moving);
  return true;
}

/** References by the name of a file, as some personas of the Persona Library System have them. */
async function addStemReferences(
  edits: EditSet,
  links: LinkIndex,
  { oldUri, from, to }: StemChange,
  { file: read }: Moving,
): Promise<void> {
  const isPersona = links.of(oldUri).declarations.some(({ kind }) => kind === 'persona');
  if (!isPersona || links.declarations('persona', from).length > 0 || links.declarations('persona', to).length > 0)
    return;
  for (const uri of new Set(links.references('persona', from).map((reference) => reference.uri))) {
    const file = await read(uri);
    if (!file) continue;
    const places = linksOf(file).references.filter(({ kind, id }) => kind === 'persona' && id === from);
    for (const { range } of places) edits.add(uri, replaceText(file, range, from, to));
  }
}

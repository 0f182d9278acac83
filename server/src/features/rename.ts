import type { Position, Range } from '../document/lines.js';
import { locate } from '../document/pointer.js';
import { baseName } from '../kinds/claim.js';
import { kindOf } from '../kinds/registry.js';
import { isSlug, slugOf } from '../kinds/slug.js';
import type { KindName, PersonaFile } from '../kinds/types.js';
import type { LinkIndex } from '../library/link-index.js';
import { type Declaration, linksOf } from '../library/links.js';
import { stemOf } from '../library/stem.js';
import { EditSet } from './edit-set.js';
import { declarationsOf, type LinkAt, type LinkContext, linkAt } from './link-at.js';
import { addMovedPaths, type Moving } from './moved-paths.js';
import { innerRange, replaceText } from './replace-text.js';

/** Why something cannot be renamed, in words for the user. */
export interface Refusal {
  readonly refused: string;
}

/** The id at a position, if it can be renamed; nothing where there is no id. */
export function prepareRename(
  { file, links }: LinkContext,
  position: Position,
): { range: Range; placeholder: string } | Refusal | undefined {
  const link = linkAt(links.of(file.uri), position);
  if (!link) return undefined;
  return refusalAt(links, link) ?? { range: innerRange(file, link.range, link.id), placeholder: link.id };
}

/**
 * Gives the entity at a position another id, with every reference to it in the library, and its file another name where
 * that carries the id. Of two entities with one id only the one at the position changes: the references go on to mean
 * the other.
 */
export async function rename(
  { file, links }: LinkContext,
  position: Position,
  newId: string,
  moving: Moving,
): Promise<EditSet | Refusal | undefined> {
  const link = linkAt(links.of(file.uri), position);
  if (!link) return undefined;
  const refusal = refusalAt(links, link) ?? refusalOf(links, link.kind, newId, link.id);
  if (refusal) return refusal;
  const edits = new EditSet();
  const [declaration] = 'declaration' in link ? [link.declaration] : links.declarations(link.kind, link.id);
  if (newId === link.id || !declaration) return edits;
  await addIdEdits(edits, links, declaration, newId, moving);
  await addFileRename(edits, links, declaration, newId, moving);
  return edits;
}

/** Why the id at a place cannot be renamed from there. */
function refusalAt(links: LinkIndex, link: LinkAt): Refusal | undefined {
  if ('declaration' in link) return undefined;
  const { kind, id } = link;
  const label = kindOf(kind).label.toLowerCase();
  const declared = links.declarations(kind, id);
  if (declared.length === 1) return undefined;
  if (declared.length > 1) {
    const places = declared.map(({ uri }) => baseName(uri)).join(', ');
    return {
      refused: `${declared.length} entries of the kind ${label} have the id "${id}" (${places}). Rename the one you mean where it says its id.`,
    };
  }
  const [byFile] = declarationsOf(links, kind, id);
  if (byFile)
    return {
      refused: `"${id}" is the name of a file; the id in it is "${byFile.id}". Refer to it by that, or rename the file.`,
    };
  return { refused: `No ${label} has the id "${id}", so there is nothing to rename. Correct the reference instead.` };
}

/** Why an entity cannot have this id. */
export function refusalOf(links: LinkIndex, kind: KindName, newId: string, oldId: string): Refusal | undefined {
  if (newId === oldId) return undefined;
  if (!isSlug(newId)) {
    const slug = slugOf(newId);
    const example = slug === '' ? '' : `, such as ${slug}`;
    return { refused: `"${newId}" cannot be an id. Use lower-case letters, digits and single hyphens${example}.` };
  }
  const [taken] = links.declarations(kind, newId);
  if (!taken) return undefined;
  const label = kindOf(kind).label.toLowerCase();
  return {
    refused: `The id "${newId}" is taken: ${baseName(taken.uri)} holds a ${label} with it. Choose another one.`,
  };
}

/** The id of an entity and, unless another one has the same id, all references to it. */
export async function addIdEdits(
  edits: EditSet,
  links: LinkIndex,
  declaration: Declaration,
  newId: string,
  { file: read }: Pick<Moving, 'file'>,
): Promise<void> {
  const { kind, id, uri } = declaration;
  const isOnly = links.declarations(kind, id).length === 1;
  const uris = isOnly ? links.references(kind, id).map((reference) => reference.uri) : [];
  for (const each of new Set([uri, ...uris])) {
    const file = await read(each);
    if (!file) continue;
    const own = linksOf(file);
    const places = each === uri ? declaredPlaces(file, own.declarations, declaration) : [];
    if (isOnly)
      places.push(
        ...own.references.filter((found) => found.kind === kind && found.id === id).map(({ range }) => range),
      );
    for (const range of places) edits.add(each, replaceText(file, range, id, newId));
  }
}

/** Where an entity says its id; in a mapping by id that may be twice, in the key and in `id`. */
function declaredPlaces(file: PersonaFile, declarations: readonly Declaration[], wanted: Declaration): Range[] {
  const found = declarations.find(
    ({ document, pointer, id }) => document === wanted.document && pointer === wanted.pointer && id === wanted.id,
  );
  if (!found) return [];
  const key = locate(file.parsed.documents[found.document]?.root, found.pointer)?.key;
  return key?.value === found.id ? [found.range, file.parsed.lines.range(key.span)] : [found.range];
}

/** The new name of a file whose name carries the id, and the paths that lead to it. */
async function addFileRename(
  edits: EditSet,
  links: LinkIndex,
  declaration: Declaration,
  newId: string,
  moving: Moving,
): Promise<void> {
  const { uri, id } = declaration;
  const carries = links.of(uri).declarations.filter((other) => other.id === id);
  if (!moving.renameFiles || stemOf(uri) !== id || carries.length !== 1) return;
  const newUri = `${uri.slice(0, uri.lastIndexOf('/'))}/${encodeURIComponent(newId + baseName(uri).slice(id.length))}`;
  if (await moving.exists(newUri)) return;
  await addMovedPaths(edits, links, [{ oldUri: uri, newUri }], moving);
  edits.rename(uri, newUri);
}

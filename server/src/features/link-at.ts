import type { Location } from 'vscode-languageserver-types';
import type { Position, Range } from '../document/lines.js';
import type { KindName, PersonaFile } from '../kinds/types.js';
import type { LinkIndex } from '../library/link-index.js';
import type { Declaration, FileLinks, Reference } from '../library/links.js';
import { stemOf } from '../library/stem.js';

/** A file and the links of its library: what every feature that leads from place to place looks at. */
export interface LinkContext {
  readonly file: PersonaFile;
  readonly links: LinkIndex;
}

/** The id at a position: one that is declared there, or one that is referred to. */
export type LinkAt =
  | { readonly kind: KindName; readonly id: string; readonly range: Range; readonly declaration: Declaration }
  | { readonly kind: KindName; readonly id: string; readonly range: Range; readonly reference: Reference };

/** The id at a position, its quotes included. */
export function linkAt({ declarations, references }: FileLinks, position: Position): LinkAt | undefined {
  const declaration = declarations.find(({ range }) => contains(range, position));
  if (declaration) return { kind: declaration.kind, id: declaration.id, range: declaration.range, declaration };
  const reference = references.find(({ range }) => contains(range, position));
  return reference && { kind: reference.kind, id: reference.id, range: reference.range, reference };
}

/**
 * The entities that an id names. Personas of the Persona Library System are sometimes referred to by the name of their
 * file, so that leads there too where nobody declares the id.
 */
export function declarationsOf(links: LinkIndex, kind: KindName, id: string): readonly Declaration[] {
  const declared = links.declarations(kind, id);
  if (declared.length > 0 || kind !== 'persona') return declared;
  return links.inFileCalled(kind, id);
}

/** Every place that refers to an entity: by its id, or by the name of its file where that is nobody's id. */
export function referencesTo(links: LinkIndex, { kind, id, uri }: Pick<Declaration, 'kind' | 'id' | 'uri'>) {
  const byId = links.references(kind, id);
  const stem = stemOf(uri);
  if (kind !== 'persona' || stem === id || links.declarations(kind, stem).length > 0) return byId;
  return [...byId, ...links.references(kind, stem)];
}

/** The entity that holds a reference. */
export function holderOf(links: LinkIndex, { uri, from }: Reference): Declaration | undefined {
  return links
    .of(uri)
    .declarations.find(({ document, pointer }) => document === from.document && pointer === from.pointer);
}

/** Whether a range holds a position, its end included. */
export function contains({ start, end }: Range, position: Position): boolean {
  return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Places in the order of their files and of the text, each once: an alias makes one place count several times. */
export function locations(links: readonly { readonly uri: string; readonly range: Range }[]): Location[] {
  const sorted = [...links].sort((a, b) => {
    if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
    return comparePositions(a.range.start, b.range.start);
  });
  const found: Location[] = [];
  for (const { uri, range } of sorted) {
    const last = found.at(-1);
    if (last?.uri !== uri || comparePositions(last.range.start, range.start) !== 0) found.push({ uri, range });
  }
  return found;
}

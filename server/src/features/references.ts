import type { Location } from 'vscode-languageserver-types';
import type { Position } from '../document/lines.js';
import { declarationsOf, type LinkContext, linkAt, locations, referencesTo } from './link-at.js';

/**
 * Every place that names the entity at a position, be that its id or a reference to it; nothing where there is no id.
 * The file name's own reference counts too: see {@link referencesTo}.
 */
export function references(
  { file, links }: LinkContext,
  position: Position,
  includeDeclaration: boolean,
): Location[] | undefined {
  const link = linkAt(links.of(file.uri), position);
  if (!link) return undefined;
  const declared = declarationsOf(links, link.kind, link.id);
  const referring = declared.flatMap((declaration) => referencesTo(links, declaration));
  const named = links.references(link.kind, link.id);
  return locations([...named, ...referring, ...(includeDeclaration ? declared : [])]);
}

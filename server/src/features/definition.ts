import type { Location } from 'vscode-languageserver-types';
import type { Position } from '../document/lines.js';
import { declarationsOf, type LinkContext, linkAt, locations } from './link-at.js';
import { termAt } from './terms.js';

/** Where the id at a position is declared, or where the glossary explains the word there. */
export function definition(context: LinkContext, position: Position): Location[] {
  const { file, links } = context;
  const link = linkAt(links.of(file.uri), position);
  if (link) return locations('declaration' in link ? [link.declaration] : declarationsOf(links, link.kind, link.id));
  const term = termAt(context, position);
  return locations(term?.terms.flatMap(({ place }) => place ?? []) ?? []);
}

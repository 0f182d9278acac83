import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Position, Range } from '../document/lines.js';
import type { PersonaFile } from '../kinds/types.js';
import { linksOf } from '../library/links.js';
import { linkAt, locations } from './link-at.js';

/** The places of a file that name the same entity as the id at a position. */
export function highlight(file: PersonaFile, position: Position): DocumentHighlight[] {
  const links = linksOf(file);
  const link = linkAt(links, position);
  if (!link) return [];
  const same = ({ kind, id }: { kind: string; id: string }) => kind === link.kind && id === link.id;
  const marked = (places: readonly { uri: string; range: Range }[], kind: DocumentHighlightKind) =>
    locations(places).map(({ range }) => ({ range, kind }));
  return [
    ...marked(links.declarations.filter(same), DocumentHighlightKind.Write),
    ...marked(links.references.filter(same), DocumentHighlightKind.Read),
  ];
}

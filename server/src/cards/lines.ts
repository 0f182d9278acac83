import { locate } from '../document/pointer.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import type { CardModel } from './types.js';

/** Finds the line of each field of an entity in its file: that of its key, or of the item in a list. */
export function linesOf(file: PersonaFile, entity: Entity): CardModel['lineOf'] {
  const root = file.parsed.documents[entity.document]?.root;
  return (pointer) => {
    const place = locate(root, entity.pointer + pointer);
    return place && file.parsed.lines.lineAt((place.key ?? place.node).span.start);
  };
}

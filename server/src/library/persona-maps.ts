import { field, list, text } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';

/** A persona's place in a persona-map. */
export interface MapPlace {
  /** The persona's id. */
  readonly id: string;
  /** As written: `primary`, `secondary`, `supplemental` or `negative`. */
  readonly priority?: string;
}

/** The places that a persona-map gives, in its order. */
export function placesOf(map: Pick<Entity, 'data'>): readonly MapPlace[] {
  return list(map.data.personas).flatMap((item): MapPlace[] => {
    const id = text(field(item, 'persona'));
    const priority = text(field(item, 'priority'));
    if (id === undefined) return [];
    return [priority === undefined ? { id } : { id, priority }];
  });
}

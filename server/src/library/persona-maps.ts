import { field, list, text } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import type { Library } from './library.js';

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

/** Libraries never change, so that what one holds is found out once. */
const known = new WeakMap<Library, ReadonlySet<string>>();

/** The ids of the personas that have a place in an active persona-map. */
export function placedPersonas(library: Library): ReadonlySet<string> {
  const before = known.get(library);
  if (before) return before;
  const maps = library.entities.filter((facts) => facts.active);
  const placed = new Set(maps.flatMap(({ personaMap = [] }) => personaMap.map(({ id }) => id)));
  known.set(library, placed);
  return placed;
}

import type { KindName } from '../kinds/types.js';
import type { Library } from './library.js';

const known = new WeakMap<Library, ReadonlyMap<string, string | undefined>>();

/**
 * The id of the persona that goes by a name, however that is capitalised.
 *
 * @returns nothing where no persona has the name, or several have
 */
export function personaIdOf(library: Library, name: string): string | undefined {
  let names = known.get(library);
  if (!names) {
    const found = new Map<string, string | undefined>();
    for (const { kind, id, name: own } of library.entities) {
      if (kind !== 'persona' || id === undefined || own === undefined) continue;
      found.set(fold(own), found.has(fold(own)) && found.get(fold(own)) !== id ? undefined : id);
    }
    names = found;
    known.set(library, names);
  }
  return names.get(fold(name));
}

/** Whether something of a kind has this id; before the library has been read, any id may be one. */
export function knowsId(library: Library, kind: KindName, id: string): boolean {
  return !library.complete || library.links.declarations(kind, id).length > 0;
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}

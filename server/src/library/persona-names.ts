import type { KindName } from '../kinds/types.js';
import type { Library } from './library.js';

/** The id of the persona that goes by a name; nothing where no persona has the name, or several have. */
export function personaIdOf(library: Library, name: string): string | undefined {
  return library.personaIdOf(name);
}

/** Whether something of a kind has this id; before the library has been read, any id may be one. */
export function knowsId(library: Library, kind: KindName, id: string): boolean {
  return !library.complete || library.declares(kind, id);
}

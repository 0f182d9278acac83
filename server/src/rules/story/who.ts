import { isSlug, slugOf } from '../../kinds/slug.js';
import type { Library } from '../../library/library.js';

/** The id of the persona that a role names, as an id or by its name; nothing where it names none. */
export function personaOfRole(library: Library, role: string): string | undefined {
  const ids = isSlug(role) ? [role] : [slugOf(role)];
  return ids.find((id) => id !== '' && library.declares('persona', id)) ?? library.personaIdOf(role);
}

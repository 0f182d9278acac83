import type { Entity, PersonaFile } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import { fill } from './fill.js';
import type { Fix } from './types.js';

/** More would be a menu to scroll in. */
const mostOffered = 5;

/** Fixes that write the id of a persona of the library into an empty list, one a persona. */
export function linkingPersona(
  library: Library,
  file: PersonaFile,
  { node }: Entity,
  path: readonly string[],
  key: string,
): Fix[] {
  return library.foremost(mostOffered).flatMap(({ id, name }) => {
    const edits = fill({ parsed: file.parsed, mapping: node, path }, [[key, [id]]]);
    return edits ? [{ title: `Add ${name ?? id} to ${key}`, choice: true, edits }] : [];
  });
}

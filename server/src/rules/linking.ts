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
  return offered(library).flatMap(({ id, name }) => {
    const edits = fill({ parsed: file.parsed, mapping: node, path }, [[key, [id]]]);
    return edits ? [{ title: `Add ${name ?? id} to ${key}`, choice: true, edits }] : [];
  });
}

/** The personas to serve that count most; among those that count the same, by file and place. */
function offered(library: Library): readonly { readonly id: string; readonly name?: string }[] {
  const answer = () => {
    const names = new Map<string, string | undefined>();
    const byTier = library.personas().toSorted((a, b) => (a.persona?.tier ?? 9) - (b.persona?.tier ?? 9));
    for (const { id, name } of byTier) if (id !== undefined && !names.has(id)) names.set(id, name);
    return [...names].slice(0, mostOffered).map(([id, name]) => ({ id, ...(name === undefined ? {} : { name }) }));
  };
  return library.asks.ask('personas', 'offered', answer, JSON.stringify);
}

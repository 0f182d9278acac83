import type { CardUse } from '../cards/types.js';
import { kindOf } from '../kinds/registry.js';
import type { KindName } from '../kinds/types.js';
import type { Library } from '../library/library.js';

/** Where an entity is shown; nothing where it is not. */
type HrefOf = (kind: KindName, id: string) => string | undefined;

/** Who refers to an entity, the most frequent first. */
export function usersOf(library: Library, kind: KindName, id: string, hrefOf?: HrefOf): CardUse[] {
  const users = new Map<string, CardUse>();
  for (const { uri, from } of library.links.references(kind, id)) {
    const key = `${uri} ${from.document}${from.pointer}`;
    const before = users.get(key);
    if (before) users.set(key, { ...before, times: before.times + 1 });
    else users.set(key, userOf(library, from, hrefOf));
  }
  return [...users.values()].sort((a, b) => b.times - a.times);
}

function userOf(
  library: Library,
  { kind, id }: { readonly kind: KindName; readonly id?: string },
  hrefOf?: HrefOf,
): CardUse {
  const name = (id === undefined ? undefined : library.entity(kind, id)?.name) ?? id ?? kindOf(kind).label;
  const href = id === undefined ? undefined : hrefOf?.(kind, id);
  return { kind, name, times: 1, ...(id === undefined || href === undefined ? {} : { link: { kind, id, href } }) };
}

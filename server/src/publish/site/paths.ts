import { isSlug, slugOf } from '../../kinds/slug.js';
import type { KindName } from '../../kinds/types.js';
import { isDevice } from '../device-names.js';
import type { Shown } from '../snapshot.js';

/** Longer ids would make file names that some systems refuse. */
const longestSlug = 80;

/** Whether a name means something else: the list of a kind, or a device of Windows. */
function isReserved(name: string): boolean {
  return name === 'index' || isDevice(name);
}

/**
 * The page of each entity: `<kind>/<id>.html`. Ids that are as they should be keep their name whatever else there is;
 * those that are not are made plain, and names that are taken get a number.
 */
export function pathsOf(shown: readonly Shown[]): ReadonlyMap<Shown, string> {
  const paths = new Map<Shown, string>();
  const taken = new Set<string>();
  const take = (one: Shown, path: string) => {
    paths.set(one, path);
    taken.add(path);
  };
  for (const one of shown) {
    const { kind, id } = one.entity;
    if (id === undefined || !isSlug(id) || id.length > longestSlug || isReserved(id)) continue;
    const path = `${kind}/${id}.html`;
    if (!taken.has(path)) take(one, path);
  }
  for (const one of shown) {
    if (paths.has(one)) continue;
    const base = baseOf(one);
    let path = `${base}.html`;
    for (let turn = 2; taken.has(path) || isReserved(path.replace(/^.*\/|\.html$/g, '')); turn++)
      path = `${base}-${turn}.html`;
    take(one, path);
  }
  return paths;
}

function baseOf({ entity: { kind, id, name } }: Shown): string {
  const slug = slugOf(id ?? '') || slugOf(name ?? '') || 'unnamed';
  return `${kind}/${slug.slice(0, longestSlug).replace(/-+$/, '')}`;
}

/** The list of a kind. */
export function listPath(kind: KindName): string {
  return `${kind}/index.html`;
}

/** The way from one page to another, or to a place in it. Pages lie at most one folder deep. */
export function wayFrom(page: string, target: string): string {
  return `${page.includes('/') ? '../' : ''}${target}`;
}

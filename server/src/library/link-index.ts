import type { KindName } from '../kinds/types.js';
import type { Declaration, FileLinks, Reference } from './links.js';

const noLinks: FileLinks = { declarations: [], references: [] };

/**
 * Who declares an id and who refers to it, over all files of a library. A change of a file costs what that file holds,
 * however many others there are.
 */
export class LinkIndex {
  readonly #files = new Map<string, FileLinks>();
  readonly #declarations = new Buckets<Declaration>();
  readonly #references = new Buckets<Reference>();

  /** Puts the links of a file in place of those it had. */
  set(uri: string, links: FileLinks): void {
    const before = this.of(uri);
    if (before === links) return;
    this.#declarations.replace(before.declarations, links.declarations);
    this.#references.replace(before.references, links.references);
    if (links.declarations.length + links.references.length > 0) this.#files.set(uri, links);
    else this.#files.delete(uri);
  }

  delete(uri: string): void {
    this.set(uri, noLinks);
  }

  /** The links of one file. */
  of(uri: string): FileLinks {
    return this.#files.get(uri) ?? noLinks;
  }

  /** Every entity that declares this id; more than one is a clash. */
  declarations(kind: KindName, id: string): readonly Declaration[] {
    return this.#declarations.get(kind, id);
  }

  /** Every place that refers to this id. */
  references(kind: KindName, id: string): readonly Reference[] {
    return this.#references.get(kind, id);
  }

  /** Every declaration of the library, file by file. */
  all(): Declaration[] {
    return [...this.#files.keys()].sort().flatMap((uri) => this.of(uri).declarations);
  }
}

/** Links by kind and id. */
class Buckets<T extends { readonly kind: KindName; readonly id: string }> {
  readonly #byKey = new Map<string, Set<T>>();

  get(kind: KindName, id: string): readonly T[] {
    return [...(this.#byKey.get(keyOf(kind, id)) ?? [])];
  }

  replace(before: readonly T[], after: readonly T[]): void {
    for (const link of before) {
      const key = keyOf(link.kind, link.id);
      const bucket = this.#byKey.get(key);
      bucket?.delete(link);
      if (bucket?.size === 0) this.#byKey.delete(key);
    }
    for (const link of after) {
      const key = keyOf(link.kind, link.id);
      const bucket = this.#byKey.get(key) ?? new Set();
      bucket.add(link);
      this.#byKey.set(key, bucket);
    }
  }
}

function keyOf(kind: KindName, id: string): string {
  return `${kind} ${id}`;
}

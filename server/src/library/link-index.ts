import type { KindName } from '../kinds/types.js';
import type { Declaration, FileLinks, Reference } from './links.js';
import type { PathLink } from './paths.js';
import { stemOf } from './stem.js';
import type { Term } from './terms.js';

const noLinks: FileLinks = { declarations: [], references: [], paths: [], terms: [] };

/**
 * Who declares an id and who refers to it, over all files of a library. A change of a file costs what that file holds,
 * however many others there are.
 */
export class LinkIndex {
  readonly #files = new Map<string, FileLinks>();
  readonly #declarations = new Buckets<Declaration>(({ kind, id }) => keyOf(kind, id));
  readonly #inFileCalled = new Buckets<Declaration>(({ kind, uri }) => keyOf(kind, stemOf(uri)));
  readonly #references = new Buckets<Reference>(({ kind, id }) => keyOf(kind, id));
  /** The files that explain words; few have any. */
  readonly #glossaries = new Map<string, readonly Term[]>();
  #terms: readonly Term[] | undefined;
  /** Counts the changes of who names whom; that something moved within its file is none. */
  revision = 0;

  /** Puts the links of a file in place of those it had. */
  set(uri: string, links: FileLinks): void {
    const before = this.of(uri);
    if (before === links) return;
    if (namesIn(before) !== namesIn(links)) this.revision++;
    this.#declarations.replace(before.declarations, links.declarations);
    this.#inFileCalled.replace(before.declarations, links.declarations);
    this.#references.replace(before.references, links.references);
    if (Object.values(links).some((list: readonly unknown[]) => list.length > 0)) this.#files.set(uri, links);
    else this.#files.delete(uri);
    if (before.terms.length + links.terms.length > 0) this.#setTerms(uri, links.terms);
  }

  #setTerms(uri: string, terms: readonly Term[]): void {
    if (terms.length > 0) this.#glossaries.set(uri, terms);
    else this.#glossaries.delete(uri);
    this.#terms = undefined;
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
    return this.#declarations.get(keyOf(kind, id));
  }

  /** Every entity in a file of this name, its endings left out. */
  inFileCalled(kind: KindName, stem: string): readonly Declaration[] {
    return this.#inFileCalled.get(keyOf(kind, stem));
  }

  /** Every place that refers to this id. */
  references(kind: KindName, id: string): readonly Reference[] {
    return this.#references.get(keyOf(kind, id));
  }

  /** The files that hold anything, in the order of their URIs. */
  uris(): string[] {
    return [...this.#files.keys()].sort();
  }

  /** Every word that the library explains. The list is the same one until a glossary changes. */
  terms(): readonly Term[] {
    this.#terms ??= [...this.#glossaries].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, terms]) => terms);
    return this.#terms;
  }

  /** Every value of the library that names a file or a page. */
  paths(): PathLink[] {
    return this.uris().flatMap((uri) => this.of(uri).paths);
  }

  /** Every declaration of the library, file by file. */
  all(): Declaration[] {
    return this.uris().flatMap((uri) => this.of(uri).declarations);
  }
}

/** Whom a file declares and names. */
function namesIn({ declarations, references }: FileLinks): string {
  const names = [declarations, references].map((links) => links.map(({ kind, id }) => keyOf(kind, id)));
  return JSON.stringify(names);
}

/** Links by a key. */
class Buckets<T> {
  readonly #byKey = new Map<string, Set<T>>();

  constructor(readonly keyOf: (link: T) => string) {}

  get(key: string): readonly T[] {
    return [...(this.#byKey.get(key) ?? [])];
  }

  replace(before: readonly T[], after: readonly T[]): void {
    for (const link of before) {
      const key = this.keyOf(link);
      const bucket = this.#byKey.get(key);
      bucket?.delete(link);
      if (bucket?.size === 0) this.#byKey.delete(key);
    }
    for (const link of after) {
      const key = this.keyOf(link);
      const bucket = this.#byKey.get(key) ?? new Set();
      bucket.add(link);
      this.#byKey.set(key, bucket);
    }
  }
}

function keyOf(kind: KindName, id: string): string {
  return `${kind} ${id}`;
}

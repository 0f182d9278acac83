import type { KindName } from '../kinds/types.js';
import { Asks, type Changes } from './asks.js';
import { Buckets } from './buckets.js';
import type { Declaration, FileLinks, Reference } from './links.js';
import type { PathLink } from './paths.js';
import { comparePlaces } from './place-order.js';
import { stemOf } from './stem.js';
import type { Term } from './terms.js';

const noLinks: FileLinks = { declarations: [], references: [], paths: [], terms: [] };

/**
 * Who declares an id and who refers to it, over all files of a library. A change of a file costs what that file holds,
 * however many others there are.
 */
export class LinkIndex {
  readonly #files = new Map<string, FileLinks>();
  readonly #declarations = new Buckets<Declaration>(comparePlaces);
  readonly #inFileCalled = new Buckets<Declaration>(comparePlaces);
  readonly #references = new Buckets<Reference>(compareReferences);
  /** The files that explain words; few have any. */
  readonly #glossaries = new Map<string, readonly Term[]>();
  #terms: readonly Term[] | undefined;
  /** Counts the changes of who names whom; that something moved within its file is none. */
  revision = 0;

  constructor(readonly asks = new Asks()) {}

  /** Puts the links of a file in place of those it had. */
  set(uri: string, links: FileLinks, changes?: Changes): void {
    const before = this.of(uri);
    if (before === links) return;
    if (namesIn(before) !== namesIn(links)) this.revision++;
    replace(this.#declarations, declarationKey, before.declarations, links.declarations);
    replace(this.#inFileCalled, stemKey, before.declarations, links.declarations);
    replace(this.#references, referenceKey, before.references, links.references);
    if (Object.values(links).some((list: readonly unknown[]) => list.length > 0)) this.#files.set(uri, links);
    else this.#files.delete(uri);
    if (before.terms.length + links.terms.length > 0) this.#setTerms(uri, links.terms);
    if (changes) this.#tell(before, links, changes);
  }

  #setTerms(uri: string, terms: readonly Term[]): void {
    if (terms.length > 0) this.#glossaries.set(uri, terms);
    else this.#glossaries.delete(uri);
    this.#terms = undefined;
  }

  #tell(before: FileLinks, after: FileLinks, changes: Changes): void {
    for (const key of differing(before.declarations, after.declarations, declarationKey)) changes.add(`id ${key}`);
    for (const key of differing(before.declarations, after.declarations, stemKey)) changes.add(`stem ${key}`);
    for (const key of differing(before.references, after.references, referenceKey)) changes.add(`to ${key}`);
    if (before.terms.length + after.terms.length > 0) changes.add('terms');
    changes.add('links');
  }

  delete(uri: string, changes?: Changes): void {
    this.set(uri, noLinks, changes);
  }

  /** The links of one file. A file that is judged may read its own. */
  of(uri: string): FileLinks {
    return this.#files.get(uri) ?? noLinks;
  }

  /** Whether any entity declares this id. */
  declares(kind: KindName, id: string): boolean {
    const key = keyOf(kind, id);
    return this.asks.ask(`id ${key}`, 'declared', () => this.#declarations.get(key).length > 0, Boolean);
  }

  /** Every entity that declares this id, by file and place; more than one is a clash. */
  declarations(kind: KindName, id: string): readonly Declaration[] {
    const key = keyOf(kind, id);
    return this.asks.ask(`id ${key}`, 'declarations', () => this.#declarations.get(key), JSON.stringify);
  }

  /** Every entity in a file of this name, its endings left out. */
  inFileCalled(kind: KindName, stem: string): readonly Declaration[] {
    const key = keyOf(kind, stem);
    return this.asks.ask(`stem ${key}`, 'declarations', () => this.#inFileCalled.get(key), JSON.stringify);
  }

  /** Every place that refers to this id, by file and place. */
  references(kind: KindName, id: string): readonly Reference[] {
    const key = keyOf(kind, id);
    return this.asks.ask(`to ${key}`, 'references', () => this.#references.get(key), JSON.stringify);
  }

  /** The kinds of the entities that refer to this id, each once. */
  referrers(kind: KindName, id: string): readonly KindName[] {
    const key = keyOf(kind, id);
    const answer = () => [...new Set(this.#references.get(key).map(({ from }) => from.kind))].sort();
    return this.asks.ask(`to ${key}`, 'kinds', answer, String);
  }

  /** The files that hold anything, in the order of their URIs. */
  uris(): readonly string[] {
    return this.asks.ask('links', 'uris', () => [...this.#files.keys()].sort(), JSON.stringify);
  }

  /** Every word that the library explains. The list is the same one until a glossary changes. */
  terms(): readonly Term[] {
    const answer = () => {
      this.#terms ??= [...this.#glossaries].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, terms]) => terms);
      return this.#terms;
    };
    return this.asks.ask('terms', 'terms', answer, JSON.stringify);
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

function replace<T>(buckets: Buckets<T>, keyOf: (link: T) => string, before: readonly T[], after: readonly T[]): void {
  for (const link of before) buckets.delete(keyOf(link), link);
  for (const link of after) buckets.add(keyOf(link), link);
}

/** The keys under which something else stands now. */
function differing<T>(before: readonly T[], after: readonly T[], keyOf: (link: T) => string): Set<string> {
  const said = (links: readonly T[]) => {
    const byKey = new Map<string, string>();
    for (const link of links) byKey.set(keyOf(link), `${byKey.get(keyOf(link)) ?? ''}${JSON.stringify(link)}`);
    return byKey;
  };
  const [old, now] = [said(before), said(after)];
  return new Set([...old.keys(), ...now.keys()].filter((key) => old.get(key) !== now.get(key)));
}

function compareReferences(a: Reference, b: Reference): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  const [one, other] = [a.range.start, b.range.start];
  return one.line - other.line || one.character - other.character;
}

function declarationKey({ kind, id }: Declaration): string {
  return keyOf(kind, id);
}

function stemKey({ kind, uri }: Declaration): string {
  return keyOf(kind, stemOf(uri));
}

function referenceKey({ kind, id }: Reference): string {
  return keyOf(kind, id);
}

function keyOf(kind: KindName, id: string): string {
  return `${kind} ${id}`;
}

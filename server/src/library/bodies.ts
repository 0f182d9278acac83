import { isRecord, list, text } from '../kinds/read.js';
import type { Dialect, Entity, KindName, PersonaFile } from '../kinds/types.js';
import { stemOf } from './stem.js';

/** What an entity says, apart from who it is: what inheritance and the search for copies need of other files. */
export interface Body {
  readonly uri: string;
  readonly document: number;
  readonly pointer: string;
  readonly kind: KindName;
  readonly dialect: Dialect;
  readonly id?: string;
  readonly name?: string;
  /** Two entities that say the same have the same print; nothing for one that hardly says anything. */
  readonly print?: string;
  /** Only for personas: the ids of its parents as they are written, each once. */
  readonly parents: readonly string[];
  /** Only for personas: what a child may inherit, as JSON. Text takes a fraction of the memory of the values. */
  readonly json: string;
}

/** Keys that belong to one persona and never to its children (FORMAT section 7). */
const neverInherited = new Set(['kind', '$schema', 'id', 'label', 'name', 'parent', 'status', 'review', 'validation']);

/** What makes two entities different although one is a copy of the other. */
const identity = new Set(['$schema', 'kind', 'id', 'label', 'name', 'review']);

/** With fewer values than this, saying the same is no sign of copying. */
const fewestValues = 3;

const noParents: readonly string[] = [];

/** The bodies of a file's entities. */
export function bodiesOf(file: PersonaFile): Body[] {
  return file.entities.filter(({ kind }) => kind !== 'config').map((entity) => bodyOf(file.uri, entity));
}

/** The body of one entity. */
export function bodyOf(uri: string, entity: Entity): Body {
  const { document, pointer, kind, dialect, id, name, data } = entity;
  const isPersona = kind === 'persona';
  const print = printOf(entity);
  return {
    uri,
    document,
    pointer,
    kind,
    dialect,
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(print === undefined ? {} : { print }),
    parents: isPersona ? parentsOf(entity) : noParents,
    json: isPersona ? JSON.stringify(Object.fromEntries(inheritable(data))) : '',
  };
}

/** The entries of a persona's data that its children may inherit. */
export function inheritable(data: Entity['data']): [string, unknown][] {
  return Object.entries(data).filter(([key]) => !neverInherited.has(key));
}

/** The ids of a persona's parents, as they are written, each once. */
export function parentsOf({ data }: Pick<Entity, 'data'>): string[] {
  return [...new Set(list(data.parent).flatMap((item) => text(item) ?? []))];
}

function printOf({ kind, data }: Entity): string | undefined {
  const said = Object.entries(data).filter(([key]) => !identity.has(key));
  let values = 0;
  const canonical = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(canonical);
    if (isRecord(value)) {
      const keys = Object.keys(value).sort();
      return keys.map((key) => [key, canonical(value[key])]);
    }
    if (value !== null && value !== '*') values++;
    return value;
  };
  const json = JSON.stringify(canonical(Object.fromEntries(said)));
  return values < fewestValues ? undefined : `${kind} ${hash(json)}`;
}

/** 53 bits of a text (cyrb53): two texts of one library that differ and hash alike are not to be expected. */
function hash(source: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${source.length}-${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36)}`;
}

/** The bodies of all files of a library. A change costs what the file holds, however many others there are. */
export class BodyIndex {
  readonly #files = new Map<string, readonly Body[]>();
  readonly #personas = new Groups();
  readonly #children = new Groups();
  readonly #prints = new Groups();

  /**
   * Puts the bodies of a file in place of those it had.
   *
   * @returns whether what other files are told may change: a persona with children says something else, or a copy came
   * or went. Nobody else looks into a body, so that most keystrokes concern no other file.
   */
  set(uri: string, bodies: readonly Body[]): boolean {
    const before = this.#files.get(uri) ?? [];
    const gone = before.filter((body) => !bodies.some((other) => isEqual(body, other)));
    const come = bodies.filter((body) => !before.some((other) => isEqual(body, other)));
    if (gone.length + come.length === 0) return false;
    const changed = [...gone, ...come];
    const concerned = changed.some((body) => this.#concernsOthers(body));
    for (const body of before) this.#index(body, 'delete');
    for (const body of bodies) this.#index(body, 'add');
    if (bodies.length > 0) this.#files.set(uri, bodies);
    else this.#files.delete(uri);
    return concerned || changed.some((body) => this.#concernsOthers(body));
  }

  /** The body of the entity at a place. */
  at(place: Pick<Body, 'uri' | 'document' | 'pointer'>): Body | undefined {
    return this.#files.get(place.uri)?.find((body) => isSamePlace(body, place));
  }

  delete(uri: string): boolean {
    return this.set(uri, []);
  }

  /**
   * The persona that an id leads to. Where several claim the id, the one whose file is called like it, else the first
   * by file and place.
   */
  persona(id: string): Body | undefined {
    const all = this.#personas.get(id);
    const named = all.filter(({ uri }) => stemOf(uri) === id);
    return (named.length > 0 ? named : all).reduce<Body | undefined>(
      (first, body) => (first === undefined || isBefore(body, first) ? body : first),
      undefined,
    );
  }

  /** The personas that name this id as a parent. */
  childrenOf(id: string): readonly Body[] {
    return this.#children.get(id).toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  /** The other entities that say the same, by file and place. */
  copiesOf(body: Body): readonly Body[] {
    if (body.print === undefined) return [];
    const others = this.#prints.get(body.print).filter((other) => !isSamePlace(body, other));
    return others.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  }

  #concernsOthers(body: Body): boolean {
    const { uri, id, kind, print } = body;
    const elsewhere = (found: readonly Body[]) => found.some((other) => other.uri !== uri);
    // Children in the same file count too: theirs may lie elsewhere.
    if (kind === 'persona' && id !== undefined && this.#children.get(id).length > 0) return true;
    return print !== undefined && elsewhere(this.#prints.get(print));
  }

  #index(body: Body, how: 'add' | 'delete'): void {
    if (body.kind === 'persona' && body.id !== undefined) this.#personas[how](body.id, body);
    for (const parent of body.parents) this.#children[how](parent, body);
    if (body.print !== undefined) this.#prints[how](body.print, body);
  }
}

/** Bodies by a key. */
class Groups {
  readonly #byKey = new Map<string, Set<Body>>();

  get(key: string): readonly Body[] {
    return [...(this.#byKey.get(key) ?? [])];
  }

  add(key: string, body: Body): void {
    const group = this.#byKey.get(key) ?? new Set();
    group.add(body);
    this.#byKey.set(key, group);
  }

  delete(key: string, body: Body): void {
    const group = this.#byKey.get(key);
    group?.delete(body);
    if (group?.size === 0) this.#byKey.delete(key);
  }
}

function isEqual(a: Body, b: Body): boolean {
  return (
    isSamePlace(a, b) &&
    a.kind === b.kind &&
    a.dialect === b.dialect &&
    a.id === b.id &&
    a.name === b.name &&
    a.print === b.print &&
    a.json === b.json &&
    a.parents.join('\n') === b.parents.join('\n')
  );
}

function isSamePlace(
  a: Pick<Body, 'uri' | 'document' | 'pointer'>,
  b: Pick<Body, 'uri' | 'document' | 'pointer'>,
): boolean {
  return a.uri === b.uri && a.document === b.document && a.pointer === b.pointer;
}

function isBefore(a: Body, b: Body): boolean {
  if (a.uri !== b.uri) return a.uri < b.uri;
  if (a.document !== b.document) return a.document < b.document;
  return a.pointer.localeCompare(b.pointer, 'en', { numeric: true }) < 0;
}

import { isRecord, list, text } from '../kinds/read.js';
import type { Dialect, Entity, KindName, PersonaFile } from '../kinds/types.js';
import { Asks, type Changes } from './asks.js';
import { Buckets } from './buckets.js';
import { hash } from './hash.js';
import { comparePlaces, type EntityPlace, isSamePlace } from './place-order.js';
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

/** The bodies of all files of a library. A change costs what the file holds, however many others there are. */
export class BodyIndex {
  readonly #files = new Map<string, readonly Body[]>();
  readonly #personas = new Buckets<Body>(comparePlaces);
  readonly #children = new Buckets<Body>(comparePlaces);
  readonly #prints = new Buckets<Body>(comparePlaces);
  /** Counts the changes. */
  revision = 0;

  constructor(readonly asks = new Asks()) {}

  /** Puts the bodies of a file in place of those it had. Most keystrokes in other kinds than personas change none. */
  set(uri: string, bodies: readonly Body[], changes?: Changes): void {
    const before = this.#files.get(uri) ?? [];
    const gone = before.filter((body) => !bodies.some((other) => isEqual(body, other)));
    const come = bodies.filter((body) => !before.some((other) => isEqual(body, other)));
    if (gone.length + come.length === 0) return;
    for (const body of before) this.#index(body, 'delete');
    for (const body of bodies) this.#index(body, 'add');
    if (bodies.length > 0) this.#files.set(uri, bodies);
    else this.#files.delete(uri);
    this.revision++;
    if (changes) for (const body of [...gone, ...come]) tell(body, changes);
  }

  delete(uri: string, changes?: Changes): void {
    this.set(uri, [], changes);
  }

  /** The body of the entity at a place. */
  at(place: EntityPlace): Body | undefined {
    return this.#files.get(place.uri)?.find((body) => isSamePlace(body, place));
  }

  /**
   * The persona that an id leads to. Where several claim the id, the one whose file is called like it, else the first
   * by file and place.
   */
  persona(id: string): Body | undefined {
    const answer = () => {
      const all = this.#personas.get(id);
      return all.length > 1 ? (all.find(({ uri }) => stemOf(uri) === id) ?? all[0]) : all[0];
    };
    return this.asks.ask(`body ${id}`, 'persona', answer, JSON.stringify);
  }

  /** The personas that name this id as a parent. */
  childrenOf(id: string): readonly Body[] {
    return this.asks.ask(`children ${id}`, 'children', () => this.#children.get(id), JSON.stringify);
  }

  /** The other entities that say the same, by file and place. */
  copiesOf(body: Body): readonly Body[] {
    const { print, uri, document, pointer } = body;
    if (print === undefined) return [];
    const name = `copies ${document} ${pointer} ${uri}`;
    const answer = () => this.#prints.get(print).filter((other) => !isSamePlace(body, other));
    return this.asks.ask(`print ${print}`, name, answer, (copies) =>
      JSON.stringify(copies.map((copy) => [copy.uri, copy.document, copy.pointer, copy.id, copy.name, copy.dialect])),
    );
  }

  #index(body: Body, how: 'add' | 'delete'): void {
    if (body.kind === 'persona' && body.id !== undefined) this.#personas[how](body.id, body);
    for (const parent of body.parents) this.#children[how](parent, body);
    if (body.print !== undefined) this.#prints[how](body.print, body);
  }
}

/** What a body that came or went may mean for others. */
function tell({ kind, id, parents, print }: Body, changes: Changes): void {
  if (kind === 'persona' && id !== undefined) changes.add(`body ${id}`);
  for (const parent of parents) changes.add(`children ${parent}`);
  if (print !== undefined) changes.add(`print ${print}`);
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

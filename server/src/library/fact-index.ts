import { nearest } from '../kinds/nearest.js';
import type { KindName } from '../kinds/types.js';
import type { Asks, Changes } from './asks.js';
import { Buckets, inserted, without } from './buckets.js';
import { type EntityFacts, type EntityName, sameFacts } from './facts.js';
import { leastSimilar, type Near, type Neighbour, Neighbourhood } from './neighbours.js';
import { comparePlaces, type EntityPlace } from './place-order.js';

/** Above this many ids only those with the same first letter are compared: ten thousand slips must not take minutes. */
const many = 500;

/**
 * The facts of all files of a library, to be found by what rules and scores ask for. A change of a file costs what the
 * file holds. It answers; `Library` notes who asked.
 */
export class FactIndex {
  readonly #files = new Map<string, readonly EntityFacts[]>();
  #uris: readonly string[] = [];
  #all: readonly EntityFacts[] | undefined;
  readonly #byId = new Buckets<EntityFacts>(comparePlaces);
  readonly #activeByName = new Buckets<EntityFacts>(comparePlaces);
  readonly #activeByMark = new Buckets<EntityFacts>(comparePlaces);
  readonly #personasByName = new Buckets<EntityFacts>(comparePlaces);
  readonly #placed = new Buckets<EntityFacts>(comparePlaces);
  readonly #ids = new Map<KindName, Map<string, Map<string, number>>>();
  #maps: readonly EntityFacts[] = [];
  #personas: readonly EntityFacts[] = [];
  #primary = 0;
  /** The active personas, negative ones too: whoever is like them must be told apart from them. */
  readonly neighbourhood = new Neighbourhood();
  /** Counts the changes. */
  revision = 0;

  constructor(readonly asks: Asks) {}

  /** Every entity, in the order of files and then of the text. */
  all(): readonly EntityFacts[] {
    this.#all ??= this.#uris.flatMap((uri) => this.#files.get(uri) ?? []);
    return this.#all;
  }

  /** Puts the facts of a file in place of those it had. Most keystrokes change none. */
  set(uri: string, facts: readonly EntityFacts[], changes: Changes | undefined): void {
    const before = this.#files.get(uri) ?? [];
    if (before.length === facts.length && before.every((one, at) => isAlike(one, facts[at]))) return;
    const anchor = this.anchor();
    const first = this.#uris[0];
    const gone = before.filter((one) => !facts.some((other) => sameFacts(one, other)));
    const come = facts.filter((one) => !before.some((other) => sameFacts(one, other)));
    if (changes) for (const one of gone) this.#tell(one, changes);
    for (const one of before) this.#index(one, -1);
    for (const one of facts) this.#index(one, 1);
    this.#setFile(uri, facts);
    if (!changes) return;
    for (const one of come) this.#tell(one, changes);
    changes.add('everything');
    if (before.length === 0 || facts.length === 0) changes.add(`file ${uri}`);
    for (const place of [anchor, this.anchor()]) if (place) changes.add(`anchor ${place.uri}`);
    for (const place of [first, this.#uris[0]]) if (place !== undefined) changes.add(`anchor ${place}`);
  }

  #setFile(uri: string, facts: readonly EntityFacts[]): void {
    if (facts.length > 0 && !this.#files.has(uri)) this.#uris = inserted(this.#uris, uri, compareTexts);
    if (facts.length === 0) this.#uris = without(this.#uris, uri, compareTexts);
    if (facts.length > 0) this.#files.set(uri, facts);
    else this.#files.delete(uri);
    this.#all = undefined;
    this.revision++;
  }

  #index(facts: EntityFacts, by: 1 | -1): void {
    const put = (buckets: Buckets<EntityFacts>, key: string) =>
      by > 0 ? buckets.add(key, facts) : buckets.delete(key, facts);
    const update = by > 0 ? inserted : without;
    const { kind, id, name, active, persona } = facts;
    if (id !== undefined) put(this.#byId, keyOf(kind, id));
    if (id !== undefined) this.#count(kind, id, by);
    if (kind === 'persona' && id !== undefined && name !== undefined) put(this.#personasByName, folded(name));
    if (!active) return;
    if (name !== undefined) put(this.#activeByName, keyOf(kind, folded(name)));
    for (const mark of facts.marks ?? []) put(this.#activeByMark, mark);
    for (const place of placedBy(facts)) put(this.#placed, place);
    if (facts.personaMap) this.#maps = update(this.#maps, facts, comparePlaces);
    if (kind !== 'persona' || !persona) return;
    if (by > 0) this.neighbourhood.add(neighbourOf(facts));
    else this.neighbourhood.delete(facts);
    if (persona.negative) return;
    this.#personas = update(this.#personas, facts, comparePlaces);
    if (persona.tier === 1) this.#primary += by;
  }

  #count(kind: KindName, id: string, by: 1 | -1): void {
    const ofKind = this.#ids.get(kind) ?? new Map<string, Map<string, number>>();
    const initial = initialOf(id);
    const ids = ofKind.get(initial) ?? new Map<string, number>();
    const count = (ids.get(id) ?? 0) + by;
    if (count > 0) ids.set(id, count);
    else ids.delete(id);
    this.#ids.set(kind, ofKind.set(initial, ids));
  }

  /** What an entity that came, went or changed may mean for others. */
  #tell({ kind, id, name, active, ...facts }: EntityFacts, changes: Changes): void {
    if (id !== undefined) changes.add(`id ${keyOf(kind, id)}`);
    if (id !== undefined) changes.add(`ids ${kind}`, id);
    if (name !== undefined) changes.add(`name ${keyOf(kind, folded(name))}`);
    if (!active) return;
    for (const mark of facts.marks ?? []) changes.add(`mark ${mark}`);
    for (const place of placedBy({ active, ...facts })) changes.add(`placed ${place}`);
    if (kind !== 'persona' || !facts.persona) return;
    changes.add('personas', id ?? '');
    for (const { neighbour, overlap } of this.neighbourhood.similar(facts.persona.stems, leastSimilar))
      changes.add(`similar ${placeKey(neighbour)}`, String(overlap));
  }

  /** Whether a file holds any entity. */
  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  /** The entities that have an id, by file and place. */
  byId({ kind, id }: EntityName): readonly EntityFacts[] {
    return this.#byId.get(keyOf(kind, id));
  }

  /** The active entities of a kind that go by a name. */
  activeNamed(kind: KindName, name: string): readonly EntityFacts[] {
    return this.#activeByName.get(keyOf(kind, folded(name)));
  }

  /** The personas that go by a name and have an id, active or not. */
  personasNamed(name: string): readonly EntityFacts[] {
    return this.#personasByName.get(folded(name));
  }

  activeMarked(mark: string): readonly EntityFacts[] {
    return this.#activeByMark.get(mark);
  }

  /** Whether an active persona-map gives the persona a place. */
  isPlaced(id: string): boolean {
    return this.#placed.get(id).length > 0;
  }

  /** The personas to serve: active, and neither negative nor misuse. */
  personas(): readonly EntityFacts[] {
    return this.#personas;
  }

  /** How many of them have the first priority. */
  primary(): number {
    return this.#primary;
  }

  /** The first active persona-map. */
  anchor(): EntityFacts | undefined {
    return this.#maps[0];
  }

  /** The first entity of all. */
  first(): EntityFacts | undefined {
    const [uri] = this.#uris;
    return uri === undefined ? undefined : this.#files.get(uri)?.[0];
  }

  /** The active personas that share at least so much with one of them. */
  similar(place: EntityPlace, stems: ReadonlySet<string>, least: number): readonly Near[] {
    return this.neighbourhood.similar(stems, least, place);
  }

  /** The id that somebody most likely meant. */
  nearestId(kind: KindName, written: string, except: readonly string[]): string | undefined {
    const byInitial = this.#ids.get(kind) ?? new Map<string, Map<string, number>>();
    const count = [...byInitial.values()].reduce((sum, ids) => sum + ids.size, 0);
    const compared = count > many ? [byInitial.get(initialOf(written))] : [...byInitial.values()];
    const close = compared
      .flatMap((ids) => [...(ids?.keys() ?? [])])
      .filter((id) => !except.includes(id) && isOfLength(id, written));
    return nearest(written, close.sort(compareTexts));
  }
}

/** Whether an id can be near to what is written at all. */
export function isOfLength(id: string, written: string): boolean {
  return Math.abs(id.length - written.length) <= Math.max(1, Math.ceil(written.length / 2));
}

function isAlike(one: EntityFacts, other: EntityFacts | undefined): boolean {
  return other !== undefined && sameFacts(one, other);
}

function placedBy({ personaMap = [] }: Pick<EntityFacts, 'personaMap' | 'active'>): readonly string[] {
  return [...new Set(personaMap.map(({ id }) => id))];
}

/** An active persona as others are compared with it. */
export function neighbourOf({ uri, document, pointer, id = '', name = id, persona }: EntityFacts): Neighbour {
  return { uri, document, pointer, id, name, stems: persona?.stems ?? new Set() };
}

function keyOf(kind: KindName, id: string): string {
  return `${kind} ${id}`;
}

/** A place as the part of a topic. */
export function placeKey({ uri, document, pointer }: EntityPlace): string {
  return `${document} ${pointer} ${uri}`;
}

/** A name however it is capitalised and spaced. */
export function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function initialOf(id: string): string {
  return id.charAt(0).toLowerCase();
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

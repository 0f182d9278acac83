import type { Entity, KindName, PersonaFile } from '../kinds/types.js';
import { Asks, Changes } from './asks.js';
import type { Baseline } from './baseline.js';
import { BodyIndex, bodiesOf } from './bodies.js';
import { type Config, defaultConfig } from './config.js';
import { FactIndex, folded, isOfLength, neighbourOf, placeKey } from './fact-index.js';
import { type EntityFacts, factsOf } from './facts.js';
import { LinkIndex } from './link-index.js';
import { linksOf } from './links.js';
import { type Closest, closestPairs, type Near, type Pair } from './neighbours.js';
import type { EntityPlace } from './place-order.js';

export { type EntityFacts, isActive, isNegative } from './facts.js';

/** Which personas are meant: all that are to be served, those of first priority, or these ids. */
export type Crowd = 'active' | 'primary' | readonly string[];

/**
 * The entities under one config file, or under one folder that has none. It lives as long as its folder does and follows
 * every change of a file.
 *
 * What rules ask of it is noted while a file is judged, so that the file is judged again only when an answer has changed:
 * they ask the narrowest question, and only when they need the answer.
 */
export class Library {
  configUri?: string;
  config: Config = defaultConfig;
  /** What the baseline that the config names accepts; another one means that every file has to be judged again. */
  baseline?: Baseline;
  /** Whether every file has been read; before, rules about the library say nothing. */
  complete = false;
  readonly asks = new Asks();
  /** Who declares and who refers to an id, at the places where it stands now. */
  readonly links = new LinkIndex(this.asks);
  /** What entities say, for inheritance and for finding copies. */
  readonly bodies = new BodyIndex(this.asks);
  readonly #facts = new FactIndex(this.asks);

  /** @param root URI of the folder, without a slash at its end */
  constructor(readonly root: string) {}

  /**
   * Takes in what a file says now.
   *
   * @returns the files whose last judgement no longer holds, but for this one
   */
  set(file: PersonaFile): ReadonlySet<string> {
    return this.#change((changes) => {
      const links = linksOf(file);
      this.links.set(file.uri, links, changes);
      this.bodies.set(file.uri, bodiesOf(file), changes);
      this.#facts.set(file.uri, factsOf(file, links), changes);
    });
  }

  /** Takes in facts alone, without the places where they stand. */
  setFacts(uri: string, facts: readonly EntityFacts[]): void {
    this.#change((changes) => this.#facts.set(uri, facts, changes));
  }

  /** A file has gone. @returns as `set` does */
  delete(uri: string): ReadonlySet<string> {
    return this.#change((changes) => {
      this.links.delete(uri, changes);
      this.bodies.delete(uri, changes);
      this.#facts.set(uri, [], changes);
    });
  }

  #change(work: (changes: Changes | undefined) => void): ReadonlySet<string> {
    const changes = this.asks.isIdle ? undefined : new Changes();
    work(changes);
    return changes ? this.asks.changed(changes) : nobody;
  }

  /** Whether anything is known of a file. */
  has(uri: string): boolean {
    return this.#facts.has(uri);
  }

  /** Everything, in the order of the URIs, then of the text. No rule reads it: its file would depend on every other. */
  get entities(): readonly EntityFacts[] {
    return this.asks.ask(
      'everything',
      'entities',
      () => this.#facts.all(),
      () => this.#facts.revision,
    );
  }

  /** Whether somebody declares an id. */
  declares(kind: KindName, id: string): boolean {
    return this.links.declares(kind, id);
  }

  /** How many entities declare an id; more than one is a clash. */
  declarationCount(kind: KindName, id: string): number {
    return this.asks.ask(`id ${kind} ${id}`, 'count', () => this.#facts.byId({ kind, id }).length, Number);
  }

  /** What the entities that declare an id are called. */
  namesOf(kind: KindName, id: string): readonly string[] {
    const answer = () => this.#facts.byId({ kind, id }).flatMap(({ name }) => name ?? []);
    return this.asks.ask(`id ${kind} ${id}`, 'names', answer, JSON.stringify);
  }

  /** The kinds of the entities that refer to an id, each once. */
  referrers(kind: KindName, id: string): readonly KindName[] {
    return this.links.referrers(kind, id);
  }

  /** The entity that an id leads to: of several, which is an error, the first by file and place. */
  entity(kind: KindName, id: string): EntityFacts | undefined {
    const [topic, name] = [`id ${kind} ${id}`, 'entity'];
    return this.asks.ask(topic, name, () => this.#facts.byId({ kind, id })[0], printOf);
  }

  /** The active entities of a kind that go by a name, however it is capitalised. */
  namesakes(kind: KindName, name: string): readonly EntityFacts[] {
    const topic = `name ${kind} ${folded(name)}`;
    return this.asks.ask(topic, 'namesakes', () => this.#facts.activeNamed(kind, name), printAll);
  }

  /** The id of the persona that goes by a name; nothing where no persona has the name, or several have. */
  personaIdOf(name: string): string | undefined {
    const answer = () => {
      const ids = new Set(this.#facts.personasNamed(name).map(({ id }) => id));
      return ids.size === 1 ? [...ids][0] : undefined;
    };
    return this.asks.ask(`name persona ${folded(name)}`, 'id', answer, String);
  }

  /** The active entities that carry a mark, in the order of files; see `marks.ts`. */
  marked(mark: string): readonly EntityFacts[] {
    return this.asks.ask(`mark ${mark}`, 'marked', () => this.#facts.activeMarked(mark), printAll);
  }

  /** Whether any active entity carries a mark. */
  isMarked(mark: string): boolean {
    return this.asks.ask(`mark ${mark}`, 'any', () => this.#facts.activeMarked(mark).length > 0, Boolean);
  }

  /** Whether an active persona-map gives the persona a place. */
  isPlaced(id: string): boolean {
    return this.asks.ask(`placed ${id}`, 'placed', () => this.#facts.isPlaced(id), Boolean);
  }

  /** What a study is worth; nothing where no study has the id. */
  study(id: string): EntityFacts['study'] {
    const answer = () => this.#facts.byId({ kind: 'study', id })[0]?.study;
    return this.asks.ask(`id study ${id}`, 'study', answer, (study) => study?.adequate);
  }

  /** Whether entities of the library stand in a file. */
  isTaken(uri: string): boolean {
    return this.asks.ask(`file ${uri}`, 'taken', () => this.#facts.has(uri), Boolean);
  }

  /** Of the personas to serve those that count most, each id once: by tier, then by file and place. */
  foremost(most: number): readonly { readonly id: string; readonly name?: string }[] {
    const tierOf = ({ persona }: EntityFacts) => persona?.tier ?? 9;
    const answer = () => {
      const names = new Map<string, string | undefined>();
      for (const { id, name } of this.#facts.personas().toSorted((a, b) => tierOf(a) - tierOf(b)))
        if (id !== undefined && !names.has(id)) names.set(id, name);
      return [...names].slice(0, most).map(([id, name]) => ({ id, ...(name === undefined ? {} : { name }) }));
    };
    return this.asks.ask('personas', `foremost ${most}`, answer, JSON.stringify);
  }

  /** Whether there are at least two personas to serve. */
  hasSeveralPersonas(): boolean {
    return this.asks.ask('personas', 'several', () => this.#facts.personas().length > 1, Boolean);
  }

  /** How many personas there are to serve: active, and neither negative nor misuse; how many of them come first. */
  personaCount(crowd: Extract<Crowd, string> = 'active'): number {
    const answer = () => (crowd === 'active' ? this.#facts.personas().length : this.#facts.primary());
    return this.asks.ask('personas', crowd, answer, Number);
  }

  /**
   * Of these personas the pairs that say most of the same.
   *
   * @param least a smaller overlap does not count; what is told of one that does is its rounded percentage
   */
  closestPairs(crowd: Crowd, most: number, least: number): readonly Pair[] {
    const named = typeof crowd === 'string' ? undefined : new Set(crowd);
    const personas = () => {
      if (named) return [...named].flatMap((id) => this.#facts.byId({ kind: 'persona', id })[0] ?? []);
      return this.#facts.personas().filter(({ persona }) => crowd === 'active' || persona?.tier === 1);
    };
    const answer = () => closestPairs(personas().map(neighbourOf), most).filter(({ overlap }) => overlap >= least);
    const print = (pairs: readonly Pair[]) =>
      JSON.stringify(
        pairs.map(({ one, other, overlap }) => [one.id, one.name, other.id, other.name, percentOf(overlap)]),
      );
    const name = `pairs ${most} ${least} ${typeof crowd === 'string' ? crowd : JSON.stringify(crowd)}`;
    const concerns = named && ((id: string) => named.has(id));
    return this.asks.ask('personas', name, answer, print, concerns);
  }

  /**
   * The other active personas that share much of goals and pain points with one, the closest first.
   *
   * @param stems of that persona; the question outlives its syntax tree, so it is told no more than this
   * @param least the smallest overlap that counts, at least `leastSimilar`; what is told of one is its rounded percentage
   */
  similar({ uri, document, pointer }: EntityPlace, stems: ReadonlySet<string>, least: number): readonly Near[] {
    const place = { uri, document, pointer };
    const print = (near: readonly Near[]) =>
      JSON.stringify(
        near.map(({ neighbour: { stems: theirs, ...who }, overlap }) => [
          who,
          percentOf(overlap),
          // Which words they share is told too.
          [...theirs].filter((stem) => stems.has(stem)).sort(),
        ]),
      );
    return this.asks.ask(
      `similar ${placeKey(place)}`,
      `similar ${least}`,
      () => this.#facts.similar(place, stems, least),
      print,
      (overlap) => Number(overlap) >= least,
    );
  }

  /** How many active personas there are beside one, and which of them says most of the same as these stems. */
  others(place: EntityPlace): { readonly count: number; closest: (stems: ReadonlySet<string>) => Closest | undefined } {
    const { neighbourhood } = this.#facts;
    const { asks } = this;
    const name = (what: string) => `${what} ${placeKey(place)}`;
    return {
      get count() {
        return asks.ask(
          'personas',
          name('others'),
          () => neighbourhood.size - Number(neighbourhood.has(place)),
          Number,
        );
      },
      closest: (stems) =>
        this.asks.ask(
          'personas',
          name('closest'),
          () => neighbourhood.closest(stems, place),
          (found) => found && JSON.stringify([found.neighbour.name, percentOf(found.overlap), found.touching]),
        ),
    };
  }

  /** The one id of this kind in files that are called like this; nothing where there are several, or none. */
  idInFileCalled(kind: KindName, stem: string): string | undefined {
    const answer = () => {
      const ids = new Set(this.links.inFileCalled(kind, stem).map(({ id }) => id));
      return ids.size === 1 ? [...ids][0] : undefined;
    };
    return this.asks.ask(`stem ${kind} ${stem}`, 'id', answer, String);
  }

  /** The id that somebody most likely meant; ids in `except` are not meant. */
  nearestId(kind: KindName, written: string, except: readonly string[] = []): string | undefined {
    const name = JSON.stringify([written, except]);
    const answer = () => this.#facts.nearestId(kind, written, except);
    return this.asks.ask(`ids ${kind}`, name, answer, String, (id) => isOfLength(id, written));
  }

  /** The place of the entity of a file on which findings about the library as a whole stand; see `anchorIn`. */
  anchorPlace(uri: string): EntityPlace | 'config' | undefined {
    const answer = () => {
      const map = this.#facts.anchor();
      if (!map && this.configUri !== undefined) return uri === this.configUri ? 'config' : undefined;
      const anchor = map ?? this.#facts.first();
      return anchor?.uri === uri ? anchor : undefined;
    };
    return this.asks.ask(`anchor ${uri}`, 'anchor', answer, (place) =>
      typeof place === 'string' ? place : place && `${place.document} ${place.pointer}`,
    );
  }
}

const nobody: ReadonlySet<string> = new Set();

/** An overlap as people are told it. */
function percentOf(overlap: number): number {
  return Math.round(overlap * 100);
}

/** What anybody who reads another entity's facts can tell apart. */
function printOf(facts: EntityFacts | undefined): string | undefined {
  if (!facts) return undefined;
  const { uri, document, pointer, id, name, active, persona, study } = facts;
  return JSON.stringify([uri, document, pointer, id, name, active, persona?.negative, persona?.tier, study]);
}

function printAll(all: readonly EntityFacts[]): string {
  return JSON.stringify(all.map(printOf));
}

/** A library of nothing, for files that belong to none. */
export function emptyLibrary(root: string): Library {
  return new Library(root);
}

/**
 * The entity of a file on which findings about the library as a whole stand (FORMAT section 7): the first active
 * persona-map, else the config file, else the first entity. Nothing when that is in another file.
 */
export function anchorIn(library: Library, file: PersonaFile): Entity | undefined {
  const place = library.anchorPlace(file.uri);
  if (place === 'config') return file.entities[0];
  return place && file.entities.find((entity) => isSame(place, file.uri, entity));
}

/** Whether the facts are those of this entity. */
export function isSame(facts: EntityPlace, uri: string, entity: Entity): boolean {
  return facts.uri === uri && facts.document === entity.document && facts.pointer === entity.pointer;
}

/** The path of a file from the library's root, or its whole URI when it lies elsewhere. */
export function pathIn(library: Pick<Library, 'root'>, uri: string): string {
  const prefix = `${library.root}/`;
  return uri.startsWith(prefix) ? decodePath(uri.slice(prefix.length)) : uri;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

import { isRecord, number, present, text } from '../kinds/read.js';
import type { Entity, KindName, PersonaFile } from '../kinds/types.js';
import { type Config, defaultConfig } from './config.js';
import { reachesPractice } from './evidence.js';
import { type MapPlace, placesOf } from './persona-maps.js';
import { stemsOfPersona } from './words.js';

/** What the library remembers of an entity once its file is closed. */
export interface EntityFacts {
  readonly uri: string;
  readonly kind: KindName;
  readonly document: number;
  readonly pointer: string;
  readonly id?: string;
  readonly name?: string;
  /** Neither draft nor deprecated nor retired. */
  readonly active: boolean;
  /** Only for personas. */
  readonly persona?: PersonaFacts;
  /** Only for studies: whether the sample reaches the practice of the method. */
  readonly study?: { readonly adequate: boolean };
  /** Only for persona-maps: the places that it gives. */
  readonly personaMap?: readonly MapPlace[];
}

export interface PersonaFacts {
  /** Negative and misuse personas say whom not to serve; they do not count as personas to serve. */
  readonly negative: boolean;
  /** The tier that `priority` gives: 1, 2 or 3. */
  readonly tier?: number;
  readonly prioritized: boolean;
  /** Stems of the content words of goals and pain points. */
  readonly stems: ReadonlySet<string>;
}

/** The entities under one config file, or under one folder that has none. */
export interface Library {
  /** URI of the folder, without a slash at its end. */
  readonly root: string;
  readonly configUri?: string;
  readonly config: Config;
  /** Whether every file has been read; before, rules about the library say nothing. */
  readonly complete: boolean;
  /** In the order of their URIs, then of the text. */
  readonly entities: readonly EntityFacts[];
}

/** A library of nothing, for files that belong to none. */
export function emptyLibrary(root: string): Library {
  return { root, config: defaultConfig, complete: false, entities: [] };
}

/** The facts of a file: all that other files may need of it. A config file has none: it is no entity of the library. */
export function factsOf(file: PersonaFile): EntityFacts[] {
  const entities = file.entities.filter(({ kind }) => kind !== 'config');
  return entities.map((entity) => ({
    uri: file.uri,
    kind: entity.kind,
    document: entity.document,
    pointer: entity.pointer,
    ...(entity.id === undefined ? {} : { id: entity.id }),
    ...(entity.name === undefined ? {} : { name: entity.name }),
    active: isActive(entity),
    ...factsOfKind(entity),
  }));
}

function factsOfKind(entity: Entity): Pick<EntityFacts, 'persona' | 'study' | 'personaMap'> {
  if (entity.kind === 'persona') return { persona: personaFacts(entity) };
  if (entity.kind === 'study') return { study: { adequate: reachesPractice(entity.data) } };
  if (entity.kind === 'persona-map') return { personaMap: placesOf(entity) };
  return {};
}

/** Whether an entity counts: `status` is `active`, or not said. */
export function isActive(entity: Entity): boolean {
  const status = text(entity.data.status);
  return status === undefined || status === 'active';
}

/** Whether a persona says whom not to serve. */
export function isNegative(entity: Entity): boolean {
  return entity.data.type === 'negative' || entity.data.type === 'misuse';
}

function personaFacts(entity: Entity): PersonaFacts {
  const { priority } = entity.data;
  const tier = number(isRecord(priority) ? priority.tier : priority);
  return {
    negative: isNegative(entity),
    ...(tier === undefined ? {} : { tier }),
    prioritized: present(priority),
    stems: stemsOfPersona(entity),
  };
}

/** The personas that count as served: active, and neither negative nor misuse. */
export function activePersonas(library: Library): EntityFacts[] {
  return library.entities.filter(
    (facts) => facts.kind === 'persona' && facts.active && facts.persona?.negative === false,
  );
}

/**
 * The entity of a file on which findings about the library as a whole stand (FORMAT section 7): the first active
 * persona-map, else the config file, else the first entity. Nothing when that is in another file.
 */
export function anchorIn(library: Library, file: PersonaFile): Entity | undefined {
  const { entities, configUri } = library;
  const map = entities.find((facts) => facts.personaMap && facts.active);
  const anchor = map ?? (configUri === undefined ? entities[0] : undefined);
  if (anchor) return file.entities.find((entity) => isSame(anchor, file.uri, entity));
  return file.uri === configUri ? file.entities[0] : undefined;
}

/** Whether the facts are those of this entity. */
export function isSame(facts: EntityFacts, uri: string, entity: Entity): boolean {
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

import { isRecord, number, present, text } from '../kinds/read.js';
import type { Entity, KindName, PersonaFile } from '../kinds/types.js';
import { reachesPractice } from './evidence.js';
import { type FileLinks, linksOf } from './links.js';
import { marksOf } from './marks.js';
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
  /** The entities that it refers to, each once; they need not exist. Absent where there are none. */
  readonly references?: readonly EntityName[];
  /** What others may find it by (`Library.marked`). Absent where there is nothing. */
  readonly marks?: readonly string[];
  /** Only for personas. */
  readonly persona?: PersonaFacts;
  /** Only for studies. */
  readonly study?: StudyFacts;
  /** Only for persona-maps: the places that it gives. */
  readonly personaMap?: readonly MapPlace[];
}

export interface StudyFacts {
  /** Whether the sample reaches the practice of the method. */
  readonly adequate: boolean;
  /** Method, date and sample size, as far as the study says them, under the keys of an evidence item. */
  readonly credentials: Readonly<Record<string, unknown>>;
}

/** An entity as others call it. */
export interface EntityName {
  readonly kind: KindName;
  readonly id: string;
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

/** The facts of a file: all that other files may need of it. A config file has none: it is no entity of the library. */
export function factsOf(file: PersonaFile, links: FileLinks = linksOf(file)): EntityFacts[] {
  const entities = file.entities.filter(({ kind }) => kind !== 'config');
  const named = referencesByPlace(links);
  return entities.map((entity) => ({
    uri: file.uri,
    kind: entity.kind,
    document: entity.document,
    pointer: entity.pointer,
    ...(entity.id === undefined ? {} : { id: entity.id }),
    ...(entity.name === undefined ? {} : { name: entity.name }),
    active: isActive(entity),
    ...referencesOf(named.get(placeKey(entity))),
    ...marked(marksOf(entity)),
    ...factsOfKind(entity),
  }));
}

function marked(marks: readonly string[]): Pick<EntityFacts, 'marks'> {
  return marks.length > 0 ? { marks: [...new Set(marks)] } : {};
}

function referencesOf(named: ReadonlyMap<string, EntityName> | undefined): Pick<EntityFacts, 'references'> {
  return named ? { references: [...named.values()] } : {};
}

/** The entities that each entity of a file refers to. */
function referencesByPlace({ references }: FileLinks): ReadonlyMap<string, ReadonlyMap<string, EntityName>> {
  const byPlace = new Map<string, Map<string, EntityName>>();
  for (const { from, kind, id } of references) {
    const own = byPlace.get(placeKey(from)) ?? new Map<string, EntityName>();
    byPlace.set(placeKey(from), own.set(`${kind} ${id}`, { kind, id }));
  }
  return byPlace;
}

function placeKey({ document, pointer }: { readonly document: number; readonly pointer: string }): string {
  return `${document}${pointer}`;
}

function factsOfKind(entity: Entity): Pick<EntityFacts, 'persona' | 'study' | 'personaMap'> {
  if (entity.kind === 'persona') return { persona: personaFacts(entity) };
  if (entity.kind === 'study') return { study: studyFacts(entity) };
  if (entity.kind === 'persona-map') return { personaMap: placesOf(entity) };
  return {};
}

function studyFacts({ data }: Entity): StudyFacts {
  const said = ['method', 'date', 'sample_size'].flatMap((key) =>
    present(data[key]) ? [[key, data[key]] as const] : [],
  );
  return { adequate: reachesPractice(data), credentials: Object.fromEntries(said) };
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

/** The tier that a `priority` gives: 1, 2 or 3. */
export function tierOf(priority: unknown): number | undefined {
  return number(isRecord(priority) ? priority.tier : priority);
}

function personaFacts(entity: Entity): PersonaFacts {
  const { priority } = entity.data;
  const tier = tierOf(priority);
  return {
    negative: isNegative(entity),
    ...(tier === undefined ? {} : { tier }),
    prioritized: present(priority),
    stems: stemsOfPersona(entity),
  };
}

/** Whether two files' facts say the same. */
export function sameFacts(a: EntityFacts, b: EntityFacts): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint(facts: EntityFacts): string {
  return JSON.stringify(facts, (_, value: unknown) => (value instanceof Set ? [...value] : value));
}

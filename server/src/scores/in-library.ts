import type { Entity } from '../kinds/types.js';
import type { EntityFacts, Library } from '../library/library.js';
import { Neighbourhood } from '../library/neighbours.js';
import { placedPersonas } from '../library/persona-maps.js';
import { type ReadinessContext, readinessOf } from './readiness.js';
import { othersIn } from './readiness-library.js';
import type { Readiness } from './types.js';

/** What the readiness of every persona of a library asks for. */
interface Known {
  /** The active personas, negative ones too: whoever is like them must be told apart from them. */
  readonly neighbourhood: Neighbourhood;
  readonly placeOf: ReadonlyMap<string, number>;
  /** Of several studies with one id, which is an error, the first counts. */
  readonly studies: ReadonlyMap<string, { readonly adequate: boolean }>;
}

/** Libraries never change; a new one comes with every change of a file, and the old one is dropped with its entry. */
const known = new WeakMap<Library, Known>();

function knownIn(library: Library): Known {
  const before = known.get(library);
  if (before) return before;
  const facts = library.entities.filter((entity) => entity.kind === 'persona' && entity.active);
  const neighbours = facts.map(({ id = '', name = id, persona }) => ({ id, name, stems: persona?.stems ?? new Set() }));
  const studies = new Map<string, { readonly adequate: boolean }>();
  for (const { id, study } of library.entities)
    if (id !== undefined && study && !studies.has(id)) studies.set(id, study);
  const found: Known = {
    neighbourhood: new Neighbourhood(neighbours),
    placeOf: new Map(facts.map((entity, place) => [keyOf(entity.uri, entity), place])),
    studies,
  };
  known.set(library, found);
  return found;
}

function keyOf(uri: string, place: Pick<EntityFacts, 'document' | 'pointer'>): string {
  return `${place.document} ${place.pointer} ${uri}`;
}

/** What the library says about a persona: whom it must differ from, where it is ranked, what its studies are worth. */
export function readinessContext(library: Library, uri: string, entity: Entity): ReadinessContext {
  const { neighbourhood, placeOf, studies } = knownIn(library);
  return {
    others: othersIn(neighbourhood, placeOf.get(keyOf(uri, entity))),
    inPersonaMap: entity.id !== undefined && placedPersonas(library).has(entity.id),
    study: (id) => studies.get(id),
  };
}

/** The readiness of a persona in its library; nothing for an entity that has none. */
export function readinessIn(library: Library, uri: string, entity: Entity): Readiness | undefined {
  return readinessOf(entity, readinessContext(library, uri, entity));
}

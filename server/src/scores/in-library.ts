import type { Entity } from '../kinds/types.js';
import type { EntityFacts, Library } from '../library/library.js';
import { Neighbourhood } from '../library/neighbours.js';
import { type ReadinessContext, readinessOf } from './readiness.js';
import { othersIn } from './readiness-library.js';
import type { Readiness } from './types.js';

/** The active personas of a library, negative ones too: whoever is like them must be told apart from them. */
interface Active {
  readonly neighbourhood: Neighbourhood;
  readonly placeOf: ReadonlyMap<string, number>;
}

/** Libraries never change; a new one comes with every change of a file, and the old one is dropped with its entry. */
const known = new WeakMap<Library, Active>();

function activeIn(library: Library): Active {
  const before = known.get(library);
  if (before) return before;
  const facts = library.entities.filter((entity) => entity.kind === 'persona' && entity.active);
  const neighbours = facts.map(({ id = '', name = id, persona }) => ({ id, name, stems: persona?.stems ?? new Set() }));
  const active: Active = {
    neighbourhood: new Neighbourhood(neighbours),
    placeOf: new Map(facts.map((entity, place) => [keyOf(entity.uri, entity), place])),
  };
  known.set(library, active);
  return active;
}

function keyOf(uri: string, place: Pick<EntityFacts, 'document' | 'pointer'>): string {
  return `${place.document} ${place.pointer} ${uri}`;
}

/** What the library says about a persona: whom it must differ from, and where it is ranked. */
export function readinessContext(library: Library, uri: string, entity: Entity): ReadinessContext {
  const { neighbourhood, placeOf } = activeIn(library);
  return {
    others: othersIn(neighbourhood, placeOf.get(keyOf(uri, entity))),
    // Persona maps and studies become kinds of their own in a later issue; until then no library holds any.
    inPersonaMap: false,
    study: () => undefined,
  };
}

/** The readiness of a persona in its library; nothing for an entity that has none. */
export function readinessIn(library: Library, uri: string, entity: Entity): Readiness | undefined {
  return readinessOf(entity, readinessContext(library, uri, entity));
}

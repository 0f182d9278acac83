import type { Entity } from '../kinds/types.js';
import { activePersonas, isSame, type Library } from '../library/library.js';
import { type ReadinessContext, readinessOf } from './readiness.js';
import type { Readiness } from './types.js';

/** What the library says about a persona: whom it must differ from, and where it is ranked. */
export function readinessContext(library: Library, uri: string, entity: Entity): ReadinessContext {
  const others = activePersonas(library).filter((facts) => !isSame(facts, uri, entity));
  return {
    others: others.map((facts) => ({
      id: facts.id ?? '',
      name: facts.name ?? facts.id ?? '',
      stems: facts.persona?.stems ?? new Set(),
    })),
    // Persona maps and studies become kinds of their own in a later issue; until then no library holds any.
    inPersonaMap: false,
    study: () => undefined,
  };
}

/** The readiness of a persona in its library; nothing for an entity that has none. */
export function readinessIn(library: Library, uri: string, entity: Entity): Readiness | undefined {
  return readinessOf(entity, readinessContext(library, uri, entity));
}

import type { Entity } from '../kinds/types.js';
import { withInherited } from '../library/effective.js';
import type { Library } from '../library/library.js';
import { type ReadinessContext, readinessOf } from './readiness.js';
import type { Readiness } from './types.js';

/** What the library says about a persona: whom it must differ from, where it is ranked, what its studies are worth. */
export function readinessContext(library: Library, uri: string, entity: Entity): ReadinessContext {
  const { id, document, pointer } = entity;
  return {
    // Active personas, negative ones too: whoever is like them must be told apart from them.
    others: library.others({ uri, document, pointer }),
    // Asked only where it counts: what a file was told is what it depends on.
    get inPersonaMap() {
      return id !== undefined && library.isPlaced(id);
    },
    study: (study) => library.study(study),
    data: withInherited(library, uri, entity)?.data ?? entity.data,
  };
}

/** The readiness of a persona in its library; nothing for an entity that has none. */
export function readinessIn(library: Library, uri: string, entity: Entity): Readiness | undefined {
  return readinessOf(entity, readinessContext(library, uri, entity));
}

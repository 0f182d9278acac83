import type { Entity } from '../kinds/types.js';
import { bodyOf, inheritable } from './bodies.js';
import { dataOf, type EffectivePersona, effectivePersona } from './inheritance.js';
import type { Library } from './library.js';

/** Libraries are made anew when a persona with children changes, so that what one gives is found out once. */
const known = new WeakMap<Library, WeakMap<Entity, EffectivePersona>>();

/** What a persona of a library says once its parents are heard. */
export function effectiveIn(library: Library, uri: string, entity: Entity): EffectivePersona {
  const inLibrary = known.get(library) ?? new WeakMap<Entity, EffectivePersona>();
  known.set(library, inLibrary);
  const before = inLibrary.get(entity);
  if (before) return before;
  const found = effectivePersona(bodyOf(uri, entity), (id) => library.bodies.persona(id));
  inLibrary.set(entity, found);
  return found;
}

/** A persona as if it said itself all that it inherits; any other entity as it is. */
export function effectiveEntity(library: Library, uri: string, entity: Entity): Entity {
  if (entity.kind !== 'persona' || !library.complete) return entity;
  const own = new Set(inheritable(entity.data).map(([key]) => key));
  const identity = Object.entries(entity.data).filter(([key]) => !own.has(key));
  return { ...entity, data: { ...Object.fromEntries(identity), ...dataOf(effectiveIn(library, uri, entity).said) } };
}

import { segmentsOf } from '../document/pointer.js';
import type { Entity } from '../kinds/types.js';
import type { Body } from './bodies.js';
import { bodyOf, inheritable, parentsOf } from './bodies.js';
import { dataOf, type EffectivePersona, effectivePersona, isBranch, type Leaf, leavesOf } from './inheritance.js';
import type { Library } from './library.js';

interface Known {
  readonly library: Library;
  /** The state of the library's bodies that it was made from. */
  readonly revision: number;
  readonly effective: EffectivePersona;
  /** The ids that were looked up for it. */
  readonly asked: readonly string[];
}

const known = new WeakMap<Entity, Known>();

/** What a persona of a library says once its parents are heard. Several rules ask; it is found out once. */
export function effectiveIn(library: Library, uri: string, entity: Entity): EffectivePersona {
  const { bodies } = library;
  const before = known.get(entity);
  if (before && before.library === library && before.revision === bodies.revision) {
    // Whoever asks now depends on the same ancestors.
    for (const id of before.asked) bodies.persona(id);
    return before.effective;
  }
  const asked: string[] = [];
  const effective = effectivePersona(bodyOf(uri, entity), (id) => {
    asked.push(id);
    return bodies.persona(id);
  });
  known.set(entity, { library, revision: bodies.revision, effective, asked });
  return effective;
}

/** A persona as if it said itself all that it inherits; any other entity as it is. */
export function effectiveEntity(library: Library, uri: string, entity: Entity): Entity {
  if (entity.kind !== 'persona' || !library.complete) return entity;
  const own = new Set(inheritable(entity.data).map(([key]) => key));
  const identity = Object.entries(entity.data).filter(([key]) => !own.has(key));
  return { ...entity, data: { ...Object.fromEntries(identity), ...dataOf(effectiveIn(library, uri, entity).said) } };
}

/**
 * A persona as scores and rules about what is absent see it: with what its parents give it, because a child that inherits
 * goals has goals. Costs nothing for a persona that names no parent, and for any other entity.
 *
 * @returns nothing while the parents of a persona may still be unread
 */
export function withInherited(library: Library, uri: string, entity: Entity): Entity | undefined {
  if (entity.kind !== 'persona' || parentsOf(entity).length === 0) return entity;
  return library.complete ? effectiveEntity(library, uri, entity) : undefined;
}

/**
 * Tells from whom a persona has the value at a pointer within it, by name.
 *
 * @returns a function that says nothing for what the persona says itself, for mappings of several origins, and for
 * pointers that lead nowhere
 */
export function originsOf(library: Library, uri: string, entity: Entity): (pointer: string) => string | undefined {
  if (entity.kind !== 'persona' || !library.complete) return () => undefined;
  const { said } = effectiveIn(library, uri, entity);
  const isSelf = (from: Body) =>
    from.uri === uri && from.document === entity.document && from.pointer === entity.pointer;
  return (pointer) => {
    const [giver, ...others] = giversOf(said, segmentsOf(pointer));
    if (giver === undefined || others.length > 0 || isSelf(giver)) return undefined;
    return giver.name ?? giver.id;
  };
}

/** Everybody who says something of what stands at a path, each once. */
function giversOf(said: EffectivePersona['said'], path: readonly string[]): Body[] {
  let node: EffectivePersona['said'] | Leaf | undefined = said;
  for (const step of path) {
    // Within a list: who says that item.
    if (!isBranch(node)) return node ? [node.itemsFrom?.[Number(step)] ?? node.from] : [];
    node = node.get(step);
  }
  if (node === undefined) return [];
  const leaves = isBranch(node) ? leavesOf(node) : [node];
  return [...new Set(leaves.flatMap(({ from, added, itemsFrom }) => [...(itemsFrom ?? [from]), ...added]))];
}

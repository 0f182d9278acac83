import type { Entity } from '../kinds/types.js';
import type { Severity } from '../library/config.js';
import { isActive } from '../library/library.js';
import type { RuleMeta } from './types.js';

/**
 * Drafts, first sketches and what is no longer in use are judged mildly. What that means is decided here, once for all
 * rules: one that asks for care over time (`inDrafts: 'silent'`) says nothing about an entity that is not active; one
 * that asks for substance (`inDrafts: 'hint'`, and every gap) gives it no more than a hint, as it does a persona that
 * says of itself that it is a first sketch (`basis: proto`). What is wrong in itself, such as a slip in a key, stays
 * as loud as ever.
 */

/** Whether a rule has anything to say about an entity. */
export function isAsked({ inDrafts }: RuleMeta, entity: Entity): boolean {
  return inDrafts !== 'silent' || isActive(entity);
}

/** How loud a rule may be about an entity at most; nothing where there is no limit. */
export function loudest({ inDrafts, channel }: RuleMeta, entity: Entity | undefined): Severity | undefined {
  const isMild = inDrafts === 'hint' || channel === 'gap';
  return entity && isMild && isSketch(entity) ? 'hint' : undefined;
}

/** Whether nobody can expect of an entity yet, or any more, that it is complete. */
export function isSketch(entity: Entity): boolean {
  return !isActive(entity) || entity.data.basis === 'proto';
}

import type { ScorePart } from './types.js';
import { clean, roundHalfUp } from './words.js';

/** What a part needs to be known by. */
export interface PartKind {
  readonly id: string;
  readonly label: string;
  readonly max: number;
  /** Id of the rule that watches over it. */
  readonly rule?: string;
}

/** What to do next, and what the part's points would be then. */
export interface Step {
  readonly action: string;
  readonly reaches: number;
}

/**
 * One explained share of a score. The gain is what the step really adds, to two decimals; a part that is full, or a
 * step that adds nothing, has none.
 */
export function scorePart(kind: PartKind, points: number, why: string, step?: Step): ScorePart {
  const part = { ...kind, points: clean(points), why };
  const gain = step ? roundHalfUp(Math.min(kind.max, step.reaches) - points, 2) : 0;
  return step && gain > 0 ? { ...part, next: { action: step.action, gain } } : part;
}

/** `1 claim`, `3 claims`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

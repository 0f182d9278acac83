import { counted } from './part.js';
import { gradeOf } from './readiness.js';
import type { Grade } from './types.js';
import { clean, roundHalfUp } from './words.js';

/** A persona as far as the health of its library goes. */
export interface ScoredPersona {
  readonly id?: string;
  readonly name?: string;
  /** The tier that its `priority` gives: 1, 2 or 3. */
  readonly tier?: number;
  /** 0-100. */
  readonly readiness: number;
}

/** Health of a library, 0-100, with what made it. */
export interface LibraryHealth {
  readonly score: number;
  readonly grade: Grade;
  /** The mean readiness, before errors are taken off; not rounded. */
  readonly mean: number;
  /** How much each persona weighs, and what would come of bringing it to 100. */
  readonly parts: readonly HealthPart[];
  readonly errors: number;
  /** Points that the errors take off. */
  readonly lost: number;
  /** In one sentence. */
  readonly why: string;
}

export interface HealthPart {
  readonly id?: string;
  readonly name?: string;
  readonly readiness: number;
  /** 3 for the first tier, 2 for the second, 1 for every other. */
  readonly weight: number;
  /** What full readiness of this persona would add to the mean, to two decimals. */
  readonly gain: number;
}

const weights: ReadonlyMap<number | undefined, number> = new Map([
  [1, 3],
  [2, 2],
]);

/** What an open error costs. */
const pointsPerError = 5;

/**
 * Library health (FORMAT section 4): the mean readiness of the active personas, those of the first tier counting three
 * times and those of the second twice, less five points for each open error.
 *
 * @param errors how many findings of severity error are open in the library
 * @returns nothing for a library without a persona that has a readiness
 */
export function libraryHealth(personas: readonly ScoredPersona[], errors: number): LibraryHealth | undefined {
  const weighted = personas.map((persona) => ({ ...persona, weight: weights.get(persona.tier) ?? 1 }));
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return undefined;
  const mean = clean(weighted.reduce((sum, { weight, readiness }) => sum + weight * readiness, 0) / total);
  const lost = errors * pointsPerError;
  const score = Math.max(0, Math.min(100, roundHalfUp(mean - lost, 0)));
  const parts = weighted.map(({ id, name, readiness, weight }) => ({
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    readiness,
    weight,
    gain: roundHalfUp((weight * (100 - readiness)) / total, 2),
  }));
  const less = errors > 0 ? `, less ${lost} for ${counted(errors, 'open error')}` : '';
  const why = `The mean readiness of ${counted(personas.length, 'active persona')} is ${roundHalfUp(mean, 1)}${less}.`;
  return { score, grade: gradeOf(score), mean, parts, errors, lost, why };
}

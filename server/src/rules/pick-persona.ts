import type { Library } from '../library/library.js';

/** A persona that somebody may mean. */
export interface Choice {
  readonly id: string;
  /** What a quick fix calls it: `Dana Weber (head-of-finance)`. */
  readonly words: string;
}

/** More quick fixes than this are no help. */
const most = 5;

/**
 * The personas that a fix may offer, those that count most first: by tier, then in the order of the library.
 *
 * @returns at most five; none before the library has been read
 */
export function personasToPick(library: Library): readonly Choice[] {
  if (!library.complete) return [];
  return library.foremost(most).map(({ id, name }) => ({ id, words: name === undefined ? id : `${name} (${id})` }));
}

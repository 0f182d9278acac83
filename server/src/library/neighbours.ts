import { jaccard } from './words.js';

/** A persona as far as telling personas apart needs it. */
export interface Neighbour {
  readonly id: string;
  readonly name: string;
  readonly stems: ReadonlySet<string>;
}

/** The neighbour that says most of the same. */
export interface Closest {
  readonly neighbour: Neighbour;
  /** Jaccard index, above 0. */
  readonly overlap: number;
  /** How many neighbours share any word at all, this one included. */
  readonly touching: number;
}

/** Up to this many questions, comparing one by one is cheaper than making an index. */
const fewQuestions = 8;

/**
 * The personas of a library, to be asked who is close to whom. An editor asks once a keystroke and a report once a
 * persona: comparing each with each takes a second for a thousand personas, so many questions are answered by an index
 * from stem to personas.
 */
export class Neighbourhood {
  #asked = 0;
  #index: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(readonly neighbours: readonly Neighbour[]) {}

  /**
   * The neighbour whose stems overlap most; the first of several that overlap alike.
   *
   * @param self place of the one who asks, when it is a neighbour itself
   */
  closest(stems: ReadonlySet<string>, self?: number): Closest | undefined {
    this.#asked += 1;
    const overlaps = this.#asked > fewQuestions ? this.#byIndex(stems) : this.#oneByOne(stems);
    let best: { neighbour: Neighbour; overlap: number } | undefined;
    let touching = 0;
    this.neighbours.forEach((neighbour, place) => {
      const overlap = overlaps[place] ?? 0;
      if (place === self || overlap === 0) return;
      touching += 1;
      if (!best || overlap > best.overlap) best = { neighbour, overlap };
    });
    return best && { ...best, touching };
  }

  #oneByOne(stems: ReadonlySet<string>): ArrayLike<number> {
    return this.neighbours.map((neighbour) => jaccard(stems, neighbour.stems));
  }

  #byIndex(stems: ReadonlySet<string>): ArrayLike<number> {
    this.#index ??= indexOf(this.neighbours);
    const shared = new Float64Array(this.neighbours.length);
    for (const stem of stems) {
      for (const place of this.#index.get(stem) ?? []) shared[place] = (shared[place] ?? 0) + 1;
    }
    return shared.map((count, place) =>
      count === 0 ? 0 : count / (stems.size + (this.neighbours[place]?.stems.size ?? 0) - count),
    );
  }
}

function indexOf(neighbours: readonly Neighbour[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  neighbours.forEach(({ stems }, place) => {
    for (const stem of stems) {
      const places = index.get(stem);
      if (places) places.push(place);
      else index.set(stem, [place]);
    }
  });
  return index;
}

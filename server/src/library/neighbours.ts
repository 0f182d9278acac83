import { sharedOf } from './words.js';

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

  readonly #sizes: readonly number[];

  constructor(readonly neighbours: readonly Neighbour[]) {
    this.#sizes = neighbours.map(({ stems }) => stems.size);
  }

  /**
   * The neighbour whose stems overlap most; the first of several that overlap alike.
   *
   * @param self place of the one who asks, when it is a neighbour itself
   */
  closest(stems: ReadonlySet<string>, self?: number): Closest | undefined {
    this.#asked += 1;
    const shared = this.#asked > fewQuestions ? this.#byIndex(stems) : this.#oneByOne(stems);
    let best = -1;
    let highest = 0;
    let touching = 0;
    for (let place = 0; place < this.neighbours.length; place++) {
      const count = shared[place] ?? 0;
      if (count === 0 || place === self) continue;
      touching += 1;
      const overlap = count / (stems.size + (this.#sizes[place] ?? 0) - count);
      if (overlap > highest) {
        highest = overlap;
        best = place;
      }
    }
    const neighbour = this.neighbours[best];
    return neighbour && { neighbour, overlap: highest, touching };
  }

  #oneByOne(stems: ReadonlySet<string>): ArrayLike<number> {
    return this.neighbours.map((neighbour) => sharedOf(stems, neighbour.stems));
  }

  #byIndex(stems: ReadonlySet<string>): ArrayLike<number> {
    this.#index ??= indexOf(this.neighbours);
    const index = this.#index;
    const shared = new Uint32Array(this.neighbours.length);
    for (const stem of stems) {
      const places = index.get(stem);
      if (!places) continue;
      for (let at = 0; at < places.length; at++) {
        const place = places[at] ?? 0;
        shared[place] = (shared[place] ?? 0) + 1;
      }
    }
    return shared;
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

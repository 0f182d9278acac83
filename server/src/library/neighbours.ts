import { comparePlaces, type EntityPlace } from './place-order.js';

/** A persona as far as telling personas apart needs it. */
export interface Neighbour extends EntityPlace {
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

/** A neighbour and how much it shares. */
export interface Near {
  readonly neighbour: Neighbour;
  /** Jaccard index, above 0. */
  readonly overlap: number;
}

/** Personas of one product share some words; with a smaller overlap than this they are not similar. */
export const leastSimilar = 0.3;

/**
 * The personas of a library, to be asked who is close to whom. An index from stem to personas spares the comparison of
 * each with each; it follows every change.
 */
export class Neighbourhood {
  /** A neighbour keeps its slot, so that the index can count in an array. */
  readonly #slots: (Neighbour | undefined)[] = [];
  readonly #slotOf = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #index = new Map<string, number[]>();

  /** How many there are. */
  get size(): number {
    return this.#slotOf.size;
  }

  add(neighbour: Neighbour): void {
    const slot = this.#free.pop() ?? this.#slots.length;
    this.#slots[slot] = neighbour;
    this.#slotOf.set(keyOf(neighbour), slot);
    for (const stem of neighbour.stems) {
      const slots = this.#index.get(stem);
      if (slots) slots.push(slot);
      else this.#index.set(stem, [slot]);
    }
  }

  delete(place: EntityPlace): void {
    const slot = this.#slotOf.get(keyOf(place));
    const neighbour = slot === undefined ? undefined : this.#slots[slot];
    if (slot === undefined || !neighbour) return;
    for (const stem of neighbour.stems) {
      const slots = this.#index.get(stem) ?? [];
      slots[slots.indexOf(slot)] = slots.at(-1) ?? slot;
      slots.pop();
      if (slots.length === 0) this.#index.delete(stem);
    }
    this.#slots[slot] = undefined;
    this.#slotOf.delete(keyOf(place));
    this.#free.push(slot);
  }

  has(place: EntityPlace): boolean {
    return this.#slotOf.has(keyOf(place));
  }

  /**
   * The neighbour whose stems overlap most; of several that overlap alike the first by file and place.
   *
   * @param self the one who asks, who may be a neighbour
   */
  closest(stems: ReadonlySet<string>, self?: EntityPlace): Closest | undefined {
    let best: Near | undefined;
    let touching = 0;
    for (const near of this.#near(stems, 0, self)) {
      touching += 1;
      if (!best || near.overlap > best.overlap || (near.overlap === best.overlap && isBefore(near, best))) best = near;
    }
    return best && { ...best, touching };
  }

  /** Those whose stems overlap at least so much, the closest first. */
  similar(stems: ReadonlySet<string>, least: number, self?: EntityPlace): Near[] {
    return [...this.#near(stems, least, self)].sort(
      (a, b) => b.overlap - a.overlap || comparePlaces(a.neighbour, b.neighbour),
    );
  }

  /**
   * Who overlaps at least so much. They share at least that part of the stems asked for, so that each has one of the
   * rarer stems: the longest lists of the index, those of the commonest stems, need not be gone through.
   */
  *#near(stems: ReadonlySet<string>, least: number, self: EntityPlace | undefined): Generator<Near> {
    const own = self && this.#slotOf.get(keyOf(self));
    const rarestFirst = [...stems].sort((a, b) => this.#having(a).length - this.#having(b).length);
    const leading = stems.size - Math.max(1, Math.ceil(least * stems.size - tolerance)) + 1;
    const common = rarestFirst.slice(leading);
    const shared = new Uint16Array(this.#slots.length);
    const met: number[] = [];
    for (const stem of rarestFirst.slice(0, leading)) {
      for (const slot of this.#having(stem)) {
        const before = shared[slot] ?? 0;
        if (before === 0) met.push(slot);
        shared[slot] = before + 1;
      }
    }
    for (const slot of met) {
      const neighbour = this.#slots[slot];
      if (!neighbour || slot === own) continue;
      let count = shared[slot] ?? 0;
      const enough = (least * (stems.size + neighbour.stems.size)) / (1 + least) - tolerance;
      if (count + common.length < enough) continue;
      for (const stem of common) if (neighbour.stems.has(stem)) count += 1;
      const overlap = count / (stems.size + neighbour.stems.size - count);
      if (overlap >= least) yield { neighbour, overlap };
    }
  }

  #having(stem: string): readonly number[] {
    return this.#index.get(stem) ?? nobody;
  }
}

const nobody: readonly number[] = [];

/** For what floating point makes of a share of a whole number. */
const tolerance = 1e-9;

function isBefore(a: Near, b: Near): boolean {
  return comparePlaces(a.neighbour, b.neighbour) < 0;
}

function keyOf({ uri, document, pointer }: EntityPlace): string {
  return `${document} ${pointer} ${uri}`;
}

/** Two personas and how much they share. */
export interface Pair {
  readonly one: Neighbour;
  readonly other: Neighbour;
  readonly overlap: number;
}

/** For each of some personas the one among them that says most of the same; of those pairs the closest, each once. */
export function closestPairs(neighbours: readonly Neighbour[], most: number): Pair[] {
  const among = new Neighbourhood();
  for (const neighbour of neighbours) among.add(neighbour);
  const pairs = new Map<string, Pair>();
  for (const one of neighbours) {
    const found = among.closest(one.stems, one);
    if (!found) continue;
    const { neighbour: other, overlap } = found;
    const key = [keyOf(one), keyOf(other)].sort().join('\n');
    if (!pairs.has(key)) pairs.set(key, { one, other, overlap });
  }
  return [...pairs.values()].sort((a, b) => b.overlap - a.overlap).slice(0, most);
}

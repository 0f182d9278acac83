/**
 * Things by a key, those of one key in their order, so that what a library answers does not depend on the order in which
 * its files were read. A list that was given out never changes.
 */
export class Buckets<T> {
  readonly #byKey = new Map<string, readonly T[]>();

  constructor(readonly compare: (a: T, b: T) => number) {}

  get(key: string): readonly T[] {
    return this.#byKey.get(key) ?? none;
  }

  add(key: string, item: T): void {
    this.#byKey.set(key, inserted(this.get(key), item, this.compare));
  }

  delete(key: string, item: T): void {
    const left = without(this.get(key), item, this.compare);
    if (left.length > 0) this.#byKey.set(key, left);
    else this.#byKey.delete(key);
  }
}

const none: readonly never[] = [];

/** A sorted list with one more item in its place. */
export function inserted<T>(list: readonly T[], item: T, compare: (a: T, b: T) => number): readonly T[] {
  return list.toSpliced(placeOf(list, item, compare), 0, item);
}

/** A sorted list without an item that is the very same object. */
export function without<T>(list: readonly T[], item: T, compare: (a: T, b: T) => number): readonly T[] {
  let place = placeOf(list, item, compare);
  while (place > 0 && list[place - 1] !== item && compare(list[place - 1] as T, item) === 0) place--;
  const found = list[place - 1] === item ? place - 1 : list.indexOf(item);
  return found < 0 ? list : list.toSpliced(found, 1);
}

/** Behind everything that does not come later. */
function placeOf<T>(list: readonly T[], item: T, compare: (a: T, b: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as T, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

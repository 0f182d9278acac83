import type { Library } from './library/library.js';

/** How a file was judged, as far as that is kept. */
export interface Judgement {
  readonly library: Library;
  readonly today: string;
}

/** Which files have been judged as they are, and which have to be judged again. */
export class Judgements<T extends Judgement> {
  readonly #valid = new Map<string, T | Judgement>();
  readonly #due = new Set<string>();
  readonly #told = new Set<string>();
  #day = '';
  /** How often something else than the file itself made a judgement void that is in view. */
  toldTimes = 0;

  /** @param isShown whether somebody has the file in view */
  constructor(readonly isShown: (uri: string) => boolean) {}

  /** The last judgement of a file, where it still holds. */
  of(uri: string): T | Judgement | undefined {
    return this.#valid.get(uri);
  }

  set(uri: string, judgement: T | Judgement): void {
    this.#valid.set(uri, judgement);
    this.#due.delete(uri);
    this.#told.delete(uri);
  }

  /**
   * The last judgement of a file no longer holds.
   *
   * @param byOthers because something else has changed than the file itself
   */
  drop(uri: string, byOthers: boolean): void {
    this.#valid.delete(uri);
    this.#due.add(uri);
    if (!byOthers) this.#told.delete(uri);
    else if (this.isShown(uri)) {
      this.#told.add(uri);
      this.toldTimes++;
    }
  }

  /** Nobody waits for the file any more: it is none of ours. */
  forget(uri: string): void {
    this.#valid.delete(uri);
    this.#due.delete(uri);
    this.#told.delete(uri);
  }

  /** The files of which nobody has heard since something about them changed. Another day changes something about all. */
  due(today: string): readonly string[] {
    if (today !== this.#day) {
      for (const [uri, judged] of [...this.#valid]) if (judged.today !== today) this.drop(uri, true);
      this.#day = today;
    }
    return [...this.#due];
  }

  /** The files in view that have to be judged again because of something else. */
  told(): readonly string[] {
    return [...this.#told].filter(this.isShown);
  }
}

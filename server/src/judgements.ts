import type { ParsedText } from './document/parsed-text.js';
import type { PersonaFile } from './kinds/types.js';
import type { Library } from './library/library.js';
import type { Finding } from './rules/types.js';

/** How a file was judged, as far as that is kept. */
export interface Judgement {
  readonly library: Library;
  readonly today: string;
}

/** A file as it was last judged. */
export interface Checked extends Judgement {
  readonly parsed: ParsedText;
  readonly file: PersonaFile;
  readonly findings: readonly Finding[];
  /** What the baseline of the library accepts. */
  readonly accepted: readonly Finding[];
}

/** Which files have been judged as they are, and which have to be judged again. */
export class Judgements {
  readonly #valid = new Map<string, Checked | Judgement>();
  readonly #due = new Set<string>();
  readonly #told = new Set<string>();
  #day = '';
  /** How often something else than the file itself made a judgement void that is in view. */
  toldTimes = 0;

  /** @param isShown whether somebody has the file in view */
  constructor(readonly isShown: (uri: string) => boolean) {}

  /** The last judgement of a file, where it still holds. */
  of(uri: string): Checked | Judgement | undefined {
    return this.#valid.get(uri);
  }

  set(uri: string, judgement: Checked | Judgement): void {
    this.#valid.set(uri, judgement);
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

  /** The last judgement is no longer kept; nothing has changed about what holds. */
  forget(uri: string): void {
    this.#valid.delete(uri);
    this.#told.delete(uri);
  }

  /**
   * Whoever shows the results of all files is about to look at one: from now on it is due once something changes. That
   * somebody else has had it judged is not enough: its result would never be shown.
   */
  take(uri: string): void {
    this.#due.delete(uri);
  }

  /** The files to `take`: something about them has changed. Another day changes something about all. */
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

import type { Entity, KindName, PersonaFile } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import type { LinkIndex } from '../library/link-index.js';
import type { Scores } from '../scores/index.js';

/** An entity of the library that a reference may name. */
export interface KnownEntity {
  readonly kind: KindName;
  readonly id?: string;
  readonly name?: string;
}

/** Everything a feature may ask about; nothing in it does I/O or reads the clock. */
export interface FeatureContext {
  readonly file: PersonaFile;
  /** The entities of the file's library; empty until it is indexed. */
  readonly known: readonly KnownEntity[];
  /** The library of the file; what it holds may not have been read yet. */
  readonly library?: Library;
  /** Who declares and who refers to what, and the words that the library explains. */
  readonly links?: LinkIndex;
  /** ISO date. */
  readonly today: string;
  readonly scoresOf: (entity: Entity) => Scores;
}

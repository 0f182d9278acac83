import type { Entity, KindName } from '../kinds/types.js';
import type { AccountFit, Opportunity, Readiness } from '../scores/types.js';

/** An entity that a value refers to, and where it is shown. */
export interface CardLink {
  readonly kind: KindName;
  readonly id: string;
  /** A page of a site, or in the preview an anchor that its script knows. */
  readonly href: string;
}

/** Everything a card shows. Cards read nothing else: no library, no clock, no files. */
export interface CardModel {
  readonly entity: Entity;
  /**
   * The line (from 0) on which the field at a pointer within the entity starts: that of its key, or of the item in a
   * list; nothing when it is not in the text. Never throws: cards ask for many fields that are absent.
   */
  readonly lineOf: (pointer: string) => number | undefined;
  /** Where the value at a pointer within the entity leads; nothing for values that refer to nobody there is. */
  readonly linkOf?: (pointer: string) => CardLink | undefined;
  /** What an `img` may show for a picture that the entity names; nothing where it must not or cannot be shown. */
  readonly pictureOf?: (source: string) => string | undefined;
  readonly readiness?: Readiness;
  readonly accounts?: readonly AccountFit[];
  readonly opportunities?: readonly Opportunity[];
  /** Faults of this entity, worst first, for the note at the foot of the card. */
  readonly findings: readonly {
    readonly severity: 'error' | 'warning' | 'info' | 'hint';
    readonly message: string;
    readonly line: number;
  }[];
}

import type { Entity, KindName } from '../kinds/types.js';
import type { Maturity } from '../scores/maturity.js';
import type { AccountFit, Opportunity, Readiness } from '../scores/types.js';
import type { ValueFit } from '../scores/value-fit.js';

/** An entity that a value refers to, and where it is shown. */
export interface CardLink {
  readonly kind: KindName;
  readonly id: string;
  /** A page of a site, or in the preview an anchor that its script knows. */
  readonly href: string;
}

/** How a card is laid out: as a page to read, or, for personas, as one wide sheet for the wall. */
export type CardLayout = 'page' | 'canvas';

/** When an entity is to be looked at again. */
export interface ReviewDue {
  /** ISO date of the last day on which the last review still holds. */
  readonly due: string;
  /** Days left until then; below zero when that day is past. */
  readonly daysLeft: number;
}

/** An entity that rests on this one. */
export interface CardUse {
  readonly kind: KindName;
  /** What it is called; its id where it has no name. */
  readonly name: string;
  /** How many of its fields refer to this one. */
  readonly times: number;
  readonly link?: CardLink;
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
  /** The name of the persona that gives the value at a pointer within the entity; nothing for what it says itself. */
  readonly inheritedFrom?: (pointer: string) => string | undefined;
  /** Nothing for what was never reviewed, and where nobody knows what day it is. */
  readonly reviewDue?: ReviewDue;
  readonly readiness?: Readiness;
  readonly accounts?: readonly AccountFit[];
  readonly opportunities?: readonly Opportunity[];
  readonly fit?: ValueFit;
  readonly maturities?: readonly Maturity[];
  /** Of a study: who uses it as evidence, the most frequent first; absent where nobody has looked. */
  readonly usedBy?: readonly CardUse[];
  /** Faults of this entity, worst first, for the note at the foot of the card. */
  readonly findings: readonly {
    readonly severity: 'error' | 'warning' | 'info' | 'hint';
    readonly message: string;
    readonly line: number;
  }[];
}

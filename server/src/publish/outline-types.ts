import type { Support } from '../cards/evidence.js';
import type { CardLink } from '../cards/types.js';
import type { KindName } from '../kinds/types.js';
import type { Readiness } from '../scores/types.js';

/** A piece of text, and whom it means. */
export interface Said {
  readonly text: string;
  readonly link?: CardLink;
}

/** A value with its name. */
export interface Fact {
  readonly label: string;
  readonly values: readonly Said[];
}

/** One thing that an entity says, what goes with it and what it rests on. */
export interface Statement {
  readonly text: string;
  /** Whom the text means, where it is a name. */
  readonly link?: CardLink;
  /** Nothing where such statements need no source. */
  readonly support?: Support;
  readonly facts: readonly Fact[];
  readonly sources: readonly Said[];
}

/** A part of an outline, by its shape. */
export type Block =
  | { readonly type: 'prose'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'statements'; readonly items: readonly Statement[]; readonly numbered?: boolean }
  | { readonly type: 'names'; readonly items: readonly Said[] }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'group'; readonly title: string; readonly blocks: readonly Block[] };

export interface OutlineSection {
  /** The field that it shows. */
  readonly key: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/**
 * What a card says, without its look: for formats that have a look of their own, or none. Texts are as they were
 * written; each format escapes them in its own way.
 */
export interface Outline {
  readonly kind: KindName;
  readonly id?: string;
  readonly name: string;
  /** What kind of thing it is: "User persona". */
  readonly kicker: string;
  readonly role?: string;
  readonly labels: readonly string[];
  readonly quote?: { readonly text: string; readonly source?: string };
  readonly lead: readonly string[];
  /** What sets somebody apart whom we do not serve. */
  readonly warning?: string;
  readonly readiness?: Readiness;
  readonly sections: readonly OutlineSection[];
  /** Owner, last review. */
  readonly foot: readonly string[];
}

import type { KindName } from '../../kinds/types.js';
import type { Snapshot } from '../snapshot.js';

/** How a view is shown. */
export interface ViewOptions {
  /** Where an entity is shown; without it, an anchor that the script of the preview takes for "open it". */
  readonly hrefOf?: (kind: KindName, id: string) => string | undefined;
  /** What the library is called; without it, as its folder. */
  readonly libraryTitle?: string;
}

/** A view over a library: one `article` without script and without inline style, everything user-written escaped. */
export interface View {
  readonly title: string;
  readonly html: string;
}

/** A view of a whole library. */
export type LibraryView = (snapshot: Snapshot, options?: ViewOptions) => View;

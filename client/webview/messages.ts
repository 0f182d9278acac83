/** What the preview's page and the extension say to each other. Types only: both sides are built apart. */

/** Extension to page: a card to show. */
export interface CardMessage {
  readonly type: 'card';
  readonly uri: string;
  /** Version of the document that the card shows. */
  readonly version: number;
  readonly title: string;
  readonly html: string;
  /** Line of the cursor, from 0. */
  readonly line?: number;
  /** Whether the card shows what the persona inherits; absent where it inherits from nobody. */
  readonly effective?: boolean;
}

/** Extension to page: there is nothing to show, and what to do about it. */
export interface EmptyMessage {
  readonly type: 'empty';
  readonly text: string;
}

/** Extension to page: the cursor of the editor has moved. */
export interface CursorMessage {
  readonly type: 'cursor';
  readonly uri: string;
  readonly line: number;
}

export type ToPage = CardMessage | EmptyMessage | CursorMessage;

/** Page to extension: the page listens; a block wants its source shown; what is inherited is to be shown, or not. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'effective'; readonly on: boolean }
  | { readonly type: 'reveal'; readonly line: number; readonly focus: boolean };

/** What the page keeps for when the window is reloaded. */
export interface PageState {
  readonly uri: string;
  readonly line?: number;
  /** Whether personas are shown with what they inherit. */
  readonly effective?: boolean;
}

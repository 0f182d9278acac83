import type { CardLayout } from '../../server/src/protocol.js';

/** What the preview's page and the extension say to each other. Types only: both sides are built apart. */

/** How a card is shown. */
export interface View {
  /** Whether personas are shown with what they inherit. */
  readonly effective: boolean;
  readonly layout: CardLayout;
  /** Whether the preview stays with its file, whatever the editor shows. */
  readonly locked: boolean;
}

/** Extension to page: a card to show. */
export interface CardMessage {
  readonly type: 'card';
  readonly uri: string;
  /** Version of the document that the card shows. */
  readonly version: number;
  readonly title: string;
  readonly html: string;
  /** First and last line of the entity in its file, from 0. */
  readonly lines: readonly [number, number];
  /** Line of the cursor, from 0. */
  readonly line?: number;
  readonly view: View;
  /** What the reader may choose for this card. */
  readonly offers: { readonly effective: boolean; readonly canvas: boolean };
}

/** Extension to page: there is nothing to show, and what to do about it. */
export interface EmptyMessage {
  readonly type: 'empty';
  readonly text: string;
}

/** Extension to page: the cursor of the editor has moved, or the line at the top of the editor has. */
export interface LineMessage {
  readonly type: 'cursor' | 'scroll';
  readonly uri: string;
  readonly line: number;
}

export type ToPage = CardMessage | EmptyMessage | LineMessage;

/**
 * Page to extension: the page listens; the reader wants a card shown in another way, the source of a block, or the entity
 * that a name leads to; the reader has scrolled to the block of a line.
 */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'view'; readonly view: Partial<View> }
  | { readonly type: 'reveal'; readonly line: number; readonly focus: boolean }
  | { readonly type: 'open'; readonly kind: string; readonly id: string }
  | { readonly type: 'scrolled'; readonly line: number };

/** What the page keeps for when it is hidden, or the window is reloaded. */
export interface PageState {
  readonly uri: string;
  readonly line?: number;
  readonly view?: Partial<View>;
  /** How far down the page was, in pixels, and which entity that was. */
  readonly scroll?: number;
  readonly entity?: string;
}

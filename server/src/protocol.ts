import type { Position } from './document/lines.js';

/** Requests of our own between client and server. The client imports the types and method names of this file only. */

/** Client to server: the card of the entity at a position of an open document. */
export const cardRequest = 'personas/card';
export interface CardParams {
  readonly uri: string;
  /** Where the cursor is; without it, the first entity of the file. */
  readonly position?: Position;
}
export interface CardResult {
  /** Version of the document that the card was made from. */
  readonly version: number;
  /** For the tab: the entity's name, or the file's. */
  readonly title: string;
  /** HTML of the card's body, escaped; it holds no script. */
  readonly html: string;
}

/** Client to server: what the product makes of an open document, for the status bar. */
export const statusRequest = 'personas/status';
export interface StatusParams {
  readonly uri: string;
  readonly position?: Position;
}
export interface StatusResult {
  /** Whether the file is served at all. */
  readonly claimed: boolean;
  /** A few words: "Readiness 64/100", "Ideal customer profile", "Not a persona file". */
  readonly text: string;
  /** Why, and for an unclaimed file how to claim it. */
  readonly detail?: string;
}

/** Server to client: read or list files that the server cannot reach itself (virtual workspaces, the browser). */
export const readFileRequest = 'personas/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
/** The bytes as base64, or nothing when there is no such file. */
export type ReadFileResult = { readonly base64: string } | null;

export const findFilesRequest = 'personas/findFiles';
export interface FindFilesParams {
  readonly folder: string;
}
export type FindFilesResult = readonly string[];

/** What the client says when it starts the server. */
export interface InitializationOptions {
  /** An ISO date that stands for today, so that tests and reports repeat. */
  readonly today?: string;
  /** Schemes whose files the server must ask the client for; `file` is read directly where the host can. */
  readonly clientFileSystem?: boolean;
  /** The client contributes the templates for an empty file itself. */
  readonly ownTemplates?: boolean;
  /** A client command that asks for suggestions again; run after a suggestion that opens a list of values. */
  readonly suggestCommand?: string;
}

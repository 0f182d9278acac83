import type { CardLayout } from './cards/types.js';
import type { Position, Range } from './document/lines.js';
import type { KindName } from './kinds/types.js';
import type { Coverage } from './library/coverage.js';
import type { LibraryHealth } from './scores/health.js';

export type { CardLayout } from './cards/types.js';

/** Requests of our own between client and server. The client imports the types and method names of this file only. */

/** Client to server: the card of the entity at a position of an open document. */
export const cardRequest = 'personas/card';
export interface CardParams {
  readonly uri: string;
  /** Where the cursor is; without it, the first entity of the file. */
  readonly position?: Position;
  /** Show a persona with what it inherits. */
  readonly effective?: boolean;
  /** How to lay out a card that knows more than one way; as a page where nothing is said. */
  readonly layout?: CardLayout;
  /** Whether pictures may be loaded from the web (`https`). */
  readonly remoteImages?: boolean;
}
export interface CardResult {
  /** Version of the document that the card was made from. */
  readonly version: number;
  /** For the tab: the entity's name, or the file's. */
  readonly title: string;
  /** HTML of the card's body, escaped; it holds no script. */
  readonly html: string;
  /** Where the entity stands in its file; the start of a file without any. */
  readonly range: Range;
  /** The entity is a persona with a parent, so that it can be shown with what it inherits. */
  readonly inherits?: boolean;
  /** The entity can be laid out as a canvas too. */
  readonly canvas?: boolean;
}

/** Client to server: where an entity stands that a file refers to; the first place where several declare its id. */
export const locateRequest = 'personas/locate';
export interface LocateParams {
  /** Any file of the library. */
  readonly uri: string;
  readonly kind: KindName;
  readonly id: string;
}
export type LocateResult = {
  readonly uri: string;
  /** Where the entity says its id. */
  readonly range: Range;
} | null;

/** Server to client: pictures have changed on disk that cards may show. */
export const picturesChangedNotification = 'personas/picturesChanged';

/** Client to server: a persona with everything that it inherits, as a text to read. */
export const effectiveRequest = 'personas/effective';
export interface EffectiveParams {
  readonly uri: string;
  /** Where the cursor is; without it, the first persona of the file. */
  readonly position?: Position;
  /** Rather the persona at this place, as an earlier answer named it. */
  readonly place?: PersonaPlace;
}
export interface PersonaPlace {
  readonly document: number;
  /** JSON pointer from the root of the document. */
  readonly pointer: string;
}
export type EffectiveResult =
  | {
      readonly title: string;
      /** YAML; what is inherited says from whom in a comment. */
      readonly text: string;
      readonly place: PersonaPlace;
    }
  /** Why there is none. */
  | { readonly problem: string };

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
  /** Whose, and how good. */
  readonly detail?: string;
  /** Why it is served, or why not; short enough for one line of the status bar's box. */
  readonly why: string;
  /** The file is not served and nothing suggests that it should be: say nothing about it. */
  readonly silent?: boolean;
}

/** Client to server: the ways in which a file that is not served can be claimed, the likeliest first. */
export const claimOptionsRequest = 'personas/claimOptions';
export interface ClaimOptionsParams {
  readonly uri: string;
}
export interface ClaimOption {
  readonly label: string;
  readonly description?: string;
  /** What to say of it in the config file; nothing where the file says it itself. */
  readonly kind?: string;
  readonly dialect?: 'native' | 'pls';
  /** Guessed from what is in the file. */
  readonly likely?: boolean;
}

/** Client to server: the edit of the config file that claims a file. */
export const claimRequest = 'personas/claim';
export interface ClaimParams {
  readonly uri: string;
  readonly kind?: string;
  readonly dialect?: 'native' | 'pls';
}
export type ClaimResult =
  | {
      /** The config file; made by the client where it does not exist. */
      readonly config: string;
      readonly exists: boolean;
      readonly range: Range;
      readonly newText: string;
    }
  | {
      /** Why it cannot be done. */
      readonly problem: string;
      /** The config file to look at. */
      readonly config?: string;
    };

/** Client to server: the kinds and templates of which a new file can be made. */
export const templatesRequest = 'personas/templates';
export interface TemplateKind {
  readonly kind: string;
  readonly label: string;
  readonly description: string;
  readonly templates: readonly { readonly id: string; readonly label: string; readonly description: string }[];
}

/** Client to server: where a new file would go and what would be in it. It makes nothing. */
export const newFileRequest = 'personas/newFile';
export interface NewFileParams {
  readonly template: string;
  readonly name: string;
  /** Without a folder, the file is one that was never saved. */
  readonly folder?: string;
  /** Rather where the library keeps others of its kind. */
  readonly beside?: boolean;
}
export type NewFileResult =
  | {
      readonly uri: string;
      readonly fileName: string;
      /** In the syntax of snippets; the name is filled in. */
      readonly snippet: string;
      /** The name that it would have had, were it free. */
      readonly taken?: string;
    }
  | { readonly problem: string };

/** Client to server: who in a library is provided with what, and how healthy it is as a whole. */
export const libraryRequest = 'personas/library';
export interface LibraryParams {
  /** Any file of the library. */
  readonly uri: string;
}
export interface LibraryResult {
  readonly coverage: Coverage;
  /** Nothing for a library without a persona that has a readiness. */
  readonly health?: LibraryHealth;
}

/** Client to server: a view over a library, drawn. */
export const viewRequest = 'personas/view';
export interface ViewParams {
  readonly view: 'dashboard' | 'map' | 'coverage' | 'comparison';
  /** Any file of the library, or its root with a slash and a dot behind it. */
  readonly uri: string;
  /** Ids of the personas to compare, in the order in which they stand. */
  readonly personas?: readonly string[];
}
/** Nothing for a view that there is not. */
export type ViewResult = {
  readonly title: string;
  /** HTML, escaped; it holds no script. */
  readonly html: string;
} | null;

/** Client to server: every library of the workspace as a tree of kinds and entities. */
export const treeRequest = 'personas/tree';
export interface TreeParams {
  /** With scores and findings, which takes its time; very large libraries stay without. */
  readonly judged?: boolean;
}
export type TreeResult = readonly TreeLibrary[];
export interface TreeLibrary {
  /** URI of its folder. */
  readonly root: string;
  readonly name: string;
  /** Those that it has, in the order of the format. */
  readonly kinds: readonly TreeKind[];
}
export interface TreeKind {
  readonly kind: KindName;
  readonly label: string;
  /** By name. */
  readonly entities: readonly TreeEntity[];
}
export interface TreeEntity {
  readonly kind: KindName;
  readonly name: string;
  readonly id?: string;
  readonly uri: string;
  /** Where it says its id. */
  readonly position: Position;
  /** A draft, deprecated or retired. */
  readonly inactive?: boolean;
  /** Somebody whom we do not serve. */
  readonly negative?: boolean;
  /** 0-100. */
  readonly readiness?: number;
  readonly grade?: string;
  /** How much is worth having and absent. */
  readonly gaps?: number;
  /** How much is wrong or doubtful. */
  readonly findings?: number;
}

/** Server to client: read or list files that the server cannot reach itself (virtual workspaces, the browser). */
export const readFileRequest = 'personas/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
/** The bytes as base64, or nothing when there is no such file. */
export type ReadFileResult = { readonly base64: string } | null;

/** Server to client: how many bytes a file has; nothing when there is no such file. */
export const fileSizeRequest = 'personas/fileSize';
export type FileSizeResult = number | null;

export const findFilesRequest = 'personas/findFiles';
export interface FindFilesParams {
  readonly folder: string;
  /** Only what lies in the folder itself. */
  readonly shallow?: boolean;
}
export type FindFilesResult = readonly string[];

/** What the client says when it starts the server. */
export interface InitializationOptions {
  /** An ISO date that stands for today, so that tests and reports repeat. */
  readonly today?: string;
  /** Schemes whose files the server must ask the client for; `file` is read directly where the host can. */
  readonly clientFileSystem?: boolean;
  /** Whether the findings of files that no editor holds are told too; `workspace` where nothing is said. */
  readonly diagnosticsScope?: 'open' | 'workspace';
  /** The client contributes the templates for an empty file itself. */
  readonly ownTemplates?: boolean;
  /** A client command that asks for suggestions again; run after a suggestion that opens a list of values. */
  readonly suggestCommand?: string;
  /** Client commands that a code lens may run; without one, the lens only says something. */
  readonly lensCommands?: {
    /** Shows a list of places; gets a URI, a position and locations, all as LSP has them. */
    readonly showReferences?: string;
    /** Shows the card of the file in view. */
    readonly showPreview?: string;
  };
}

/** Client to server: a card, or a whole library, as a file in another format. */
export const exportRequest = 'personas/export';
export interface ExportParams {
  readonly uri: string;
  /** Where the entity stands; the first of the file where nothing is said. */
  readonly position?: Position;
  readonly format: 'html' | 'md' | 'svg' | 'png' | 'json' | 'csv';
  /** Everything in the library of the file, and not one entity. */
  readonly whole?: boolean;
  readonly theme?: 'light' | 'dark';
  readonly layout?: 'page' | 'canvas';
  readonly effective?: boolean;
}
export type ExportResult =
  | {
      readonly fileName: string;
      readonly text: string;
    }
  | {
      /** Of a picture: the SVG to draw it from, as a server has nothing to draw with. */
      readonly fileName: string;
      readonly svg: string;
    }
  | {
      /** Why there is nothing to write. */
      readonly problem: string;
    };

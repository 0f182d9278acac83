import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  CodeLensRefreshRequest,
  type CompletionItem,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  ShowDocumentRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { addTermAction, type GlossaryTarget, selectedTerm, showPlaceCommand } from './features/add-term.js';
import { codeLens, type LensCommands } from './features/code-lens.js';
import { referenceData, resolveReference } from './features/completion-resolve.js';
import { definition } from './features/definition.js';
import { documentLinks } from './features/document-links.js';
import { EditSet, type EditSupport } from './features/edit-set.js';
import { addFileRenames } from './features/file-rename.js';
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
  prepareTypeHierarchy,
  subtypes,
  supertypes,
} from './features/hierarchy.js';
import { highlight } from './features/highlight.js';
import type { Move, Moving } from './features/moved-paths.js';
import { references } from './features/references.js';
import { prepareRename, type Refusal, rename } from './features/rename.js';
import { type ReadIf, termReferences } from './features/term-references.js';
import { workspaceSymbols } from './features/workspace-symbols.js';
import type { Entity } from './kinds/types.js';
import { isSame, type Library, pathIn } from './library/library.js';
import type { LinkIndex } from './library/link-index.js';
import type { InitializationOptions } from './protocol.js';
import { readinessContext } from './scores/in-library.js';
import { scoresOf } from './scores/index.js';
import type { Workspace } from './workspace.js';

/** Files that paths may lead to, apart from those that hold entities. */
const linkedFiles = '**/*.{yaml,yml,json,md,markdown,png,jpg,jpeg,gif,svg,webp,pdf,txt,csv,tsv,docx,xlsx,pptx}';

/** Versions of open texts; nothing for a closed file. */
type Versions = Map<string, number | undefined>;

/** A file with the links of its whole library as they stand now. Finding one's way needs no rule to have run. */
type LinkedFile = NonNullable<Awaited<ReturnType<Workspace['file']>>> & { readonly links: Library['links'] };

/** The requests that lead from place to place in a library. */
export class Navigation {
  #support: EditSupport = { documentChanges: false, renameFiles: false, createFiles: false, annotations: false };
  #commands: LensCommands = {};
  #canShow = false;
  #refreshesLenses = false;
  /** What the lenses of each open text were made from. */
  readonly #lensesOf = new Map<string, { readonly links: LinkIndex; readonly revision: number }>();

  constructor(
    readonly connection: Connection,
    readonly workspace: () => Workspace,
    readonly versionOf: (uri: string) => number | undefined,
  ) {}

  /** Takes note of what the client can do, and says what the server can. */
  initialize(
    { textDocument, workspace, window }: ClientCapabilities,
    options: InitializationOptions,
  ): ServerCapabilities {
    const { documentChanges, resourceOperations, changeAnnotationSupport } = workspace?.workspaceEdit ?? {};
    const operations = documentChanges ? (resourceOperations ?? []) : [];
    this.#support = {
      documentChanges: documentChanges === true,
      renameFiles: operations.includes('rename'),
      createFiles: operations.includes('create'),
      annotations: documentChanges === true && changeAnnotationSupport !== undefined,
    };
    const { showReferences, showPreview } = options.lensCommands ?? {};
    this.#commands = { ...(showReferences ? { showReferences } : {}), ...(showPreview ? { showPreview } : {}) };
    this.#canShow = window?.showDocument?.support === true;
    this.#refreshesLenses = workspace?.codeLens?.refreshSupport === true;
    const folderOrFile = { glob: linkedFiles, matches: 'file' as const };
    const moves = { filters: [{ pattern: folderOrFile }, { pattern: { glob: '**', matches: 'folder' as const } }] };
    return {
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      workspaceSymbolProvider: true,
      documentLinkProvider: {},
      renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
      typeHierarchyProvider: true,
      callHierarchyProvider: true,
      codeLensProvider: {},
      executeCommandProvider: { commands: this.#canShow ? [showPlaceCommand] : [] },
      workspace: { fileOperations: { willRename: moves } },
    };
  }

  listen(): void {
    const { connection } = this;
    connection.onDefinition(async ({ textDocument, position }) => {
      const found = await this.#links(textDocument.uri);
      return found && definition(found, position);
    });
    connection.onReferences(async ({ textDocument, position, context: { includeDeclaration } }, token) => {
      const found = await this.#links(textDocument.uri);
      if (!found) return null;
      const read: ReadIf = async (uri, holds) =>
        token.isCancellationRequested ? undefined : this.workspace().fileHolding(uri, holds);
      return (
        references(found, position, includeDeclaration) ?? termReferences(found, position, includeDeclaration, read)
      );
    });
    connection.onDocumentHighlight(async ({ textDocument, position }) => {
      const found = await this.workspace().file(textDocument.uri);
      return found && highlight(found.file, position);
    });
    connection.onWorkspaceSymbol(async ({ query }) => {
      const libraries = await this.workspace().libraries();
      return workspaceSymbols(
        query,
        libraries.flatMap(({ links }) => links.all()),
      );
    });
    connection.onDocumentLinks(async ({ textDocument }) => {
      const found = await this.#links(textDocument.uri);
      return found && documentLinks(found, (uri) => this.workspace().exists(uri));
    });
    connection.onCodeLens(async ({ textDocument }) => {
      const found = await this.#links(textDocument.uri);
      if (!found) return null;
      this.#lensesOf.set(textDocument.uri, { links: found.links, revision: found.links.revision });
      return codeLens({ ...found, scoresOf: this.#scores(found.library, textDocument.uri) }, this.#commands);
    });
    connection.onCompletionResolve((item) => this.#resolve(item));
    connection.onExecuteCommand(({ command, arguments: given }) => this.#execute(command, given ?? []));
    this.#listenForRenames();
    this.#listenForHierarchies();
  }

  /** Asks for the lenses of open texts again where others began or ceased to refer to what is in them. */
  changed(): void {
    if (!this.#refreshesLenses) return;
    const stale = [...this.#lensesOf].filter(([, { links, revision }]) => links.revision !== revision);
    if (stale.length === 0) return;
    for (const [uri] of stale) this.#lensesOf.delete(uri);
    void this.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
  }

  /** Offers to explain the selected words in the glossary. */
  async codeActions({ textDocument, range }: CodeActionParams): Promise<CodeAction[]> {
    const { start, end } = range;
    if (start.line === end.line && start.character === end.character) return [];
    const found = await this.#links(textDocument.uri);
    const term = found && selectedTerm(found.file, found.links, range);
    const target = found && term !== undefined ? await this.#glossary(found.library, textDocument.uri) : undefined;
    const action = target && term !== undefined ? addTermAction(term, target, this.#canShow) : undefined;
    return action ? [action] : [];
  }

  /** The glossary that a term of a file goes into: its own one, else the first of the library, else a new one. */
  async #glossary(library: Library, uri: string): Promise<GlossaryTarget | undefined> {
    const all = library.entities.filter(({ kind }) => kind === 'glossary');
    const facts = all.find((glossary) => glossary.uri === uri) ?? all[0];
    if (facts) {
      const file = (await this.workspace().file(facts.uri))?.file;
      const glossary = file?.entities.find((entity) => isSame(facts, facts.uri, entity));
      return file && glossary ? { file, glossary } : undefined;
    }
    const newFile = `${library.root}/glossary.glossary.yaml`;
    const isInFolder = pathIn(library, uri) !== uri;
    if (!this.#support.createFiles || !isInFolder || (await this.workspace().exists(newFile))) return undefined;
    return { newFile };
  }

  #listenForRenames(): void {
    const { connection } = this;
    connection.onPrepareRename(async ({ textDocument, position }) => {
      const found = await this.#links(textDocument.uri);
      const answer = found && prepareRename(found, position);
      if (isRefusal(answer)) throw refusedAs(answer);
      return answer ?? null;
    });
    connection.onRenameRequest(async ({ textDocument, position, newName }) => {
      const found = await this.#links(textDocument.uri);
      const versions: Versions = new Map();
      const edits = found && (await rename(found, position, newName.trim(), this.#moving(found.library, versions)));
      if (isRefusal(edits)) throw refusedAs(edits);
      return edits?.toWorkspaceEdit(this.#support, (uri) => versions.get(uri)) ?? null;
    });
    connection.workspace.onWillRenameFiles(({ files }) => this.#willRename(files));
  }

  async #willRename(moves: readonly Move[]): Promise<WorkspaceEdit | null> {
    const edits = new EditSet();
    const versions: Versions = new Map();
    const ids: { from: string; to: string }[] = [];
    for (const library of await this.workspace().libraries()) {
      ids.push(...(await addFileRenames(edits, library.links, moves, this.#moving(library, versions))));
    }
    if (edits.isEmpty) return null;
    const [id] = ids;
    const description = 'The name of the file was the id in it; references follow.';
    const ask = id && { label: `Rename the id ${id.from} to ${id.to}`, description };
    return edits.toWorkspaceEdit(this.#support, (uri) => versions.get(uri), ask);
  }

  /** @param versions gets the version of each open text from before it is read: edits of a newer one are refused then */
  #moving({ root }: Library, versions: Versions): Moving {
    return {
      root,
      renameFiles: this.#support.renameFiles,
      file: async (uri) => {
        versions.set(uri, this.versionOf(uri));
        return (await this.workspace().file(uri))?.file;
      },
      exists: (uri) => this.workspace().exists(uri),
    };
  }

  #listenForHierarchies(): void {
    const { typeHierarchy, callHierarchy } = this.connection.languages;
    typeHierarchy.onPrepare(({ textDocument, position }) =>
      this.#withLinks(textDocument.uri, (found) => prepareTypeHierarchy(found, position)),
    );
    typeHierarchy.onSupertypes(({ item }) => this.#withLinks(item.uri, ({ links }) => supertypes(links, item)));
    typeHierarchy.onSubtypes(({ item }) => this.#withLinks(item.uri, ({ links }) => subtypes(links, item)));
    callHierarchy.onPrepare(({ textDocument, position }) =>
      this.#withLinks(textDocument.uri, (found) => prepareCallHierarchy(found, position)),
    );
    callHierarchy.onIncomingCalls(({ item }) => this.#withLinks(item.uri, ({ links }) => incomingCalls(links, item)));
    callHierarchy.onOutgoingCalls(({ item }) => this.#withLinks(item.uri, ({ links }) => outgoingCalls(links, item)));
  }

  async #links(uri: string): Promise<LinkedFile | undefined> {
    const found = await this.workspace().file(uri);
    return found && { ...found, links: found.library.links };
  }

  async #withLinks<T>(uri: string, feature: (found: LinkedFile) => T[]): Promise<T[] | null> {
    const found = await this.#links(uri);
    const answer = found ? feature(found) : [];
    return answer.length > 0 ? answer : null;
  }

  #scores(library: Library, uri: string): (entity: Entity) => ReturnType<typeof scoresOf> {
    return (entity) => scoresOf(entity, readinessContext(library, uri, entity));
  }

  /** Says more about a suggested id: only one file is read, and only for the item that is looked at. */
  async #resolve(item: CompletionItem): Promise<CompletionItem> {
    const data = referenceData(item);
    const library = data && (await this.workspace().file(data.uri))?.library;
    const facts = library?.entities.find(({ kind, id }) => kind === data?.kind && id === data.id);
    if (!library || !facts) return item;
    const file = (await this.workspace().file(facts.uri))?.file;
    const entity = file?.entities.find((candidate) => isSame(facts, facts.uri, candidate));
    return entity ? resolveReference(item, entity, this.#scores(library, facts.uri)(entity)) : item;
  }

  async #execute(command: string, [uri, selection]: unknown[]): Promise<null> {
    if (command === showPlaceCommand && typeof uri === 'string') {
      await this.connection.sendRequest(ShowDocumentRequest.type, {
        uri,
        takeFocus: true,
        selection: selection as never,
      });
    }
    return null;
  }
}

function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

/** The editor shows the words of a failed rename. */
function refusedAs({ refused }: Refusal): ResponseError<void> {
  return new ResponseError<void>(LSPErrorCodes.RequestFailed, refused);
}

import {
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  InsertTextMode,
  type Position,
  type Range,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { card } from './features/card.js';
import { codeActions } from './features/code-actions.js';
import { type CompletionOptions, completion } from './features/completion.js';
import type { FeatureContext } from './features/context.js';
import { convertActions, isConvertData, resolveConvert } from './features/convert.js';
import { diagnostics } from './features/diagnostics.js';
import { hover } from './features/hover.js';
import { type OfferOptions, offerActions } from './features/offers.js';
import { status } from './features/status.js';
import { symbols } from './features/symbols.js';
import { clientHost } from './host/client.js';
import type { Host } from './host/host.js';
import { Inheritance } from './inheritance-handlers.js';
import { kindOfFileName } from './kinds/claim.js';
import type { PersonaFile } from './kinds/types.js';
import type { Library } from './library/library.js';
import { Navigation } from './navigation-handlers.js';
import {
  type CardParams,
  type CardResult,
  cardRequest,
  type InitializationOptions,
  type StatusParams,
  type StatusResult,
  statusRequest,
} from './protocol.js';
import { answerCommands } from './requests.js';
import { readinessContext } from './scores/in-library.js';
import { scoresOf } from './scores/index.js';
import { type Checked, Workspace } from './workspace.js';

/** What a main gives the server: how it reads files, and the clock. */
export interface Surroundings {
  /** The file system at hand, or nothing where only the client can read files. */
  readonly host?: Host;
  /** ISO date where the user is. */
  readonly today: () => string;
}

/** Wires the features to a connection and listens. All logic is elsewhere. */
export function startServer(connection: Connection, surroundings: Surroundings): void {
  new Server(connection, surroundings).listen();
}

class Server {
  readonly #documents = new TextDocuments(TextDocument);
  readonly #navigation: Navigation;
  readonly #inheritance: Inheritance;
  #offers: Omit<OfferOptions, 'today'> = { creates: false, renames: false, shows: false };
  #workspace: Workspace;
  #pulls = false;
  #refreshes = false;
  #watches = false;
  /** Whether the client asks for the edits of an action once it is chosen. */
  #resolves = false;
  #completion: CompletionOptions = { snippets: false };
  /** The libraries that the open documents were last judged in; a change of one asks the client to pull again. */
  readonly #judgedIn = new Map<string, Library>();

  constructor(
    readonly connection: Connection,
    readonly surroundings: Surroundings,
  ) {
    this.#workspace = new Workspace(surroundings.host ?? clientHost(connection), surroundings.today);
    const versionOf = (uri: string) => this.#documents.get(uri)?.version;
    this.#navigation = new Navigation(connection, () => this.#workspace, versionOf);
    this.#inheritance = new Inheritance(connection, () => this.#workspace);
  }

  listen(): void {
    const { connection } = this;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());
    this.#documents.onDidChangeContent(({ document }) => {
      this.#workspace.change(document.uri, document.getText(), document.version, document.languageId);
      if (!this.#pulls) void this.#publish(document.uri);
      if (kindOfFileName(document.uri) === 'config') void this.#configChanged(document.uri);
    });
    this.#documents.onDidClose(({ document }) => void this.#closed(document.uri));
    connection.onDidChangeWatchedFiles(({ changes }) => void this.#changedOnDisk(changes.map(({ uri }) => uri)));
    connection.languages.diagnostics.on(({ textDocument }, token) => this.#pull(textDocument.uri, token));
    connection.onHover((params, token) =>
      this.#ask(params, token, undefined, (context, position) => hover(context, position) ?? null),
    );
    connection.onCompletion((params, token) =>
      this.#ask(params, token, [], (context, position) => completion(context, position, this.#completion)),
    );
    connection.onDocumentSymbol(async ({ textDocument }) => {
      const found = await this.#workspace.file(textDocument.uri);
      return found ? symbols(found.file) : [];
    });
    connection.onCodeAction(async (params) => {
      const { textDocument, range, context } = params;
      const checked = await this.#workspace.check(textDocument.uri);
      if (!checked) return [];
      const { file, findings, library } = checked;
      const wanted = (kind: string) => context.only?.some((only) => `${kind}.`.startsWith(`${only}.`)) ?? true;
      return [
        ...(wanted('quickfix') ? this.#quickFixes(checked, range, context.diagnostics) : []),
        ...(wanted('refactor.rewrite') ? convertActions(file, findings, library, range, this.#resolves) : []),
        ...(wanted('refactor') ? await this.#navigation.codeActions(params) : []),
      ];
    });
    connection.onCodeActionResolve(async (action) => {
      if (!isConvertData(action.data)) return action;
      const found = await this.#workspace.file(action.data.convert.uri);
      return found ? resolveConvert(action, found.file, found.library) : action;
    });
    connection.onRequest(cardRequest, (params: CardParams) => this.#card(params));
    connection.onRequest(statusRequest, async ({ uri, position }: StatusParams): Promise<StatusResult | null> => {
      const found = await this.#workspace.check(uri);
      if (!found) return null;
      return status(found.file, found.library, this.#context(found.file, found.library).scoresOf, position);
    });
    answerCommands(connection, () => this.#workspace);
    this.#navigation.listen();
    this.#inheritance.listen();
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams): InitializeResult {
    const options = (initializationOptions ?? {}) as InitializationOptions;
    const { host, today } = this.surroundings;
    const chosen = options.clientFileSystem || !host ? clientHost(this.connection) : host;
    this.#workspace = new Workspace(chosen, () => options.today ?? today());
    this.#workspace.setFolders(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
    this.#pulls = capabilities.textDocument?.diagnostic !== undefined;
    this.#resolves =
      capabilities.textDocument?.codeAction?.dataSupport === true &&
      capabilities.textDocument.codeAction.resolveSupport?.properties.includes('edit') === true;
    this.#refreshes = capabilities.workspace?.diagnostics?.refreshSupport === true;
    this.#watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#completion = completionOptions(capabilities, options);
    this.#offers = offerOptions(capabilities);
    const navigation = this.#navigation.initialize(capabilities, options);
    return {
      serverInfo: { name: 'personas' },
      capabilities: {
        ...navigation,
        ...this.#inheritance.initialize(capabilities),
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        // Not `:` and `-`: they are typed on the way to something else, and Enter would take what pops up.
        completionProvider: { triggerCharacters: [' ', '"'], resolveProvider: true },
        documentSymbolProvider: { label: 'Persona' },
        codeActionProvider: {
          codeActionKinds: ['quickfix', 'refactor', 'refactor.rewrite'],
          resolveProvider: this.#resolves,
        },
        ...(this.#pulls
          ? { diagnosticProvider: { identifier: 'personas', interFileDependencies: true, workspaceDiagnostics: false } }
          : {}),
        workspace: { ...navigation.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  #initialized(): void {
    if (this.#watches) {
      const watchers = [{ globPattern: '**/*.{yaml,yml,json,md}' }];
      void this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(ignore);
    }
    this.#inheritance.initialized();
    this.connection.workspace.onDidChangeWorkspaceFolders(() => void this.#foldersChanged());
  }

  async #foldersChanged(): Promise<void> {
    const folders = (await this.connection.workspace.getWorkspaceFolders().catch(() => null)) ?? [];
    this.#workspace.setFolders(folders.map(({ uri }) => uri));
    this.#judgeAgain();
  }

  async #changedOnDisk(uris: readonly string[]): Promise<void> {
    await this.#workspace.changedOnDisk(uris.filter((uri) => !this.#documents.get(uri)));
    this.#judgeAgain();
  }

  async #closed(uri: string): Promise<void> {
    this.#judgedIn.delete(uri);
    if (!this.#pulls) await this.connection.sendDiagnostics({ uri, diagnostics: [] });
    await this.#workspace.close(uri);
    this.#judgeAgain();
  }

  async #pull(uri: string, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const checked = await this.#check(uri);
    if (!checked || token.isCancellationRequested) return { kind: 'full', items: [] };
    return { kind: 'full', items: diagnostics(checked.file, checked.findings, checked.library) };
  }

  /** Judges a document for a client that does not pull; a text that changed meanwhile is judged by its own call. */
  async #publish(uri: string): Promise<void> {
    const version = this.#documents.get(uri)?.version;
    const checked = await this.#check(uri);
    if (!checked || version === undefined || this.#documents.get(uri)?.version !== version) return;
    await this.connection.sendDiagnostics({
      uri,
      version,
      diagnostics: diagnostics(checked.file, checked.findings, checked.library),
    });
  }

  async #check(uri: string) {
    const checked = await this.#workspace.check(uri);
    if (checked && this.#documents.get(uri)) {
      const before = this.#judgedIn.get(uri);
      this.#judgedIn.set(uri, checked.library);
      if (before && before !== checked.library) this.#judgeOthers(uri, checked.library);
    }
    this.#navigation.changed();
    return checked;
  }

  /** What a config file says holds for other documents too, even while it is in no editor that pulls. */
  async #configChanged(uri: string): Promise<void> {
    const before = this.#judgedIn.get(uri);
    const checked = await this.#workspace.check(uri);
    if (!checked || checked.library === before) return;
    this.#judgedIn.set(uri, checked.library);
    this.#judgeAgain();
  }

  /** An edit changed facts of the library: what other open documents were told may no longer hold. */
  #judgeOthers(uri: string, library: Library): void {
    const stale = [...this.#judgedIn].some(
      ([other, judged]) => other !== uri && judged.root === library.root && judged !== library,
    );
    if (stale) this.#judgeAgain();
  }

  #judgeAgain(): void {
    this.#inheritance.changed();
    this.#navigation.changed();
    if (!this.#pulls) for (const uri of this.#documents.keys()) void this.#publish(uri);
    else if (this.#refreshes) void this.connection.languages.diagnostics.refresh().catch(ignore);
  }

  async #ask<T>(
    params: { textDocument: { uri: string }; position: Position },
    token: CancellationToken,
    nothing: T,
    feature: (context: FeatureContext, position: Position) => T,
  ): Promise<T> {
    const found = await this.#workspace.file(params.textDocument.uri);
    if (!found || token.isCancellationRequested || isOutside(found.file, params.position)) return nothing;
    return feature(this.#context(found.file, found.library), params.position);
  }

  #context(file: PersonaFile, library: Library): FeatureContext {
    return {
      file,
      known: library.entities,
      library,
      links: library.links,
      today: this.#workspace.today(),
      scoresOf: (entity) => scoresOf(entity, readinessContext(library, file.uri, entity)),
    };
  }

  #quickFixes({ file, findings, library }: Checked, range: Range, asked: readonly Diagnostic[]): CodeAction[] {
    const options = { ...this.#offers, today: this.#workspace.today() };
    return [
      ...codeActions(file, findings, range, asked),
      ...offerActions(file, findings, range, asked, library, options),
    ];
  }

  async #card({ uri, position, effective }: CardParams): Promise<CardResult | null> {
    const version = this.#documents.get(uri)?.version ?? 0;
    const checked = await this.#workspace.check(uri);
    if (!checked) return null;
    const { scoresOf: scores } = this.#context(checked.file, checked.library);
    const found = card(checked.file, checked.findings, checked.library, scores, position, effective);
    return found ? { version, ...found } : null;
  }
}

/** In Markdown only the front matter is ours. */
function isOutside({ parsed }: PersonaFile, position: Position): boolean {
  const { extent, lines } = parsed;
  const offset = lines.offsetAt(position);
  return extent !== undefined && (offset < extent.start || offset > extent.end);
}

/** What the client can do with files. */
function offerOptions({ workspace, window }: ClientCapabilities): Omit<OfferOptions, 'today'> {
  const { documentChanges, resourceOperations = [] } = workspace?.workspaceEdit ?? {};
  return {
    creates: documentChanges === true && resourceOperations.includes('create'),
    renames: documentChanges === true && resourceOperations.includes('rename'),
    shows: window?.showDocument?.support === true,
  };
}

function completionOptions({ textDocument }: ClientCapabilities, options: InitializationOptions): CompletionOptions {
  const item = textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    asIs: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    skeletons: options.ownTemplates !== true,
    ...(options.suggestCommand ? { retrigger: options.suggestCommand } : {}),
  };
}

/** The client went away, or cannot do what it said: there is nobody left to tell. */
function ignore(): void {}

import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  InsertTextMode,
  type Position,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Cards } from './card-handlers.js';
import { resultOf } from './closed-results.js';
import { CodeActions } from './code-action-handlers.js';
import { answerExports } from './export-handlers.js';
import { type CompletionOptions, completion } from './features/completion.js';
import type { FeatureContext } from './features/context.js';
import { hover } from './features/hover.js';
import { status } from './features/status.js';
import { symbols } from './features/symbols.js';
import { clientHost } from './host/client.js';
import type { Host } from './host/host.js';
import { Inheritance } from './inheritance-handlers.js';
import type { Checked } from './judgements.js';
import { kindOfFileName } from './kinds/claim.js';
import type { PersonaFile } from './kinds/types.js';
import type { Library } from './library/library.js';
import { Navigation } from './navigation-handlers.js';
import { pictureEndings } from './pictures.js';
import { type InitializationOptions, type StatusParams, type StatusResult, statusRequest } from './protocol.js';
import { answerCommands } from './requests.js';
import { readinessContext } from './scores/in-library.js';
import { scoresOf } from './scores/index.js';
import { spelled } from './spelling.js';
import { answerViews } from './view-handlers.js';
import { Workspace } from './workspace.js';
import { WorkspaceDiagnostics } from './workspace-diagnostics.js';

/** What a main gives the server: how it reads files, and the clock. */
export interface Surroundings {
  /** The file system at hand, or nothing where only the client can read files. */
  readonly host?: Host;
  /** ISO date where the user is. */
  readonly today: () => string;
}

/** So many milliseconds an editor waits for a library to be read before it hears of the file alone. */
const patience = 500;

/** How much text of closed files stays parsed, so that an edit that concerns them has an answer at once. */
const keptCharacters = 1_000_000;

/** Wires the features to a connection and listens. All logic is elsewhere. */
export function startServer(connection: Connection, surroundings: Surroundings): void {
  new Server(spelled(connection), surroundings).listen();
}

class Server {
  readonly #documents = new TextDocuments(TextDocument);
  readonly #navigation: Navigation;
  readonly #inheritance: Inheritance;
  readonly #actions: CodeActions;
  readonly #cards: Cards;
  readonly #closedOnes: WorkspaceDiagnostics;
  #workspace: Workspace;
  #pulls = false;
  #refreshes = false;
  #watches = false;
  #folders = false;
  #completion: CompletionOptions = { snippets: false };
  #judging = false;
  /** How often the findings of open files had become stale when it was last looked. */
  #toldTimes = 0;

  constructor(
    readonly connection: Connection,
    readonly surroundings: Surroundings,
  ) {
    this.#workspace = new Workspace(surroundings.host ?? clientHost(connection), surroundings.today);
    const versionOf = (uri: string) => this.#documents.get(uri)?.version;
    this.#navigation = new Navigation(connection, () => this.#workspace, versionOf);
    this.#inheritance = new Inheritance(connection, () => this.#workspace);
    this.#closedOnes = new WorkspaceDiagnostics(
      connection,
      () => this.#workspace,
      (work) => this.#behind(work),
    );
    this.#cards = new Cards(connection, () => this.#workspace, versionOf);
    this.#actions = new CodeActions(
      connection,
      () => this.#workspace,
      (params) => this.#navigation.codeActions(params),
    );
  }

  listen(): void {
    const { connection } = this;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#initialized());
    this.#documents.onDidChangeContent(({ document }) => {
      this.#workspace.change(document.uri, document.getText(), document.version, document.languageId);
      if (!this.#pulls) this.#behind(this.#publish(document.uri));
      // What a config file says holds for other documents too, even while it is in no editor that pulls.
      else if (kindOfFileName(document.uri) === 'config') this.#behind(this.#check(document.uri).then(ignore));
    });
    this.#documents.onDidClose(({ document }) => this.#behind(this.#closed(document.uri)));
    connection.onDidChangeWatchedFiles(({ changes }) =>
      this.#behind(this.#changedOnDisk(changes.map(({ uri }) => uri))),
    );
    connection.languages.diagnostics.on((params) => this.#pull(params));
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
    connection.onRequest(statusRequest, async ({ uri, position }: StatusParams): Promise<StatusResult | null> => {
      const found = await this.#workspace.check(uri);
      if (!found) return null;
      return status(found.file, found.library, this.#context(found.file, found.library).scoresOf, position);
    });
    answerCommands(connection, () => this.#workspace);
    answerViews(
      connection,
      () => this.#workspace,
      () => this.#cards.pictures(),
    );
    answerExports(connection, () => this.#workspace);
    this.#navigation.listen();
    this.#inheritance.listen();
    this.#actions.listen();
    this.#cards.listen();
    this.#closedOnes.listen();
    connection.onDidChangeConfiguration(({ settings }) => {
      this.#inheritance.changed();
      this.#closedOnes.configure(settings);
    });
    this.#documents.listen(connection);
    connection.listen();
  }

  #initialize({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams): InitializeResult {
    const options = (initializationOptions ?? {}) as InitializationOptions;
    const { host, today } = this.surroundings;
    const chosen = options.clientFileSystem || !host ? clientHost(this.connection) : host;
    this.#workspace = new Workspace(chosen, () => options.today ?? today(), keptCharacters);
    this.#workspace.setFolders(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
    this.#closedOnes.initialize(capabilities, options);
    this.#pulls = capabilities.textDocument?.diagnostic !== undefined;
    this.#refreshes = capabilities.workspace?.diagnostics?.refreshSupport === true;
    this.#folders = capabilities.workspace?.workspaceFolders === true;
    this.#watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#cards.initialize(this.#watches);
    this.#completion = completionOptions(capabilities, options);
    const navigation = this.#navigation.initialize(capabilities, options);
    return {
      serverInfo: { name: 'personas' },
      capabilities: {
        ...navigation,
        ...this.#inheritance.initialize(capabilities),
        ...this.#actions.initialize(capabilities),
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        // Not `:` and `-`: they are typed on the way to something else, and Enter would take what pops up.
        completionProvider: { triggerCharacters: [' ', '"'], resolveProvider: true },
        documentSymbolProvider: { label: 'Persona' },
        ...(this.#pulls
          ? { diagnosticProvider: { identifier: 'personas', interFileDependencies: true, workspaceDiagnostics: true } }
          : {}),
        workspace: { ...navigation.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  #initialized(): void {
    if (this.#watches) {
      // A folder that goes is named alone, whatever was in it.
      const watchers = [
        { globPattern: '**/*.{yaml,yml,json,md,markdown}' },
        { globPattern: `**/*.{${pictureEndings.join(',')}}` },
        { globPattern: '**', kind: WatchKind.Delete },
      ];
      void this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(ignore);
    }
    this.#inheritance.initialized();
    this.#closedOnes.changed();
    if (this.#folders) {
      this.connection.workspace.onDidChangeWorkspaceFolders(() => this.#behind(this.#foldersChanged()));
    }
  }

  async #foldersChanged(): Promise<void> {
    const folders = (await this.connection.workspace.getWorkspaceFolders().catch(() => null)) ?? [];
    this.#workspace.setFolders(folders.map(({ uri }) => uri));
    this.#judgeAgain();
  }

  async #changedOnDisk(uris: readonly string[]): Promise<void> {
    this.#cards.changedOnDisk(uris);
    await this.#workspace.changedOnDisk(uris.filter((uri) => !this.#documents.get(uri)));
    this.#heard();
  }

  async #closed(uri: string): Promise<void> {
    // The workspace hears of it before anybody can ask again.
    const reading = this.#workspace.close(uri);
    if (!this.#pulls) await this.connection.sendDiagnostics({ uri, diagnostics: [] });
    await reading;
    this.#closedOnes.closed(uri);
    this.#heard();
  }

  async #pull({ textDocument, previousResultId }: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
    const checked = await this.#checkSoon(textDocument.uri);
    if (!checked) return { kind: 'full', items: [] };
    const { id: resultId, items } = resultOf(checked);
    if (resultId === previousResultId) return { kind: 'unchanged', resultId };
    return { kind: 'full', resultId, items: [...items] };
  }

  /** Judges a document for a client that does not pull; a text that changed meanwhile is judged by its own call. */
  async #publish(uri: string): Promise<void> {
    const version = this.#documents.get(uri)?.version;
    const checked = await this.#checkSoon(uri);
    if (!checked || version === undefined || this.#documents.get(uri)?.version !== version) return;
    await this.connection.sendDiagnostics({ uri, version, diagnostics: [...resultOf(checked).items] });
  }

  /** The whole answer; where that takes its time, first what the file tells by itself, and the rest when it is there. */
  async #checkSoon(uri: string): Promise<Checked | undefined> {
    const whole = this.#check(uri);
    if (this.#pulls && !this.#refreshes) return whole;
    let isThere = false;
    const done = whole.then(() => {
      isThere = true;
    });
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, patience))]);
    const early = isThere ? undefined : this.#workspace.early(uri);
    if (!early) return whole;
    this.#behind(done.then(() => (this.#pulls ? this.#judgeAgain() : this.#publish(uri))));
    return early;
  }

  async #check(uri: string) {
    const checked = await this.#workspace.check(uri);
    this.#heard();
    this.#navigation.changed();
    return checked;
  }

  /** A file has changed: what was told of others may no longer hold. */
  #heard(): void {
    const { toldTimes } = this.#workspace.judged;
    if (toldTimes !== this.#toldTimes) this.#judgeAgain();
    else this.#closedOnes.changed();
    this.#toldTimes = toldTimes;
  }

  /** Once for all that happens in one go. */
  #judgeAgain(): void {
    if (this.#judging) return;
    this.#judging = true;
    setTimeout(() => {
      this.#judging = false;
      this.#inheritance.changed();
      this.#navigation.changed();
      this.#closedOnes.changed();
      const stale = this.#workspace.judged.told();
      if (!this.#pulls) for (const uri of stale) this.#behind(this.#publish(uri));
      else if (this.#refreshes) this.connection.languages.diagnostics.refresh().catch(ignore);
    });
  }

  /** Work that nobody waits for: what goes wrong in it is told in the log, and never ends the server. */
  #behind(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
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
      // Made of all files: only for those who ask for it.
      get known() {
        return library.entities;
      },
      library,
      links: library.links,
      today: this.#workspace.today(),
      scoresOf: (entity) => scoresOf(entity, readinessContext(library, file.uri, entity)),
    };
  }
}

/** In Markdown only the front matter is ours. */
function isOutside({ parsed }: PersonaFile, position: Position): boolean {
  const { extent, lines } = parsed;
  const offset = lines.offsetAt(position);
  return extent !== undefined && (offset < extent.start || offset > extent.end);
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

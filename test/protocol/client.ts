import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type Hover,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { MemoryHost } from '../../server/src/host/memory.js';
import type { CardResult, InitializationOptions } from '../../server/src/protocol.js';
import { startServer } from '../../server/src/server.js';

export const today = '2026-11-22';

/** How a test wants the client to be. */
export interface ClientOptions {
  /** Whether the client pulls diagnostics; else the server has to push them. */
  readonly pull?: boolean;
  readonly snippets?: boolean;
  readonly folder?: string;
  /** What the client can do besides. */
  readonly capabilities?: ClientCapabilities;
  readonly options?: InitializationOptions;
}

/** An LSP client for tests: it speaks the protocol, and remembers what the server pushed. */
export class LspClient {
  readonly pushed = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Map<string, () => void>();
  refreshes = 0;
  #versions = new Map<string, number>();
  #texts = new Map<string, string>();

  private constructor(
    readonly connection: ProtocolConnection,
    readonly process?: ChildProcess,
  ) {}

  /** Starts the built server as a process and talks to it over stdio. */
  static async stdio(options: ClientOptions = {}): Promise<LspClient> {
    const server = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    return new LspClient(connection, server).#start(options);
  }

  /** Starts the server in this process, over files in memory. */
  static async inProcess(
    files: Readonly<Record<string, string>> = {},
    options: ClientOptions = {},
  ): Promise<LspClient & { host: MemoryHost }> {
    const up = new PassThrough();
    const down = new PassThrough();
    const host = new MemoryHost(files);
    startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
      host,
      today: () => today,
    });
    const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const client = await new LspClient(connection).#start({ folder: 'file:///library', ...options });
    return Object.assign(client, { host });
  }

  initialized!: InitializeResult;

  async #start({ pull = true, snippets = true, folder, capabilities: more, options }: ClientOptions): Promise<this> {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.pushed.set(params.uri, params);
      this.#waiting.get(params.uri)?.();
    });
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    connection.listen();
    const capabilities: ClientCapabilities = {
      ...more,
      textDocument: {
        ...more?.textDocument,
        ...(pull ? { diagnostic: {} } : {}),
        completion: { completionItem: { snippetSupport: snippets } },
      },
      workspace: {
        ...more?.workspace,
        didChangeWatchedFiles: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
      },
    };
    this.initialized = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folder ?? null,
      workspaceFolders: folder ? [{ uri: folder, name: 'library' }] : null,
      capabilities,
      initializationOptions: { today, ...options },
    });
    await connection.sendNotification('initialized', {});
    return this;
  }

  async open(uri: string, text: string, languageId = 'persona'): Promise<void> {
    this.#versions.set(uri, 1);
    this.#texts.set(uri, text);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the first place where `from` stands, as typing there would. */
  async edit(uri: string, from: string, to: string): Promise<void> {
    const text = this.text(uri);
    const at = text.indexOf(from);
    if (at < 0) throw new Error(`"${from}" is not in ${uri}`);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    const range = { start: positionIn(text, at), end: positionIn(text, at + from.length) };
    this.#versions.set(uri, version);
    this.#texts.set(uri, text.slice(0, at) + to + text.slice(at + from.length));
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: to }],
    });
  }

  text(uri: string): string {
    return this.#texts.get(uri) ?? '';
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items : [];
  }

  /** What the server pushes for a file once the predicate holds. */
  async push(
    uri: string,
    until: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const params = this.pushed.get(uri);
      if (params && until(params)) return params;
      await new Promise<void>((resolve) => this.#waiting.set(uri, resolve));
    }
  }

  /** Hover at the first place where a text stands, or at a part of it. */
  async hover(uri: string, at: string): Promise<string> {
    const result = await this.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: this.position(uri, at),
    });
    const contents = result?.contents;
    return contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
  }

  /** Completion right behind the first place where a text stands. */
  async complete(uri: string, behind: string): Promise<CompletionItem[]> {
    const text = this.text(uri);
    const position = positionIn(text, text.indexOf(behind) + behind.length);
    const result = await this.connection.sendRequest<CompletionItem[] | { items: CompletionItem[] }>(
      'textDocument/completion',
      { textDocument: { uri }, position },
    );
    return Array.isArray(result) ? result : result.items;
  }

  async actions(uri: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    const params = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
    return (await this.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', params)) ?? [];
  }

  symbols(uri: string): Promise<DocumentSymbol[]> {
    return this.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
  }

  card(uri: string, at?: string): Promise<CardResult | null> {
    return this.connection.sendRequest('personas/card', {
      uri,
      ...(at === undefined ? {} : { position: this.position(uri, at) }),
    });
  }

  position(uri: string, at: string): Position {
    const text = this.text(uri);
    const offset = text.indexOf(at);
    if (offset < 0) throw new Error(`"${at}" is not in ${uri}`);
    return positionIn(text, offset);
  }

  async stop(): Promise<void> {
    // Without a process there is nothing to exit: `exit` would end the test runner.
    await this.connection.sendRequest('shutdown');
    if (this.process) {
      await this.connection.sendNotification('exit');
      const server = this.process;
      if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve));
    }
    this.connection.dispose();
  }
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** The URI of a file of the project. */
export function projectUri(path: string): string {
  return pathToFileURL(path).toString();
}

import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  PreviousResultId,
  ResultProgressReporter,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { ClosedResults, nothing, type Result } from './closed-results.js';
import type { InitializationOptions } from './protocol.js';
import type { Workspace } from './workspace.js';

/** Which files are told about: those in an editor, or all of the workspace. */
type Scope = 'open' | 'workspace';

/** So many reports go in one message. */
const most = 50;

/** A request for the results of all files, which stays open for what changes after. */
interface Session {
  /** What the client knows, by file: the ids of results. */
  readonly known: Map<string, string>;
  readonly queue: Set<string>;
  readonly report: (items: WorkspaceDocumentDiagnosticReport[]) => void;
  readonly end: () => void;
}

/**
 * The findings of files that no editor holds. A client that pulls gets them as they are found, in parts of one answer
 * that stays open; others have them pushed. Open files are asked for by themselves.
 */
export class WorkspaceDiagnostics {
  readonly #results: ClosedResults;
  #scope: Scope = 'workspace';
  #pushes = false;
  #session: Session | undefined;
  readonly #pushed = new Set<string>();
  /** Whether anybody wants to know. */
  #isAsked = false;
  #flushing = false;

  constructor(
    readonly connection: Connection,
    readonly workspace: () => Workspace,
    /** Takes work that nobody waits for. */
    readonly behind: (work: Promise<void>) => void,
  ) {
    this.#results = new ClosedResults(
      workspace,
      (uri) => this.#changed(uri),
      (error) => behind(Promise.reject(error)),
    );
  }

  initialize({ textDocument }: ClientCapabilities, { diagnosticsScope }: InitializationOptions): void {
    this.#pushes = textDocument?.diagnostic === undefined;
    this.#isAsked = this.#pushes;
    this.#scope = scopeOf(diagnosticsScope) ?? 'workspace';
  }

  listen(): void {
    this.connection.languages.diagnostics.onWorkspace((params, token, _, progress) =>
      this.#pull(params, token, progress),
    );
    this.connection.onShutdown(() => this.#session?.end());
  }

  /** Takes the settings as a client sends them: `{ personas: { diagnostics: { scope } } }`. */
  configure(settings: unknown): void {
    const scope = scopeOf(field(field(field(settings, 'personas'), 'diagnostics'), 'scope'));
    if (scope === undefined || scope === this.#scope) return;
    const shown = [...this.#results.uris(), ...this.#pushed];
    this.#scope = scope;
    for (const uri of shown) this.#changed(uri);
    this.changed();
  }

  /** Something has changed: what it concerns is judged again behind everybody's back. */
  changed(): void {
    if (this.#isAsked && this.#scope === 'workspace') this.behind(this.#results.update());
  }

  /** An editor has let go of a file: what it was told of it is replaced. */
  closed(uri: string): void {
    this.#session?.known.set(uri, '');
    this.#changed(uri);
    this.changed();
  }

  #of(uri: string): Result {
    return this.#scope === 'workspace' ? this.#results.of(uri) : nothing;
  }

  #changed(uri: string): void {
    if (this.#pushes) this.#push(uri);
    this.#session?.queue.add(uri);
    this.#flushSoon();
  }

  #push(uri: string): void {
    if (this.workspace().isOpen(uri)) return;
    const { items } = this.#of(uri);
    if (items.length === 0 && !this.#pushed.delete(uri)) return;
    if (items.length > 0) this.#pushed.add(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics: [...items] }).catch(() => {});
  }

  async #pull(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    progress?: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult>,
  ): Promise<WorkspaceDiagnosticReport> {
    this.#isAsked = true;
    this.#session?.end();
    const known = idsOf(previousResultIds);
    if (!progress) {
      if (this.#scope === 'workspace') await this.#results.update();
      return { items: this.#reports(known, [...known.keys(), ...this.#results.uris()], true) };
    }
    return new Promise((resolve) => {
      const end = () => {
        if (this.#session === session) this.#session = undefined;
        resolve({ items: [] });
      };
      const report = (items: WorkspaceDocumentDiagnosticReport[]) => progress.report({ items });
      const session: Session = { known, queue: new Set(), report, end };
      this.#session = session;
      token.onCancellationRequested(end);
      this.behind(this.#begin(session));
    });
  }

  async #begin(session: Session): Promise<void> {
    if (this.#scope === 'workspace') await this.#results.update();
    if (this.#session !== session) return;
    // What the client was told in an earlier answer still holds, or is corrected.
    this.#flush(session, [...session.known.keys(), ...this.#results.uris()], true);
  }

  #flushSoon(): void {
    if (this.#flushing || !this.#session) return;
    this.#flushing = true;
    setTimeout(() => {
      this.#flushing = false;
      const session = this.#session;
      if (!session) return;
      const uris = [...session.queue];
      session.queue.clear();
      this.#flush(session, uris, false);
    });
  }

  #flush(session: Session, uris: readonly string[], all: boolean): void {
    const items = this.#reports(session.known, uris, all);
    for (let at = 0; at < items.length; at += most) session.report(items.slice(at, at + most));
  }

  /** @param all whether to say too what has stayed the same */
  #reports(known: Map<string, string>, uris: Iterable<string>, all: boolean): WorkspaceDocumentDiagnosticReport[] {
    return [...new Set(uris)].flatMap((uri): WorkspaceDocumentDiagnosticReport[] => {
      if (this.workspace().isOpen(uri)) return [];
      const { id, items } = this.#of(uri);
      const before = known.get(uri);
      if (before === undefined && items.length === 0) return [];
      known.set(uri, id);
      if (before !== id) return [{ kind: 'full', uri, version: null, resultId: id, items: [...items] }];
      return all ? [{ kind: 'unchanged', uri, version: null, resultId: id }] : [];
    });
  }
}

function idsOf(previous: readonly PreviousResultId[]): Map<string, string> {
  return new Map(previous.map(({ uri, value }) => [uri, value]));
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function scopeOf(value: unknown): Scope | undefined {
  return value === 'open' || value === 'workspace' ? value : undefined;
}

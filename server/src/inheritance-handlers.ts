import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { entityUnder } from './features/card.js';
import { effectiveText } from './features/effective-text.js';
import { inlayHints } from './features/inlay-hints.js';
import { libraryOverview } from './library-overview.js';
import {
  type EffectiveParams,
  type EffectiveResult,
  effectiveRequest,
  type LibraryParams,
  libraryRequest,
} from './protocol.js';
import type { Workspace } from './workspace.js';

const section = 'personas.inlayHints';
const sections = [section, 'personas.diagnostics'];

/** The requests about what personas inherit, and about a library as a whole. */
export class Inheritance {
  #asksSettings = false;
  #hearsOfSettings = false;
  #refreshes = false;

  constructor(
    readonly connection: Connection,
    readonly workspace: () => Workspace,
  ) {}

  /** Takes note of what the client can do, and says what the server can. */
  initialize({ workspace }: ClientCapabilities): ServerCapabilities {
    this.#asksSettings = workspace?.configuration === true;
    this.#hearsOfSettings = workspace?.didChangeConfiguration?.dynamicRegistration === true;
    this.#refreshes = workspace?.inlayHint?.refreshSupport === true;
    return { inlayHintProvider: true };
  }

  initialized(): void {
    if (!this.#hearsOfSettings) return;
    void this.connection.client
      .register(DidChangeConfigurationNotification.type, { section: sections })
      .catch(() => {});
  }

  listen(): void {
    this.connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
      const checked = await this.workspace().check(textDocument.uri);
      if (!checked || token.isCancellationRequested || !(await this.#wanted(textDocument.uri))) return [];
      return inlayHints(checked.file, checked.library, range);
    });
    this.connection.onRequest<EffectiveResult, void>(effectiveRequest, (params: EffectiveParams) =>
      this.#effective(params),
    );
    this.connection.onRequest(libraryRequest, ({ uri }: LibraryParams, token) =>
      libraryOverview(this.workspace(), uri, () => token.isCancellationRequested),
    );
  }

  /** A library changed: what others give may have changed too. */
  changed(): void {
    if (this.#refreshes) void this.connection.languages.inlayHint.refresh().catch(() => {});
  }

  async #wanted(uri: string): Promise<boolean> {
    if (!this.#asksSettings) return true;
    const settings: unknown = await this.connection.workspace
      .getConfiguration({ section, scopeUri: uri })
      .catch(() => undefined);
    return (settings as { inheritance?: unknown } | null | undefined)?.inheritance !== false;
  }

  async #effective({ uri, position, place }: EffectiveParams): Promise<EffectiveResult> {
    const checked = await this.workspace().check(uri);
    if (!checked) return { problem: 'The file is not there any more.' };
    const { file, library } = checked;
    const named =
      place && file.entities.find((one) => one.document === place.document && one.pointer === place.pointer);
    const entity = place ? named : entityUnder(file, position ? file.parsed.lines.offsetAt(position) : 0);
    if (!entity) return { problem: 'There is no persona here.' };
    if (entity.kind !== 'persona') return { problem: 'Only personas inherit. Put the cursor into one.' };
    const { document, pointer } = entity;
    return { ...effectiveText(file, entity, library), place: { document, pointer } };
  }
}

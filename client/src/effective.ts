import {
  commands,
  Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import {
  type EffectiveParams,
  type EffectiveResult,
  effectiveRequest,
  type PersonaPlace,
} from '../../server/src/protocol.js';
import { mayHoldEntities } from './documents.js';
import type { Server } from './server.js';
import { Throttle } from './throttle.js';

/** Documents that nobody writes: personas with everything that they inherit. */
const scheme = 'personas-effective';

/** How long edits are gathered before the documents are made anew. */
const updatePeriod = 300;

/** Shows a persona with what it inherits beside its file, and keeps it up to date while any persona is edited. */
export class EffectivePersonas extends Disposable implements TextDocumentContentProvider {
  private readonly changes = new EventEmitter<Uri>();
  readonly onDidChange = this.changes.event;

  constructor(private readonly server: Server) {
    super(() => registrations.dispose());
    const update = new Throttle(
      () => this.update(),
      updatePeriod,
      (error) => this.server.failed(error),
    );
    const registrations = Disposable.from(
      this.changes,
      update,
      workspace.registerTextDocumentContentProvider(scheme, this),
      commands.registerCommand('personas.showEffective', () => this.show()),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (mayHoldEntities(document)) update.soon();
      }),
    );
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const answer = await this.ask(paramsOf(uri));
    return 'problem' in answer ? `# ${answer.problem}\n` : answer.text;
  }

  /** @returns the URI of the document, or nothing where the cursor is in no persona */
  private async show(): Promise<string | undefined> {
    const editor = window.activeTextEditor;
    if (!editor || !mayHoldEntities(editor.document)) return undefined;
    const source = editor.document.uri.toString();
    const { line, character } = editor.selection.active;
    const answer = await this.ask({ uri: source, position: { line, character } });
    if ('problem' in answer) {
      void window.showInformationMessage(answer.problem);
      return undefined;
    }
    const uri = uriOf(source, answer.place, answer.title);
    this.changes.fire(uri);
    await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true });
    return uri.toString();
  }

  private async ask(params: EffectiveParams): Promise<EffectiveResult> {
    const answer = await this.server.request<EffectiveResult>(effectiveRequest, params);
    return answer ?? { problem: 'The language server does not answer. See the output channel "Persona".' };
  }

  private async update(): Promise<void> {
    for (const document of workspace.textDocuments) if (document.uri.scheme === scheme) this.changes.fire(document.uri);
  }
}

/** The tab is called after the persona; what it shows stands in the query. */
function uriOf(source: string, place: PersonaPlace, title: string): Uri {
  const name = title.replace(/[/\\?#:]+/g, ' ').trim() || 'persona';
  return Uri.from({ scheme, path: `/${name} (effective).persona.yaml`, query: JSON.stringify({ uri: source, place }) });
}

function paramsOf({ query }: Uri): EffectiveParams {
  return JSON.parse(query) as EffectiveParams;
}

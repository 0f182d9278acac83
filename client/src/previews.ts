import { commands, Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { PageState } from '../webview/messages.js';
import { mayHoldEntities } from './documents.js';
import { Preview } from './preview.js';
import type { Server } from './server.js';

const viewType = 'personas.preview';

/** Opens the preview, and brings it back after the window was reloaded. */
export class Previews extends Disposable {
  private preview: Preview | undefined;

  constructor(
    private readonly server: Server,
    private readonly extensionUri: Uri,
  ) {
    super(() => {
      registrations.dispose();
      this.preview?.dispose();
    });
    const registrations = Disposable.from(
      commands.registerCommand('personas.showPreview', (uri?: unknown) => this.open(uri)),
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel, state: unknown) => this.restore(panel, state),
      }),
    );
  }

  /** Shows the card of the active editor, or of a file, beside it. */
  private async open(uri?: unknown): Promise<void> {
    const editor = window.activeTextEditor;
    if (this.preview) this.preview.reveal();
    else {
      const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      this.adopt(window.createWebviewPanel(viewType, 'Persona Preview', place, { enableFindWidget: true }));
    }
    const file = uri instanceof Uri ? uri.toString() : undefined;
    if (file !== undefined && file !== editor?.document.uri.toString()) await this.showFile(file);
    else this.preview?.follow(editor);
  }

  private async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    this.preview?.dispose();
    this.adopt(panel, isPageState(state) && state.effective === true);
    const editor = window.activeTextEditor;
    if (editor && mayHoldEntities(editor.document)) this.preview?.follow(editor);
    else if (isPageState(state)) await this.showFile(state.uri, state.line);
  }

  /** The server knows open documents only: open the file, without showing it, before asking for its card. */
  private async showFile(uri: string, line?: number): Promise<void> {
    try {
      await workspace.openTextDocument(Uri.parse(uri));
    } catch {
      // Gone or unreadable: the page says that there is nothing to show.
    }
    this.preview?.show(line === undefined ? { uri } : { uri, line });
  }

  private adopt(panel: WebviewPanel, effective = false): void {
    const preview = new Preview(panel, this.server, this.extensionUri, effective);
    this.preview = preview;
    panel.onDidDispose(() => {
      preview.dispose();
      if (this.preview === preview) this.preview = undefined;
    });
  }
}

function isPageState(state: unknown): state is PageState {
  return typeof state === 'object' && state !== null && 'uri' in state && typeof state.uri === 'string';
}

import { commands, Disposable, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { PageState, View } from '../webview/messages.js';
import { mayHoldEntities } from './documents.js';
import { Preview, type ShownCard, usualView } from './preview.js';
import type { Server } from './server.js';

const viewType = 'personas.preview';

/**
 * Opens previews, and brings them back after the window was reloaded: one that follows the editor, and any number of locked
 * ones beside it.
 */
export class Previews extends Disposable {
  /** The one that was in front last stands last. */
  private previews: Preview[] = [];

  constructor(
    private readonly server: Server,
    private readonly extensionUri: Uri,
  ) {
    super(() => {
      registrations.dispose();
      for (const preview of [...this.previews]) preview.dispose();
    });
    const toggle = (command: string, what: 'effective' | 'layout' | 'locked') =>
      commands.registerCommand(command, () => this.previews.at(-1)?.toggle(what));
    const registrations = Disposable.from(
      commands.registerCommand('personas.showPreview', (uri?: unknown) => this.open(uri, false)),
      commands.registerCommand('personas.showLockedPreview', (uri?: unknown) => this.open(uri, true)),
      toggle('personas.togglePreviewLock', 'locked'),
      toggle('personas.togglePreviewEffective', 'effective'),
      toggle('personas.togglePreviewCanvas', 'layout'),
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel, state: unknown) => this.restore(panel, state),
      }),
    );
  }

  /** The card of the preview that has the focus of the editors, or of the last one in front that can be seen. */
  card(wanted: 'active' | 'visible'): ShownCard | undefined {
    return this.previews.findLast(({ panel }) => panel[wanted])?.card;
  }

  /** Shows the card of the active editor, or of a file, beside it. A locked preview of the file is shown again. */
  private async open(uri: unknown, locked: boolean): Promise<void> {
    const editor = window.activeTextEditor;
    const wanted = uri instanceof Uri ? uri.toString() : editor?.document.uri.toString();
    const preview = this.find(locked, wanted) ?? this.create(locked);
    preview.reveal();
    if (wanted !== undefined && wanted !== editor?.document.uri.toString()) await showFile(preview, wanted);
    else if (!locked) preview.follow(editor);
    else if (editor && preview.uri !== wanted && mayHoldEntities(editor.document)) {
      const { line, character } = editor.selection.active;
      preview.show({ uri: editor.document.uri.toString(), line, character });
    }
  }

  private find(locked: boolean, uri: string | undefined): Preview | undefined {
    return this.previews.findLast((preview) => preview.locked === locked && (!locked || preview.uri === uri));
  }

  private create(locked: boolean): Preview {
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    const panel = window.createWebviewPanel(viewType, 'Persona Preview', place, { enableFindWidget: true });
    return this.adopt(panel, { ...usualView, locked });
  }

  private async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const known = isPageState(state) ? state : undefined;
    const preview = this.adopt(panel, viewOf(known?.view));
    const editor = window.activeTextEditor;
    if (!preview.locked && editor && mayHoldEntities(editor.document)) preview.follow(editor);
    else if (known) await showFile(preview, known.uri, known.line);
  }

  private adopt(panel: WebviewPanel, view: View): Preview {
    const preview = new Preview(panel, this.server, this.extensionUri, view);
    this.previews.push(preview);
    preview.onDidChange(() => this.changed(preview));
    panel.onDidDispose(() => {
      this.previews = this.previews.filter((other) => other !== preview);
      preview.dispose();
    });
    return preview;
  }

  /** The commands in the title act on the preview in front, and are there as far as its card allows. */
  private changed(preview: Preview): void {
    if (!preview.panel.active) return;
    this.previews = [...this.previews.filter((other) => other !== preview), preview];
    const { effective, canvas } = preview.offers;
    void commands.executeCommand('setContext', 'personas.preview.offersEffective', effective);
    void commands.executeCommand('setContext', 'personas.preview.offersCanvas', canvas);
  }
}

/** The server knows open documents only: open the file, without showing it, before asking for its card. */
async function showFile(preview: Preview, uri: string, line?: number): Promise<void> {
  try {
    await workspace.openTextDocument(Uri.parse(uri));
  } catch {
    // Gone or unreadable: the page says that there is nothing to show.
  }
  preview.show(line === undefined ? { uri } : { uri, line });
}

function isPageState(state: unknown): state is PageState {
  return typeof state === 'object' && state !== null && 'uri' in state && typeof state.uri === 'string';
}

/** What is not as it should be in a state of old is as usual. */
function viewOf(view: PageState['view']): View {
  return {
    effective: view?.effective === true,
    layout: view?.layout === 'canvas' ? 'canvas' : 'page',
    locked: view?.locked === true,
  };
}

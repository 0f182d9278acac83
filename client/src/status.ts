import { commands, Disposable, languages, type TextEditor, window, workspace } from 'vscode';
import { type StatusParams, type StatusResult, statusRequest } from '../../server/src/protocol.js';
import { documentSelector, mayHoldEntities } from './documents.js';
import type { Server } from './server.js';
import { Throttle } from './throttle.js';

const showPreview = { command: 'personas.showPreview', title: 'Open Preview' };
const claim = { command: 'personas.claim', title: 'Check It...' };

/** Files whose language says that they are ours. */
function ownFiles(): { language: string; scheme: string }[] {
  return documentSelector().filter(({ language }) => language === 'persona');
}

/** Set while the active yaml or json file is served; package.json shows the preview button by it. */
const claimedKey = 'personas.claimed';

/**
 * The language status item: the readiness of the persona under the cursor and why a file is served, or why it is not and
 * how to change that. Of files that have nothing to do with us it says nothing.
 */
export class Status extends Disposable {
  private readonly item = languages.createLanguageStatusItem('personas.status', ownFiles());
  /** A line of its own: the box of the status bar breaks none. */
  private readonly why = languages.createLanguageStatusItem('personas.why', ownFiles());
  private readonly throttle = new Throttle(
    () => this.update(),
    250,
    (error) => this.server.failed(error),
  );
  private claimed: boolean | undefined;

  constructor(private readonly server: Server) {
    super(() => {
      listeners.dispose();
      this.throttle.dispose();
      this.item.dispose();
      this.why.dispose();
    });
    this.item.name = 'Persona';
    this.why.name = 'Persona: why it is checked or not';
    const listeners = Disposable.from(
      window.onDidChangeActiveTextEditor((editor) => {
        // What was said of the last file is not true of this one; until it is known, say nothing.
        if (editor && editor.document.languageId !== 'persona') this.select(ownFiles());
        this.throttle.soon();
      }),
      // The settings, or another file, may change what is to be said.
      languages.onDidChangeDiagnostics(({ uris }) => {
        const active = window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === active)) this.throttle.soon();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.changed(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === window.activeTextEditor?.document) this.throttle.soon();
      }),
    );
    this.throttle.soon();
  }

  private changed(editor: TextEditor): void {
    if (editor === window.activeTextEditor) this.throttle.soon();
  }

  private async update(): Promise<void> {
    const editor = window.activeTextEditor;
    // While the preview has the focus there is no text editor; what was claimed stays so.
    if (!editor) return;
    if (!mayHoldEntities(editor.document)) return this.setClaimed(false);
    const { line, character } = editor.selection.active;
    const params: StatusParams = { uri: editor.document.uri.toString(), position: { line, character } };
    const status = await this.server.request<StatusResult | null>(statusRequest, params);
    if (editor !== window.activeTextEditor) return;
    this.show(status ?? { claimed: editor.document.languageId === 'persona', text: '', why: '', silent: true });
  }

  private show({ claimed, text, detail = '', why, silent = false }: StatusResult): void {
    this.select(silent ? ownFiles() : documentSelector());
    this.why.text = why;
    this.item.text = text;
    this.item.detail = detail;
    this.item.command = claimed ? showPreview : claim;
    this.setClaimed(claimed);
  }

  private select(selector: ReturnType<typeof ownFiles>): void {
    this.item.selector = selector;
    this.why.selector = selector;
  }

  private setClaimed(claimed: boolean): void {
    if (claimed === this.claimed) return;
    this.claimed = claimed;
    void commands.executeCommand('setContext', claimedKey, claimed);
  }
}

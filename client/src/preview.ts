import {
  Disposable,
  languages,
  Range,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { type CardParams, type CardResult, cardRequest } from '../../server/src/protocol.js';
import type { CardMessage, FromPage, ToPage } from '../webview/messages.js';
import { mayHoldEntities } from './documents.js';
import { pageHtml } from './page.js';
import type { Server } from './server.js';
import { Throttle } from './throttle.js';

/** What a panel follows: a document and the place of the cursor in it. */
export interface Target {
  readonly uri: string;
  readonly line?: number;
  readonly character?: number;
}

const nothing = 'Open a persona, a job, a story or another file of your library to see its card.';

/** One preview panel: shows the card of the entity under the cursor, and follows the active editor. */
export class Preview extends Disposable {
  private readonly throttle = new Throttle(() => this.draw(), 60);
  private target: Target | undefined;
  private shown: CardMessage | undefined;
  private ready = false;

  /** @param effective whether personas are shown with what they inherit */
  constructor(
    private readonly panel: WebviewPanel,
    private readonly server: Server,
    extensionUri: Uri,
    private effective = false,
  ) {
    super(() => {
      listeners.dispose();
      this.throttle.dispose();
      panel.dispose();
    });
    const { webview } = panel;
    const icon = (theme: string) => Uri.joinPath(extensionUri, 'icons', `persona-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, 'dist')] };
    const listeners = Disposable.from(
      webview.onDidReceiveMessage((message: FromPage) => this.receive(message)),
      window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.cursorMoved(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        const isShown = document.uri.toString() === this.target?.uri;
        // What is inherited stands in other files, and no finding has to change with it.
        if (isShown || (this.shown?.effective && mayHoldEntities(document))) this.throttle.soon();
      }),
      // Another file or the config may change what is said of this one; then its diagnostics change.
      languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === this.target?.uri)) this.throttle.soon();
      }),
    );
    webview.html = pageHtml(webview, extensionUri);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows the card at the cursor of an editor. The last one stays while a file of others is in view. */
  follow(editor: TextEditor | undefined): void {
    if (!editor || !mayHoldEntities(editor.document)) return;
    this.show(targetOf(editor));
  }

  show(target: Target): void {
    this.target = target;
    this.throttle.now();
  }

  private cursorMoved(editor: TextEditor): void {
    const target = targetOf(editor);
    if (target.uri !== this.target?.uri || editor !== window.activeTextEditor) return;
    this.target = target;
    if (target.line !== undefined) this.post({ type: 'cursor', uri: target.uri, line: target.line });
    this.throttle.soon();
  }

  private async draw(): Promise<void> {
    const target = this.target;
    if (!target) return;
    const { uri, line, character } = target;
    const { effective } = this;
    const params: CardParams = {
      uri,
      ...(line === undefined ? {} : { position: { line, character: character ?? 0 } }),
      ...(effective ? { effective } : {}),
    };
    const card = await this.server.request<CardResult | null>(cardRequest, params);
    if (uri !== this.target?.uri || effective !== this.effective) return;
    if (card) this.showCard(target, card);
    else if (!this.shown || this.shown.uri === uri) this.showNothing();
  }

  private showCard({ uri, line }: Target, { version, title, html, inherits }: CardResult): void {
    const before = this.shown;
    const effective = inherits ? this.effective : undefined;
    const isSame = before?.uri === uri && html === before.html && title === before.title;
    if (isSame && effective === before.effective) return;
    this.shown = {
      type: 'card',
      uri,
      version,
      title,
      html,
      ...(line === undefined ? {} : { line }),
      ...(effective === undefined ? {} : { effective }),
    };
    this.panel.title = `${title} (Preview)`;
    this.post(this.shown);
  }

  private showNothing(): void {
    this.shown = undefined;
    this.panel.title = 'Persona Preview';
    this.post({ type: 'empty', text: nothing });
  }

  private receive(message: FromPage): void {
    if (message.type === 'reveal') void this.revealSource(message.line, message.focus);
    else if (message.type === 'effective') {
      this.effective = message.on;
      this.throttle.now();
    } else if (message.type === 'ready') {
      this.ready = true;
      // A page that was hidden starts anew, and has missed what was posted meanwhile.
      if (this.shown) this.post(this.shown);
      this.throttle.soon();
    }
  }

  /** Puts the cursor on the line that a block comes from. The preview keeps the focus unless it gives it away. */
  private async revealSource(line: number, focus: boolean): Promise<void> {
    const uri = this.shown?.uri;
    if (uri === undefined || !Number.isInteger(line) || line < 0) return;
    const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
    try {
      const document = visible?.document ?? (await workspace.openTextDocument(Uri.parse(uri)));
      const text = document.lineAt(Math.min(line, document.lineCount - 1));
      const start = text.range.start.translate(0, text.firstNonWhitespaceCharacterIndex);
      await window.showTextDocument(document, {
        viewColumn: visible?.viewColumn ?? ViewColumn.One,
        preserveFocus: !focus,
        selection: new Range(start, start),
      });
    } catch {
      // The file is gone: there is no source to show, and the card says what was there.
    }
  }

  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }
}

function targetOf(editor: TextEditor): Target {
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), line, character };
}

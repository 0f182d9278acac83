import {
  Disposable,
  EventEmitter,
  languages,
  Position,
  type TextDocumentContentChangeEvent,
  type TextEditor,
  Uri,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import {
  type CardParams,
  type CardResult,
  cardRequest,
  type LocateParams,
  type LocateResult,
  locateRequest,
} from '../../server/src/protocol.js';
import type { CardMessage, FromPage, ToPage, View } from '../webview/messages.js';
import { mayHoldEntities } from './documents.js';
import { pageHtml } from './page.js';
import { ScrollSync } from './preview-scroll.js';
import { remoteImagesSetting, showsRemoteImages } from './preview-settings.js';
import { showSource, startOfLine } from './preview-source.js';
import type { Server } from './server.js';
import { Throttle } from './throttle.js';

/** What a panel shows: a document and a place in it. */
export interface Target {
  readonly uri: string;
  readonly line?: number;
  readonly character?: number;
}

/** Which card, and in which way, as the server wants to hear it. */
export type ShownCard = Pick<CardParams, 'uri' | 'position' | 'layout' | 'effective'>;

const nothing = 'Open a persona, a job, a story or another file of your library to see its card.';
export const usualView: View = { effective: false, layout: 'page', locked: false };

/**
 * One preview panel: shows the card of the entity under the cursor and follows the active editor; a locked one stays with
 * the entity that it shows.
 */
export class Preview extends Disposable {
  private readonly throttle = new Throttle(
    () => this.draw(),
    60,
    (error) => this.server.failed(error),
  );
  private readonly changes = new EventEmitter<void>();
  /** Tells that it shows something else, or in another way, or became the one in front. */
  readonly onDidChange = this.changes.event;
  private readonly scroll: ScrollSync;
  private target: Target | undefined;
  private shown: CardMessage | undefined;
  private ready = false;

  constructor(
    readonly panel: WebviewPanel,
    private readonly server: Server,
    extensionUri: Uri,
    private view: View,
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
    this.scroll = new ScrollSync(
      () => this.target?.uri,
      (line) => this.postLine('scroll', line),
    );
    const draw = () => {
      this.ready = false;
      webview.html = pageHtml(webview, extensionUri, showsRemoteImages());
    };
    const listeners = Disposable.from(
      this.changes,
      this.scroll,
      webview.onDidReceiveMessage((message: FromPage) => this.receive(message)),
      panel.onDidChangeViewState(() => this.changes.fire()),
      server.onPicturesChanged(() => this.throttle.soon()),
      window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.cursorMoved(textEditor)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const isShown = document.uri.toString() === this.target?.uri;
        if (isShown && this.view.locked) this.stayWith(contentChanges);
        // What is inherited stands in other files, and no finding has to change with it.
        if (isShown || (this.view.effective && mayHoldEntities(document))) this.throttle.soon();
      }),
      // Another file or the config may change what is said of this one; then its diagnostics change.
      languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === this.target?.uri)) this.throttle.soon();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(remoteImagesSetting)) draw();
      }),
    );
    draw();
  }

  /** Whether it stays with its file. */
  get locked(): boolean {
    return this.view.locked;
  }

  /** The file that is shown. */
  get uri(): string | undefined {
    return this.target?.uri;
  }

  /** What can be chosen for the card that is shown. */
  get offers(): CardMessage['offers'] {
    return this.shown?.offers ?? { effective: false, canvas: false };
  }

  /** Which card is shown, and how; it may be the last one of another file than the one that is followed. */
  get card(): ShownCard | undefined {
    const { shown, target, view } = this;
    const place = shown && shown.uri !== target?.uri ? { uri: shown.uri, line: shown.lines[0] } : target;
    return place && cardAt(place, view);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows the card at the cursor of an editor. The last one stays while a file of others is in view. */
  follow(editor: TextEditor | undefined): void {
    if (!editor || this.view.locked || !mayHoldEntities(editor.document)) return;
    this.show(targetOf(editor));
  }

  show(target: Target): void {
    this.target = target;
    this.scroll.quieten();
    this.throttle.now();
  }

  /** Shows cards in another way; what is not named stays. */
  change(view: Partial<View>): void {
    this.view = { ...this.view, ...view };
    if (view.locked === false) this.follow(window.activeTextEditor);
    this.throttle.now();
    this.changes.fire();
  }

  /** Turns one of the ways of showing on or off. */
  toggle(what: 'effective' | 'layout' | 'locked'): void {
    if (what === 'layout') this.change({ layout: this.view.layout === 'canvas' ? 'page' : 'canvas' });
    else this.change({ [what]: !this.view[what] });
  }

  private cursorMoved(editor: TextEditor): void {
    const target = targetOf(editor);
    if (target.uri !== this.target?.uri || editor !== window.activeTextEditor) return;
    if (target.line !== undefined) this.postLine('cursor', target.line);
    if (this.view.locked) return;
    this.target = target;
    this.throttle.soon();
  }

  /** Lines that come or go above the locked entity move it. */
  private stayWith(changes: readonly TextDocumentContentChangeEvent[]): void {
    for (const { range, text } of changes) {
      const line = this.target?.line;
      if (!this.target || line === undefined || range.start.line > line) continue;
      const added = text.split('\n').length - 1;
      const removed = Math.min(range.end.line, line) - range.start.line;
      // What is typed on the line itself, behind its start, pushes nothing but what follows.
      if (range.start.line === line && range.start.character > 0) continue;
      // Only a line that has moved makes another target, and outdates what is asked for at this moment.
      if (added !== removed) this.target = { ...this.target, line: line + added - removed };
    }
  }

  private async draw(): Promise<void> {
    const { target, view } = this;
    if (!target) return;
    const { uri } = target;
    const params: CardParams = { ...cardAt(target, view), remoteImages: showsRemoteImages() };
    const card = await this.server.request<CardResult | null>(cardRequest, params);
    if (uri !== this.target?.uri || view !== this.view) return;
    // The entity has moved meanwhile: the answer may be where it was, or a neighbour. Whoever moved it has asked again.
    if (view.locked && target !== this.target) return;
    if (card) this.showCard(target, card);
    else if (!this.shown || this.shown.uri === uri) this.showNothing();
  }

  private showCard({ uri, line }: Target, card: CardResult): void {
    const { view, shown: before } = this;
    const { version, title, html, range } = card;
    const { start, end } = range;
    const last = end.character === 0 ? Math.max(start.line, end.line - 1) : end.line;
    // A locked preview keeps to the entity, wherever its cursor was when it was locked.
    if (view.locked) this.target = { uri, ...start };
    this.panel.title = view.locked ? `${title} (Locked Preview)` : `${title} (Preview)`;
    const isSame = before?.uri === uri && html === before.html && title === before.title && view === before.view;
    if (isSame && before.lines[0] === start.line && before.lines[1] === last) return;
    this.shown = {
      type: 'card',
      uri,
      version,
      title,
      html,
      lines: [start.line, last],
      view,
      offers: { effective: card.inherits === true, canvas: card.canvas === true },
      ...(line === undefined || view.locked ? {} : { line }),
    };
    this.post(this.shown);
    this.changes.fire();
  }

  private showNothing(): void {
    this.shown = undefined;
    this.panel.title = 'Persona Preview';
    this.post({ type: 'empty', text: nothing });
    this.changes.fire();
  }

  private receive(message: FromPage): void {
    const uri = this.shown?.uri;
    if (message.type === 'view') this.change(message.view);
    else if (message.type === 'ready') {
      this.ready = true;
      // A page that was hidden starts anew, and has missed what was posted meanwhile.
      if (this.shown) this.post(this.shown);
      this.throttle.soon();
    } else if (uri !== undefined) {
      if (message.type === 'open') void this.open(uri, message.kind, message.id);
      else if (message.type === 'scrolled') this.scroll.reveal(message.line);
      else if (Number.isInteger(message.line) && message.line >= 0) {
        this.scroll.quieten();
        void showSource(uri, startOfLine(message.line), { focus: message.focus, beside: uri });
      }
    }
  }

  /** Shows whom a name in the card leads to: in the editor, and here, unless this preview is locked. */
  private async open(uri: string, kind: string, id: string): Promise<void> {
    const params = { uri, kind, id } as LocateParams;
    const found = await this.server.request<LocateResult>(locateRequest, params);
    if (!found) return;
    const { line, character } = found.range.start;
    await showSource(found.uri, (document) => document.validatePosition(new Position(line, character)), {
      focus: false,
      beside: uri,
    });
    if (!this.view.locked) this.show({ uri: found.uri, line, character });
  }

  private postLine(type: 'cursor' | 'scroll', line: number): void {
    if (this.target) this.post({ type, uri: this.target.uri, line });
  }

  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }
}

function cardAt({ uri, line, character }: Target, { layout, effective }: View): ShownCard {
  return {
    uri,
    layout,
    ...(line === undefined ? {} : { position: { line, character: character ?? 0 } }),
    ...(effective ? { effective } : {}),
  };
}

function targetOf(editor: TextEditor): Target {
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), line, character };
}

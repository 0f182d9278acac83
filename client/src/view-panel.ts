import { Disposable, Position, Uri, type WebviewPanel } from 'vscode';
import {
  type LocateParams,
  type LocateResult,
  locateRequest,
  type ViewParams,
  type ViewResult,
  viewRequest,
} from '../../server/src/protocol.js';
import type { CardMessage, FromPage, ToPage } from '../webview/messages.js';
import type { LibraryChanges } from './library-changes.js';
import { pageHtml } from './page.js';
import { usualView } from './preview.js';
import { showSource } from './preview-source.js';
import type { Server } from './server.js';
import { Throttle } from './throttle.js';

/** What a panel shows. */
export type ViewTarget = ViewParams;

const scheme = 'personas-view';
/** A view is of the whole library: it may cost more than a card, and is drawn less often while someone types. */
const period = 500;

const never = 'The library cannot be shown. Look into the output "Persona".';
const gone = 'The library that was shown here is gone, or cannot be read any more. Look into the output "Persona".';

/** The target as the page keeps it for when the window is reloaded. */
export function addressOf({ view, ...rest }: ViewTarget): string {
  return Uri.from({ scheme, path: `/${view}`, query: JSON.stringify(rest) }).toString();
}

/** Reads what `addressOf` wrote; nothing for anything else. */
export function targetAt(address: unknown): ViewTarget | undefined {
  if (typeof address !== 'string') return undefined;
  try {
    const { scheme: own, path, query } = Uri.parse(address, true);
    const { uri, personas } = JSON.parse(query) as { uri?: unknown; personas?: unknown };
    if (own !== scheme || typeof uri !== 'string') return undefined;
    const ids = Array.isArray(personas) ? personas.filter((id) => typeof id === 'string') : undefined;
    return { view: path.slice(1) as ViewTarget['view'], uri, ...(ids ? { personas: ids } : {}) };
  } catch {
    return undefined;
  }
}

/** One panel with a view over a library. It follows every change while it can be seen. */
export class ViewPanel extends Disposable {
  private readonly throttle = new Throttle(
    () => this.draw(),
    period,
    (error) => this.server.failed(error),
  );
  private shown: CardMessage | undefined;
  private ready = false;
  /** Something was shown once, and can be shown no more. */
  private gone = false;
  /** Something has changed while nobody could see it. */
  private stale = false;

  constructor(
    readonly panel: WebviewPanel,
    private readonly server: Server,
    extensionUri: Uri,
    changes: LibraryChanges,
    readonly target: ViewTarget,
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
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.stale) this.throttle.now();
      }),
      changes.onDidChange(() => this.changed()),
      server.onPicturesChanged(() => this.changed()),
    );
    webview.html = pageHtml(webview, extensionUri, false);
  }

  /** Whether it shows this. */
  shows(target: ViewTarget): boolean {
    return addressOf(target) === addressOf(this.target);
  }

  private changed(): void {
    if (this.panel.visible) this.throttle.soon();
    else this.stale = true;
  }

  private async draw(): Promise<void> {
    this.stale = false;
    const view = await this.server.request<ViewResult>(viewRequest, this.target);
    if (!view) {
      this.post({ type: 'empty', text: this.shown || this.gone ? gone : never });
      this.gone ||= this.shown !== undefined;
      this.shown = undefined;
      return;
    }
    if (this.shown?.html === view.html && this.shown.title === view.title) return;
    this.shown = {
      type: 'card',
      uri: addressOf(this.target),
      version: 0,
      ...view,
      // A view has no lines of its own to go to.
      lines: [0, 0],
      view: usualView,
      offers: { effective: false, canvas: false },
    };
    this.panel.title = view.title;
    this.post(this.shown);
  }

  private receive(message: FromPage): void {
    if (message.type === 'open') void this.open(message.kind, message.id);
    else if (message.type === 'ready') {
      this.ready = true;
      // A page that was hidden starts anew.
      if (this.shown) this.post(this.shown);
      this.throttle.now();
    }
  }

  /** Shows whom a name leads to in an editor. */
  private async open(kind: string, id: string): Promise<void> {
    const params = { uri: this.target.uri, kind, id } as LocateParams;
    const found = await this.server.request<LocateResult>(locateRequest, params);
    if (!found) return;
    const { line, character } = found.range.start;
    await showSource(found.uri, (document) => document.validatePosition(new Position(line, character)), {
      focus: true,
    });
  }

  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }
}

import {
  commands,
  Disposable,
  env,
  ProgressLocation,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type ExportParams, type ExportResult, exportRequest } from '../../server/src/protocol.js';
import { mayHoldEntities } from './documents.js';
import { drawn } from './picture.js';
import type { ShownCard } from './preview.js';
import type { Previews } from './previews.js';
import { reason, type Server } from './server.js';

type Format = ExportParams['format'];

/** What is to be exported; what a caller knows need not be asked. For keybindings, tests and other extensions. */
interface Wish {
  readonly format: Format;
  readonly whole?: boolean;
}

interface Choice extends QuickPickItem {
  readonly wish?: Wish;
}

const choices: readonly Choice[] = [
  { label: 'This card', kind: QuickPickItemKind.Separator },
  { label: 'HTML', description: 'one page that stands alone; print it for a PDF', wish: { format: 'html' } },
  { label: 'Markdown', description: 'for wikis and pull requests', wish: { format: 'md' } },
  { label: 'PNG', description: 'a poster, as a picture', wish: { format: 'png' } },
  { label: 'SVG', description: 'a poster, for slides and large prints', wish: { format: 'svg' } },
  { label: 'The whole library', kind: QuickPickItemKind.Separator },
  {
    label: 'HTML of all cards',
    description: 'one page with a list of contents',
    wish: { format: 'html', whole: true },
  },
  { label: 'Markdown of all cards', description: 'one file with links', wish: { format: 'md', whole: true } },
  { label: 'JSON', description: 'with scores, inheritance and references, for programs', wish: { format: 'json' } },
  { label: 'CSV of accounts', description: 'with their fit and tier, for spreadsheets', wish: { format: 'csv' } },
];

const filters: Readonly<Record<Format, Record<string, string[]>>> = {
  html: { 'Web page': ['html'] },
  md: { Markdown: ['md'] },
  png: { 'PNG picture': ['png'] },
  svg: { 'SVG picture': ['svg'] },
  json: { JSON: ['json'] },
  csv: { CSV: ['csv'] },
};

/** Writes cards in other formats, into files and on the clipboard. */
export class Export extends Disposable {
  constructor(
    private readonly server: Server,
    private readonly extensionUri: Uri,
    private readonly previews: Pick<Previews, 'card'>,
  ) {
    super(() => registrations.dispose());
    const registrations = Disposable.from(
      commands.registerCommand('personas.export', (argument?: unknown) => this.run(argument)),
      commands.registerCommand('personas.copyMarkdown', () => this.copy('md', 'Markdown')),
      commands.registerCommand('personas.copyHtml', () => this.copy('html', 'HTML')),
      commands.registerCommand('personas.copyPicture', () => this.copyPicture()),
    );
  }

  /**
   * @param argument `{ format?, whole?, target? }`, so that nothing has to be asked; `target` is a URI
   * @returns the URI of the file that was written
   */
  private async run(argument: unknown): Promise<string | undefined> {
    const wish = wishOf(argument) ?? (await window.showQuickPick(choices, pickOptions))?.wish;
    const result = wish && (await this.ask(wish));
    if (!wish || !result) return undefined;
    const content = await this.contentOf(result);
    return content && save(content, result.fileName, filters[wish.format], targetOf(argument));
  }

  private async copy(format: 'md' | 'html', name: string): Promise<void> {
    const result = await this.ask({ format });
    if (!result || !('text' in result)) return;
    await env.clipboard.writeText(result.text);
    window.setStatusBarMessage(`The card is on the clipboard as ${name}.`, 5000);
  }

  /** Where the clipboard takes no pictures, the picture becomes a file. */
  private async copyPicture(): Promise<void> {
    const result = await this.ask({ format: 'png' });
    if (!result || !('svg' in result)) return;
    const content = await this.draw(result.svg, true);
    if (content === 'copied') window.setStatusBarMessage('The card is on the clipboard as a picture.', 5000);
    else if (content) {
      const saveIt = 'Save It...';
      const answer = await window.showWarningMessage('The clipboard takes no pictures here.', saveIt);
      if (answer === saveIt) await save(content, result.fileName, filters.png);
    }
  }

  /** What the server makes of the card in view, or of its library; tells the user where there is nothing. */
  private async ask(wish: Wish): Promise<Exclude<ExportResult, { problem: string }> | undefined> {
    const card = this.cardInView();
    if (!card) {
      void window.showInformationMessage('Open a persona or another file of your library first.');
      return undefined;
    }
    await load(card.uri);
    // How one card is looked at says nothing of all the others.
    const isOfAll = wish.whole === true || wish.format === 'json' || wish.format === 'csv';
    const params: ExportParams = { ...(isOfAll ? { uri: card.uri } : card), ...wish };
    const result = await window.withProgress({ location: ProgressLocation.Window, title: 'Exporting' }, () =>
      this.server.request<ExportResult>(exportRequest, params),
    );
    if (result && !('problem' in result)) return result;
    void window.showErrorMessage(
      result?.problem ?? 'The language server does not answer. See the output channel "Persona".',
    );
    return undefined;
  }

  /** A preview in front shows what is meant, then the editor does; where there is neither, what else can be seen. */
  private cardInView(): ShownCard | undefined {
    const inFront = this.previews.card('active');
    if (inFront) return inFront;
    const editor =
      window.activeTextEditor ?? window.visibleTextEditors.find(({ document }) => mayHoldEntities(document));
    if (!editor) return this.previews.card('visible');
    const { line, character } = editor.selection.active;
    return { uri: editor.document.uri.toString(), position: { line, character } };
  }

  private async contentOf(result: Exclude<ExportResult, { problem: string }>): Promise<Uint8Array | undefined> {
    if ('text' in result) return new TextEncoder().encode(result.text);
    const content = await this.draw(result.svg, false);
    return content === 'copied' ? undefined : content;
  }

  private async draw(svg: string, copy: boolean) {
    try {
      return await drawn(this.extensionUri, 'Persona Picture', { svg, copy });
    } catch (error) {
      void window.showErrorMessage(`There is no picture: ${reason(error)}`);
      return undefined;
    }
  }
}

const pickOptions = { title: 'Export', placeHolder: 'As what?', matchOnDescription: true };

/** The server knows open documents only, and that of a preview may have been closed. */
async function load(uri: string): Promise<void> {
  try {
    await workspace.openTextDocument(Uri.parse(uri));
  } catch {
    // Gone or unreadable: the server says that there is nothing to export.
  }
}

/** Writes a file where the user says, in whatever file system that is. */
async function save(
  content: Uint8Array,
  fileName: string,
  filter: Record<string, string[]>,
  given?: Uri,
): Promise<string | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const suggested = folder && { defaultUri: Uri.joinPath(folder, fileName) };
  const target = given ?? (await window.showSaveDialog({ ...suggested, filters: filter, title: 'Export' }));
  if (!target) return undefined;
  try {
    await workspace.fs.writeFile(target, content);
  } catch (error) {
    void window.showErrorMessage(`${workspace.asRelativePath(target)} cannot be written: ${reason(error)}`);
    return undefined;
  }
  if (!given) void offerToOpen(target);
  return target.toString();
}

async function offerToOpen(target: Uri): Promise<void> {
  const open = 'Open';
  const answer = await window.showInformationMessage(`${workspace.asRelativePath(target)} is written.`, open);
  if (answer !== open) return;
  // A page belongs into a browser; what the editor cannot show, it hands over.
  if (/\.html$/.test(target.path) && target.scheme === 'file') await env.openExternal(target);
  else await commands.executeCommand('vscode.open', target);
}

function wishOf(argument: unknown): Wish | undefined {
  if (typeof argument !== 'object' || argument === null || !('format' in argument)) return undefined;
  const known = choices.map(({ wish }) => wish?.format).find((format) => format === argument.format);
  return known && { format: known, ...('whole' in argument && argument.whole === true ? { whole: true } : {}) };
}

function targetOf(argument: unknown): Uri | undefined {
  if (typeof argument !== 'object' || argument === null || !('target' in argument)) return undefined;
  if (argument.target instanceof Uri) return argument.target;
  return typeof argument.target === 'string' ? Uri.parse(argument.target) : undefined;
}

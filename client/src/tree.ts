import {
  commands,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  languages,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from 'vscode';
import {
  type TreeEntity,
  type TreeKind,
  type TreeLibrary,
  type TreeResult,
  treeRequest,
} from '../../server/src/protocol.js';
import { iconOf } from './icons.js';
import type { LibraryChanges } from './library-changes.js';
import type { Server } from './server.js';
import { Throttle } from './throttle.js';

const viewId = 'personas.library';
/** Set when there is a library; package.json shows the tree by it. */
const hasLibraryKey = 'personas.hasLibrary';
const period = 700;

/** An entry of the tree: a library where there are several, a kind, or an entity. */
export type Entry =
  | { readonly type: 'library'; readonly library: TreeLibrary }
  | { readonly type: 'kind'; readonly library: TreeLibrary; readonly kind: TreeKind }
  | { readonly type: 'entity'; readonly entity: TreeEntity };

/** The entities of the workspace by kind, each with its readiness and what it lacks. */
export class LibraryTree extends Disposable implements TreeDataProvider<Entry> {
  private readonly changes = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly throttle = new Throttle(
    () => this.update(),
    period,
    (error) => this.server.failed(error),
  );
  private readonly view: TreeView<Entry>;
  private libraries: TreeResult = [];
  private told = '';

  constructor(
    private readonly server: Server,
    libraryChanges: LibraryChanges,
  ) {
    super(() => {
      registrations.dispose();
      this.throttle.dispose();
    });
    this.view = window.createTreeView<Entry>(viewId, { treeDataProvider: this, showCollapseAll: true });
    const registrations = Disposable.from(
      this.changes,
      this.view,
      libraryChanges.onDidChange(() => this.throttle.soon()),
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.throttle.now();
      }),
      languages.onDidChangeDiagnostics(() => this.count()),
      commands.registerCommand('personas.openEntity', (entry: unknown) => open(entry)),
      commands.registerCommand('personas.previewEntity', (entry: unknown) => preview(entry)),
      commands.registerCommand('personas.refreshLibrary', () => this.throttle.now()),
    );
  }

  /** Asks the server for the first time, once it listens. */
  start(): void {
    this.throttle.now();
  }

  getChildren(entry?: Entry): Entry[] {
    if (entry?.type === 'library') return kindsOf(entry.library);
    if (entry?.type === 'kind') return entry.kind.entities.map((entity) => ({ type: 'entity', entity }));
    if (entry) return [];
    const [only, ...others] = this.libraries;
    if (only && others.length === 0) return kindsOf(only);
    return this.libraries.map((library) => ({ type: 'library', library }));
  }

  getTreeItem(entry: Entry): TreeItem {
    if (entry.type === 'entity') return entityItem(entry);
    if (entry.type === 'kind') return kindItem(entry);
    const item = new TreeItem(entry.library.name, TreeItemCollapsibleState.Expanded);
    item.id = entry.library.root;
    item.iconPath = new ThemeIcon('library');
    item.tooltip = Uri.parse(entry.library.root).fsPath;
    return item;
  }

  private async update(): Promise<void> {
    // Scores of a tree that nobody sees are not worth their time; whether there is one at all is.
    const judged = this.view.visible;
    const libraries = await this.server.request<TreeResult>(treeRequest, { judged });
    if (!libraries) return;
    const said = JSON.stringify(libraries);
    if (said === this.told) return;
    this.told = said;
    this.libraries = libraries;
    await commands.executeCommand('setContext', hasLibraryKey, libraries.length > 0);
    this.changes.fire();
    this.count();
  }

  /** The badge: how much is wrong or doubtful. */
  private count(): void {
    const value = languages
      .getDiagnostics()
      .flatMap(([, diagnostics]) => diagnostics)
      .filter(({ source, severity }) => source === 'personas' && severity <= DiagnosticSeverity.Warning).length;
    if (value === (this.view.badge?.value ?? 0)) return;
    this.view.badge = value > 0 ? { value, tooltip: counted(value, 'finding') } : undefined;
  }
}

function kindsOf(library: TreeLibrary): Entry[] {
  return library.kinds.map((kind) => ({ type: 'kind', library, kind }));
}

function kindItem({ library, kind }: Extract<Entry, { type: 'kind' }>): TreeItem {
  const isFirst = kind.kind === 'persona';
  const state = isFirst ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(kind.label, state);
  item.id = `${library.root} ${kind.kind}`;
  item.iconPath = new ThemeIcon(iconOf(kind.kind));
  item.description = String(kind.entities.length);
  item.contextValue = isFirst ? 'personas' : 'kind';
  return item;
}

function entityItem(entry: Extract<Entry, { type: 'entity' }>): TreeItem {
  const { entity } = entry;
  const item = new TreeItem(entity.name, TreeItemCollapsibleState.None);
  item.description = notesOf(entity).join(' · ');
  const label = [entity.name, ...notesOf(entity)].join(', ');
  item.accessibilityInformation = { label };
  item.tooltip = tooltipOf(entity);
  item.contextValue = entity.kind === 'persona' ? 'persona' : 'entity';
  item.command = { command: 'personas.openEntity', title: 'Open', arguments: [entry] };
  item.iconPath = iconFor(entity);
  return item;
}

function iconFor({ kind, findings = 0, inactive, negative }: TreeEntity): ThemeIcon {
  if (findings > 0) return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  if (negative) return new ThemeIcon('circle-slash');
  return new ThemeIcon(inactive ? 'circle-outline' : iconOf(kind));
}

/** "82 B", "3 gaps", "1 finding" */
function notesOf({ readiness, grade, gaps = 0, findings = 0, inactive, negative }: TreeEntity): string[] {
  return [
    ...(readiness === undefined ? [] : [`${readiness} ${grade ?? ''}`.trim()]),
    ...(gaps > 0 ? [counted(gaps, 'gap')] : []),
    ...(findings > 0 ? [counted(findings, 'finding')] : []),
    ...(negative ? ['not served'] : []),
    ...(inactive ? ['not in use'] : []),
  ];
}

/** "1 gap", "3 gaps", "no gaps" */
function counted(count: number, what: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}

/** Plain text: what people call their personas is no markup. */
function tooltipOf({ name, id, readiness, grade, gaps, findings }: TreeEntity): MarkdownString {
  const tooltip = new MarkdownString();
  const lines = [
    id === undefined || id === name ? name : `${name} (${id})`,
    ...(readiness === undefined ? [] : [`Readiness ${readiness}/100, grade ${grade ?? '–'}`]),
    ...(gaps === undefined ? [] : [`${counted(gaps, 'gap')}, ${counted(findings ?? 0, 'finding')}`]),
  ];
  return lines.reduce((text, line, index) => text.appendText(index > 0 ? `\n\n${line}` : line), tooltip);
}

async function open(entry: unknown): Promise<void> {
  if (!isEntity(entry)) return;
  const { uri, position } = entry.entity;
  const { line, character } = position;
  try {
    await window.showTextDocument(Uri.parse(uri), { selection: new Range(line, character, line, character) });
  } catch {
    // The file went, and the tree hears of it in a moment.
  }
}

async function preview(entry: unknown): Promise<void> {
  if (!isEntity(entry)) return;
  await open(entry);
  await commands.executeCommand('personas.showPreview', Uri.parse(entry.entity.uri));
}

function isEntity(entry: unknown): entry is Extract<Entry, { type: 'entity' }> {
  return typeof entry === 'object' && entry !== null && 'type' in entry && entry.type === 'entity';
}

import { commands, Disposable, type QuickPickItem, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { type TreeEntity, type TreeLibrary, type TreeResult, treeRequest } from '../../server/src/protocol.js';
import type { LibraryChanges } from './library-changes.js';
import type { Server } from './server.js';
import { targetAt, ViewPanel, type ViewTarget } from './view-panel.js';

const viewType = 'personas.view';
/** So many personas can be compared. */
const [fewest, most] = [2, 4];

const titles: Readonly<Record<ViewTarget['view'], string>> = {
  dashboard: 'Library Dashboard',
  map: 'Persona Map',
  coverage: 'Coverage',
  comparison: 'Comparison',
};

/** Opens views over a library, one panel a view, and brings them back after the window was reloaded. */
export class Views extends Disposable {
  private panels: ViewPanel[] = [];

  constructor(
    private readonly server: Server,
    private readonly extensionUri: Uri,
    private readonly changes: LibraryChanges,
  ) {
    super(() => {
      registrations.dispose();
      for (const panel of [...this.panels]) panel.dispose();
    });
    const open = (command: string, view: ViewTarget['view']) =>
      commands.registerCommand(command, (argument?: unknown) => this.open(view, argument));
    const registrations = Disposable.from(
      open('personas.showDashboard', 'dashboard'),
      open('personas.showMap', 'map'),
      open('personas.showCoverage', 'coverage'),
      commands.registerCommand('personas.compare', (argument?: unknown) => this.compare(argument)),
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, state: unknown) => this.restore(panel, state),
      }),
    );
  }

  /** @returns the name of the view, or nothing where there is no library */
  private async open(view: ViewTarget['view'], argument: unknown): Promise<string | undefined> {
    const library = await this.library(argument);
    return library && this.show({ view, uri: `${library.root}/.` });
  }

  /** @param argument `{ personas: [id, ...] }`, so that nothing has to be asked; or an entry of the tree to begin with */
  private async compare(argument: unknown): Promise<string | undefined> {
    const library = await this.library(argument);
    if (!library) return undefined;
    const chosen = personasOf(argument) ?? (await choose(library, idOf(argument)));
    return chosen && this.show({ view: 'comparison', uri: `${library.root}/.`, personas: chosen });
  }

  private show(target: ViewTarget): string {
    const known = this.panels.find((panel) => panel.shows(target));
    if (known) known.panel.reveal();
    else {
      const options = { enableFindWidget: true };
      // Its own title comes with what it shows.
      this.adopt(window.createWebviewPanel(viewType, 'Personas', ViewColumn.Active, options), target);
    }
    return titles[target.view];
  }

  private restore(panel: WebviewPanel, state: unknown): void {
    const address = typeof state === 'object' && state !== null && 'uri' in state ? state.uri : undefined;
    const target = targetAt(address);
    if (target) this.adopt(panel, target);
    else panel.dispose();
  }

  private adopt(panel: WebviewPanel, target: ViewTarget): void {
    const own = new ViewPanel(panel, this.server, this.extensionUri, this.changes, target);
    this.panels.push(own);
    panel.onDidDispose(() => {
      this.panels = this.panels.filter((other) => other !== own);
      own.dispose();
    });
  }

  /** The library of what was chosen in the tree, of the view or editor in front, the only one, or the one that somebody picks. */
  private async library(argument: unknown): Promise<TreeLibrary | undefined> {
    const libraries = (await this.server.request<TreeResult>(treeRequest, {})) ?? [];
    const [first, ...others] = libraries;
    if (!first) {
      void window.showInformationMessage('There is no persona file here yet. Make one with "Persona: New...".');
      return undefined;
    }
    const view = this.panels.find(({ panel }) => panel.active)?.target.uri;
    const uri = uriOf(argument) ?? view ?? window.activeTextEditor?.document.uri.toString() ?? '';
    const around = libraries.filter(({ root }) => `${uri}/`.startsWith(`${root}/`));
    // A library within another one is the nearer.
    const nearest = around.toSorted((a, b) => b.root.length - a.root.length)[0];
    if (nearest || others.length === 0) return nearest ?? first;
    const items = libraries.map((library) => ({ label: library.name, description: library.root, library }));
    return (await window.showQuickPick(items, { title: 'Which library?' }))?.library;
  }
}

interface Choice extends QuickPickItem {
  readonly id: string;
}

async function choose(library: TreeLibrary, first: string | undefined): Promise<readonly string[] | undefined> {
  const personas = library.kinds.find(({ kind }) => kind === 'persona')?.entities ?? [];
  const items = personas.flatMap((persona) =>
    persona.id === undefined
      ? []
      : [{ label: persona.name, description: noteOf(persona), id: persona.id, picked: persona.id === first }],
  );
  if (items.length < fewest) {
    void window.showInformationMessage('It takes two personas with an id to compare.');
    return undefined;
  }
  return pickSome(items);
}

/** Asks until the choice can be compared, or somebody gives up; what was chosen stays chosen. */
async function pickSome(
  items: readonly Choice[],
  asked = 'Choose two to four personas',
): Promise<readonly string[] | undefined> {
  const options = { title: 'Compare Personas', placeHolder: asked, matchOnDescription: true, ignoreFocusOut: true };
  const chosen = await window.showQuickPick(items, { ...options, canPickMany: true });
  if (!chosen || (chosen.length >= fewest && chosen.length <= most)) return chosen?.map(({ id }) => id);
  const again = items.map((item) => ({ ...item, picked: chosen.includes(item) }));
  return pickSome(again, chosen.length < fewest ? 'Choose another one' : 'Choose no more than four');
}

function noteOf({ id, inactive, negative }: TreeEntity): string {
  return [id, negative ? 'not served' : undefined, inactive ? 'not in use' : undefined].filter(Boolean).join(', ');
}

function personasOf(argument: unknown): readonly string[] | undefined {
  const given = memberOf(argument, 'personas');
  return Array.isArray(given) ? given.filter((id) => typeof id === 'string') : undefined;
}

function idOf(argument: unknown): string | undefined {
  const id = memberOf(memberOf(argument, 'entity'), 'id');
  return typeof id === 'string' ? id : undefined;
}

/** A URI that the editor gives, or the one of an entry of the tree. */
function uriOf(argument: unknown): string | undefined {
  const uri = memberOf(memberOf(argument, 'entity'), 'uri') ?? memberOf(argument, 'uri');
  return typeof uri === 'string' ? uri : undefined;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

import {
  commands,
  Disposable,
  FileType,
  InputBoxValidationSeverity,
  languages,
  Position,
  type QuickPickItem,
  SnippetString,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  type NewFileParams,
  type NewFileResult,
  newFileRequest,
  type TemplateKind,
  templatesRequest,
} from '../../server/src/protocol.js';
import { schemes } from './documents.js';
import { withIcon } from './icons.js';
import type { Server } from './server.js';

/** What a caller knows already; the rest is asked. For keybindings, tests and other extensions. */
interface NewArguments {
  readonly kind?: string;
  /** The first prefix of a template's snippet, such as `persona-buyer`. */
  readonly template?: string;
  readonly name?: string;
  readonly folder?: Uri | string;
}

/** Where a file is to go; `beside`: rather where others of its kind are. */
interface Place {
  readonly folder?: string;
  readonly beside: boolean;
}

/** Makes files from templates: asks for kind, template and name, and leaves the cursor at the first blank. */
export class NewFile extends Disposable {
  constructor(private readonly server: Server) {
    super(() => registrations.dispose());
    const run = (argument?: unknown) => this.run(argumentsOf(argument));
    const registrations = Disposable.from(
      commands.registerCommand('personas.new', run),
      commands.registerCommand('personas.newInFolder', run),
    );
  }

  /** @returns the URI of the new file, or nothing where the user gave up */
  private async run(given: NewArguments): Promise<string | undefined> {
    const kinds = await this.server.request<TemplateKind[]>(templatesRequest, undefined);
    if (!kinds) {
      void window.showErrorMessage('The language server does not answer. See the output channel "Persona".');
      return undefined;
    }
    const template = given.template ?? (await pickTemplate(kinds, given.kind));
    const place = template === undefined ? undefined : await placeOf(given.folder);
    if (template === undefined || !place) return undefined;
    const name = given.name ?? (await this.askName(template, place));
    if (name === undefined) return undefined;
    const plan = await this.plan({ template, name, ...place });
    if (plan && 'uri' in plan) return write(plan);
    void window.showErrorMessage(plan?.problem ?? 'The language server does not answer.');
    return undefined;
  }

  private plan(params: NewFileParams): Promise<NewFileResult | undefined> {
    return this.server.request<NewFileResult>(newFileRequest, params);
  }

  /** Asks for the name, and says while it is typed which file it will make. */
  private async askName(template: string, place: Place): Promise<string | undefined> {
    return window.showInputBox({
      title: 'New Persona File',
      prompt: 'Its name. The file name and the id are made of it.',
      placeHolder: 'Maya Chen, platform lead',
      ignoreFocusOut: true,
      validateInput: async (name) => {
        if (name.trim() === '') return name === '' ? undefined : 'Write a name.';
        const plan = await this.plan({ template, name, ...place });
        if (!plan) return undefined;
        if ('problem' in plan) return plan.problem;
        const path = plan.uri.startsWith('untitled:') ? plan.fileName : workspace.asRelativePath(Uri.parse(plan.uri));
        const message = plan.taken ? `${plan.taken} is taken. This will be ${path}` : `This will be ${path}`;
        return { message, severity: InputBoxValidationSeverity.Info };
      },
    });
  }
}

function argumentsOf(argument: unknown): NewArguments {
  if (argument instanceof Uri) return { folder: argument };
  if (typeof argument !== 'object' || argument === null) return {};
  const { kind, template, name, folder } = argument as Readonly<Record<string, unknown>>;
  return {
    ...(typeof kind === 'string' ? { kind } : {}),
    ...(typeof template === 'string' ? { template } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    ...(folder instanceof Uri || typeof folder === 'string' ? { folder } : {}),
  };
}

interface Choice extends QuickPickItem {
  readonly id: string;
}

/** Asks for the kind unless it is known, then for the template where the kind has several. */
async function pickTemplate(kinds: readonly TemplateKind[], known?: string): Promise<string | undefined> {
  const choices = kinds.map(
    ({ kind, label, description }): Choice => ({ id: kind, label: withIcon(kind, label), detail: description }),
  );
  const kind = known ?? (await pick('What do you want to write?', choices));
  const templates = kinds.find((candidate) => candidate.kind === kind)?.templates ?? [];
  if (kind === undefined || templates.length < 2) return templates[0]?.id;
  return pick(
    'From which template?',
    templates.map(({ id, label, description }) => ({ id, label: withIcon(kind, label), detail: description })),
  );
}

async function pick(placeHolder: string, choices: readonly Choice[]): Promise<string | undefined> {
  const options = { title: 'New Persona File', placeHolder, matchOnDetail: true, ignoreFocusOut: true };
  return (await window.showQuickPick(choices, options))?.id;
}

/** The chosen folder, else that of the active editor, else the workspace folder; nothing where the user gave up. */
async function placeOf(given?: Uri | string): Promise<Place | undefined> {
  if (given !== undefined)
    return { folder: await folderOf(typeof given === 'string' ? Uri.parse(given) : given), beside: false };
  const active = window.activeTextEditor?.document.uri;
  if (active && active.scheme !== 'untitled' && schemes().includes(active.scheme))
    return { folder: Uri.joinPath(active, '..').toString(), beside: true };
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) return { beside: false };
  const folder = folders.length === 1 ? folders[0] : await window.showWorkspaceFolderPick();
  return folder && { folder: folder.uri.toString(), beside: true };
}

async function folderOf(uri: Uri): Promise<string> {
  try {
    const { type } = await workspace.fs.stat(uri);
    return type & FileType.File ? Uri.joinPath(uri, '..').toString() : uri.toString();
  } catch {
    // Not there yet: it is made together with the file.
    return uri.toString();
  }
}

/** Makes the file, opens it and inserts the template. A file that came meanwhile is not written over. */
async function write({ uri, snippet }: Extract<NewFileResult, { uri: string }>): Promise<string | undefined> {
  const target = Uri.parse(uri);
  if (target.scheme !== 'untitled') {
    const edit = new WorkspaceEdit();
    edit.createFile(target, { overwrite: false, ignoreIfExists: false });
    if (!(await workspace.applyEdit(edit))) {
      void window.showErrorMessage(`${workspace.asRelativePath(target)} cannot be made.`);
      return undefined;
    }
  }
  const opened = await workspace.openTextDocument(target);
  const document =
    opened.languageId === 'persona' ? opened : await languages.setTextDocumentLanguage(opened, 'persona');
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(snippet), new Position(0, 0));
  return document.uri.toString();
}

import {
  commands,
  Disposable,
  languages,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  type ClaimOption,
  type ClaimOptionsParams,
  type ClaimParams,
  type ClaimResult,
  claimOptionsRequest,
  claimRequest,
} from '../../server/src/protocol.js';
import { mayHoldEntities } from './documents.js';
import { withIcon } from './icons.js';
import type { Server } from './server.js';

/** How to claim a file: say of it in the config file what it holds, or set its language in this editor. */
type Way =
  | { readonly by: 'config'; readonly kind?: string; readonly dialect?: 'native' | 'pls' }
  | { readonly by: 'language' };

/** Has files checked that do not say themselves that they are ours. */
export class Claim extends Disposable {
  constructor(private readonly server: Server) {
    super(() => registration.dispose());
    const registration = commands.registerCommand('personas.claim', (argument?: unknown) => this.run(argument));
  }

  /** @param argument `{ uri?, by?: 'config' | 'language', kind?, dialect? }`, so that nothing has to be asked */
  private async run(argument: unknown): Promise<void> {
    const document = await documentOf(argument);
    if (!document || !mayHoldEntities(document)) return;
    const way = wayOf(argument) ?? (await this.ask(document));
    if (!way) return;
    if (way.by === 'language') await languages.setTextDocumentLanguage(document, 'persona');
    else await this.include(document, way);
  }

  private async ask(document: TextDocument): Promise<Way | undefined> {
    const params: ClaimOptionsParams = { uri: document.uri.toString() };
    const options = (await this.server.request<ClaimOption[]>(claimOptionsRequest, params)) ?? [];
    const choice = await window.showQuickPick(choicesFor(document, options), {
      title: 'Check This File as a Persona File',
      placeHolder: 'What does it hold?',
      matchOnDescription: true,
    });
    return choice?.way;
  }

  /** Writes the file into the settings of its library; they are made where there are none. */
  private async include(document: TextDocument, { kind, dialect }: Extract<Way, { by: 'config' }>): Promise<void> {
    const params: ClaimParams = {
      uri: document.uri.toString(),
      ...(kind === undefined ? {} : { kind }),
      ...(dialect === undefined ? {} : { dialect }),
    };
    const result = await this.server.request<ClaimResult>(claimRequest, params);
    if (!result || 'problem' in result) return tell(result);
    const path = workspace.asRelativePath(Uri.parse(result.config));
    if (await write(result)) window.setStatusBarMessage(`${path} now includes this file.`, 5000);
    else await tell({ problem: `${path} cannot be written.` });
  }
}

/** Makes the settings, or edits and saves them. Changes that somebody has not saved yet are left to them. */
async function write({ config, exists, range, newText }: Extract<ClaimResult, { exists: boolean }>): Promise<boolean> {
  const uri = Uri.parse(config);
  const edit = new WorkspaceEdit();
  if (!exists) {
    edit.createFile(uri, { contents: new TextEncoder().encode(newText) });
    return workspace.applyEdit(edit);
  }
  const document = await workspace.openTextDocument(uri);
  const { isDirty } = document;
  const { start, end } = range;
  edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText);
  const done = await workspace.applyEdit(edit);
  return done && (isDirty || (await document.save()));
}

interface Choice extends QuickPickItem {
  readonly way?: Way;
}

function choicesFor({ isUntitled, languageId }: TextDocument, options: readonly ClaimOption[]): Choice[] {
  const line = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });
  const item = ({ label, description, kind, dialect }: ClaimOption): Choice => ({
    label: withIcon(kind ?? '', label),
    ...(description === undefined ? {} : { description }),
    way: { by: 'config', ...(kind === undefined ? {} : { kind }), ...(dialect === undefined ? {} : { dialect }) },
  });
  const likely = options.filter((option) => option.likely).map(item);
  const others = options.filter((option) => !option.likely).map(item);
  // The settings name files, and a text that was never saved has no place yet.
  const first =
    isUntitled || likely.length === 0 ? [] : [line('likely, for everybody by personas.config.yaml'), ...likely];
  const language: Choice = {
    label: '$(symbol-color) Set its language to Persona YAML',
    description: 'nothing is written',
    way: { by: 'language' },
  };
  const here = languageId === 'markdown' ? [] : [line('in this editor only'), language];
  const rest = isUntitled ? [] : [line('other kinds, for everybody by personas.config.yaml'), ...others];
  return [...first, ...here, ...rest];
}

async function documentOf(argument: unknown): Promise<TextDocument | undefined> {
  const uri = argument instanceof Uri ? argument : property(argument, 'uri');
  if (uri instanceof Uri) return workspace.openTextDocument(uri);
  if (typeof uri === 'string') return workspace.openTextDocument(Uri.parse(uri));
  return window.activeTextEditor?.document;
}

function wayOf(argument: unknown): Way | undefined {
  const by = property(argument, 'by');
  if (by === 'language') return { by };
  if (by !== 'config') return undefined;
  const kind = property(argument, 'kind');
  const dialect = property(argument, 'dialect');
  return {
    by,
    ...(typeof kind === 'string' ? { kind } : {}),
    ...(dialect === 'native' || dialect === 'pls' ? { dialect } : {}),
  };
}

function property(argument: unknown, name: string): unknown {
  return typeof argument === 'object' && argument !== null
    ? (argument as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** Says why it was not done, and leads to the settings. */
async function tell(result: { readonly problem: string; readonly config?: string } | undefined): Promise<void> {
  const problem = result?.problem ?? 'The language server does not answer.';
  const open = 'Open Settings File';
  const answer = await window.showWarningMessage(problem, ...(result?.config ? [open] : []));
  if (answer === open && result?.config) await window.showTextDocument(Uri.parse(result.config));
}

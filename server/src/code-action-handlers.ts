import {
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Connection,
  type Diagnostic,
  type Range,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { askedFirst, isNamed, isWanted } from './features/asked-first.js';
import { codeActions } from './features/code-actions.js';
import { convertActions, isConvertData, resolveConvert } from './features/convert.js';
import { convertPlsActions, isConvertPlsData, resolveConvertPls } from './features/convert-pls.js';
import { fixAllActions, fixAllKind, isFixAllData, resolveFixAll, sourceFixAll } from './features/fix-all-actions.js';
import { type OfferOptions, offerActions } from './features/offers.js';
import { silenceActions } from './features/silence.js';
import type { Checked } from './judgements.js';
import { configTarget } from './silence-target.js';
import type { Workspace } from './workspace.js';

/** Whether the editor only wants to know if there is anything to offer. */
function isUnasked({ triggerKind }: CodeActionContext): boolean {
  return triggerKind === CodeActionTriggerKind.Automatic;
}

/** The requests for quick fixes and refactorings. */
export class CodeActions {
  #offers: Omit<OfferOptions, 'today'> = { creates: false, renames: false, shows: false };
  /** Whether the client asks for the edits of an action once it is chosen. */
  #resolves = false;
  /** Whether the client makes and deletes files as part of an edit. */
  #movesFiles = false;
  /** Whether the client lets the user go on typing in the midst of an edit. */
  #snippets = false;

  /** @param others actions that somebody else answers for */
  constructor(
    readonly connection: Connection,
    readonly workspace: () => Workspace,
    readonly others: (params: CodeActionParams) => Promise<CodeAction[]>,
  ) {}

  /** Takes note of what the client can do, and says what the server can. */
  initialize({ textDocument, workspace, window }: ClientCapabilities): ServerCapabilities {
    const { documentChanges, resourceOperations = [], snippetEditSupport } = workspace?.workspaceEdit ?? {};
    const can = (operation: 'create' | 'rename' | 'delete') =>
      documentChanges === true && resourceOperations.includes(operation);
    this.#offers = {
      creates: can('create'),
      renames: can('rename'),
      shows: window?.showDocument?.support === true,
    };
    this.#snippets = documentChanges === true && snippetEditSupport === true;
    this.#movesFiles = can('create') && can('delete');
    const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
    this.#resolves = dataSupport === true && resolveSupport?.properties.includes('edit') === true;
    return {
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor', 'refactor.rewrite', fixAllKind],
        resolveProvider: this.#resolves,
      },
    };
  }

  listen(): void {
    this.connection.onCodeAction(async (params) => {
      const { textDocument, range, context } = params;
      const checked = await this.workspace().check(textDocument.uri);
      if (!checked) return [];
      const { only } = context;
      const wanted = (kind: string) => isWanted(kind, only);
      const fixes = wanted('quickfix')
        ? [
            ...this.#quickFixes(checked, range, context.diagnostics),
            ...this.#fixAll(checked, params),
            // To mend comes before to silence.
            ...(await this.#silence(checked, range, context.diagnostics)),
          ]
        : [];
      return [
        ...askedFirst(fixes, context),
        // Only where it is asked for by name, as on save: it judges the whole file again and again.
        ...(isNamed(fixAllKind, only) ? sourceFixAll(checked) : []),
        ...(wanted('refactor.rewrite') ? this.#rewrites(checked, range, isUnasked(context)) : []),
        ...(await this.others(params)).filter(({ kind = 'refactor' }) => wanted(kind)),
      ];
    });
    this.connection.onCodeActionResolve((action) => this.#resolve(action));
  }

  #quickFixes({ file, findings, library }: Checked, range: Range, asked: readonly Diagnostic[]): CodeAction[] {
    const options = { ...this.#offers, today: this.workspace().today() };
    return [
      ...codeActions(file, findings, range, asked),
      ...offerActions(file, findings, range, asked, library, options),
    ];
  }

  async #silence(
    { file, findings, library }: Checked,
    range: Range,
    asked: readonly Diagnostic[],
  ): Promise<CodeAction[]> {
    const config = await configTarget(this.workspace(), file.uri, library);
    return silenceActions(file, findings, range, asked, config, { ...this.#offers, snippets: this.#snippets });
  }

  /** The edits come once the action is chosen; a client that does not ask for them then gets them when somebody looks. */
  #fixAll(checked: Checked, { range, context }: CodeActionParams): CodeAction[] {
    const actions = fixAllActions(checked, range, context.diagnostics);
    if (this.#resolves) return actions;
    if (isUnasked(context)) return [];
    return actions.map((action) => resolveFixAll(action, checked)).filter(({ edit }) => edit !== undefined);
  }

  #rewrites({ file, findings, library }: Checked, range: Range, unasked: boolean): CodeAction[] {
    const support = { lazily: this.#resolves, files: this.#movesFiles, unasked };
    return [
      ...convertActions(file, findings, library, range, this.#resolves),
      ...convertPlsActions(file, library, range, support),
    ];
  }

  async #resolve(action: CodeAction): Promise<CodeAction> {
    const { data } = action;
    if (isConvertData(data)) {
      const found = await this.workspace().file(data.convert.uri);
      return found ? resolveConvert(action, found.file, found.library) : action;
    }
    if (isFixAllData(data)) {
      const checked = await this.workspace().check(data.fixAll.uri);
      return checked ? resolveFixAll({ ...action, data }, checked) : action;
    }
    const found = isConvertPlsData(data) ? await this.workspace().file(data.convertPls.uri) : undefined;
    return found ? resolveConvertPls(action, found.file, found.library) : action;
  }
}

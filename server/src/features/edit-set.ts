import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Range } from '../document/lines.js';

/** What a client can do with edits of several files. */
export interface EditSupport {
  /** Edits with the version of the text that they were made for. */
  readonly documentChanges: boolean;
  readonly renameFiles: boolean;
  readonly createFiles: boolean;
  /** Edits that the user is asked about. */
  readonly annotations: boolean;
}

const annotationId = 'personas';

/** Edits of several files, each place once, in the form that a client understands. */
export class EditSet {
  readonly #byUri = new Map<string, Map<string, TextEdit>>();
  readonly #renames: RenameFile[] = [];

  add(uri: string, edit: { readonly range: Range; readonly newText: string }): void {
    const edits = this.#byUri.get(uri) ?? new Map<string, TextEdit>();
    edits.set(JSON.stringify(edit.range), edit);
    this.#byUri.set(uri, edits);
  }

  /** Renames a file after all other edits. */
  rename(oldUri: string, newUri: string): void {
    this.#renames.push({ kind: 'rename', oldUri, newUri, options: { overwrite: false, ignoreIfExists: true } });
  }

  get isEmpty(): boolean {
    return this.#byUri.size + this.#renames.length === 0;
  }

  /**
   * @param versionOf the version of an open text; nothing for a closed file
   * @param ask what the user is asked before anything changes
   */
  toWorkspaceEdit(
    support: EditSupport,
    versionOf: (uri: string) => number | undefined,
    ask?: Omit<ChangeAnnotation, 'needsConfirmation'>,
  ): WorkspaceEdit {
    const files = [...this.#byUri]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([uri, edits]) => ({ uri, edits: [...edits.values()] }));
    if (!support.documentChanges) return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) };
    const annotate = ask && support.annotations;
    const changes = files.map(({ uri, edits }): TextDocumentEdit => {
      const annotated = edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId }));
      return { textDocument: { uri, version: versionOf(uri) ?? null }, edits: annotate ? annotated : edits };
    });
    return {
      documentChanges: support.renameFiles ? [...changes, ...this.#renames] : changes,
      ...(annotate ? { changeAnnotations: { [annotationId]: { ...ask, needsConfirmation: true } } } : {}),
    };
  }
}

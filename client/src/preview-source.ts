import { type Position, Range, type TextDocument, Uri, ViewColumn, window, workspace } from 'vscode';

/**
 * Puts the cursor on a place of a file, in the editor that shows it, else where the other files are. The preview keeps the
 * focus unless it gives it away.
 *
 * @param place where in the document
 * @param beside a file whose editor's column is taken when the file itself is in none
 */
export async function showSource(
  uri: string,
  place: (document: TextDocument) => Position,
  options: { readonly focus: boolean; readonly beside?: string | undefined },
): Promise<void> {
  const editorOf = (wanted: string | undefined) =>
    window.visibleTextEditors.find(({ document }) => document.uri.toString() === wanted);
  const visible = editorOf(uri);
  try {
    const document = visible?.document ?? (await workspace.openTextDocument(Uri.parse(uri)));
    const start = place(document);
    await window.showTextDocument(document, {
      viewColumn: (visible ?? editorOf(options.beside))?.viewColumn ?? ViewColumn.One,
      preserveFocus: !options.focus,
      selection: new Range(start, start),
    });
  } catch {
    // The file is gone: there is no source to show, and the card says what was there.
  }
}

/** Where the text of a line begins. */
export function startOfLine(line: number): (document: TextDocument) => Position {
  return (document) => {
    const text = document.lineAt(Math.min(line, document.lineCount - 1));
    return text.range.start.translate(0, text.firstNonWhitespaceCharacterIndex);
  };
}

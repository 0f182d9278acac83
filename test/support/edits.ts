import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { Lines } from '../../server/src/document/lines.js';
import { expandSnippet } from '../../server/src/features/pieces.js';

/** Applies edits that do not overlap, as an editor does. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = new Lines(text);
  const spans = edits.map(({ range, newText }) => ({
    start: lines.offsetAt(range.start),
    end: lines.offsetAt(range.end),
    newText,
  }));
  spans.sort((a, b) => b.start - a.start || b.end - a.end);
  let last = text.length + 1;
  let result = text;
  for (const { start, end, newText } of spans) {
    if (end > last) throw new Error('Edits overlap');
    last = start;
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}

/** The document once a suggestion is accepted and every tab stop is left at its default. */
export function accept(text: string, item: CompletionItem): string {
  const edit = item.textEdit;
  if (!edit || !('range' in edit)) throw new Error(`${item.label} has no plain text edit`);
  const newText = item.insertTextFormat === 2 ? expandSnippet(edit.newText) : edit.newText;
  return applyEdits(text, [{ range: edit.range, newText }, ...(item.additionalTextEdits ?? [])]);
}

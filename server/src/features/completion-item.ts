import {
  type CompletionItem,
  type CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  TextEdit,
} from 'vscode-languageserver-types';
import type { Lines } from '../document/lines.js';
import { expandSnippet, needsSnippet, type Piece, toPlain, toSnippet } from './pieces.js';
import type { Slot } from './slots.js';

/** What the client can do. */
export interface CompletionOptions {
  /** `completionItem.snippetSupport`. */
  readonly snippets: boolean;
  /**
   * Whether `completionItem.insertTextModeSupport` names `asIs`. Without it, clients indent the further lines of a
   * snippet like its first one, so those are written relative to it.
   */
  readonly asIs?: boolean;
  /** Whether an empty file is offered whole templates; false for a client that contributes them itself. */
  readonly skeletons?: boolean;
  /** A client command that asks for suggestions again, run after a key that opens a mapping. */
  readonly retrigger?: string;
}

/** A suggestion before it is fitted into the document. */
export interface Draft {
  readonly label: string;
  readonly pieces: readonly Piece[];
  /** Ready-made text in snippet syntax, in place of pieces. */
  readonly snippet?: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  readonly documentation?: MarkupContent;
  /** What the person's typing is compared with; the label by default. */
  readonly filter?: string;
  /** Comes before what is not. */
  readonly first?: boolean;
  /** Whether more suggestions are useful at once. */
  readonly again?: boolean;
  /** Whether it starts a line of its own below its key. */
  readonly below?: boolean;
  /** What is needed to say more about it once it is looked at. */
  readonly data?: unknown;
}

/** Turns a draft into an edit that leaves everything around the slot as it is. */
export function toItem(
  lines: Lines,
  slot: Slot,
  draft: Draft,
  order: string,
  options: CompletionOptions,
): CompletionItem {
  const { written, snippet } = write(slot, draft, options);
  const multiline = written.includes('\n');
  const indented = multiline && snippet && !options.asIs ? relativeTo(lines, slot, written) : written;
  const newText = lines.text.includes('\r\n') ? indented.replace(/\n/g, '\r\n') : indented;
  const additionalTextEdits = extraEdits(lines, slot, draft);
  return {
    label: draft.label,
    kind: draft.kind,
    ...(draft.detail && { detail: draft.detail }),
    ...(draft.documentation && { documentation: draft.documentation }),
    sortText: `${draft.first ? 0 : 1}${order}`,
    filterText: draft.filter ?? draft.label,
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(multiline && options.asIs && { insertTextMode: InsertTextMode.asIs }),
    textEdit: TextEdit.replace(lines.range(slot.replace), newText),
    ...(additionalTextEdits.length > 0 && { additionalTextEdits }),
    ...(draft.data !== undefined && { data: draft.data }),
    ...(draft.again && options.retrigger && { command: { title: 'Suggest', command: options.retrigger } }),
  };
}

function write(slot: Slot, draft: Draft, options: CompletionOptions): { written: string; snippet: boolean } {
  if (draft.snippet !== undefined) {
    return { written: options.snippets ? draft.snippet : expandSnippet(draft.snippet), snippet: options.snippets };
  }
  const pieces = [draft.below ? '' : slot.prefix, ...draft.pieces, slot.suffix ?? ''].filter((piece) => piece !== '');
  const snippet = options.snippets && needsSnippet(pieces);
  return { written: snippet ? toSnippet(pieces) : toPlain(pieces), snippet };
}

function relativeTo(lines: Lines, slot: Slot, text: string): string {
  const line = lines.line(lines.lineAt(slot.replace.start));
  const indent = line.search(/[^ ]|$/);
  return text.replace(/\n( *)/g, (_, blanks: string) => `\n${blanks.slice(Math.min(indent, blanks.length))}`);
}

function extraEdits(lines: Lines, slot: Slot, draft: Draft): TextEdit[] {
  const edits: TextEdit[] = [];
  const removes = slot.remove && (slot.what !== 'value' || draft.below);
  if (slot.remove && removes) edits.push(TextEdit.del(lines.range(slot.remove)));
  if (slot.commaAt !== undefined) edits.push(TextEdit.insert(lines.positionAt(slot.commaAt), ','));
  return edits;
}

import { eol } from '../document/edits.js';
import type { ParsedText } from '../document/parsed-text.js';
import type { SequenceNode, Span } from '../document/syntax.js';

/** What a list gets: lines for one in block style, indented from its dash, and one text for one in brackets. */
export interface NewItem {
  readonly block: (indent: string) => readonly string[];
  readonly flow: string;
}

/** Adds an item to the end of a list, in the style of the list. All other text stays byte for byte. */
export function appendItem(parsed: ParsedText, list: SequenceNode, item: NewItem): { span: Span; newText: string } {
  const last = list.items.at(-1);
  if (!list.flow) {
    const indent = ' '.repeat(parsed.lines.positionAt(list.span.start).character);
    const span = endOfLine(parsed, last ? lastOffset(last.span, parsed.text) : list.span.start);
    const newText = item.block(indent).map((line) => eol(parsed) + line);
    return { span, newText: newText.join('') };
  }
  if (!last) return { span: list.span, newText: `[${item.flow}]` };
  return { span: { start: last.span.end, end: last.span.end }, newText: `, ${item.flow}` };
}

/** Where a value ends; a block text ends behind its line break. */
export function lastOffset({ start, end }: Span, text: string): number {
  return Math.max(start, start + text.slice(start, end).trimEnd().length);
}

/** The end of the line on which an offset stands, behind a comment there. */
export function endOfLine({ lines }: ParsedText, offset: number): Span {
  const line = lines.lineAt(offset);
  const at = lines.startOf(line) + lines.line(line).length;
  return { start: at, end: at };
}

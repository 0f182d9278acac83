import { eol } from '../document/edits.js';
import type { Lines } from '../document/lines.js';
import type { ParsedText } from '../document/parsed-text.js';
import type { MappingNode, Pair, ScalarNode, Span, SyntaxNode } from '../document/syntax.js';

/** A change to the text; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** The lines that a pair of a block mapping takes, with the comments that belong to it. */
export interface Block {
  readonly start: number;
  /** Behind the line end of the last line. */
  readonly end: number;
  /** The key stands behind the dash of its list item. */
  readonly compact: boolean;
}

/** The text around a tree: columns, lines, comments, and what lies between a key and its value. */
export class Source {
  readonly text: string;
  readonly lines: Lines;
  readonly eol: string;

  constructor(readonly parsed: ParsedText) {
    this.text = parsed.text;
    this.lines = parsed.lines;
    this.eol = eol(parsed);
  }

  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  column(offset: number): number {
    return offset - this.lineStart(offset);
  }

  lineStart(offset: number): number {
    return this.lines.startOf(this.lines.lineAt(offset));
  }

  /** Where the next line begins, or the end of the text. */
  nextLine(offset: number): number {
    return this.lines.startOf(this.lines.lineAt(offset) + 1);
  }

  /** The end of a line, without its line break. */
  lineEnd(offset: number): number {
    const line = this.lines.lineAt(offset);
    return this.lines.startOf(line) + this.lines.line(line).length;
  }

  /** Whether only blanks stand before it on its line. */
  isFirstOnLine(offset: number): boolean {
    return /^ *$/.test(this.text.slice(this.lineStart(offset), offset));
  }

  isOneLine(span: Span): boolean {
    return !/[\r\n]/.test(this.slice(span));
  }

  hasComments({ start, end }: Span): boolean {
    const { comments } = this.parsed;
    let low = 0;
    let high = comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((comments[middle]?.span.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return (comments[low]?.span.start ?? end) < end;
  }

  /** The offset behind the colon of a pair; nothing where the key is written in another way than `key:`. */
  afterColon(pair: Pair): number | undefined {
    const colon = /^[ \t]*:/.exec(this.text.slice(pair.key.span.end, pair.key.span.end + 40));
    const before = this.text.slice(this.lineStart(pair.key.span.start), pair.key.span.start);
    return colon && !/\?\s*$/.test(before) ? pair.key.span.end + colon[0].length : undefined;
  }

  /** Whether nothing but blanks and comments stands between the colon and the value: no anchor, no tag. */
  isBare(pair: Pair): boolean {
    const colon = this.afterColon(pair);
    if (colon === undefined || pair.value.anchor !== undefined) return false;
    return onlyComments(this.text.slice(colon, pair.value.span.start));
  }

  /** Whether an item of a list stands right behind its dash, bracket or comma: no anchor, no tag. */
  isBareItem(item: SyntaxNode): boolean {
    if (item.anchor !== undefined) return false;
    const before = this.text.slice(this.lineStart(item.span.start), item.span.start);
    return /(?:^|[-[,\s])\s*$/.test(before) && !/(?:^|[\s[,])[&!][^\s,]*\s*$/.test(before);
  }

  /** The lines of a pair; nothing where it shares a line with something else than the dash of its item. */
  blockOf(mapping: MappingNode, pair: Pair): Block | undefined {
    if (mapping.flow || this.afterColon(pair) === undefined) return undefined;
    const key = pair.key.span.start;
    const compact = !this.isFirstOnLine(key);
    const isFirst = mapping.pairs[0] === pair;
    if (compact && !(isFirst && /^ *(?:- +)+$/.test(this.text.slice(this.lineStart(key), key)))) return undefined;
    const last = endOfPair(pair);
    if (!/^[ \t]*:?[ \t]*(?:#.*)?$/.test(this.text.slice(last, this.lineEnd(last)))) return undefined;
    const start = compact ? key : isFirst ? this.lineStart(key) : this.#withCommentsAbove(key);
    return { start, end: this.#withCommentsBelow(this.nextLine(last), this.column(key)), compact };
  }

  /** What to take out, so that a pair is gone and its neighbours stay as they are. */
  cutOf(mapping: MappingNode, pair: Pair): Span | undefined {
    if (mapping.pairs.length < 2) return undefined;
    if (mapping.flow) return this.#cutInBraces(mapping, pair);
    const block = this.blockOf(mapping, pair);
    if (!block?.compact) return block;
    const column = this.column(pair.key.span.start);
    const next = /^(?:[ \t]*(?:\r\n?|\n))*/.exec(this.text.slice(block.end))?.[0].length ?? 0;
    const line = block.end + next;
    const fits = new RegExp(`^ {${column}}[^ \\r\\n]`).test(this.text.slice(line, line + column + 1));
    return fits ? { start: block.start, end: line + column } : undefined;
  }

  #cutInBraces(mapping: MappingNode, pair: Pair): Span | undefined {
    const at = mapping.pairs.indexOf(pair);
    const next = mapping.pairs[at + 1];
    const before = mapping.pairs[at - 1];
    const span = next
      ? { start: pair.key.span.start, end: next.key.span.start }
      : { start: before ? endOfPair(before) : pair.key.span.start, end: endOfPair(pair) };
    return this.hasComments(span) ? undefined : span;
  }

  /** Comments right above a key belong to it, unless they are indented like what stands under the key before. */
  #withCommentsAbove(key: number): number {
    let line = this.lines.lineAt(key);
    const comment = new RegExp(`^ {0,${this.column(key)}}#`);
    while (line > 0 && comment.test(this.lines.line(line - 1))) line--;
    return this.lines.startOf(line);
  }

  /** Comments that are indented deeper than a key belong to what stands under it. */
  #withCommentsBelow(from: number, column: number): number {
    let end = from;
    for (let line = this.lines.lineAt(from); from < this.text.length && line < this.lines.count; line++) {
      const text = this.lines.line(line);
      const comment = /^( *)#/.exec(text);
      if (comment && (comment[1]?.length ?? 0) > column) end = this.lines.startOf(line + 1);
      else if (text.trim() !== '') break;
    }
    return end;
  }
}

/** Whether a text holds comments and blanks alone. */
function onlyComments(text: string): boolean {
  return text.split(/\r\n?|\n/).every((line) => /^\s*(?:#.*)?$/.test(line));
}

/** Where a pair ends: behind its value, or its key where it has none. */
export function endOfPair(pair: Pair): number {
  return Math.max(pair.key.span.end, pair.value.span.end);
}

/** A text after edits to it; `base` is where the text begins in the file that the edits speak of. */
export function applyEdits(text: string, edits: readonly Edit[], base = 0): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of inOrder(edits)) {
    result += text.slice(at, span.start - base) + newText;
    at = span.end - base;
  }
  return result + text.slice(at);
}

/** Edits by their place; of two at one place, what inserts comes first. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The same edits in order, with those that touch made one: editors disagree about two edits at one place. */
export function joined(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const edit of inOrder(edits)) {
    const last = result.at(-1);
    if (last?.span.end === edit.span.start) {
      result.pop();
      const span = { start: last.span.start, end: edit.span.end };
      result.push({ span, newText: last.newText + edit.newText });
    } else result.push(edit);
  }
  return result;
}

/** Whether some edit of one list stands in the way of an edit of the other. */
export function collide(edits: readonly Edit[], others: readonly Edit[]): boolean {
  return edits.some(({ span: a }) =>
    others.some(({ span: b }) => (isEmpty(a) && isEmpty(b) ? false : a.start < b.end && b.start < a.end)),
  );
}

function isEmpty({ start, end }: Span): boolean {
  return start === end;
}

/** Moves every line but the first to the right, or to the left where that is negative. Empty lines stay empty. */
export function shift(text: string, by: number, firstToo = false): string {
  if (by === 0) return text;
  const moved = (line: string) => {
    if (line === '') return line;
    return by > 0 ? ' '.repeat(by) + line : line.replace(new RegExp(`^ {0,${-by}}`), '');
  };
  return text
    .split(/(\r\n?|\n)/)
    .map((part, index) => (index % 2 === 1 || (index === 0 && !firstToo) ? part : moved(part)))
    .join('');
}

/** Edits that move the lines of a span, all but the first, to the right. */
export function shiftEdits(source: Source, span: Span, by: number): Edit[] {
  const edits: Edit[] = [];
  const last = source.lines.lineAt(span.end);
  for (let line = source.lines.lineAt(span.start) + 1; line <= last; line++) {
    const start = source.lines.startOf(line);
    if (source.lines.line(line) !== '') edits.push({ span: { start, end: start }, newText: ' '.repeat(by) });
  }
  return edits;
}

/** Whether something in a value is marked, so that it may be repeated elsewhere: what is marked keeps its form. */
export function isMarked(node: SyntaxNode): boolean {
  if (node.anchor !== undefined) return true;
  if (node.type === 'mapping') return node.pairs.some(({ key, value }) => key.anchor !== undefined || isMarked(value));
  return node.type === 'sequence' && node.items.some(isMarked);
}

/** A key as it is written beside another: in quotes where that one is. */
export function keyLike(name: string, beside: ScalarNode | undefined): string {
  if (beside?.style === 'double') return JSON.stringify(name);
  if (beside?.style === 'single') return `'${name.replace(/'/g, "''")}'`;
  return name;
}

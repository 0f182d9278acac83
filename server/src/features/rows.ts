import type { Lines } from '../document/lines.js';
import type { Span } from '../document/syntax.js';
import { flowEnd, quotedEnd } from './scan.js';

type ValueStyle = 'plain' | 'single' | 'double' | 'block' | 'flow' | 'other';

/** What stands behind a key or a dash on its line. */
export interface RowValue extends Span {
  readonly style: ValueStyle;
  /** Following lines belong to this value when they are indented more than this column. */
  readonly column: number;
  /** False for a quote or a bracket that never closes. */
  readonly closed: boolean;
  /** Block text that keeps the blank lines below it (`|+`). */
  readonly keepsBlankLines?: boolean;
  /** The last line that the value reaches. */
  readonly lastLine: number;
}

interface RowKey extends Span {
  readonly name: string;
  readonly column: number;
  /** The offset just after the colon. */
  readonly colon: number;
}

/** One line of a document as the eye reads it, without any claim that the whole parses. */
export interface Row {
  readonly line: number;
  readonly start: number;
  /** Offset of its line break. */
  readonly end: number;
  readonly type: 'blank' | 'comment' | 'marker' | 'content' | 'inside';
  /** Column of the first character that is not a blank. */
  readonly indent: number;
  /** Columns of the dashes that open list items on this line. */
  readonly dashes: readonly number[];
  readonly key?: RowKey;
  readonly value?: RowValue;
  /** Offset at which a comment starts. */
  readonly comment?: number;
}

/**
 * Reads a text line by line. Half-typed documents parse badly, but the person who types sees lines and indentation:
 * so does completion. Text inside block scalars, quotes, brackets and wrapped sentences is marked `inside`.
 */
export function readRows(lines: Lines): Row[] {
  const rows: Row[] = [];
  while (rows.length < lines.count) {
    const row = readRow(lines, rows.length);
    rows.push(row);
    const last = row.value?.lastLine ?? row.line;
    while (rows.length <= last && rows.length < lines.count) rows.push(bare(lines, rows.length, 'inside'));
  }
  return rows;
}

function bare(lines: Lines, line: number, type: Row['type'], extra: Partial<Row> = {}): Row {
  return {
    line,
    start: startOf(lines, line),
    end: endOfLine(lines, line),
    type,
    indent: indentOf(lines, line),
    dashes: [],
    ...extra,
  };
}

/** Columns count from after a byte order mark. */
function startOf(lines: Lines, line: number): number {
  const start = lines.startOf(line);
  return lines.text.charCodeAt(start) === 0xfeff ? start + 1 : start;
}

function contentOf(lines: Lines, line: number): string {
  return lines.line(line).replace(/^\uFEFF/, '');
}

function indentOf(lines: Lines, line: number): number {
  return contentOf(lines, line).search(/\S|$/);
}

function readRow(lines: Lines, line: number): Row {
  const text = contentOf(lines, line);
  const indent = indentOf(lines, line);
  if (indent === text.length) return bare(lines, line, 'blank');
  const start = startOf(lines, line);
  if (text.charAt(indent) === '#') return bare(lines, line, 'comment', { comment: start + indent });
  if (isMarker(text) || /^%[A-Z]/.test(text)) return bare(lines, line, 'marker');
  return readContent(lines, line, text, indent);
}

function isMarker(text: string): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(text);
}

function readContent(lines: Lines, line: number, text: string, indent: number): Row {
  const start = startOf(lines, line);
  const dashes: number[] = [];
  let column = indent;
  while (text.charAt(column) === '-' && /^(?:\s|$)/.test(text.slice(column + 1, column + 2))) {
    dashes.push(column);
    column += 1 + text.slice(column + 1).search(/\S|$/);
  }
  const key = readKey(text, column, start);
  // A bracket at the margin owns what stands at the margin; a stray quote there must not swallow the lines below.
  const alone = /["']/.test(text.charAt(column)) ? column : column - 1;
  const owner = key ? column : (dashes.at(-1) ?? alone);
  const from = key ? key.colon - start : column;
  const found = readValue(lines, line, text, from, owner);
  return {
    line,
    start,
    end: endOfLine(lines, line),
    type: 'content',
    indent,
    dashes,
    ...(key && { key }),
    ...(found.value && { value: found.value }),
    ...(found.comment !== undefined && { comment: found.comment }),
  };
}

/** The key that starts at a column: a word, or quoted text, with a colon and a blank behind it. */
function readKey(text: string, column: number, start: number): RowKey | undefined {
  const first = text.charAt(column);
  let end: number;
  let name: string;
  if (first === '"' || first === "'") {
    end = quotedEnd(text, column, text.length);
    if (end < 0) return undefined;
    name = text.slice(column + 1, end - 1);
  } else {
    if (first === '' || '{[|>#%@`'.includes(first) || /^\?(?:\s|$)/.test(text.slice(column))) return undefined;
    const match = /^(?:[^:#]|:(?=\S)|(?<=\S)#)*/.exec(text.slice(column));
    end = column + (match?.[0] ?? '').trimEnd().length;
    name = text.slice(column, end).replace(/^(?:[&!]\S*\s+)+/, '');
  }
  const gap = /^\s*:(?=\s|$)/.exec(text.slice(end));
  if (!gap || name === '') return undefined;
  return { name, column, start: start + column, end: start + end, colon: start + end + gap[0].length };
}

interface Found {
  readonly value?: RowValue;
  readonly comment?: number;
}

function readValue(lines: Lines, line: number, text: string, from: number, owner: number): Found {
  const start = startOf(lines, line);
  const column = from + text.slice(from).search(/\S|$/);
  const rest = text.slice(column);
  if (rest === '') return {};
  if (rest.startsWith('#') && (column === 0 || /\s/.test(text.charAt(column - 1)))) return { comment: start + column };
  const at = start + column;
  const first = rest.charAt(0);
  const bare = /^(?:[&!]\S*\s+)+/.exec(rest)?.[0] ?? '';
  if (bare !== '' || /^[&!*?@`%]/.test(rest)) return readMarked(lines, line, text, column, bare.length, owner);
  if (first === '|' || first === '>') return { value: blockValue(lines, line, at, owner) };
  if (first === '"' || first === "'") return { value: quotedValue(lines, line, at, owner) };
  if (first === '{' || first === '[') return { value: flowValue(lines, line, at, owner) };
  return plainValue(lines, line, rest, at, owner);
}

/** A value behind an anchor or a tag: nothing is offered there, but what it swallows has to be known. */
function readMarked(lines: Lines, line: number, text: string, column: number, skip: number, owner: number): Found {
  const start = startOf(lines, line);
  const inner: Found = skip > 0 ? readValue(lines, line, text, column + skip, owner) : {};
  const end = start + text.trimEnd().length;
  if (!inner.value && /^[&!]/.test(text.slice(column))) return inner.comment !== undefined ? inner : {};
  const lastLine = inner.value?.lastLine ?? line;
  const value: RowValue = inner.value ?? {
    start: start + column,
    end,
    style: 'other',
    column: owner,
    closed: true,
    lastLine,
  };
  const style = value.style === 'flow' || value.style === 'block' ? value.style : 'other';
  return { ...inner, value: { ...value, style } };
}

function blockValue(lines: Lines, line: number, at: number, owner: number): RowValue {
  const lastLine = lastDeeperLine(lines, line, owner, () => false);
  const end = endOfLine(lines, lastLine);
  const keepsBlankLines = /^[|>]\d?\+/.test(lines.text.slice(at, at + 3));
  return { start: at, end, style: 'block', column: owner, closed: true, keepsBlankLines, lastLine };
}

function quotedValue(lines: Lines, line: number, at: number, owner: number): RowValue {
  const style = lines.text.charAt(at) === '"' ? 'double' : 'single';
  const sameLine = quotedEnd(lines.text, at, endOfLine(lines, line));
  if (sameLine >= 0) return { start: at, end: sameLine, style, column: owner, closed: true, lastLine: line };
  const limit = endOfLine(
    lines,
    lastDeeperLine(lines, line, owner, () => false),
  );
  const end = quotedEnd(lines.text, at, limit);
  if (end >= 0) return { start: at, end, style, column: owner, closed: true, lastLine: lines.lineAt(end - 1) };
  return { start: at, end: endOfLine(lines, line), style, column: owner, closed: false, lastLine: line };
}

function flowValue(lines: Lines, line: number, at: number, owner: number): RowValue {
  const sameLine = flowEnd(lines.text, at, endOfLine(lines, line));
  if (sameLine >= 0) {
    return { start: at, end: sameLine, style: 'flow', column: owner, closed: true, lastLine: line };
  }
  const isCloser = (text: string) => /^\s*[}\]]/.test(text);
  const limit = endOfLine(lines, lastDeeperLine(lines, line, owner, isCloser));
  const end = flowEnd(lines.text, at, limit);
  const last = end >= 0 ? end : limit;
  return { start: at, end: last, style: 'flow', column: owner, closed: end >= 0, lastLine: lines.lineAt(last) };
}

function plainValue(lines: Lines, line: number, rest: string, at: number, owner: number): Found {
  const hash = / #/.exec(rest)?.index ?? -1;
  const own = (hash >= 0 ? rest.slice(0, hash) : rest).trimEnd();
  const isContinuation = (text: string) => !/^\s*#/.test(text) && !/^\s*[\w-]+:(?:\s|$)/.test(text);
  const lastLine = hash >= 0 ? line : lastDeeperLine(lines, line, owner, () => false, isContinuation);
  const end = lastLine === line ? at + own.length : endOfLine(lines, lastLine);
  const value: RowValue = { start: at, end, style: 'plain', column: owner, closed: true, lastLine };
  return { value, ...(hash >= 0 && { comment: at + hash + 1 }) };
}

/** The last line with text among those below that are indented more than a column. */
function lastDeeperLine(
  lines: Lines,
  line: number,
  column: number,
  allowed: (text: string) => boolean,
  required: (text: string) => boolean = () => true,
): number {
  let last = line;
  for (let next = line + 1; next < lines.count; next++) {
    const text = contentOf(lines, next);
    const indent = text.search(/\S|$/);
    if (indent === text.length) continue;
    if (isMarker(text) || !required(text)) break;
    if (indent <= column && !(indent === column && allowed(text)) && !(column < 0)) break;
    last = next;
  }
  return last;
}

function endOfLine(lines: Lines, line: number): number {
  return lines.startOf(line) + lines.line(line).length;
}

import type { Data } from './data.js';
import type { ParsedText } from './parsed-text.js';
import { keyName, type MappingNode, type Pair, type Span, type TextEdit } from './syntax.js';

/** A key with its value, to be written into a text. */
export type NewPair = readonly [key: string, value: Data];

/**
 * Writes pairs into a mapping: after the last of the keys named in `after` that it has, else at its end. Block and
 * flow style, indentation and line ends follow the text around.
 */
export function insertPairs(
  parsed: ParsedText,
  mapping: MappingNode,
  pairs: readonly NewPair[],
  after: readonly string[] = [],
): TextEdit {
  const last = mapping.pairs.at(-1);
  const anchor = [...mapping.pairs].reverse().find((pair) => after.includes(keyName(pair))) ?? last;
  if (!anchor) return emptyMapping(mapping, pairs);
  if (mapping.flow) {
    const at = endOf(anchor);
    return {
      span: { start: at, end: at },
      newText: pairs.map(([key, value]) => `, ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(''),
    };
  }
  const { lines } = parsed;
  const first = mapping.pairs[0] ?? anchor;
  const indent = lines.positionAt(first.key.span.start).character;
  const line = lines.lineAt(endOf(anchor));
  const at = lines.startOf(line) + lines.line(line).length;
  const newText = pairs
    .flatMap(([key, value]) => blockLines(key, value))
    .map((text) => eol(parsed) + ' '.repeat(indent) + text);
  return { span: { start: at, end: at }, newText: newText.join('') };
}

function emptyMapping(mapping: MappingNode, pairs: readonly NewPair[]): TextEdit {
  const inside = pairs.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ');
  return { span: mapping.span, newText: `{ ${inside} }` };
}

function endOf(pair: Pair): number {
  return Math.max(pair.key.span.end, pair.value.span.end);
}

/** The line end that the text uses. */
export function eol(parsed: ParsedText): string {
  return /\r\n|\n|\r/.exec(parsed.text)?.[0] ?? '\n';
}

/** `key: value` in block style, one line an entry, indented from 0. */
function blockLines(key: string, value: Data): string[] {
  if (Array.isArray(value))
    return [`${key}:`, ...value.flatMap((item: Data) => itemLines(item)).map((line) => `  ${line}`)];
  if (typeof value === 'object' && value !== null) {
    return [
      `${key}:`,
      ...Object.entries(value)
        .flatMap(([name, inner]) => blockLines(name, inner))
        .map((line) => `  ${line}`),
    ];
  }
  return [`${key}: ${plain(value as string | number | boolean | null)}`];
}

function itemLines(item: Data): string[] {
  if (typeof item !== 'object' || item === null) return [`- ${plain(item)}`];
  const lines = Array.isArray(item)
    ? item.flatMap(itemLines)
    : Object.entries(item).flatMap(([key, value]) => blockLines(key, value));
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

function plain(value: string | number | boolean | null): string {
  return typeof value === 'string' ? scalar(value) : String(value);
}

/** A text as YAML writes it: plain where that is safe, else in double quotes. */
export function scalar(text: string): string {
  // A date is a text in YAML 1.2, and people write it as they read it.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const safe =
    /^[\p{L}][^:#\n\r\t"'{}[\],&*!|>%@`]*$/u.test(text) &&
    !/\s$/.test(text) &&
    !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return safe ? text : JSON.stringify(text);
}

/**
 * Takes a pair out of a block mapping with all its lines; nothing where it shares a line with something else.
 */
export function removePair(parsed: ParsedText, key: Span, value: Span): TextEdit | undefined {
  const { lines } = parsed;
  const first = lines.lineAt(key.start);
  const last = lines.lineAt(Math.max(key.end, value.end));
  const before = lines.line(first).slice(0, key.start - lines.startOf(first));
  const after = lines.line(last).slice(Math.max(key.end, value.end) - lines.startOf(last));
  if (before.trim() !== '' || !/^:?\s*(#.*)?$/.test(after)) return undefined;
  return { span: { start: lines.startOf(first), end: lines.startOf(last + 1) }, newText: '' };
}

import { eol } from '../document/edits.js';
import type { ParsedText } from '../document/parsed-text.js';
import {
  asMapping,
  asSequence,
  asText,
  keyName,
  type MappingNode,
  type Pair,
  type Span,
  valueAt,
} from '../document/syntax.js';
import type { Dialect, KindName } from '../kinds/types.js';
import { appendItem, endOfLine, lastOffset } from './list-edit.js';
import { scalarText } from './yaml-text.js';

/** What a config file is to include. */
export interface IncludeEntry {
  readonly glob: string;
  readonly kind?: KindName | undefined;
  readonly dialect?: Dialect | undefined;
}

/** The edit of a config file, or why there is none. */
export type ClaimEdit = { readonly span: Span; readonly newText: string } | { readonly problem: string };

/**
 * A glob that matches a path, given from the root of the library, and hardly any other. What cannot be escaped (a
 * backslash, a blank at either end) is left open.
 */
export function globOf(path: string): string {
  const special = /[*?[\]{}()!+@"]/;
  return [...path.replace(/^\s|\s$|\\/g, '\0')]
    .map((char) => (char === '\0' ? '?' : special.test(char) ? `\\${char}` : char))
    .join('');
}

/** The text of a new config file that includes an entry. */
export function newConfig(entry: IncludeEntry): string {
  return [
    '# The settings of this persona library. Everything below this folder belongs to it.',
    'include:',
    ...blockItem(entry, '  '),
    '',
  ].join('\n');
}

/**
 * Adds an entry to `include` of a config file. All other text stays byte for byte: comments, quoting, order, the style of
 * the list and the line ends.
 */
export function claimEdit(config: ParsedText, entry: IncludeEntry): ClaimEdit {
  const root = config.documents.find(({ root }) => root)?.root;
  if (!root) return atEnd(config, entry);
  const mapping = asMapping(root);
  if (!mapping || mapping !== root)
    return { problem: 'It does not hold keys with values, so it has to be put right first.' };
  const include = mapping.pairs.find((pair) => keyName(pair) === 'include');
  if (!include) return mapping.flow ? intoFlowMapping(mapping, entry) : atEnd(config, entry, mapping);
  const list = include.value.type === 'sequence' ? include.value : undefined;
  if (list) return appendItem(config, list, { block: (indent) => blockItem(entry, indent), flow: flowItem(entry) });
  return instead(config, mapping, include, entry);
}

/** Whether a config file includes exactly this glob already. */
export function includesGlob(config: ParsedText, glob: string): boolean {
  return config.documents.some(({ root }) => {
    const items = asSequence(valueAt(root, 'include'))?.items ?? [];
    return items.some((item) => (asText(item) ?? asText(valueAt(item, 'glob'))) === glob);
  });
}

/** The lines of an item of a block list. */
function blockItem(entry: IncludeEntry, indent: string): string[] {
  const [first, ...rest] = parts(entry);
  if (rest.length === 0) return [`${indent}- ${scalarText(entry.glob)}`];
  return [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)];
}

function flowItem(entry: IncludeEntry): string {
  const all = parts(entry);
  return all.length === 1 ? scalarText(entry.glob) : `{ ${all.join(', ')} }`;
}

function parts({ glob, kind, dialect }: IncludeEntry): string[] {
  return [`glob: ${scalarText(glob)}`, ...(kind ? [`kind: ${kind}`] : []), ...(dialect ? [`dialect: ${dialect}`] : [])];
}

/** `include` below everything that is there, but above what ends the document. */
function atEnd(config: ParsedText, entry: IncludeEntry, mapping?: MappingNode): ClaimEdit {
  const { text, lines } = config;
  const end = eol(config);
  const indent = mapping ? ' '.repeat(columnOf(config, mapping.pairs[0])) : '';
  const added = [`${indent}include:`, ...blockItem(entry, `${indent}  `)].join(end);
  const last = mapping?.pairs.at(-1);
  // Below the last value, so that what follows it (a comment, the end of the document) stays last.
  const from = last ? lines.lineAt(Math.max(last.key.span.end, lastOffset(last.value.span, text))) + 1 : lines.count;
  const at = last ? lines.startOf(from) : text.length;
  const needsBreak = at > 0 && !/[\r\n]$/.test(text.slice(0, at));
  return { span: { start: at, end: at }, newText: `${needsBreak ? end : ''}${added}${end}` };
}

function columnOf(config: ParsedText, pair: Pair | undefined): number {
  return pair ? config.lines.positionAt(pair.key.span.start).character : 0;
}

function intoFlowMapping(mapping: MappingNode, entry: IncludeEntry): ClaimEdit {
  const last = mapping.pairs.at(-1);
  if (!last) return { span: mapping.span, newText: `{ include: [${flowItem(entry)}] }` };
  const at = Math.max(last.key.span.end, last.value.span.end);
  return { span: { start: at, end: at }, newText: `, include: [${flowItem(entry)}]` };
}

/** `include` without a list: nothing behind it, or a single glob that becomes the first item. */
function instead(config: ParsedText, mapping: MappingNode, include: Pair, entry: IncludeEntry): ClaimEdit {
  const { value } = include;
  if (value.type !== 'scalar' || !(value.value === null || typeof value.value === 'string'))
    return { problem: 'Its include is no list, so it has to be put right first.' };
  if (value.style === 'missing' && !mapping.flow) {
    const indent = ' '.repeat(columnOf(config, include) + 2);
    const newText = blockItem(entry, indent).map((line) => eol(config) + line);
    return { span: endOfLine(config, include.key.span.end), newText: newText.join('') };
  }
  const written = value.value === null ? '' : `${config.text.slice(value.span.start, value.span.end)}, `;
  const gap = value.style === 'missing' ? ' ' : '';
  return { span: value.span, newText: `${gap}[${written}${flowItem(entry)}]` };
}

import { joined } from '../convert/source.js';
import type { Data } from '../document/data.js';
import { insertPairs, type NewPair } from '../document/edits.js';
import type { ParsedText } from '../document/parsed-text.js';
import { isMerge, keyName, type MappingNode, type Pair, type SyntaxNode, type TextEdit } from '../document/syntax.js';
import { present } from '../kinds/read.js';
import type { Fix } from './types.js';
import { isWritten } from './unread.js';

/** Where something is to be written: a mapping, and the way of keys from it to the one that lacks something. */
export interface Blank {
  readonly parsed: ParsedText;
  readonly mapping: MappingNode;
  readonly path?: readonly string[];
}

/**
 * The fix that writes what is absent: keys on the way that are not there are made, keys that stand there empty get the
 * value behind them.
 *
 * @param order the order in which the keys of the mapping are usually written; else new keys go to its end
 * @returns nothing where something else stands in the way, or where the text serves other places too
 */
export function filling(title: string, blank: Blank, pairs: readonly NewPair[], order: readonly string[] = []): Fix[] {
  const edits = fill(blank, pairs, order);
  return edits && edits.length > 0 ? [{ title, edits: joined(edits) }] : [];
}

/** The edits of {@link filling}. */
export function fill(
  { parsed, mapping, path = [] }: Blank,
  pairs: readonly NewPair[],
  order: readonly string[] = [],
): TextEdit[] | undefined {
  const [first, ...rest] = path;
  if (mapping.pairs.some(isMerge)) return undefined;
  if (first === undefined) return fillMapping(parsed, mapping, pairs, order);
  const pair = mapping.pairs.find((candidate) => keyName(candidate) === first);
  if (pair?.value.type === 'mapping' && pair.value.pairs.length > 0)
    return fill({ parsed, mapping: pair.value, path: rest }, pairs, order);
  const nested = rest.reduceRight<Data>((inner, key) => ({ [key]: inner }), Object.fromEntries(pairs));
  return fillMapping(parsed, mapping, [[first, nested]], []);
}

function fillMapping(
  parsed: ParsedText,
  mapping: MappingNode,
  pairs: readonly NewPair[],
  order: readonly string[],
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const absent: NewPair[] = [];
  for (const pair of pairs) {
    const there = mapping.pairs.find((candidate) => keyName(candidate) === pair[0]);
    if (!there && isWritten(parsed, mapping, pair[0])) return undefined;
    const edit = there && fillEmpty(parsed, mapping, there, pair);
    if (there && !edit) return undefined;
    if (edit) edits.push(edit);
    else absent.push(pair);
  }
  return [...edits, ...insertions(parsed, mapping, absent, order)];
}

/** Puts a value behind a key that has none; nothing where something stands there. */
function fillEmpty(parsed: ParsedText, mapping: MappingNode, there: Pair, [key, value]: NewPair): TextEdit | undefined {
  const { value: node } = there;
  if (node.anchor !== undefined || !isEmpty(node)) return undefined;
  const isBlank = node.type === 'scalar' && node.style === 'missing';
  const colon = there.key.span.end;
  if (!isBlank && (mapping.flow || !/^:[ \t]*$/.test(parsed.text.slice(colon, node.span.start))))
    return { span: node.span, newText: JSON.stringify(value) };
  if (parsed.text.charAt(colon) !== ':') return undefined;
  const span = { start: colon + 1, end: isBlank ? colon + 1 : node.span.end };
  if (mapping.flow) return { span, newText: ` ${JSON.stringify(value)}` };
  const { newText } = insertPairs(parsed, mapping, [[key, value]]);
  return { span, newText: newText.slice(newText.indexOf(`${key}:`) + key.length + 1) };
}

function isEmpty(node: SyntaxNode): boolean {
  if (node.type === 'scalar') return !present(node.value);
  if (node.type === 'mapping') return node.pairs.length === 0;
  return node.type === 'sequence' && node.items.length === 0;
}

/** Writes keys, each group of them behind the key that usually comes before it. */
function insertions(
  parsed: ParsedText,
  mapping: MappingNode,
  pairs: readonly NewPair[],
  order: readonly string[],
): TextEdit[] {
  const groups = new Map<string, NewPair[]>();
  for (const pair of pairs) {
    const before = order.slice(0, Math.max(0, order.indexOf(pair[0])));
    const anchor = before.findLast((key) => mapping.pairs.some((candidate) => keyName(candidate) === key)) ?? '';
    groups.set(anchor, [...(groups.get(anchor) ?? []), pair]);
  }
  return [...groups].map(([anchor, group]) => {
    const comesFirst = anchor === '' && group.some(([key]) => order.includes(key));
    const edit = insertPairs(parsed, mapping, group, [anchor]);
    return comesFirst ? atStart(parsed, mapping, edit) : edit;
  });
}

/** The same insertion before the first key, and the comments that belong to it, instead of behind the last. */
function atStart({ text, lines }: ParsedText, mapping: MappingNode, { span, newText }: TextEdit): TextEdit {
  const key = mapping.pairs[0]?.key.span.start;
  const lead = /^(?:, |(?:\r\n?|\n) *)/.exec(newText)?.[0];
  if (key === undefined || lead === undefined) return { span, newText };
  let line = lines.lineAt(key);
  const isOwn = !mapping.flow && text.slice(lines.startOf(line), key).trim() === '';
  while (isOwn && line > 0 && /^\s*#/.test(lines.line(line - 1))) line--;
  const at = line === lines.lineAt(key) ? key : lines.startOf(line) + lines.line(line).indexOf('#');
  return { span: { start: at, end: at }, newText: newText.slice(lead.length) + lead };
}

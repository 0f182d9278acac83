import { endOfPair, joined, Source } from '../convert/source.js';
import type { ParsedText } from '../document/parsed-text.js';
import { join, type Location, locate, segmentsOf, walk } from '../document/pointer.js';
import type { MappingNode, Pair, SequenceNode, Span, SyntaxNode } from '../document/syntax.js';
import type { Entity } from '../kinds/types.js';
import type { Fix } from './types.js';

type Edit = Fix['edits'][number];

/**
 * Takes the value at a pointer of an entity out of the text, with its key; and what would be left empty by that.
 *
 * @returns nothing where the text serves other places too, or where it shares lines with something else
 */
export function removal(parsed: ParsedText, entity: Entity, pointer: string): Edit | undefined {
  const source = new Source(parsed);
  const segments = segmentsOf(pointer);
  for (let length = segments.length; length > 0; length--) {
    const place = ownPlace(entity, segments.slice(0, length));
    if (!place || hasAnchor(place.node)) return undefined;
    const { parent, node } = place;
    if (parent?.type === 'mapping' && parent.pairs.length > 1) {
      const pair = parent.pairs.find(({ value }) => value === node);
      const span = pair && source.cutOf(parent, pair);
      return span && { span, newText: '' };
    }
    if (parent?.type === 'sequence' && parent.items.length > 1) {
      const span = itemSpan(source, parent, node);
      return span && { span, newText: '' };
    }
  }
  return undefined;
}

/** A place whose text belongs to nobody else: no alias and no merge on the way to it. */
function ownPlace(entity: Entity, segments: readonly string[]): Location | undefined {
  let found: Location | undefined;
  for (let length = 1; length <= segments.length; length++) {
    found = locate(entity.node, join('', ...segments.slice(0, length)));
    const { parent, node } = found ?? {};
    const written = parent?.type === 'mapping' ? parent.pairs.some(({ value }) => value === node) : true;
    if (!node || node.type === 'alias' || !written) return undefined;
  }
  return found;
}

function hasAnchor(node: SyntaxNode): boolean {
  let found = false;
  walk(node, (step) => {
    found ||= step.node.anchor !== undefined;
  });
  return found;
}

function itemSpan(source: Source, { items, flow }: SequenceNode, item: SyntaxNode): Span | undefined {
  const at = items.indexOf(item);
  const [before, next] = [items[at - 1], items[at + 1]];
  if (flow) {
    const span = next
      ? { start: item.span.start, end: next.span.start }
      : { start: before?.span.end ?? item.span.start, end: item.span.end };
    return source.hasComments(span) ? undefined : span;
  }
  const start = source.lineStart(item.span.start);
  const end = source.nextLine(item.span.end);
  const isAlone = /^ *- +$/.test(source.text.slice(start, item.span.start));
  const isLast = /^[ \t]*(?:#.*)?$/.test(source.text.slice(item.span.end, source.lineEnd(item.span.end)));
  return isAlone && isLast ? { start, end } : undefined;
}

/** Takes several pairs out of a mapping that keeps others; nothing where one of them cannot be cut out cleanly. */
export function removalOfPairs(parsed: ParsedText, mapping: MappingNode, gone: readonly Pair[]): Edit[] | undefined {
  const source = new Source(parsed);
  if (gone.some(({ value }) => hasAnchor(value))) return undefined;
  const edits: Edit[] = [];
  for (let at = 0; at < mapping.pairs.length; at++) {
    const pair = mapping.pairs[at];
    if (!pair || !gone.includes(pair)) continue;
    const block = mapping.flow ? flowSpan(mapping, at, gone) : source.blockOf(mapping, pair);
    if (!block) return undefined;
    edits.push({ span: { start: block.start, end: block.end }, newText: '' });
  }
  return joined(edits);
}

/** A pair between braces with the comma that is one too many; what comes last takes the comma before it. */
function flowSpan({ pairs }: MappingNode, at: number, gone: readonly Pair[]): Span | undefined {
  const pair = pairs[at];
  if (!pair) return undefined;
  const next = pairs.slice(at + 1).find((other) => !gone.includes(other));
  if (next) return { start: pair.key.span.start, end: pairs[at + 1]?.key.span.start ?? endOfPair(pair) };
  const kept = pairs.slice(0, at).findLast((other) => !gone.includes(other));
  const before = pairs[at - 1];
  if (!kept || !before) return undefined;
  return { start: endOfPair(before), end: endOfPair(pair) };
}

import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Lines } from '../document/lines.js';
import {
  asText,
  effectivePairs,
  keyName,
  type MappingNode,
  resolve,
  type Span,
  type SyntaxNode,
} from '../document/syntax.js';
import { kindOf } from '../kinds/registry.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { anchorSpan } from '../library/place.js';

/** The outline: every entity of a file, with its keys and the items of its lists below it. */
export function symbols(file: PersonaFile): DocumentSymbol[] {
  return file.entities.map((entity) => entitySymbol(entity, file.parsed.lines));
}

function entitySymbol(entity: Entity, lines: Lines): DocumentSymbol {
  const label = kindOf(entity.kind).label;
  return {
    name: entity.name ?? entity.id ?? label,
    detail: [label, entity.name === undefined ? undefined : entity.id].filter(Boolean).join(' '),
    kind: SymbolKind.Class,
    range: lines.range(entity.node.span),
    selectionRange: within(anchorSpan(entity), entity.node.span, lines),
    children: keySymbols(entity.node, lines),
  };
}

function keySymbols(mapping: MappingNode, lines: Lines): DocumentSymbol[] {
  return effectivePairs(mapping)
    .filter(
      (pair) =>
        pair.key.span.start >= mapping.span.start && pair.key.span.end <= mapping.span.end && keyName(pair) !== '',
    )
    .map((pair) => {
      const span = { start: pair.key.span.start, end: Math.max(pair.key.span.end, pair.value.span.end) };
      const value = resolve(pair.value);
      return {
        name: keyName(pair),
        detail: detailOf(value),
        kind: symbolKind(value),
        range: lines.range(span),
        selectionRange: lines.range(pair.key.span),
        children: pair.value.type === 'alias' ? [] : childSymbols(pair.value, lines),
      };
    });
}

function childSymbols(node: SyntaxNode, lines: Lines): DocumentSymbol[] {
  if (node.type === 'mapping') return keySymbols(node, lines);
  if (node.type !== 'sequence') return [];
  return node.items.flatMap((item, index) => {
    const name = titleOf(item) ?? String(index + 1);
    if (item.span.end <= item.span.start) return [];
    const children = item.type === 'mapping' ? keySymbols(item, lines) : [];
    return [
      {
        name,
        kind: item.type === 'mapping' ? SymbolKind.Object : SymbolKind.String,
        range: lines.range(item.span),
        selectionRange: lines.range(item.span),
        children,
      },
    ];
  });
}

/** An item is called what its first text says. */
function titleOf(node: SyntaxNode): string | undefined {
  const target = resolve(node);
  const text =
    target?.type === 'mapping'
      ? asText(target.pairs[0]?.value)
      : target?.type === 'scalar'
        ? String(target.value)
        : undefined;
  return text?.trim() ? shorten(text.trim()) : undefined;
}

function detailOf(value: SyntaxNode | undefined): string {
  if (value?.type === 'sequence') return String(value.items.length);
  return value?.type === 'scalar' && value.value !== null ? shorten(String(value.value)) : '';
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57).trimEnd()}...` : line;
}

function symbolKind(value: SyntaxNode | undefined): SymbolKind {
  if (value?.type === 'sequence') return SymbolKind.Array;
  if (value?.type === 'mapping') return SymbolKind.Object;
  return typeof (value?.type === 'scalar' ? value.value : undefined) === 'number'
    ? SymbolKind.Number
    : SymbolKind.String;
}

/** LSP wants the selection inside the whole; a merged `id` may stand elsewhere. */
function within(span: Span, whole: Span, lines: Lines) {
  return lines.range(
    span.start >= whole.start && span.end <= whole.end ? span : { start: whole.start, end: whole.start },
  );
}

import type { ParsedText } from './parsed-text.js';
import type { Span, SyntaxNode } from './syntax.js';

const literal = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;

/** The first place at which a text that YAML can read is no JSON; nothing where every place is, or cannot be told. */
export function firstNonJson({ text, documents, comments }: Omit<ParsedText, 'problems' | 'lines'>): Span | undefined {
  const found: Span[] = comments.map(({ span }) => span);
  for (const { root } of documents.slice(0, 1)) if (root) collect(root, text, found);
  for (const { root } of documents.slice(1)) if (root) found.push(root.span);
  return found.sort((a, b) => a.start - b.start)[0];
}

function collect(node: SyntaxNode, text: string, found: Span[]): void {
  const source = text.slice(node.span.start, node.span.end);
  if (node.type === 'alias') found.push(node.span);
  else if (node.type === 'scalar') {
    if (node.style !== 'double' && !literal.test(source)) found.push(node.span);
  } else if (!node.flow) found.push(node.type === 'mapping' ? (node.pairs[0]?.key.span ?? node.span) : node.span);
  else if (node.type === 'sequence') {
    for (const item of node.items) collect(item, text, found);
    commaAtEnd(node.items.at(-1)?.span, node.span, text, found);
  } else {
    for (const { key, value } of node.pairs) {
      if (key.style !== 'double') found.push(key.span);
      collect(value, text, found);
    }
    commaAtEnd(node.pairs.at(-1)?.value.span, node.span, text, found);
  }
}

/** JSON knows no comma behind the last value. */
function commaAtEnd(last: Span | undefined, whole: Span, text: string, found: Span[]): void {
  if (!last) return;
  const comma = text.slice(last.end, whole.end).indexOf(',');
  if (comma >= 0) found.push({ start: last.end + comma, end: last.end + comma + 1 });
}

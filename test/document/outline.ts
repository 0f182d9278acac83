import { toData } from '../../server/src/document/data.js';
import { parse } from '../../server/src/document/parse.js';
import type { ParsedText } from '../../server/src/document/parsed-text.js';
import { walk } from '../../server/src/document/pointer.js';
import { applied } from '../../server/src/document/remap.js';
import type { Span, SyntaxNode } from '../../server/src/document/syntax.js';

/** A span as people count: `line:column-line:column` from 1, columns in UTF-16 units. */
export function place({ lines }: ParsedText, span: Span): string {
  const { start, end } = lines.range(span);
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
}

/** Every value of a text, one line each: pointer, range of its key, range of the value, how it is written. */
export function outline(text: string, document = 0): string[] {
  const parsed = parse(text);
  const root = parsed.documents[document]?.root;
  const found: string[] = [];
  if (root)
    walk(root, ({ pointer, node, pair }) => {
      const key = pair ? `key ${place(parsed, pair.key.span)} ` : '';
      found.push(`${pointer || '.'} ${key}${written(node)} ${place(parsed, node.span)}`);
    });
  return found;
}

function written(node: SyntaxNode): string {
  if (node.type === 'scalar') return node.style;
  if (node.type === 'alias') return `alias of ${node.name}`;
  return `${node.flow ? 'flow ' : ''}${node.type}`;
}

/** The plain data of one document of a text. */
export function dataOf(text: string, document = 0): unknown {
  return toData(parse(text).documents[document]?.root);
}

/** A text after its problem's best repair; nothing where the problem has none. */
export function repaired(text: string, { repairs }: ParsedText['problems'][number]): string | undefined {
  const [best] = repairs ?? [];
  return best && applied(text, best.edits);
}

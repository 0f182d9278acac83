import { Composer, type CST, type Document, Parser, type YAMLError } from 'yaml';
import type { Comment } from './syntax.js';

/** How deep values may nest; deeper text is refused before it can exhaust the stack. */
export const depthLimit = 400;

/** What the YAML library makes of a text. */
export interface Composed {
  readonly documents: readonly Document.Parsed[];
  readonly comments: readonly Comment[];
  /** In the order of the text. */
  readonly errors: readonly YAMLError[];
}

/** Ends the reading of a text before composing it exhausts the stack. */
export class TooDeep extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

/** Reads a text with the YAML library. */
export function compose(text: string): Composed {
  const tokens = [...new Parser().parse(text)];
  refuseDepth(tokens);
  const composer = new Composer({
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: false,
  });
  const documents = [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  const errors = documents.flatMap((document) => document.errors).sort((a, b) => a.pos[0] - b.pos[0]);
  return { documents, errors, comments: text.includes('#') ? commentsOf(tokens) : [] };
}

/** Measures without recursion how deep the collections nest. */
function refuseDepth(tokens: readonly CST.Token[]): void {
  const open = tokens.flatMap((token) => (token.type === 'document' ? [{ token: token.value, depth: 0 }] : []));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (!token || !('items' in token)) continue;
    if (depth >= depthLimit) throw new TooDeep(token.offset);
    for (const { key, value } of token.items as { key?: CST.Token | null; value?: CST.Token }[]) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
}

function commentsOf(tokens: readonly CST.Token[]): Comment[] {
  const found: Comment[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null) {
      const token = value as { type?: string; offset?: number; source?: string };
      if (token.type === 'comment' && token.offset !== undefined && token.source !== undefined) {
        found.push(commentAt(token.offset, token.source));
      } else for (const part of Object.values(value)) if (typeof part === 'object') visit(part);
    }
  };
  visit(tokens);
  return found.sort((a, b) => a.span.start - b.span.start);
}

function commentAt(offset: number, source: string): Comment {
  return { span: { start: offset, end: offset + source.length }, text: source.replace(/^#\s?/, '').trimEnd() };
}

import type { Lines } from './lines.js';
import type { Comment, Span, SyntaxDocument, SyntaxProblem } from './syntax.js';

/** A text parsed once: the syntax tree, before anyone asked what it means. */
export interface ParsedText {
  readonly text: string;
  readonly lines: Lines;
  readonly documents: readonly SyntaxDocument[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
  /** The part of the text that was read, where that is not all of it: the front matter of a Markdown text. */
  readonly extent?: Span;
}

import type { Lines } from './lines.js';
import type { Comment, SyntaxDocument, SyntaxProblem } from './syntax.js';

/** A text parsed once: the syntax tree, before anyone asked what it means. */
export interface ParsedText {
  readonly text: string;
  readonly lines: Lines;
  readonly documents: readonly SyntaxDocument[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
}

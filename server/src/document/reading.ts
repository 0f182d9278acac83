import type { Span, SyntaxProblem, TextEdit } from './syntax.js';

/** Another way to read a text: what to take it for, and what is wrong with it as it is. */
export interface Reading {
  readonly edits: readonly TextEdit[];
  readonly problems: readonly SyntaxProblem[];
}

/** Reads on without what stands in a span. Line breaks stay. */
export function without(text: string, span: Span, problem: SyntaxProblem): Reading {
  const newText = text.slice(span.start, span.end).replace(/[^\r\n]/g, ' ');
  return { edits: [{ span, newText }], problems: [problem] };
}

/** Reads the text as the best repair of its problem would write it. */
export function asRepaired(problem: SyntaxProblem): Reading[] {
  const [best] = problem.repairs ?? [];
  return best ? [{ edits: best.edits, problems: [problem] }] : [];
}

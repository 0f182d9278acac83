import type { Lines } from './lines.js';
import type { Comment, Repair, Span, SyntaxDocument, SyntaxNode, SyntaxProblem, TextEdit } from './syntax.js';

/** A text after edits that do not overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of inOrder(edits)) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Leads spans of a text after edits back to the text before them. */
export type Remap = (span: Span) => Span;

/** The way back from a text after edits. */
export function remapOf(edits: readonly TextEdit[]): Remap {
  const sorted = inOrder(edits);
  const starts: number[] = [];
  let shift = 0;
  for (const { span, newText } of sorted) {
    starts.push(span.start + shift);
    shift += newText.length - (span.end - span.start);
  }
  // What begins where something was taken out stood behind it; what ends there stood before it.
  const back = (offset: number, isEnd: boolean): number => {
    const index = lastAtMost(starts, isEnd ? offset - 1 : offset);
    const edit = sorted[index];
    if (!edit) return offset;
    const inside = offset - (starts[index] ?? 0);
    const beyond = inside - edit.newText.length;
    return beyond >= 0 ? edit.span.end + beyond : Math.min(edit.span.start + inside, edit.span.end);
  };
  return ({ start, end }) => {
    const from = back(start, false);
    return { start: from, end: end === start ? from : Math.max(from, back(end, true)) };
  };
}

/** The index of the last number that is not greater; -1 when all are. */
function lastAtMost(numbers: readonly number[], most: number): number {
  let low = -1;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A problem of a text after edits, as one of the text before them. */
export function remapProblem(problem: SyntaxProblem, remap: Remap): SyntaxProblem {
  const { repairs, extent } = problem;
  return {
    ...problem,
    span: remap(problem.span),
    ...(repairs ? { repairs: repairs.map((repair) => remapRepair(repair, remap)) } : {}),
    ...(extent ? { extent: remap(extent) } : {}),
  };
}

function remapRepair({ title, edits }: Repair, remap: Remap): Repair {
  return { title, edits: edits.map(({ span, newText }) => ({ span: remap(span), newText })) };
}

/** A comment of a text after edits, as one of the text before them. */
export function remapComment(comment: Comment, remap: Remap): Comment {
  return { ...comment, span: remap(comment.span) };
}

/** A document of a text after edits, as one of the text before them. Aliases keep what they stand for. */
export function remapDocument({ index, span, root }: SyntaxDocument, remap: Remap): SyntaxDocument {
  const known = new Map<SyntaxNode, SyntaxNode>();
  const node = <T extends SyntaxNode>(source: T): T => {
    const seen = known.get(source);
    if (seen) return seen as T;
    const moved = inner(source);
    known.set(source, moved);
    return moved as T;
  };
  const inner = (source: SyntaxNode): SyntaxNode => {
    const own = { span: remap(source.span) };
    if (source.type === 'mapping') {
      const pairs = source.pairs.map(({ key, value }) => ({ key: node(key), value: node(value) }));
      return { ...source, ...own, pairs };
    }
    if (source.type === 'sequence') return { ...source, ...own, items: source.items.map((item) => node(item)) };
    if (source.type === 'alias' && source.target) return { ...source, ...own, target: node(source.target) };
    return { ...source, ...own };
  };
  return { index, span: remap(span), ...(root ? { root: node(root) } : {}) };
}

/** Where the text of a line begins. */
export function indentOf(lines: Lines, line: number): number {
  return /^[ \t]*/.exec(lines.line(line))?.[0].length ?? 0;
}

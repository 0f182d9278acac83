import { insertPairs, type NewPair } from '../document/edits.js';
import type { Lines } from '../document/lines.js';
import type { ParsedText } from '../document/parsed-text.js';
import { locateNearest } from '../document/pointer.js';
import type { MappingNode, Span, SyntaxProblem } from '../document/syntax.js';
import { pairPlace } from './place.js';
import type { Fix, Violation } from './types.js';

/**
 * Asks of a text whether a schema can judge a place in it: not where the text is broken. What stands there is read in another way than it
 * is written, so what is wrong with it shows once the text is mended.
 */
export function judgedIn({ problems, lines }: ParsedText): (violation: Violation) => boolean {
  const broken = problems.filter(isBroken);
  return broken.length === 0 ? () => true : (violation) => isJudged(violation, broken, lines);
}

/** Whether what stands behind a key, on its line, is broken, so that the key only seems to have no value. */
export function isUnreadBehind({ problems, lines }: ParsedText, key: Span): boolean {
  return problems.some((problem) => isBroken(problem) && startsBehind(problem.span, key, lines));
}

function startsBehind({ start }: Span, key: Span, lines: Lines): boolean {
  return start >= key.end && lines.lineAt(start) === lines.lineAt(key.end);
}

function isJudged(
  { entity, pointer, key, params }: Violation,
  broken: readonly SyntaxProblem[],
  lines: Lines,
): boolean {
  const found = locateNearest(entity.node, pointer);
  const span = (key === undefined ? undefined : pairPlace(entity, pointer, key)?.key) ?? found.node.span;
  const isLine = lines.lineAt(span.start) === lines.lineAt(span.end);
  return !broken.some(({ span: fault, extent }) => {
    if (extent && holds(extent, span.start)) return key === undefined || pairPlace(entity, pointer, key) !== undefined;
    if (params.empty === true && startsBehind(fault, span, lines)) return true;
    return isLine && fault.start < span.end && span.start < fault.end;
  });
}

/** Whether a key stands in the text of a mapping, though broken text around it may have kept it from being read. */
export function isWritten({ text, lines, problems }: ParsedText, mapping: MappingNode, key: string): boolean {
  const broken = problems.filter(isBroken);
  if (broken.length === 0) return false;
  const column = lines.positionAt(mapping.pairs[0]?.key.span.start ?? mapping.span.start).character;
  for (let line = lines.lineAt(mapping.span.start); line < lines.count; line++) {
    const source = lines.line(line);
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(source) && lines.startOf(line) > mapping.span.start) return false;
    const start = lines.startOf(line);
    const written = /^([ \t]*(?:- +)*)["']?([^\s:"']+)["']?[ \t]*(?::|$)/.exec(source);
    if (written?.[2] !== key) continue;
    const lineSpan = { start, end: start + source.length };
    const isLost = broken.some(({ span, extent = span }) => extent.start <= lineSpan.end && start <= extent.end);
    if (written[1]?.length === column || isLost) return text.slice(start, lineSpan.end).trim() !== '';
  }
  return false;
}

/** The fix that writes keys into a mapping; none where one of them is there already and could not be read. */
export function fillIn(
  title: string,
  parsed: ParsedText,
  mapping: MappingNode,
  pairs: readonly NewPair[],
  after: readonly string[] = [],
): Fix[] {
  if (pairs.some(([key]) => isWritten(parsed, mapping, key))) return [];
  return [{ title, edits: [insertPairs(parsed, mapping, pairs, after)] }];
}

function isBroken({ code }: SyntaxProblem): boolean {
  return code === 'syntax' || code === 'indicator' || code === 'bad-key' || code === 'alias-unknown';
}

function holds({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}

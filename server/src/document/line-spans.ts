import type { Lines } from './lines.js';
import type { Span } from './syntax.js';

/** From an offset to the last sign of its line, a comment at the end left out. */
export function restOfLine(lines: Lines, at: number): Span {
  const line = lines.lineAt(at);
  const from = lines.startOf(line);
  const whole = lines.line(line);
  const start = at + (/^[ \t]*/.exec(whole.slice(at - from))?.[0].length ?? 0);
  const rest = whole.slice(start - from);
  const closed = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(rest)?.[0].length ?? 0;
  const comment = rest.slice(closed).search(/\s#/);
  const kept = (comment < 0 ? rest : rest.slice(0, closed + comment)).trimEnd();
  return { start, end: start + kept.length };
}

/** The text of a line without the blanks around it. */
export function lineSpan(lines: Lines, line: number): Span {
  const text = lines.line(line);
  const start = lines.startOf(line) + (text.length - text.trimStart().length);
  return { start, end: start + text.trim().length };
}

/** The line of an offset without the blanks around it; the offset alone on a blank line. */
export function trimmedLine(lines: Lines, at: number): Span {
  const span = lineSpan(lines, lines.lineAt(at));
  return span.end > span.start ? span : { start: at, end: at };
}

import { type Document, visit, type YAMLError } from 'yaml';
import { type Composed, compose } from './compose.js';
import { inserting, problem } from './diagnose.js';
import { restOfLine } from './line-spans.js';
import type { Lines } from './lines.js';
import { asRepaired, type Reading } from './reading.js';
import { applied, indentOf } from './remap.js';

const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

interface Open {
  readonly sign: string;
  readonly at: number;
}

/** Brackets that never close are closed where what stands in them ends. */
export function unclosedBrackets(
  text: string,
  lines: Lines,
  error: YAMLError,
  { documents, errors }: Composed,
): Reading[] {
  const start = outermost(documents, error.pos[0]);
  if (start === undefined) return [];
  const found = scan(text, lines, start);
  const innermost = found?.open.at(-1);
  if (!found || !innermost) return [];
  const signs = found.open
    .map(({ sign }) => closing[sign] ?? '')
    .reverse()
    .join('');
  const message =
    signs.length === 1
      ? `A bracket opens here and never closes. Add ${signs} at its end.`
      : `Brackets open here and never close. Add ${signs} at their end.`;
  const title = `Close the bracket${signs.length === 1 ? '' : 's'} with ${signs}`;
  const repair = inserting(title, found.end, signs);
  // What looks like a bracket may be none for the parser; then another one does not help.
  if (compose(applied(text, repair.edits)).errors.length >= errors.length) return [];
  return asRepaired(problem(message, restOfLine(lines, innermost.at), repair));
}

/** Where the outermost brackets around a place open. */
function outermost(documents: readonly Document.Parsed[], at: number): number | undefined {
  let found: number | undefined;
  for (const document of documents) {
    visit(document, {
      Collection(_, { flow, range }) {
        if (flow && range && range[0] < at && range[1] >= at - 2) found ??= range[0];
      },
    });
  }
  return found;
}

/** The brackets that are open where they should be closed, and where the last sign inside them ends. */
function scan(text: string, lines: Lines, start: number): { open: Open[]; end: number } | undefined {
  const open: Open[] = [];
  const column = indentOf(lines, lines.lineAt(start));
  let end = start;
  for (let at = start; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\n' && leaves(lines.line(lines.lineAt(at) + 1), column)) break;
    if (/\s/.test(sign)) continue;
    if (sign === '#' && /\s/.test(text.charAt(at - 1))) {
      at += /^[^\r\n]*/.exec(text.slice(at))?.[0].length ?? 1;
      at--;
      continue;
    }
    const innermost = open.at(-1);
    if (/[\]}]/.test(sign)) {
      if (!innermost) return undefined;
      if (closing[innermost.sign] !== sign) return { open: [innermost], end };
      open.pop();
      if (open.length === 0) return undefined;
    } else if (/[[{]/.test(sign)) open.push({ sign, at });
    else if (/["']/.test(sign) && /[[{,:]\s*$/.test(text.slice(Math.max(0, end - 1), at))) {
      const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(text.slice(at))?.[0].length;
      if (quoted === undefined) return undefined;
      at += quoted - 1;
    }
    end = at + 1;
  }
  return open.length > 0 ? { open, end } : undefined;
}

/** Whether a line goes on outside of brackets that opened on a line of this indentation. */
function leaves(line: string, column: number): boolean {
  if (line.trim() === '') return false;
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  return indent <= column && !/^\s*[\]}]/.test(line);
}

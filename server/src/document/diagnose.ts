import { type Document, visit, type YAMLError } from 'yaml';
import { restOfLine, trimmedLine } from './line-spans.js';
import type { Lines } from './lines.js';
import { ownLine, type Repair, type Span, type SyntaxProblem } from './syntax.js';

const listWithoutKey = 'A list item stands where a key is expected. Indent the list under its key, or add the key.';

/** Says what a person would do about a parser error. */
export function diagnose(
  error: YAMLError,
  text: string,
  lines: Lines,
  documents: readonly Document.Parsed[] = [],
): SyntaxProblem {
  const start = Math.min(error.pos[0], text.length);
  if (/sufficiently indented and end with/.test(error.message)) return bracketNotClosed(lines, start);
  const line = restOfLine(lines, start);
  // `*` and `&` mark repeats in YAML; alone they are meant as signs.
  if (error.code === 'BAD_SCALAR_START' || error.message.endsWith('cannot be an empty string'))
    return indicator(text, plainText(text, line, documents));
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return tabAsIndent(text, start);
    case 'BAD_DQ_ESCAPE':
      return problem(
        'In double quotes, a backslash starts a special sign. Write two backslashes, or use single quotes.',
        { start, end: start + 2 },
      );
    case 'MULTILINE_IMPLICIT_KEY':
      return keyWithoutColon(text, line);
    default: {
      const span = line.end > line.start ? line : trimmedLine(lines, start);
      const repair = /at node end/.test(error.message) ? quoteAll(text, line, documents) : undefined;
      return problem(messageOf(error, text, start), span, repair);
    }
  }
}

/** The part of a line that a plain text takes: between brackets it ends with the next comma or bracket. */
function plainText(text: string, line: Span, documents: readonly Document.Parsed[]): Span {
  let flow = false;
  for (const document of documents) {
    visit(document, {
      Collection(_, { range, flow: inBrackets }) {
        if (inBrackets && range && range[0] < line.start && range[1] > line.start) flow = true;
      },
    });
  }
  const length = flow ? text.slice(line.start, line.end).search(/\s*(?:[,\]}]|$)/) : line.end - line.start;
  return { start: line.start, end: line.start + Math.max(1, length) };
}

/** A text without quotes that starts with a sign which has a meaning of its own there. */
export function indicator(text: string, span: Span): SyntaxProblem {
  const message = `A text cannot start with ${text.charAt(span.start)} unless it stands in quotes.`;
  const repair = replacing('Put quotes around the text', span, quote(text.slice(span.start, span.end)));
  return { ...problem(message, span, repair), code: 'indicator' };
}

/** `"Dana" the second`: the quotes were meant as part of the text. */
function quoteAll(text: string, rest: Span, documents: readonly Document.Parsed[]): Repair | undefined {
  let start: number | undefined;
  for (const document of documents) {
    visit(document, {
      Scalar(_, { type, range }) {
        if (type !== 'QUOTE_DOUBLE' && type !== 'QUOTE_SINGLE') return;
        if (range && range[1] <= rest.start && /^[ \t]*$/.test(text.slice(range[1], rest.start))) [start] = range;
      },
    });
  }
  if (start === undefined || /[\r\n]/.test(text.slice(start, rest.end))) return undefined;
  const newText = `'${text.slice(start, rest.end).replace(/'/g, "''")}'`;
  return replacing('Put quotes around the whole text', { start, end: rest.end }, newText);
}

function bracketNotClosed(lines: Lines, at: number): SyntaxProblem {
  return problem('A bracket is not closed above this line. Add the closing `]` or `}`.', trimmedLine(lines, at));
}

function messageOf(error: YAMLError, text: string, start: number): string {
  const { code, message } = error;
  if (message.startsWith('Missing closing'))
    return 'This text opens with a quote and never closes. Add the same quote at its end.';
  if (message.startsWith('Implicit map keys')) return 'A key needs a colon and a space after it, such as `name: Ana`.';
  if (/Block scalar header/.test(message)) {
    return textBehindSign(text.charAt(start - 1) === '>' ? '>' : '|');
  }
  if (/Flow (map|sequence).*must (end|be)/i.test(message) || /Expected flow/i.test(message))
    return 'A bracket is not closed here. Add the closing `]` or `}`.';
  if (code === 'BAD_INDENT' || /same column|block sequence may not|Sequence item without/.test(message))
    return misplaced({ start, end: start }).message;
  if (/at node end|Not a YAML token/.test(message)) {
    return 'There is more text after the value has ended. Put quotes around the whole text, or indent the line like its neighbours.';
  }
  if (/block-seq-ind/.test(message)) return listWithoutKey;
  return 'This line cannot be read. Check its indentation, its quotes and its colon.';
}

/** `quote: | We close`: what stands behind such a sign begins on the line below it. */
export function textBehindSign(sign: string): string {
  return `After \`${sign}\` the text has to start on the next line. To begin a text with that sign, put it in quotes.`;
}

function tabAsIndent(text: string, at: number): SyntaxProblem {
  let start = at;
  while (text.charAt(start - 1) === '\t' || text.charAt(start - 1) === ' ') start--;
  let end = start;
  while (text.charAt(end) === '\t' || text.charAt(end) === ' ') end++;
  const newText = text.slice(start, end).replace(/\t/g, '  ');
  const span = { start, end };
  return problem(tabMessage(1), span, replacing('Indent with spaces', span, newText));
}

/** What is wrong with lines that are indented with tabs. */
export function tabMessage(lines: number): string {
  const subject = lines === 1 ? 'This line is' : `This line and those below it, ${lines} in all, are`;
  return `${subject} indented with a tab. YAML wants spaces: use two for each level.`;
}

/** A line that is indented unlike its neighbours. */
export function misplaced(span: Span): SyntaxProblem {
  return problem(
    'This line is not indented like its neighbours. Give the items of one list, and the keys of one block, the same indentation.',
    span,
  );
}

/** A fault of the text, with the ways to mend it, best first. */
export function problem(message: string, span: Span, ...repairs: readonly (Repair | undefined)[]): SyntaxProblem {
  const known = repairs.filter((repair) => repair !== undefined);
  return { code: 'syntax', message, span, ...(known.length > 0 ? { repairs: known } : {}) };
}

/** A repair of one edit. */
export function replacing(title: string, span: Span, newText: string): Repair {
  return { title, edits: [{ span, newText }] };
}

/** A repair that only adds something. */
export function inserting(title: string, at: number, newText: string): Repair {
  return replacing(title, { start: at, end: at }, newText);
}

/** A quote that opens and never closes. */
export function unclosedQuote(text: string, span: Span): SyntaxProblem {
  const quote = text.charAt(span.start);
  return problem(
    `This text opens with ${quote} and never closes. Add ${quote} at its end.`,
    span,
    inserting(`Close the quote with ${quote}`, span.end, quote),
  );
}

/** A word that is to become a key. */
export function keyWithoutColon(text: string, span: Span): SyntaxProblem {
  const word = shorten(text.slice(span.start, span.end));
  if (/^-(?:\s|$)/.test(word)) return problem(listWithoutKey, span);
  const glued = /^([\w-]+:)\S/.exec(word)?.[1];
  if (glued) return keyWithoutSpace(glued, span);
  const repair = /^[\w-]+$/.test(word) ? inserting(`Put a colon after ${word}`, span.end, ': ') : undefined;
  return problem(`\`${word}\` stands alone. Put a colon and a value after it, or remove it.`, span, repair);
}

function keyWithoutSpace(glued: string, span: Span): SyntaxProblem {
  const after = span.start + glued.length;
  const repair = inserting('Put a space after the colon', after, ' ');
  return problem(`Put a space after the colon of \`${glued}\`.`, span, repair);
}

/**
 * A text that is taken for a key, because of a colon in it. Where it may be a key indeed (`size: people: 10`), it can
 * also go on a line of its own; which of the two is better, only the schema knows.
 *
 * @param indent how far that line is indented
 */
export function colonInValue(text: string, span: Span, indent: number): SyntaxProblem {
  const value = text.slice(span.start, span.end);
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const before = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  const isKey = /^[a-z]\w*:[ \t]+\S/.test(value) && value.split(/:\s/).length === 2;
  const gap = { start: span.start - before, end: span.start };
  return problem(
    `A colon followed by a space starts a new key. ${isKey ? 'Put that key on a line of its own, or put' : 'Put'} quotes around the whole text to keep the colon in it.`,
    span,
    // What stands in quotes and is no text all the same needs another remedy.
    /^".*"$/.test(value) ? undefined : replacing('Put quotes around the text', span, quote(value)),
    isKey ? replacing(ownLine, gap, eol + ' '.repeat(indent)) : undefined,
  );
}

/** The value in double quotes, escaped where needed. */
export function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/** A text in quotes over several lines that do not stand further in than its key. */
export function quoteNotIndented(text: string, lines: Lines, first: Span, close: number): SyntaxProblem {
  const start = lines.startOf(lines.lineAt(first.start) + 1);
  const key = lines.line(lines.lineAt(first.start));
  const indent = ' '.repeat((/^[\s-]*/.exec(key)?.[0].length ?? 0) + 2);
  const newText = text.slice(start, close).replace(/^[ \t]*(?=\S)/gm, indent);
  return problem(
    'This text in quotes goes on below, and its lines are not indented. Indent them, or put it on one line.',
    first,
    replacing('Indent the lines of the text', { start, end: close }, newText),
  );
}

import { type Document, isNode, isPair, type Scalar, visit, type YAMLError } from 'yaml';
import type { Lines } from './lines.js';
import type { Span, SyntaxProblem } from './syntax.js';

/** A text of the same length in which the fault is blanked out, and what the fault was. */
export interface Repair {
  readonly text: string;
  readonly problem: SyntaxProblem;
}

/** Faults after which the parser reads on by itself and loses nothing. */
const harmlessCodes = new Set([
  'BAD_SCALAR_START',
  'BAD_DQ_ESCAPE',
  'TAB_AS_INDENT',
  'TAG_RESOLVE_FAILED',
  'KEY_OVER_1024_CHARS',
  'BAD_ALIAS',
]);
const harmlessMessages = /Block scalar header|at node end|Not a YAML token|sufficiently indented and end with/;

const listWithoutKey = 'A list item stands where a key is expected. Indent the list under its key, or add the key.';
const keyLine = /^\s*(?:-\s+)*["']?[\w$.-]+["']?:(?:\s|$)/;

/**
 * Finds the line that keeps the text after it from being read, and blanks out what is wrong on it.
 *
 * @returns nothing when no error does such harm
 */
export function repairText(
  text: string,
  lines: Lines,
  errors: readonly YAMLError[],
  documents: readonly Document.Parsed[],
): Repair | undefined {
  const [first] = errors;
  const lost = errors.some((error) => error.message.includes('in YAML stream'));
  const root = first && lost ? (repairStray(text, first) ?? repairRoot(text, lines, documents)) : undefined;
  if (root) return root;
  for (const error of errors) {
    const repaired =
      repairQuote(text, lines, error, documents) ?? (isHarmless(error) ? undefined : repairOther(text, lines, error));
    if (repaired) return repaired;
  }
  return undefined;
}

function isHarmless(error: YAMLError): boolean {
  return harmlessCodes.has(error.code) || harmlessMessages.test(error.message);
}

function repairOther(text: string, lines: Lines, error: YAMLError): Repair | undefined {
  return (
    repairStray(text, error) ??
    repairKey(text, lines, error) ??
    repairNesting(text, lines, error) ??
    repairLine(text, lines, error)
  );
}

/** A bracket that closes nothing, or a comma too many between brackets: all else on the line is good. */
function repairStray(text: string, error: YAMLError): Repair | undefined {
  const span = { start: error.pos[0], end: error.pos[0] + 1 };
  const sign = text.slice(span.start, span.end);
  if (error.code !== 'UNEXPECTED_TOKEN' || !/^[\]},]$/.test(sign)) return undefined;
  const message = sign === ',' ? 'This is a comma too many. Remove it.' : `This ${sign} closes nothing. Remove it.`;
  return {
    text: blank(text, span),
    problem: { ...problem(message, span), repair: { title: `Remove ${sign}`, span, newText: '' } },
  };
}

/** The first line is indented and a later one is not: all that follows would be lost, so give up what came before. */
function repairRoot(text: string, lines: Lines, documents: readonly Document.Parsed[]): Repair | undefined {
  const range = documents.at(-1)?.contents?.range;
  if (!range) return undefined;
  const line = lines.lineAt(range[0]);
  const span = lineSpan(lines, line);
  if (lines.startOf(line) === span.start) return undefined;
  return {
    text: blank(text, { start: span.start, end: range[1] }),
    problem: {
      ...problem(
        'This line is indented, and lines below it that belong beside it are not. Start it at the margin.',
        span,
      ),
      repair: { title: 'Remove the indentation', span: { start: lines.startOf(line), end: span.start }, newText: '' },
    },
  };
}

/** A quote that never closes takes in all lines up to the next quote, or the end. */
function repairQuote(
  text: string,
  lines: Lines,
  error: YAMLError,
  documents: readonly Document.Parsed[],
): Repair | undefined {
  const quoted = swallowingQuote(text, lines, error, documents);
  if (!quoted?.range) return undefined;
  const start = quoted.range[0];
  const span = restOfLine(lines, start);
  return { text: blank(text, span), problem: unclosedQuote(text, span) };
}

function swallowingQuote(
  text: string,
  lines: Lines,
  error: YAMLError,
  documents: readonly Document.Parsed[],
): Scalar | undefined {
  const at = error.pos[0];
  const unclosed = error.message.startsWith('Missing closing');
  let found: Scalar | undefined;
  for (const document of documents) {
    visit(document, {
      Scalar(_, node) {
        if (!node.range || (node.type !== 'QUOTE_DOUBLE' && node.type !== 'QUOTE_SINGLE')) return;
        const [start, end] = node.range;
        const near = start <= at && lines.lineAt(end) >= lines.lineAt(at) - 1;
        if ((unclosed && end === at) || (near && swallowsKeys(text.slice(start, end)))) found ??= node;
      },
    });
  }
  return found;
}

function swallowsKeys(quoted: string): boolean {
  return quoted
    .split(/\r\n?|\n/)
    .slice(1)
    .some((line) => keyLine.test(line));
}

function unclosedQuote(text: string, span: Span): SyntaxProblem {
  const quote = text.charAt(span.start);
  return {
    code: 'syntax',
    message: `This text opens with ${quote} and never closes. Add ${quote} at its end.`,
    span,
    repair: { title: `Close the quote with ${quote}`, span: { start: span.end, end: span.end }, newText: quote },
  };
}

/** A word alone on its line, before the next key: somebody is typing a key. */
function repairKey(text: string, lines: Lines, error: YAMLError): Repair | undefined {
  const multiline = error.code === 'MULTILINE_IMPLICIT_KEY' && lines.lineAt(error.pos[1]) > lines.lineAt(error.pos[0]);
  const lonely = error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys');
  if (!multiline && !lonely) return undefined;
  const span = restOfLine(lines, error.pos[0]);
  if (span.end === span.start) return undefined;
  return { text: blank(text, span), problem: keyWithoutColon(text, span) };
}

function keyWithoutColon(text: string, span: Span): SyntaxProblem {
  const word = shorten(text.slice(span.start, span.end));
  if (/^-(?:\s|$)/.test(word)) return problem(listWithoutKey, span);
  const glued = /^([\w-]+:)\S/.exec(word)?.[1];
  if (glued) return keyWithoutSpace(glued, span);
  const repair = /^[\w-]+$/.test(word)
    ? { repair: { title: `Put a colon after ${word}`, span: { start: span.end, end: span.end }, newText: ': ' } }
    : {};
  return {
    code: 'syntax',
    message: `\`${word}\` stands alone. Put a colon and a value after it, or remove it.`,
    span,
    ...repair,
  };
}

function keyWithoutSpace(glued: string, span: Span): SyntaxProblem {
  const after = span.start + glued.length;
  return {
    ...problem(`Put a space after the colon of \`${glued}\`.`, span),
    repair: { title: 'Put a space after the colon', span: { start: after, end: after }, newText: ' ' },
  };
}

/** `name: Foo: bar`, or a line that is indented deeper than the value above it allows. */
function repairNesting(text: string, lines: Lines, error: YAMLError): Repair | undefined {
  if (error.code !== 'BLOCK_AS_IMPLICIT_KEY' || !error.message.startsWith('Nested mappings')) return undefined;
  const span = restOfLine(lines, error.pos[0]);
  const value = text.slice(span.start, span.end);
  if (/:(\s|$)/.test(value)) return { text: blank(text, span), problem: colonInValue(value, span) };
  const next = lineSpan(lines, lines.lineAt(error.pos[0]) + 1);
  return { text: blank(text, next), problem: misplaced(next) };
}

function colonInValue(value: string, span: Span): SyntaxProblem {
  return {
    code: 'syntax',
    message: 'A colon followed by a space starts a new key. Put quotes around the whole text to keep the colon in it.',
    span,
    repair: { title: 'Put quotes around the text', span, newText: quote(value) },
  };
}

/** The value in double quotes, escaped where needed. */
export function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** Any other fault: give up its line to read the lines after it. */
function repairLine(text: string, lines: Lines, error: YAMLError): Repair | undefined {
  const line = lines.lineAt(Math.min(error.pos[0], text.length));
  const span = lineSpan(lines, text.charAt(error.pos[0]) === '\n' ? line + 1 : line);
  if (span.end === span.start) return undefined;
  return { text: blank(text, span), problem: diagnose(error, text, lines) };
}

/** Says what a person would do about a parser error. */
export function diagnose(
  error: YAMLError,
  text: string,
  lines: Lines,
  documents: readonly Document.Parsed[] = [],
): SyntaxProblem {
  const start = Math.min(error.pos[0], text.length);
  const closing = /sufficiently indented and end with a (.)/.exec(error.message)?.[1];
  if (closing) return unclosedBracket(text, lines, closing, openBracket(text, start, closing, documents));
  const line = restOfLine(lines, start);
  // `*` and `&` mark repeats in YAML; alone they are meant as signs.
  if (error.code === 'BAD_SCALAR_START' || error.message.endsWith('cannot be an empty string'))
    return specialStart(text, plainText(text, line, documents));
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
      return { ...problem(messageOf(error, text, start), span), ...(repair ? { repair } : {}) };
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

function specialStart(text: string, span: Span): SyntaxProblem {
  const newText = quote(text.slice(span.start, span.end));
  return {
    ...problem(`A text cannot start with ${text.charAt(span.start)} unless it stands in quotes.`, span),
    repair: { title: 'Put quotes around the text', span, newText },
  };
}

/** `"Dana" the second`: the quotes were meant as part of the text. */
function quoteAll(text: string, rest: Span, documents: readonly Document.Parsed[]): SyntaxProblem['repair'] {
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
  const span = { start, end: rest.end };
  return {
    title: 'Put quotes around the whole text',
    span,
    newText: `'${text.slice(start, rest.end).replace(/'/g, "''")}'`,
  };
}

/** The innermost bracket that is still open at an offset: where it opens, and where the last thing in it ends. */
function openBracket(text: string, at: number, closing: string, documents: readonly Document.Parsed[]): Span {
  let found = { start: at, end: at };
  for (const document of documents) {
    visit(document, {
      Collection(_, node) {
        const [start, end] = node.range ?? [at, at];
        if (node.flow && start < at && end >= at - 2 && text.slice(start, end).trimEnd().at(-1) !== closing)
          found = { start, end: lastEnd(node.items.at(-1)) ?? start + 1 };
      },
    });
  }
  return found;
}

function lastEnd(item: unknown): number | undefined {
  const node = isPair(item) ? (item.value ?? item.key) : item;
  return isNode(node) ? node.range?.[1] : undefined;
}

function unclosedBracket(text: string, lines: Lines, closing: string, open: Span): SyntaxProblem {
  const comma = /^\s*,/.exec(text.slice(open.end))?.[0].length ?? 0;
  const end = open.end + comma;
  return {
    ...problem(`A bracket opens here and never closes. Add ${closing} at its end.`, restOfLine(lines, open.start)),
    repair: { title: `Close the bracket with ${closing}`, span: { start: end, end }, newText: closing },
  };
}

function messageOf(error: YAMLError, text: string, start: number): string {
  const { code, message } = error;
  if (message.startsWith('Missing closing'))
    return 'This text opens with a quote and never closes. Add the same quote at its end.';
  if (message.startsWith('Implicit map keys')) return 'A key needs a colon and a space after it, such as `name: Ana`.';
  if (/Block scalar header/.test(message)) {
    return `After \`${text.charAt(start - 1) === '>' ? '>' : '|'}\` the text has to start on the next line. To begin a text with that sign, put it in quotes.`;
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

function tabAsIndent(text: string, at: number): SyntaxProblem {
  let start = at;
  while (text.charAt(start - 1) === '\t' || text.charAt(start - 1) === ' ') start--;
  let end = start;
  while (text.charAt(end) === '\t' || text.charAt(end) === ' ') end++;
  const newText = text.slice(start, end).replace(/\t/g, '  ');
  return {
    code: 'syntax',
    message: 'This line is indented with a tab. YAML wants spaces: use two for each level.',
    span: { start, end },
    repair: { title: 'Indent with spaces', span: { start, end }, newText },
  };
}

function misplaced(span: Span): SyntaxProblem {
  return problem(
    'This line is not indented like its neighbours. Give the items of one list, and the keys of one block, the same indentation.',
    span,
  );
}

function problem(message: string, span: Span): SyntaxProblem {
  return { code: 'syntax', message, span };
}

/** From an offset to the last sign of its line, a comment at the end left out. */
function restOfLine(lines: Lines, at: number): Span {
  const line = lines.lineAt(at);
  const from = lines.startOf(line);
  const whole = lines.line(line);
  const start = at + (/^\s*/.exec(whole.slice(at - from))?.[0].length ?? 0);
  const rest = whole.slice(start - from);
  const closed = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(rest)?.[0].length ?? 0;
  const comment = rest.slice(closed).search(/\s#/);
  const kept = (comment < 0 ? rest : rest.slice(0, closed + comment)).trimEnd();
  return { start, end: start + kept.length };
}

/** The text of a line without the blanks around it. */
function lineSpan(lines: Lines, line: number): Span {
  const text = lines.line(line);
  const start = lines.startOf(line) + (text.length - text.trimStart().length);
  return { start, end: start + text.trim().length };
}

function trimmedLine(lines: Lines, at: number): Span {
  const span = lineSpan(lines, lines.lineAt(at));
  return span.end > span.start ? span : { start: at, end: at };
}

function blank(text: string, span: Span): string {
  return text.slice(0, span.start) + text.slice(span.start, span.end).replace(/[^\r\n]/g, ' ') + text.slice(span.end);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

import { type Document, isNode, isPair, visit, type YAMLError } from 'yaml';
import { restOfLine, trimmedLine } from './line-spans.js';
import type { Lines } from './lines.js';
import type { Span, SyntaxProblem } from './syntax.js';

const listWithoutKey = 'A list item stands where a key is expected. Indent the list under its key, or add the key.';

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
        const inside = text.slice(start, end);
        const opening = closing === ']' ? '[' : '{';
        if (node.flow && start < at && end >= at - 2 && count(inside, opening) > count(inside, closing))
          found = { start, end: lastEnd(node.items.at(-1)) ?? start + 1 };
      },
    });
  }
  return found;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function lastEnd(item: unknown): number | undefined {
  const node = isPair(item) ? (item.value ?? item.key) : item;
  return isNode(node) ? node.range?.[1] : undefined;
}

function unclosedBracket(text: string, lines: Lines, closing: string, open: Span): SyntaxProblem {
  const comma = /^[ \t]*,/.exec(text.slice(open.end))?.[0].length ?? 0;
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

/** A line that is indented unlike its neighbours. */
export function misplaced(span: Span): SyntaxProblem {
  return problem(
    'This line is not indented like its neighbours. Give the items of one list, and the keys of one block, the same indentation.',
    span,
  );
}

/** A fault of the text without a repair. */
export function problem(message: string, span: Span): SyntaxProblem {
  return { code: 'syntax', message, span };
}

/** A quote that opens and never closes. */
export function unclosedQuote(text: string, span: Span): SyntaxProblem {
  const quote = text.charAt(span.start);
  return {
    code: 'syntax',
    message: `This text opens with ${quote} and never closes. Add ${quote} at its end.`,
    span,
    repair: { title: `Close the quote with ${quote}`, span: { start: span.end, end: span.end }, newText: quote },
  };
}

/** A word that is to become a key. */
export function keyWithoutColon(text: string, span: Span): SyntaxProblem {
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

/** A text that is taken for a key, because of a colon in it. */
export function colonInValue(value: string, span: Span): SyntaxProblem {
  return {
    code: 'syntax',
    message: 'A colon followed by a space starts a new key. Put quotes around the whole text to keep the colon in it.',
    span,
    repair: { title: 'Put quotes around the text', span, newText: quote(value) },
  };
}

/** The value in double quotes, escaped where needed. */
function quote(value: string): string {
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
  return {
    ...problem(
      'This text in quotes goes on below, and its lines are not indented. Indent them, or put it on one line.',
      first,
    ),
    repair: { title: 'Indent the lines of the text', span: { start, end: close }, newText },
  };
}

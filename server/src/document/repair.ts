import { type Document, isScalar, type Scalar, visit, type YAMLError } from 'yaml';
import {
  colonInValue,
  diagnose,
  keyWithoutColon,
  misplaced,
  problem,
  quoteNotIndented,
  unclosedQuote,
} from './diagnose.js';
import { lineSpan, restOfLine } from './line-spans.js';
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

/** How many lines a text in quotes may reasonably have. */
const longestQuote = 12;
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
  const lost = errors.find((error) => error.message.includes('in YAML stream'));
  const root = first && lost && (repairStray(text, first) ?? repairRoot(text, lines, lost.pos[0], documents));
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

/**
 * What begins a document does not go on where it should: all that follows would be lost, so give up what came before.
 * It is a word that shall become the first key, or a first line that is indented while later ones are not.
 */
function repairRoot(text: string, lines: Lines, at: number, documents: readonly Document.Parsed[]): Repair | undefined {
  const root = documents.map(({ contents }) => contents).findLast((contents) => contents && contents.range[0] < at);
  if (!root) return undefined;
  const [start, end] = root.range;
  const word = restOfLine(lines, start);
  if (isScalar(root) && word.end > word.start) return { text: blank(text, word), problem: keyWithoutColon(text, word) };
  const line = lines.lineAt(start);
  const span = lineSpan(lines, line);
  if (lines.startOf(line) === span.start || end <= span.start) return undefined;
  return {
    text: blank(text, { start: span.start, end }),
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
  const close = closingBelow(text, lines, start);
  if (close === undefined) return { text: blank(text, span), problem: unclosedQuote(text, span) };
  return { text: blank(text, { start, end: close }), problem: quoteNotIndented(text, lines, span, close) };
}

/** Where a quote closes on a later line that is no key: the lines between are only not indented. */
function closingBelow(text: string, lines: Lines, start: number): number | undefined {
  const quote = text.charAt(start);
  const first = lines.lineAt(start);
  for (let line = first + 1; line <= Math.min(first + longestQuote, lines.count - 1); line++) {
    const below = lines.line(line);
    if (keyLine.test(below) || /^\s*-\s/.test(below)) return undefined;
    const at = below.indexOf(quote);
    if (at >= 0) return /^\s*(?:#.*)?$/.test(below.slice(at + 1)) ? lines.startOf(line) + at + 1 : undefined;
  }
  return undefined;
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

/** A word alone on its line, before the next key: somebody is typing a key. */
function repairKey(text: string, lines: Lines, error: YAMLError): Repair | undefined {
  const multiline = error.code === 'MULTILINE_IMPLICIT_KEY' && lines.lineAt(error.pos[1]) > lines.lineAt(error.pos[0]);
  const lonely = error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys');
  if (!multiline && !lonely) return undefined;
  const span = restOfLine(lines, error.pos[0]);
  if (span.end === span.start) return undefined;
  return { text: blank(text, span), problem: keyWithoutColon(text, span) };
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

/** Any other fault: give up its line to read the lines after it. */
function repairLine(text: string, lines: Lines, error: YAMLError): Repair | undefined {
  const line = lines.lineAt(Math.min(error.pos[0], text.length));
  const span = lineSpan(lines, text.charAt(error.pos[0]) === '\n' ? line + 1 : line);
  if (span.end === span.start) return undefined;
  return { text: blank(text, span), problem: diagnose(error, text, lines) };
}

function blank(text: string, span: Span): string {
  return text.slice(0, span.start) + text.slice(span.start, span.end).replace(/[^\r\n]/g, ' ') + text.slice(span.end);
}

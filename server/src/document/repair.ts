import { type Document, isScalar, type Scalar, visit, type YAMLError } from 'yaml';
import { unclosedBrackets } from './brackets.js';
import type { Composed } from './compose.js';
import {
  colonInValue,
  diagnose,
  keyWithoutColon,
  misplaced,
  problem,
  quoteNotIndented,
  replacing,
  unclosedQuote,
} from './diagnose.js';
import { dashes, deeperLines, keyBehindValue, misplacedLine, tabbedLines } from './indentation.js';
import { afterAlias, blockSign } from './indicators.js';
import { lineSpan, restOfLine } from './line-spans.js';
import type { Lines } from './lines.js';
import { asRepaired, type Reading, without } from './reading.js';
import { indentOf } from './remap.js';
import { swallowedItems } from './silent.js';
import type { Span, SyntaxProblem } from './syntax.js';

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

/** The ways to read a text on past its errors, the first error that does harm first. */
export function* readingsOf(text: string, lines: Lines, composed: Composed): Generator<Reading> {
  const { errors, documents } = composed;
  const [first] = errors;
  const lost = errors.find((error) => error.message.includes('in YAML stream'));
  if (first && lost) yield* some(repairStray(text, first) ?? repairRoot(text, lines, lost.pos[0], documents));
  for (const error of errors) {
    yield* some(repairQuote(text, lines, error, documents));
    if (error.code === 'TAB_AS_INDENT') yield* tabbedLines(text, lines, errors);
    if (error.code === 'BAD_DQ_ESCAPE') yield* badEscape(text, error, documents);
    if (/ at node end/.test(error.message)) yield* afterAlias(text, lines, error, documents);
    if (/Block scalar header|Not a YAML token/.test(error.message)) yield* blockSign(text, lines, error);
    if (/end with a? ?[\]}]|Flow (map|sequence)/.test(error.message))
      yield* unclosedBrackets(text, lines, error, composed);
    if (!isHarmless(error)) yield* repairOther(text, lines, error, documents);
  }
}

function some(reading: Reading | undefined): Reading[] {
  return reading ? [reading] : [];
}

function isHarmless(error: YAMLError): boolean {
  return harmlessCodes.has(error.code) || harmlessMessages.test(error.message);
}

function* repairOther(
  text: string,
  lines: Lines,
  error: YAMLError,
  documents: readonly Document.Parsed[],
): Generator<Reading> {
  yield* some(repairStray(text, error));
  yield* dashes(lines, lines.lineAt(Math.min(error.pos[0], text.length)));
  yield* listBehindKey(text, lines, error);
  yield* repairKey(text, lines, error);
  yield* repairNesting(text, lines, error);
  yield* swallowedItems(text, lines, documents);
  yield* repairLine(text, lines, error);
}

/** A bracket that closes nothing, or a comma too many between brackets: all else on the line is good. */
function repairStray(text: string, error: YAMLError): Reading | undefined {
  const span = { start: error.pos[0], end: error.pos[0] + 1 };
  const sign = text.slice(span.start, span.end);
  if (error.code !== 'UNEXPECTED_TOKEN' || !/^[\]},]$/.test(sign)) return undefined;
  const message = sign === ',' ? 'This is a comma too many. Remove it.' : `This ${sign} closes nothing. Remove it.`;
  return without(text, span, problem(message, span, replacing(`Remove ${sign}`, span, '')));
}

/**
 * What begins a document does not go on where it should: all that follows would be lost, so give up what came before.
 * It is a word that shall become the first key, or a first line that is indented while later ones are not.
 */
function repairRoot(
  text: string,
  lines: Lines,
  at: number,
  documents: readonly Document.Parsed[],
): Reading | undefined {
  const root = documents.map(({ contents }) => contents).findLast((contents) => contents && contents.range[0] < at);
  if (!root) return undefined;
  const [start, end] = root.range;
  const word = restOfLine(lines, start);
  if (isScalar(root) && word.end > word.start) return without(text, word, keyWithoutColon(text, word));
  const line = lines.lineAt(start);
  const span = lineSpan(lines, line);
  if (lines.startOf(line) === span.start || end <= span.start) return undefined;
  const message = 'This line is indented, and lines below it that belong beside it are not. Start it at the margin.';
  const gap = { start: lines.startOf(line), end: span.start };
  return without(
    text,
    { start: span.start, end },
    problem(message, span, replacing('Remove the indentation', gap, '')),
  );
}

/** `"C:\dana.png"`: in single quotes, a backslash is only a sign. */
function badEscape(text: string, error: YAMLError, documents: readonly Document.Parsed[]): Reading[] {
  const at = error.pos[0];
  const [start, end] = scalarAround(documents, at)?.range ?? [at, at];
  const inside = text.slice(start + 1, end - 1);
  if (end - start < 2 || /[\r\n]/.test(inside)) return [];
  const span = { start, end };
  const message = 'In double quotes, a backslash starts a special sign. Write two backslashes, or use single quotes.';
  const single = /['\\]{2}|'|\\"/.test(inside) ? undefined : replacing('Use single quotes', span, `'${inside}'`);
  const doubled = replacing('Write two backslashes', span, `"${inside.replace(/\\(?:(["\\])|)/g, '\\\\$1')}"`);
  return asRepaired(problem(message, span, single, doubled));
}

function scalarAround(documents: readonly Document.Parsed[], at: number): Scalar | undefined {
  let found: Scalar | undefined;
  for (const document of documents) {
    visit(document, {
      Scalar(_, node) {
        if (node.range && node.range[0] <= at && node.range[1] > at) found = node;
      },
    });
  }
  return found;
}

/** `goals: - Ship it`: a list begins on a line of its own. */
function listBehindKey(text: string, lines: Lines, error: YAMLError): Reading[] {
  if (!error.message.includes('block-seq-ind')) return [];
  const at = error.pos[0];
  const line = lines.lineAt(at);
  const before = /^( *(?:- +)*)[^\s#].*:([ \t]+)$/.exec(text.slice(lines.startOf(line), at));
  if (!before) return [];
  const column = before[1]?.length ?? 0;
  const below = /^( *)- /.exec(lines.line(line + 1))?.[1]?.length ?? -1;
  const indent = below > column ? below : column + 2;
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const gap = { start: at - (before[2]?.length ?? 0), end: at };
  const message = 'A list starts on the line below its key. Put this on a line of its own, and indent it.';
  const repair = replacing('Put it on a line of its own', gap, eol + ' '.repeat(indent));
  return asRepaired(problem(message, restOfLine(lines, at), repair));
}

/** A quote that never closes takes in all lines up to the next quote, or the end. */
function repairQuote(
  text: string,
  lines: Lines,
  error: YAMLError,
  documents: readonly Document.Parsed[],
): Reading | undefined {
  const quoted = swallowingQuote(text, lines, error, documents);
  if (!quoted?.range) return undefined;
  const start = quoted.range[0];
  const span = restOfLine(lines, start);
  const close = closingBelow(text, lines, start);
  if (close === undefined) return without(text, span, unclosedQuote(text, span));
  return without(text, { start, end: close }, quoteNotIndented(text, lines, span, close));
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
function repairKey(text: string, lines: Lines, error: YAMLError): Reading[] {
  const multiline = error.code === 'MULTILINE_IMPLICIT_KEY' && lines.lineAt(error.pos[1]) > lines.lineAt(error.pos[0]);
  const lonely = error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys');
  if (!multiline && !lonely) return [];
  const span = restOfLine(lines, error.pos[0]);
  if (span.end === span.start) return [];
  const found = keyWithoutColon(text, span);
  // What stands further in below belongs to it, and goes with it.
  const line = lines.lineAt(span.start);
  const last = deeperLines(lines, line + 1, indentOf(lines, line)).at(-1) ?? line;
  const block = { start: span.start, end: lines.startOf(last) + lines.line(last).length };
  return [...(last > line ? [without(text, block, found)] : []), without(text, span, found)];
}

/** `name: Foo: bar`, or lines that are indented deeper than the value above them allows. */
function repairNesting(text: string, lines: Lines, error: YAMLError): Reading[] {
  if (error.code !== 'BLOCK_AS_IMPLICIT_KEY' || !error.message.startsWith('Nested mappings')) return [];
  const span = restOfLine(lines, error.pos[0]);
  const line = lines.lineAt(error.pos[0]);
  if (/:(\s|$)/.test(text.slice(span.start, span.end))) {
    const column = /^ *(?:- +)*/.exec(lines.line(line))?.[0].length ?? 0;
    const found = colonInValue(text, span, column + 2);
    return [...asOneText(text, span, found), without(text, span, found)];
  }
  const next = lineSpan(lines, line + 1);
  return [...keyBehindValue(text, lines, line), without(text, next, misplaced(next))];
}

/**
 * What is surely a text is read as one, so that it counts. For the parser a blank behind a colon is made one that does not
 * break lines; that leaves every place where it is, and the text without quotes, as it is written. What may be a key with
 * its value (`size: people: 10`) is not read.
 */
function asOneText(text: string, span: Span, problem: SyntaxProblem): Reading[] {
  const value = text.slice(span.start, span.end);
  const isSure = problem.repairs?.length === 1 && /^[\p{L}\p{N}]/u.test(value) && !value.endsWith(':');
  if (!isSure) return [];
  const edits = [...value.matchAll(/:(?=[ \t])/g)].map(({ index }) => {
    const start = span.start + index + 1;
    return { span: { start, end: start + 1 }, newText: '\u00A0' };
  });
  return [{ edits, problems: [problem] }];
}

/** Any other fault: give up its line to read the lines after it. */
function repairLine(text: string, lines: Lines, error: YAMLError): Reading[] {
  const at = lines.lineAt(Math.min(error.pos[0], text.length));
  const line = text.charAt(error.pos[0]) === '\n' ? at + 1 : at;
  const span = lineSpan(lines, line);
  if (span.end === span.start) return [];
  return [...misplacedLine(text, lines, line), without(text, span, diagnose(error, text, lines))];
}

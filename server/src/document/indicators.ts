import { type Document, visit, type YAMLError } from 'yaml';
import { indicator, problem, textBehindSign } from './diagnose.js';
import { restOfLine } from './line-spans.js';
import type { Lines } from './lines.js';
import { asRepaired, type Reading } from './reading.js';
import { indentOf } from './remap.js';

/** What makes it worth a look; nearly all texts have nothing of it. */
const tagged = /(?:[:-] +|[[,] *)![^\s!]/;
const emphasised = /(?:[:-] +|[[,] *)\*\S*[*_]/;

/** `*Ship* fast`: the asterisks are signs, and no repeat. */
export function afterAlias(
  text: string,
  lines: Lines,
  error: YAMLError,
  documents: readonly Document.Parsed[],
): Reading[] {
  const rest = restOfLine(lines, error.pos[0]);
  let start: number | undefined;
  for (const document of documents) {
    visit(document, {
      Alias(_, { range }) {
        if (range && range[1] <= rest.start && /^[ \t]*$/.test(text.slice(range[1], rest.start))) [start] = range;
      },
    });
  }
  return start === undefined ? [] : asRepaired(indicator(text, { start, end: rest.end }));
}

/**
 * `name: > 50 people`: these signs announce a text on the lines below. Where none follows, the sign is part of the text;
 * where one does, what stands behind the sign is its first line.
 */
export function blockSign(text: string, lines: Lines, error: YAMLError): Reading[] {
  const line = lines.lineAt(Math.min(error.pos[0], text.length));
  const start = lines.startOf(line);
  const before = /^ *(?:- +)*(?:(?:[\w$.-]+|"[^"]*"|'[^']*'): +)?(?=[|>])/.exec(lines.line(line))?.[0];
  if (before === undefined || start + before.length > error.pos[0]) return [];
  const span = restOfLine(lines, start + before.length);
  const isText = line + 1 >= lines.count || /^\s*$/.test(lines.line(line + 1));
  const next = indentOf(lines, line + 1);
  if (isText || next <= indentOf(lines, line)) return asRepaired(indicator(text, span));
  const header = /^[|>][-+]?/.exec(text.slice(span.start))?.[0] ?? '';
  const from = span.start + header.length;
  const gap = /^[ \t]*/.exec(text.slice(from))?.[0].length ?? 0;
  if (gap === 0) return [];
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const edits = [{ span: { start: from, end: from + gap }, newText: eol + ' '.repeat(next) }];
  const repair = { title: 'Start the text on the line below', edits };
  return asRepaired(problem(textBehindSign(header.charAt(0)), span, repair));
}

/** Texts that start with a sign which the parser takes without an error, and that lose something by it. */
export function* silentIndicators(
  text: string,
  lines: Lines,
  documents: readonly Document.Parsed[],
): Generator<Reading> {
  if (tagged.test(text)) yield* tags(text, lines, documents);
  if (emphasised.test(text)) yield* emphasis(text, documents);
}

/** `role: !important` is a text without anything in it. */
function tags(text: string, lines: Lines, documents: readonly Document.Parsed[]): Reading[] {
  const found: Reading[] = [];
  for (const document of documents) {
    visit(document, {
      Scalar(_, node) {
        const { tag, range } = node;
        if (!range || !tag?.startsWith('!') || tag === '!') return;
        const at = text.lastIndexOf(tag, range[0]);
        if (at < 0 || lines.lineAt(at) !== lines.lineAt(range[0]) || text.slice(at + tag.length, range[0]).trim())
          return;
        const rest = restOfLine(lines, at);
        found.push(...asRepaired(indicator(text, isInBrackets(document, at) ? { start: at, end: range[1] } : rest)));
      },
    });
  }
  return found;
}

/** `*bold*` alone would repeat something that is marked `bold*`; where nothing is, the asterisks are signs. */
function emphasis(text: string, documents: readonly Document.Parsed[]): Reading[] {
  const found: Reading[] = [];
  for (const document of documents) {
    const marked = new Set<string>();
    visit(document, {
      Node(_, node) {
        if ('anchor' in node && node.anchor) marked.add(node.anchor);
      },
    });
    visit(document, {
      Alias(_, { source, range }) {
        if (!range || !/[*_]$/.test(source) || marked.has(source)) return;
        found.push(...asRepaired(indicator(text, { start: range[0], end: range[1] })));
      },
    });
  }
  return found;
}

function isInBrackets(document: Document.Parsed, at: number): boolean {
  let found = false;
  visit(document, {
    Collection(_, { flow, range }) {
      found ||= flow === true && range !== null && range !== undefined && range[0] <= at && range[1] > at;
    },
  });
  return found;
}

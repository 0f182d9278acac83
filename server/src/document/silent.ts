import { type Document, isScalar, visit } from 'yaml';
import { problem } from './diagnose.js';
import type { Format } from './front-matter.js';
import { dashes, deeperLines, moved } from './indentation.js';
import { silentIndicators } from './indicators.js';
import { lineSpan } from './line-spans.js';
import type { Lines } from './lines.js';
import { listBelowText } from './list-below.js';
import type { Reading } from './reading.js';
import { indentOf } from './remap.js';
import type { TextEdit } from './syntax.js';

/** What makes it worth a look; nearly all texts have nothing of it. */
const gluedDash = /^ *-[\p{L}"']/mu;
const swallowedItem = /^( *)- .*\S[ \t]*\r?\n\1 +- /m;

const dashBelowText = /^ *(?:- +)*[\w$.-]+:[ \t]+[^\s#|>&*!"'[{].*\r?\n\s*- /m;

/** Places that the parser reads without an error, and surely not as they are meant. */
export function* silentReadings(
  text: string,
  lines: Lines,
  documents: readonly Document.Parsed[],
  format: Format,
): Generator<Reading> {
  if (format === 'json') {
    yield* slashComments(text);
    return;
  }
  if (gluedDash.test(text)) yield* gluedDashes(text, lines, documents);
  yield* swallowedItems(text, lines, documents);
  if (dashBelowText.test(text)) yield* listsBelowTexts(text, lines, documents);
  yield* silentIndicators(text, lines, documents);
}

/** `-goal: Ship it` is a key `-goal`, and `-Ship it` a text. */
function gluedDashes(text: string, lines: Lines, documents: readonly Document.Parsed[]): Reading[] {
  return plainScalars(documents).flatMap(([start]) => {
    const line = lines.lineAt(start);
    const isGlued = /^-[\p{L}"']/u.test(text.slice(start, start + 3)) && lineSpan(lines, line).start === start;
    return isGlued ? dashes(lines, line) : [];
  });
}

/** `goals: Ship it` with `  - Sleep` below is one text. */
function listsBelowTexts(text: string, lines: Lines, documents: readonly Document.Parsed[]): Reading[] {
  return plainScalars(documents).flatMap(([start, end]) => {
    const line = lines.lineAt(start);
    return lines.lineAt(end) > line ? listBelowText(text, lines, line, lines.lineAt(end)) : [];
  });
}

/** ` - a` with `  - b` below is one item with the text `a - b`. */
export function swallowedItems(text: string, lines: Lines, documents: readonly Document.Parsed[]): Reading[] {
  if (!swallowedItem.test(text)) return [];
  return plainScalars(documents).flatMap(([start, end]) => {
    const line = lines.lineAt(start);
    const last = lines.lineAt(end);
    const before = text.slice(lines.startOf(line), start);
    if (last === line || !/^ *(?:- +)+$/.test(before)) return [];
    const column = before.lastIndexOf('-');
    const below = Array.from({ length: last - line }, (_, index) => line + 1 + index);
    const first = below.find((candidate) => /^ *- \S/.test(lines.line(candidate)));
    // A comment ends the text, and the items below it are further in all the same.
    const block = first === undefined ? [] : deeperLines(lines, first, column);
    return first === undefined ? [] : moved(text, lines, block, column - indentOf(lines, first), column);
  });
}

function plainScalars(documents: readonly Document.Parsed[]): [number, number][] {
  const found: [number, number][] = [];
  for (const document of documents) {
    visit(document, {
      Scalar(_, node) {
        if (isScalar(node) && node.type === 'PLAIN' && node.range) found.push([node.range[0], node.range[1]]);
      },
    });
  }
  return found;
}

/** JSON has no comments; what other programs write as one is read over. */
function slashComments(text: string): Reading[] {
  const edits: TextEdit[] = [];
  for (const { 0: part, index } of text.matchAll(/"(?:[^"\\\r\n]|\\.)*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g)) {
    if (part.startsWith('"')) continue;
    edits.push({ span: { start: index, end: index + part.length }, newText: part.replace(/[^\r\n]/g, ' ') });
  }
  const [first] = edits;
  if (!first) return [];
  return [
    { edits, problems: [problem('JSON has no comments. Remove this one, or write the file as YAML.', first.span)] },
  ];
}

import type { YAMLError } from 'yaml';
import { compose } from './compose.js';
import { misplaced, problem, tabMessage } from './diagnose.js';
import { lineSpan, restOfLine } from './line-spans.js';
import type { Lines } from './lines.js';
import { asRepaired, type Reading } from './reading.js';
import { applied, indentOf } from './remap.js';
import type { Repair, Span, SyntaxProblem, TextEdit } from './syntax.js';

/** `key:` at the start of a line, behind the dashes of list items. */
const keyStart = /^ *(?:- +)*(?:[\w$.-]+|"[^"]*"|'[^']*'):(?:\s|$)/;

/** How many spaces a tab may stand for. */
const widths = [2, 4, 8];

/** Reads the lines around errors that are indented with tabs as if they were indented with spaces: one problem a block. */
export function tabbedLines(text: string, lines: Lines, errors: readonly YAMLError[]): Reading[] {
  const refused = errors.flatMap(({ code, pos }) => (code === 'TAB_AS_INDENT' ? [lines.lineAt(pos[0])] : []));
  const runs: { first: number; last: number }[] = [];
  for (const line of refused) {
    if (!isTabbed(lines, line) || line <= (runs.at(-1)?.last ?? -1)) continue;
    let first = line;
    while (first > 0 && isTabbed(lines, first - 1) && first - 1 > (runs.at(-1)?.last ?? -1)) first--;
    let last = line;
    for (let below = line + 1; below < lines.count; below++) {
      if (isTabbed(lines, below)) last = below;
      else if (lines.line(below).trim() !== '') break;
    }
    runs.push({ first, last });
  }
  if (runs.length === 0) return [];
  const readings = widths.map((width): Reading => {
    const problems = runs.map((run) => tabProblem(lines, run.first, run.last, width));
    return { problems, edits: problems.flatMap(({ repairs }) => repairs?.[0]?.edits ?? []) };
  });
  const faults = readings.map(({ edits }) => compose(applied(text, edits)).errors.length);
  const best = readings[faults.indexOf(Math.min(...faults))];
  return best ? [best] : [];
}

function isTabbed(lines: Lines, line: number): boolean {
  return /^ *\t\s*\S/.test(lines.line(line));
}

function tabProblem(lines: Lines, first: number, last: number, width: number): SyntaxProblem {
  const edits: TextEdit[] = [];
  for (let line = first; line <= last; line++) {
    if (!isTabbed(lines, line)) continue;
    const span = indentSpan(lines, line);
    const newText = lines
      .line(line)
      .slice(0, span.end - span.start)
      .replace(/\t/g, ' '.repeat(width));
    edits.push({ span, newText });
  }
  const repair = { title: 'Indent with spaces', edits };
  const extent = { start: lines.startOf(first), end: lineSpan(lines, last).end };
  return { ...problem(tabMessage(edits.length), indentSpan(lines, first), repair), extent };
}

function indentSpan(lines: Lines, line: number): Span {
  const start = lines.startOf(line);
  return { start, end: start + indentOf(lines, line) };
}

/** `name: Dana` with keys further in below: they are read beside it, all of them. */
export function keyBehindValue(text: string, lines: Lines, line: number): Reading[] {
  const column = /^ *(?:- +)*/.exec(lines.line(line))?.[0].length ?? 0;
  const below = deeperLines(lines, line + 1, column);
  const first = below.find((candidate) => keyStart.test(lines.line(candidate)));
  if (first === undefined) return [];
  const block = below.filter((candidate) => candidate >= first);
  return moved(text, lines, block, column - indentOf(lines, first), column);
}

/** The lines from one on that stand further in than a column, blank ones left out. */
export function deeperLines(lines: Lines, from: number, column: number): number[] {
  const found: number[] = [];
  for (let line = from; line < lines.count; line++) {
    if (lines.line(line).trim() === '') continue;
    if (indentOf(lines, line) <= column) break;
    found.push(line);
  }
  return found;
}

/** A line that stands beside its neighbours and not among them, with those that go with it; nothing where its place is not clear. */
export function misplacedLine(text: string, lines: Lines, line: number): Reading[] {
  const column = indentOf(lines, line);
  const source = lines.line(line);
  const open = openColumns(lines, line);
  const isItem = /^ *-(?: |$)/.test(source);
  if (open.items.includes(column) && !isItem) return dashes(lines, line);
  if (!isItem && !keyStart.test(source)) return [];
  const target = nearestColumn(isItem ? open.items : open.keys, column);
  if (target === undefined || target === column) return [];
  return moved(text, lines, groupOf(lines, line), target - column, 0);
}

/** The columns at which the blocks above a line have their list items and keys. */
function openColumns(lines: Lines, line: number): { items: number[]; keys: number[] } {
  const items: number[] = [];
  const keys: number[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let above = line - 1; above >= 0 && least > 0; above--) {
    const source = lines.line(above);
    if (/^\s*(?:#|$)/.test(source)) continue;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(source)) break;
    const column = indentOf(lines, above);
    if (column >= least) continue;
    const dashes = /^ *((?:- +)*)/.exec(source);
    const content = dashes?.[0].length ?? column;
    for (let at = column; at < content; at++) if (source.charAt(at) === '-' && at < least) items.push(at);
    if (content < least && keyStart.test(source)) keys.push(content);
    least = column;
  }
  return { items, keys };
}

function nearestColumn(columns: readonly number[], column: number): number | undefined {
  const distances = columns.map((candidate) => Math.abs(candidate - column));
  const least = Math.min(...distances);
  const nearest = columns.filter((_, index) => distances[index] === least);
  return nearest.length === 1 ? nearest[0] : undefined;
}

/** A line, those beside it, and what stands further in below a key or an item of them. */
function groupOf(lines: Lines, line: number): number[] {
  const column = indentOf(lines, line);
  const group = [line];
  let isOpen = opensBlock(lines.line(line));
  for (let below = line + 1; below < lines.count; below++) {
    const source = lines.line(below);
    if (source.trim() === '') continue;
    const own = indentOf(lines, below);
    if (own < column || (own > column && !isOpen)) break;
    if (own === column) isOpen = opensBlock(source);
    group.push(below);
  }
  return group;
}

function opensBlock(source: string): boolean {
  return /^ *- /.test(source) || /:(?:\s+[|>][\d+-]*)?\s*(?:#.*)?$/.test(source);
}

/** Lines moved by some columns, though not further out than a certain one. */
export function moved(text: string, lines: Lines, block: readonly number[], by: number, least: number): Reading[] {
  const edits = block.map((line): TextEdit => {
    const indent = indentOf(lines, line);
    const start = lines.startOf(line);
    const keep = Math.max(least, indent + by);
    return keep > indent
      ? { span: { start, end: start }, newText: ' '.repeat(keep - indent) }
      : { span: { start, end: start + indent - keep }, newText: '' };
  });
  const [first = 0] = block;
  const repair: Repair = { title: 'Indent it like its neighbours', edits };
  const found = misplaced(lineSpan(lines, first));
  if (/\t/.test(block.map((line) => text.slice(lines.startOf(line), lineSpan(lines, line).start)).join(''))) return [];
  return asRepaired({ ...found, repairs: [repair], extent: extentOf(lines, block) });
}

/** `-goal: Ship it`: such a line, and every other one of its list, is read with a space behind its dash. */
export function dashes(lines: Lines, line: number): Reading[] {
  const column = indentOf(lines, line);
  const isGlued = (candidate: number) => /^ *-[\p{L}"']/u.test(lines.line(candidate));
  if (!isGlued(line)) return [];
  const edits: TextEdit[] = [];
  let last = line;
  // Keys that stand right under the one behind the dash move along with it.
  let moving: boolean | undefined;
  for (let below = line; below < lines.count; below++) {
    const source = lines.line(below);
    if (source.trim() === '') continue;
    const own = indentOf(lines, below);
    if (own < column || (own === column && !source.startsWith('-', column))) break;
    const start = lines.startOf(below);
    if (own > column) {
      moving ??= own === column + 1;
      if (moving) edits.push({ span: { start, end: start }, newText: ' ' });
    } else {
      moving = isGlued(below) ? undefined : false;
      const at = start + column + 1;
      if (isGlued(below)) edits.push({ span: { start: at, end: at }, newText: ' ' });
    }
    last = below;
  }
  const repair = { title: 'Put a space after the dash', edits };
  const message = 'Put a space after the dash. Without it, this is no item of a list.';
  const found = problem(message, restOfLine(lines, lines.startOf(line) + column), repair);
  const extent = { start: lines.startOf(line), end: lines.startOf(last) + lines.line(last).length };
  return asRepaired({ ...found, extent });
}

function extentOf(lines: Lines, block: readonly number[]): Span {
  const [first = 0] = block;
  return { start: lines.startOf(first), end: lineSpan(lines, block.at(-1) ?? first).end };
}

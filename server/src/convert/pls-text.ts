import { blockText, keyText, pairText } from '../document/block-text.js';
import { toData } from '../document/data.js';
import { formatOf } from '../document/front-matter.js';
import { parse } from '../document/parse.js';
import { join, locate, walk } from '../document/pointer.js';
import { keyName, type MappingNode, type Pair, type Span, type TextEdit } from '../document/syntax.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { carriedOut, type Plan, valueAt } from './pls.js';
import { keyLike, Source, shift } from './source.js';

/** Whether an entity can be written anew: nothing in it repeats or is repeated elsewhere. */
export function isMovable(entity: Entity): boolean {
  let movable = entity.node.pairs.length > 0;
  walk(entity.node, ({ node }) => {
    if (node.type === 'alias' || node.anchor !== undefined) movable = false;
  });
  return movable;
}

/**
 * Writes an entity as a plan says, in the place where it stands. In YAML the parts keep their text, comments and all; JSON
 * is written anew with the indentation that it has.
 *
 * @returns nothing where that cannot be done without losing something
 */
export function carriedOutText(file: PersonaFile, entity: Entity, plan: Plan): TextEdit | undefined {
  const edits = formatOf(file.uri) === 'json' ? [asJson(file, entity, plan)] : asYaml(file, entity, plan);
  return edits.find((edit) => says(file, entity, edit, carriedOut(plan, entity.data)));
}

/** A persona as the text of a new YAML file. */
export function carriedOutFile(entity: Entity, plan: Plan): string {
  return `${blockText(carriedOut(plan, entity.data)).join('\n')}\n`;
}

/** Whether the text after an edit reads as it should. */
function says({ uri, parsed }: PersonaFile, entity: Entity, { span, newText }: TextEdit, data: unknown): boolean {
  const text = parsed.text.slice(0, span.start) + newText + parsed.text.slice(span.end);
  const after = parse(text, formatOf(uri));
  const found = locate(after.documents[entity.document]?.root, entity.pointer);
  return (
    after.problems.length <= parsed.problems.length &&
    after.documents.length === parsed.documents.length &&
    found !== undefined &&
    JSON.stringify(toData(found.node)) === JSON.stringify(data)
  );
}

function asJson({ parsed }: PersonaFile, entity: Entity, plan: Plan): TextEdit {
  const { lines, text } = parsed;
  const { span, pairs } = entity.node;
  const base = /^[ \t]*/.exec(lines.line(lines.lineAt(span.start)))?.[0] ?? '';
  const [first] = pairs;
  const inner = first && /^[ \t]*/.exec(lines.line(lines.lineAt(first.key.span.start)))?.[0];
  const isOneLine = lines.lineAt(span.start) === lines.lineAt(span.end);
  const unit = isOneLine ? '' : inner?.startsWith(base) ? inner.slice(base.length) : '  ';
  const json = JSON.stringify(carriedOut(plan, entity.data), undefined, unit);
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return { span, newText: json.split('\n').join(eol + base) };
}

/** With the text of the parts where they stand in lines of their own; else anew, where no comment would be lost. */
function asYaml({ parsed }: PersonaFile, entity: Entity, plan: Plan): TextEdit[] {
  const source = new Source(parsed);
  const { node } = entity;
  const column = source.column(node.span.start);
  const fresh = { span: node.span, newText: indented(blockText(carriedOut(plan, entity.data)), column, source.eol) };
  const anew = source.hasComments(node.span) ? [] : [fresh];
  const span = node.flow ? undefined : spanOf(source, node);
  if (!span) return anew;
  const lines = new Mover(source, entity).lines(plan);
  const whole = [...lines, ...lostComments(source, span, lines)];
  const ends = /[\r\n]$/.test(source.text.slice(span.start, span.end)) ? source.eol : '';
  return [{ span, newText: indented(whole, column, source.eol) + ends }, ...anew];
}

/** From the first key to the end of the last line; nothing where keys share lines with something else. */
function spanOf(source: Source, node: MappingNode): Span | undefined {
  let end = node.span.end;
  for (const pair of node.pairs) {
    const block = source.blockOf(node, pair);
    if (!block) return undefined;
    end = Math.max(end, block.end);
  }
  return { start: node.span.start, end };
}

function indented(lines: readonly string[], column: number, eol: string): string {
  const indent = ' '.repeat(column);
  return lines.map((line, index) => (index === 0 || line === '' ? line : indent + line)).join(eol);
}

/** Comments whose place is gone, such as one behind a key that is no more. */
function lostComments({ parsed, text }: Source, span: Span, lines: readonly string[]): string[] {
  const left = new Map<string, number>();
  const made = lines.join('\n');
  const lost: string[] = [];
  for (const { span: at } of parsed.comments) {
    if (at.start < span.start || at.end > span.end) continue;
    const comment = text.slice(at.start, at.end).trimEnd();
    const seen = (left.get(comment) ?? 0) + 1;
    left.set(comment, seen);
    if (made.split(comment).length - 1 < seen) lost.push(comment);
  }
  return lost;
}

/** Takes the text of the parts along, from column 0. */
class Mover {
  constructor(
    readonly source: Source,
    readonly entity: Entity,
  ) {}

  lines(plan: Plan): string[] {
    return [...plan].flatMap(([key, part]) => {
      if (part instanceof Map) return [`${keyText(key)}:`, ...inner(this.lines(part))];
      if (!('take' in part)) return pairText(key, part.made);
      return this.#taken(key, part.take) ?? pairText(key, valueAt(this.entity.data, part.take));
    });
  }

  /** The lines of a pair with the comments that belong to it, under its new name. */
  #taken(name: string, path: readonly string[]): string[] | undefined {
    const { source, entity } = this;
    const mapping = locate(entity.node, join('', ...path.slice(0, -1)))?.node;
    if (mapping?.type !== 'mapping') return undefined;
    const pair = mapping.pairs.find((candidate) => keyName(candidate) === path.at(-1));
    const block = pair && source.blockOf(mapping, pair);
    if (!pair || !block) return undefined;
    const { end, compact } = block;
    const start = compact || mapping === entity.node ? block.start : this.#withComments(block.start);
    const text =
      source.text.slice(start, pair.key.span.start) +
      renamed(pair, name, source) +
      source.text.slice(pair.key.span.end, end);
    const moved = shift(text, -source.column(pair.key.span.start), !compact);
    const lines = moved.replace(/(?:\r\n?|\n)$/, '').split(/\r\n?|\n/);
    const above = source.lines.lineAt(start) - 1;
    const gap = !compact && start > entity.node.span.start && source.lines.line(above).trim() === '';
    return gap ? ['', ...lines] : lines;
  }

  /** Comments above the first key of a part that is taken apart go with the key. */
  #withComments(start: number): number {
    const { lines } = this.source;
    let line = lines.lineAt(start);
    while (line > 0 && /^\s*#/.test(lines.line(line - 1))) line--;
    return lines.startOf(line);
  }
}

function renamed({ key }: Pair, name: string, source: Source): string {
  return keyName({ key, value: key }) === name ? source.slice(key.span) : keyLike(keyText(name), key);
}

function inner(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

import { eol, scalar } from '../../document/edits.js';
import { join, locate } from '../../document/pointer.js';
import { resolve, type ScalarNode } from '../../document/syntax.js';
import { field, type Statement, text } from '../../kinds/read.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import type { answers } from '../../scores/value-fit.js';
import { filling } from '../fill.js';
import { appended, inPlaceOf } from '../rewriting.js';
import type { Fix } from '../types.js';

/** Pains and what relieves them, or gains and what creates them. */
export type Side = (typeof answers)[number];

/** A reliever or creator with the texts that it says it answers. */
export interface Answer extends Statement {
  readonly quotes: readonly string[];
}

/** Where a reliever or creator stands. */
export function placeOfAnswer(side: Side, { index }: Pick<Statement, 'index'>): string {
  return join('', 'value_map', side.by, index);
}

/** The fix that writes an item under `relieves` or `creates` of an answer, beside what stands there. */
export function linkFixes(file: PersonaFile, entity: Entity, side: Side, answer: Answer, item: Statement): Fix[] {
  const place = placeOfAnswer(side, answer);
  const node = ownNode(entity, place);
  const title = `Link “${shortened(answer.text)}” to “${shortened(item.text)}”`;
  if (node?.type === 'scalar') return linkOfText(file, side, node, item, title);
  if (node?.type !== 'mapping') return [];
  const said = ownNode(entity, join(place, side.link));
  const isSingle = said?.type === 'scalar' && text(said.value) !== undefined;
  if (!isSingle && said?.type !== 'sequence')
    return filling(title, { parsed: file.parsed, mapping: node }, [[side.link, item.text]]);
  if (said.anchor !== undefined) return [];
  if (said.type === 'sequence' && said.items.length > 0) {
    const edit = appended(file, said, [item.text]);
    return edit ? [{ title, edits: [edit] }] : [];
  }
  if (/[\r\n]/.test(file.parsed.text.slice(said.span.start, said.span.end))) return [];
  const all = [...answer.quotes, item.text].map((quote) => JSON.stringify(quote));
  return [{ title, edits: [{ span: said.span, newText: `[${all.join(', ')}]` }] }];
}

/** An answer that is a text alone becomes keys with values. */
function linkOfText({ parsed }: PersonaFile, side: Side, node: ScalarNode, item: Statement, title: string): Fix[] {
  const { lines, text: source } = parsed;
  const { start, end } = node.span;
  const line = lines.lineAt(start);
  const isAlone = /^ *- +$/.test(source.slice(lines.startOf(line), start)) && lines.lineAt(end) === line;
  if (!isAlone || node.anchor !== undefined) return [];
  const below = lines.startOf(line) + lines.line(line).length;
  const pad = ' '.repeat(lines.positionAt(start).character);
  return [
    {
      title,
      edits: [
        { span: { start, end: start }, newText: `${side.byNoun}: ` },
        { span: { start: below, end: below }, newText: `${eol(parsed)}${pad}${side.link}: ${scalar(item.text)}` },
      ],
    },
  ];
}

/** The fix that puts the words of an item in place of a quote that nobody said. */
export function quoteFixes(file: PersonaFile, entity: Entity, pointer: string, { text: said }: Statement): Fix[] {
  const node = ownNode(entity, pointer);
  if (node?.type !== 'scalar' || node.anchor !== undefined) return [];
  return [{ title: `Change it to “${shortened(said)}”`, edits: [inPlaceOf(file, node.span, said)] }];
}

/** Where a statement says what it says: the text itself, or the value of its noun. */
export function statementPlace(pointer: string, { item }: Statement, noun: string): string {
  return field(item, noun) === undefined ? pointer : join(pointer, noun);
}

/** The node at a pointer, unless its text belongs to another place. */
function ownNode(entity: Entity, pointer: string) {
  const node = locate(entity.node, pointer)?.node;
  return node?.type === 'alias' ? undefined : resolve(node);
}

function shortened(said: string): string {
  const line = said.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39).trimEnd()}…` : line;
}

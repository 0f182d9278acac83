import {
  asMapping,
  effectivePairs,
  keyName,
  type MappingNode,
  type Pair,
  pairOf,
  type SequenceNode,
  type SyntaxNode,
} from '../document/syntax.js';
import { fieldSchemas } from '../kinds/schema-walk.js';
import { meaningOf } from '../kinds/synonyms.js';
import type { JsonSchema } from '../kinds/types.js';
import type { Step } from './pass.js';
import { type Change, objectOf, type Scene } from './scene.js';
import { applyEdits, type Edit, keyLike, type Source, shift } from './source.js';

/** Adds the items of one list to another of the same mapping, comments and all. */
export function intoList(
  scene: Scene,
  node: MappingNode,
  object: JsonSchema,
  path: readonly string[],
  pair: Pair,
  key: string,
): Step {
  const { source } = scene;
  const target = node.pairs.find((candidate) => keyName(candidate) === key);
  const schema = object.properties?.[key];
  const into = target?.value;
  const from = pair.value;
  const refused: Step = { done: false, key, why: 'taken' };
  if (!target || !schema || into?.type !== 'sequence' || from.type !== 'sequence' || hasAnchors(pair.value))
    return refused;
  if (!source.isBare(pair) || !source.isBare(target) || from.items.length === 0) return refused;
  const change = scene.value({
    ...{ node: from, schema, path: [...path, key], holder: node, pair },
    ...{ adopting: true, local: true },
  });
  if (!Array.isArray(change.data) || !scene.fits(schema, change.data)) return { done: false, key, why: 'value' };
  const cut = source.cutOf(node, pair);
  const added = cut && itemsFor(source, node, target, into, pair, from, change);
  if (!cut || !added) return refused;
  return { done: 'merge', key, edits: [added, { span: cut, newText: '' }], data: change.data };
}

function itemsFor(
  source: Source,
  node: MappingNode,
  target: Pair,
  into: SequenceNode,
  pair: Pair,
  from: SequenceNode,
  change: Change,
): Edit | undefined {
  if (into.flow) {
    if (!from.flow || source.hasComments(from.span)) return undefined;
    if (!node.flow && commentsAround(source, node, pair).includes('#')) return undefined;
    const inside = applyEdits(source.slice(from.span), change.edits, from.span.start).slice(1, -1);
    const items = inside.trim().replace(/,$/, '');
    const last = into.items.at(-1);
    const at = last ? last.span.end : into.span.start + 1;
    return { span: { start: at, end: at }, newText: last ? `, ${items}` : items };
  }
  const block = source.blockOf(node, target);
  const own = source.blockOf(node, pair);
  if (!block || !own) return undefined;
  const column = source.column(into.span.start);
  const text = from.flow
    ? flowItems(source, from, change, column)
    : blockItems(source, pair, from, own.end, change, column);
  if (text === undefined) return undefined;
  const comments = commentLines(commentsAround(source, node, pair, from.flow), column, source.eol);
  return insertLines(source, block.end, comments + text);
}

/** The comments that would go with a pair when its lines are taken out, but for those among the items. */
function commentsAround(source: Source, node: MappingNode, pair: Pair, isFlow = true): string {
  const block = source.blockOf(node, pair);
  if (!block) return '';
  const from =
    pair.value.type === 'sequence' && !isFlow ? source.lineStart(pair.value.span.start) : pair.value.span.start;
  const before = source.text.slice(block.start, pair.key.span.start) + source.text.slice(pair.key.span.end, from);
  return before + (isFlow ? source.text.slice(pair.value.span.end, block.end) : '');
}

function commentLines(text: string, column: number, eol: string): string {
  return (text.match(/#[^\r\n]*/g) ?? []).map((comment) => `${' '.repeat(column)}${comment}${eol}`).join('');
}

function flowItems(source: Source, from: SequenceNode, change: Change, column: number): string | undefined {
  if (source.hasComments(from.span) || change.edits.length > 0) return undefined;
  const lines = from.items.map((item) =>
    source.isOneLine(item.span) && source.isBareItem(item)
      ? `${' '.repeat(column)}- ${source.slice(item.span)}${source.eol}`
      : undefined,
  );
  return lines.every((line) => line !== undefined) ? lines.join('') : undefined;
}

function blockItems(
  source: Source,
  pair: Pair,
  from: SequenceNode,
  end: number,
  change: Change,
  column: number,
): string | undefined {
  const start = source.lineStart(from.span.start);
  if (start <= pair.key.span.start || !source.isFirstOnLine(from.span.start)) return undefined;
  const text = applyEdits(source.text.slice(start, end), change.edits, start);
  return shift(text, column - source.column(from.span.start), true);
}

/** Lines put before the line that begins at an offset, which may be the end of a text without a last line break. */
function insertLines(source: Source, at: number, lines: string): Edit {
  const { text, eol } = source;
  const isOpen = at === text.length && at > 0 && !/[\r\n]$/.test(text);
  const closed = /[\r\n]$/.test(lines) ? lines : lines + eol;
  const newText = isOpen ? eol + closed.replace(/(?:\r\n?|\n)$/, '') : closed;
  return { span: { start: at, end: at }, newText };
}

/**
 * Moves a pair to the place where the format keeps it: into a mapping beside it, which is made where there is none
 * (`demographics.age_range`), or to the top of the entity (`/role`).
 */
export function intoMapping(scene: Scene, { entity, node, path, names }: Around, pair: Pair, key: string): Step {
  const top = key.startsWith('/');
  const way = top ? [key.slice(1)] : [...path, ...key.split('.')];
  const [schema] = fieldSchemas(scene.root, way);
  const name = way.at(-1) ?? '';
  const refused: Step = { done: false, key, why: 'place' };
  if (!schema || hasAnchors(pair.value) || !scene.source.isBare(pair)) return refused;
  const field = objectFieldSchema(scene, way) ?? schema;
  const change = scene.value({
    ...{ node: pair.value, schema: field, path: way, holder: node, pair },
    ...{ adopting: true, local: true },
  });
  if (!scene.fits(field, change.data)) return { done: false, key, why: 'value' };
  const moved: Moved = { scene, node, pair, name, edits: change.edits };
  const edits = top ? toTop(moved, entity, path) : toContainer(moved, path, key.split('.')[0] ?? '', names);
  if (edits === 'taken') return { done: false, key, why: 'taken' };
  return edits ? { done: 'move', key, edits, data: change.data } : refused;
}

interface Around {
  readonly entity: MappingNode;
  /** The mapping that holds the pair, and the way to it. */
  readonly node: MappingNode;
  readonly path: readonly string[];
  /** Its keys, with those that come in this pass. */
  readonly names: ReadonlySet<string>;
}

interface Moved {
  readonly scene: Scene;
  readonly node: MappingNode;
  readonly pair: Pair;
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** The schema of a field with all its branches, as the mapping around it declares it. */
function objectFieldSchema(scene: Scene, way: readonly string[]): JsonSchema | undefined {
  const [around] = fieldSchemas(scene.root, way.slice(0, -1)).filter(({ properties }) => properties !== undefined);
  return around?.properties?.[way.at(-1) ?? ''];
}

function toTop(moved: Moved, entity: MappingNode, path: readonly string[]): readonly Edit[] | 'taken' | undefined {
  const { scene, name, node } = moved;
  if (effectivePairs(entity).some((pair) => keyName(pair) === name)) return 'taken';
  if (path.length !== 1 || pairOf(entity, path[0] ?? '')?.value !== node || entity.flow !== node.flow) return undefined;
  const around = entity.pairs.find((pair) => pair.value === node);
  const cut = scene.source.cutOf(node, moved.pair);
  const added = around ? insertedAfter(moved, entity, around) : [];
  return cut && added.length > 0 ? [...added, { span: cut, newText: '' }] : undefined;
}

function toContainer(
  moved: Moved,
  path: readonly string[],
  container: string,
  names: ReadonlySet<string>,
): readonly Edit[] | 'taken' | undefined {
  const { scene, node, name } = moved;
  const holder = node.pairs.find((pair) => keyName(pair) === container);
  if (!holder) {
    const isComing = names.has(container) || isToCome(scene, node, path, container);
    return isComing ? undefined : newContainer(moved, container);
  }
  const inside = holder.value.type === 'mapping' ? holder.value : undefined;
  if (!inside || inside.pairs.length === 0 || !scene.source.isBare(holder)) return undefined;
  if (effectivePairs(inside).some((pair) => keyName(pair) === name)) return 'taken';
  const last = inside.pairs.at(-1);
  const cut = scene.source.cutOf(node, moved.pair);
  if (!last || !cut) return undefined;
  const added = insertedAfter(moved, inside, last);
  return added.length > 0 ? [...added, { span: cut, newText: '' }] : undefined;
}

/** Whether the container is there under another name, and will be renamed first. */
function isToCome(scene: Scene, node: MappingNode, path: readonly string[], container: string): boolean {
  const object = objectOf(scene.root, fieldSchemas(scene.root, path)[0] ?? {});
  const place = { kind: scene.kind, path, known: new Set(Object.keys(object?.properties ?? {})) };
  return effectivePairs(node).some((pair) => keyName(pair) === container || isNameOf(place, pair, container));
}

function isNameOf(place: Parameters<typeof meaningOf>[0], pair: Pair, container: string): boolean {
  return (
    !place.known.has(keyName(pair)) && meaningOf(place, keyName(pair))?.keys[0] === container && !!asMapping(pair.value)
  );
}

/** The pair stays where it is, and the container grows around it. */
function newContainer({ scene, node, pair, name, edits }: Moved, container: string): readonly Edit[] | undefined {
  const { source } = scene;
  const own = { span: pair.key.span, newText: keyLike(name, pair.key) };
  if (node.flow) {
    const span = { start: pair.key.span.start, end: pair.value.span.end };
    const text = applyEdits(source.slice(span), [own, ...edits], span.start);
    const open = `${keyLike(container, pair.key)}: {`;
    if (!source.isFirstOnLine(span.start)) return [{ span, newText: `${open} ${text} }` }];
    const pad = source.eol + ' '.repeat(source.column(span.start));
    return [{ span, newText: `${open}${pad}  ${shift(text, 2)}${pad}}` }];
  }
  const block = source.blockOf(node, pair);
  if (!block) return undefined;
  const span = { start: pair.key.span.start, end: block.end };
  const text = applyEdits(source.slice(span), [own, ...edits], span.start);
  const column = source.column(span.start) + 2;
  return [{ span, newText: `${container}:${source.eol}${' '.repeat(column)}${shift(text, 2)}` }];
}

/** The edit that writes a moved pair behind another one of a mapping; none where its form does not suit. */
function insertedAfter({ scene, node, pair, name, edits }: Moved, target: MappingNode, after: Pair): readonly Edit[] {
  const { source } = scene;
  const own = { span: pair.key.span, newText: keyLike(name, pair.key) };
  if (target.flow) return intoBraces({ scene, node, pair, name, edits }, after, own);
  const block = source.blockOf(node, pair);
  const behind = source.blockOf(target, after);
  if (!block || !behind) return [];
  const text = applyEdits(source.text.slice(block.start, block.end), [own, ...edits], block.start);
  const column = source.column(target.pairs[0]?.key.span.start ?? 0);
  const by = column - source.column(pair.key.span.start);
  const lines = block.compact ? ' '.repeat(column) + shift(text, by) : shift(text, by, true);
  return [insertLines(source, behind.end, lines)];
}

function intoBraces({ scene, node, pair, edits }: Moved, after: Pair, own: Edit): readonly Edit[] {
  const { source } = scene;
  const span = { start: pair.key.span.start, end: pair.value.span.end };
  const block = source.blockOf(node, pair);
  if (source.hasComments(block ? { start: block.start, end: block.end } : span)) return [];
  const text = applyEdits(source.slice(span), [own, ...edits], span.start);
  if (!node.flow && (/[\r\n]/.test(text) || !isFlowSafe(pair.value))) return [];
  const at = after.value.span.end;
  const beside = after.key.span.start;
  if (!source.isFirstOnLine(beside)) return [{ span: { start: at, end: at }, newText: `, ${text}` }];
  const column = source.column(beside);
  const moved = shift(text, column - source.column(span.start));
  return [{ span: { start: at, end: at }, newText: `,${source.eol}${' '.repeat(column)}${moved}` }];
}

/** Whether a value of a block may stand in braces as it is written. */
function isFlowSafe(node: SyntaxNode): boolean {
  if (node.type !== 'scalar') return node.type !== 'alias' && node.flow;
  return node.style !== 'plain' || !/[,[\]{}]/.test(String(node.value));
}

/** Whether something in a value is marked or repeated: moved, it might stand before what it repeats. */
function hasAnchors(node: SyntaxNode): boolean {
  if (node.type === 'alias' || node.anchor !== undefined) return true;
  if (node.type === 'mapping')
    return node.pairs.some((pair) => pair.key.anchor !== undefined || hasAnchors(pair.value));
  return node.type === 'sequence' && node.items.some(hasAnchors);
}

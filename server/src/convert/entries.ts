import { scalar } from '../document/edits.js';
import { keyName, type MappingNode, type Pair, type SequenceNode, type SyntaxNode } from '../document/syntax.js';
import { isRecord } from '../kinds/read.js';
import { branches } from '../kinds/schema-walk.js';
import { entryKeys, snakeCase } from '../kinds/synonyms.js';
import type { Change, Items, Mode, Scene, Spot } from './scene.js';
import { applyEdits, type Edit, keyLike, type Source, shift } from './source.js';

/** Text of items, and their data. */
interface Written {
  readonly text: string;
  readonly data: readonly unknown[];
}

/** The pair that keeps the key of an entry: an allowed value such as `type: career`, else the team's own `x_key`. */
interface Label {
  readonly key: string;
  readonly value: string;
}

/**
 * A mapping where a list belongs. It is either one item that lacks its dash, or a list whose items have keys: the key
 * of each is kept in the item.
 */
export function listOfEntries(scene: Scene, spot: Spot, items: Items): Change | undefined {
  const { node } = spot;
  if (node.type !== 'mapping' || node.pairs.length === 0 || new Set(node.pairs.map(keyName)).size < node.pairs.length)
    return undefined;
  const known = items.object?.properties ?? {};
  const isOne = node.pairs.every((pair) => Object.hasOwn(known, keyName(pair)));
  const writer = new Entries(scene, spot, items);
  if (items.object && isOne) return writer.single(node, items.object);
  if (!items.object) return undefined;
  const change = node.flow ? writer.inBraces(node) : writer.inLines(node);
  return change && scene.fits(spot.schema, change.data) ? change : undefined;
}

class Entries {
  readonly #path: readonly string[];
  readonly #mode: Mode;

  constructor(
    readonly scene: Scene,
    readonly spot: Spot,
    readonly items: Items,
  ) {
    this.#path = [...spot.path, '*'];
    // Nothing in a mapping counted so far, where a list was expected.
    this.#mode = { adopting: true, local: true };
  }

  /** One item without its dash or brackets. */
  single(node: MappingNode, object: NonNullable<Items['object']>): Change | undefined {
    const { source } = this.scene;
    const inner = this.scene.mapping(node, object, this.#path, this.#mode);
    const text = applyEdits(source.slice(node.span), inner.edits, node.span.start);
    const data = [inner.data];
    if (node.flow) return { edits: [{ span: node.span, newText: `[${text}]` }], data };
    if (!source.isFirstOnLine(node.span.start)) return undefined;
    return { edits: [{ span: node.span, newText: `- ${shift(text, 2)}` }], data };
  }

  inLines(node: MappingNode): Change | undefined {
    const { source } = this.scene;
    let text = '';
    let at: number | undefined;
    const data: unknown[] = [];
    const start = source.lineStart(node.span.start);
    for (const pair of node.pairs) {
      const block = source.blockOf(node, pair);
      const written = block && !block.compact ? this.#entry(node, pair, block.end) : undefined;
      if (!block || !written) return undefined;
      if (at !== undefined) text += source.text.slice(at, block.start);
      text += source.text.slice(block.start, source.lineStart(pair.key.span.start)) + written.text;
      at = block.end;
      data.push(...written.data);
    }
    return at === undefined ? undefined : { edits: [{ span: { start, end: at }, newText: text }], data };
  }

  /** The lines of one entry, from its key on. */
  #entry(node: MappingNode, pair: Pair, end: number): Written | undefined {
    const { source } = this.scene;
    const colon = source.afterColon(pair);
    if (colon === undefined || !source.isBare(pair)) return undefined;
    const column = source.column(node.span.start);
    const { value } = pair;
    if (value.type === 'scalar' && value.value === null) return this.#bare(pair, colon, end, column);
    if (value.type === 'scalar') return this.#text(pair, colon, end, column);
    if (value.type === 'mapping') return this.#nested(pair, value, colon, end, column);
    return value.type === 'sequence' ? this.#list(pair, value, colon, end, column) : undefined;
  }

  /** `key:` alone: the key is the item. */
  #bare(pair: Pair, colon: number, end: number, column: number): Written | undefined {
    const keys = this.#keysOfEntry();
    const name = keyName(pair);
    const { noun } = this.items;
    const isMissing = pair.value.type === 'scalar' && pair.value.style === 'missing';
    const tail = this.scene.source.text.slice(isMissing ? colon : pair.value.span.end, end);
    const key = keys?.[0] ?? (this.items.text ? undefined : noun);
    if (key === undefined && !this.items.text) return undefined;
    const item = key === undefined ? scalar(name) : `${key}: ${this.#keyText(pair)}`;
    return {
      text: `${' '.repeat(column)}- ${item}${tail}`,
      data: [key === undefined ? name : { [key]: pair.key.value }],
    };
  }

  #text(pair: Pair, colon: number, end: number, column: number): Written | undefined {
    const { source } = this.scene;
    const { value } = pair;
    if (value.type !== 'scalar') return undefined;
    const pad = ' '.repeat(column);
    const keys = this.#keysOfEntry();
    const textKey = keys?.[1] ?? this.items.noun;
    if (textKey === undefined) return undefined;
    const isText = typeof value.value === 'string';
    const written = isText
      ? shift(source.text.slice(colon, value.span.end), 2)
      : source.text.slice(colon, value.span.start) + JSON.stringify(source.slice(value.span));
    const said = String(value.value);
    if (keys) {
      const text = `${pad}- ${keys[0]}: ${this.#keyText(pair)}${source.eol}${pad}  ${textKey}:${written}`;
      const key = keys[0] === 'level' ? Number(pair.key.value) : pair.key.value;
      return { text: text + source.text.slice(value.span.end, end), data: [{ [keys[0]]: key, [textKey]: said }] };
    }
    const label = this.#label(pair);
    const text = `${pad}- ${textKey}:${written}`;
    const tail = this.#withLabel(source.text.slice(value.span.end, end), label, column + 2);
    return { text: text + tail, data: [{ [textKey]: said, [label.key]: label.value }] };
  }

  #nested(pair: Pair, value: MappingNode, colon: number, end: number, column: number): Written | undefined {
    const { source } = this.scene;
    if (!this.items.object || value.flow || !source.isFirstOnLine(value.span.start)) return undefined;
    const inner = this.scene.mapping(value, this.items.object, this.#path, this.#mode);
    const { noun } = this.items;
    if (!isRecord(inner.data) || noun === undefined) return undefined;
    const label = Object.hasOwn(inner.data, noun) ? this.#label(pair) : { key: noun, value: keyName(pair) };
    const rest = applyEdits(source.text.slice(colon, end), inner.edits, colon);
    const text = `${' '.repeat(column)}- ${label.key}: ${this.#valueOfLabel(pair, label)}`;
    const by = column + 2 - source.column(value.span.start);
    const value0 = label.key === noun && typeof pair.key.value === 'number' ? pair.key.value : label.value;
    return { text: text + shift(rest, by), data: [{ [label.key]: value0, ...inner.data }] };
  }

  /** A list behind a key: its items, each with the key as its label. */
  #list(pair: Pair, value: SequenceNode, colon: number, end: number, column: number): Written | undefined {
    const { source } = this.scene;
    const [first] = value.items;
    if (!first || !this.items.object) return undefined;
    const label = this.#label(pair);
    if (value.flow) return this.#flowList(pair, value, end, column, label);
    const start = source.lineStart(first.span.start);
    if (!source.isFirstOnLine(value.span.start)) return undefined;
    const edits: Edit[] = [];
    const data: unknown[] = [];
    for (const item of value.items) {
      const one = this.#listItem(item, label);
      if (!one) return undefined;
      edits.push(...one.edits);
      data.push(one.data);
    }
    const comments = source.text.slice(colon, start).match(/#[^\r\n]*/g) ?? [];
    const above = comments.map((comment) => `${' '.repeat(column)}${comment}${source.eol}`).join('');
    const by = column - source.column(value.span.start);
    return { text: above + shift(applyEdits(source.text.slice(start, end), edits, start), by, true), data };
  }

  #listItem(item: SequenceNode['items'][number], label: Label): Change | undefined {
    const { source } = this.scene;
    const { noun, object } = this.items;
    if (noun === undefined || !object || !source.isBareItem(item) || !isBehindDash(source, item)) return undefined;
    const column = source.column(item.span.start);
    const at = source.lineEnd(item.span.end);
    const line = `${source.eol}${' '.repeat(column)}${label.key}: ${scalar(label.value)}`;
    const after: Edit = { span: { start: at, end: at }, newText: line };
    if (item.type === 'scalar' && typeof item.value === 'string' && source.isOneLine(item.span)) {
      const { start } = item.span;
      const edits = [{ span: { start, end: start }, newText: `${noun}: ` }, after];
      return { edits, data: { [noun]: item.value, [label.key]: label.value } };
    }
    if (item.type !== 'mapping' || item.flow || item.pairs.some((pair) => keyName(pair) === label.key))
      return undefined;
    const inner = this.scene.mapping(item, object, this.#path, this.#mode);
    if (!isRecord(inner.data)) return undefined;
    return { edits: [...inner.edits, after], data: { ...inner.data, [label.key]: label.value } };
  }

  #flowList(pair: Pair, value: SequenceNode, end: number, column: number, label: Label): Written | undefined {
    const { source } = this.scene;
    const { noun } = this.items;
    if (noun === undefined || source.hasComments(value.span)) return undefined;
    const pad = ' '.repeat(column);
    const texts = value.items.map((item) =>
      item.type === 'scalar' && typeof item.value === 'string' && source.isBareItem(item) && source.isOneLine(item.span)
        ? { source: source.slice(item.span), value: item.value }
        : undefined,
    );
    if (texts.some((text) => text === undefined)) return undefined;
    const lines = texts.map(
      (text) =>
        `${pad}- ${noun}: ${text?.source}${source.eol}${pad}  ${label.key}: ${scalar(label.value)}${source.eol}`,
    );
    const between = source.text.slice(pair.key.span.end, value.span.start) + source.text.slice(value.span.end, end);
    const comments = (between.match(/#[^\r\n]*/g) ?? []).map((comment) => `${pad}${comment}${source.eol}`);
    return {
      text: comments.join('') + lines.join(''),
      data: texts.map((text) => ({ [noun]: text?.value, [label.key]: label.value })),
    };
  }

  /** The same in braces, as JSON has it: only entries whose texts can be taken as they stand. */
  inBraces(node: MappingNode): Change | undefined {
    const { source } = this.scene;
    if (source.hasComments(node.span)) return undefined;
    const texts: string[] = [];
    const data: unknown[] = [];
    for (const pair of node.pairs) {
      const values = pair.value.type === 'sequence' ? pair.value.items : [pair.value];
      for (const value of values) {
        const keys = this.#keysOfEntry();
        const textKey = keys?.[1] ?? this.items.noun;
        if (value.type !== 'scalar' || typeof value.value !== 'string' || textKey === undefined) return undefined;
        const isBare = value === pair.value ? source.isBare(pair) : source.isBareItem(value);
        if (!isBare || !source.isOneLine(value.span)) return undefined;
        const label = keys ? { key: keys[0], value: keyName(pair) } : this.#label(pair);
        const beside = pair.key.style === 'double' ? pair.key : undefined;
        const first = `${keyLike(label.key, beside)}: ${JSON.stringify(label.value)}`;
        const second = `${keyLike(textKey, beside)}: ${source.slice(value.span)}`;
        texts.push(keys ? `{ ${first}, ${second} }` : `{ ${second}, ${first} }`);
        data.push({ [label.key]: label.value, [textKey]: value.value });
      }
    }
    return { edits: [{ span: node.span, newText: `[${texts.join(', ')}]` }], data };
  }

  #keysOfEntry(): readonly [string, string] | undefined {
    return entryKeys(this.scene.kind, this.spot.path);
  }

  #label(pair: Pair): Label {
    const name = keyName(pair);
    for (const [key, schema] of Object.entries(this.items.object?.properties ?? {})) {
      const [branch] = branches(this.scene.root, schema, name);
      const value = branch?.enum?.find((candidate) => candidate === snakeCase(name));
      if (typeof value === 'string' && key !== this.items.noun) return { key, value };
    }
    return { key: 'x_key', value: name };
  }

  /** What stands behind a text, with the line of the label behind the first line of it. */
  #withLabel(tail: string, label: Label, column: number): string {
    const { eol } = this.scene.source;
    const [line = ''] = /^[^\r\n]*/.exec(tail) ?? [];
    return `${line}${eol}${' '.repeat(column)}${label.key}: ${scalar(label.value)}${tail.slice(line.length)}`;
  }

  #keyText(pair: Pair): string {
    return this.scene.source.slice(pair.key.span);
  }

  #valueOfLabel(pair: Pair, label: Label): string {
    return label.value === keyName(pair) ? this.#keyText(pair) : scalar(label.value);
  }
}

function isBehindDash(source: Source, item: SyntaxNode): boolean {
  return /^ *- +$/.test(source.text.slice(source.lineStart(item.span.start), item.span.start));
}

import { toData } from '../document/data.js';
import { effectivePairs, isMerge, keyName, type MappingNode, type Pair } from '../document/syntax.js';
import { nearest } from '../kinds/nearest.js';
import { isRecord } from '../kinds/read.js';
import { isSpokenFor, type KeyPlace, type Meaning, meaningOf } from '../kinds/synonyms.js';
import type { Entity, JsonSchema, KindName } from '../kinds/types.js';
import { fits, isId, type Knows } from './fits.js';
import { intoList, intoMapping } from './moves.js';
import { storyOfProse } from './prose.js';
import { type Change, type Mode, nounOf, objectOf, type Scene, type Spot } from './scene.js';
import { branchOf, reshape } from './shapes.js';
import { collide, type Edit, keyLike, type Source } from './source.js';

/** What converting one key comes to, or why it cannot be done. */
export type Step =
  | {
      readonly done: 'rename' | 'merge' | 'move';
      readonly key: string;
      readonly edits: readonly Edit[];
      readonly data: unknown;
    }
  | { readonly done: false; readonly key: string; readonly why: 'taken' | 'value' | 'place' };

export interface PassOptions {
  readonly personaId?: (name: string) => string | undefined;
  readonly knows?: Knows;
  /** Keys that have no place in the format become the team's own. */
  readonly ownKeys?: boolean;
}

const settled: Mode = { adopting: false, local: false };
const adopted: Mode = { adopting: true, local: true };

/** One pass over an entity: every edit that can be made at once. What builds on those is left to the next pass. */
export class Pass implements Scene {
  readonly kind: Entity['kind'];
  readonly root: JsonSchema;
  readonly listIndent: number;
  readonly personaId: (name: string) => string | undefined;
  readonly #ownKeys: boolean;
  readonly #knows: Knows;
  /** Keys that come to the top of the entity by a move. */
  readonly #toTop = new Set<string>();

  constructor(
    readonly source: Source,
    readonly entity: Pick<Entity, 'kind' | 'schema' | 'node' | 'dialect'>,
    options: PassOptions = {},
  ) {
    this.kind = entity.kind;
    this.root = entity.schema;
    this.listIndent = listIndentOf(source, entity.node);
    this.personaId = options.personaId ?? (() => undefined);
    this.#ownKeys = options.ownKeys === true;
    this.#knows = options.knows ?? (() => true);
  }

  /** The edits for the whole entity. */
  all(): readonly Edit[] {
    if (this.entity.dialect === 'pls') return [];
    const prose = this.kind === 'story' ? storyOfProse(this, this.entity.node) : undefined;
    return prose ?? this.mapping(this.entity.node, this.root, [], settled).edits;
  }

  /** What a key of a mapping means that the schema does not know. */
  meaningOf(object: JsonSchema, path: readonly string[], key: string): Meaning | undefined {
    return meaningOf(this.#placeOf(object, path), key);
  }

  /** What can be done about one key that the schema does not know. */
  stepFor(mapping: MappingNode, schema: JsonSchema, path: readonly string[], key: string): Step | undefined {
    const pair = effectivePairs(mapping).find((candidate) => keyName(candidate) === key);
    const object = objectOf(this.root, schema);
    const meaning = object && this.meaningOf(object, path, key);
    if (!pair || !object || !meaning) return undefined;
    const names = new Set(effectivePairs(mapping).map(keyName));
    return this.#follow(mapping, object, path, pair, meaning, names, settled);
  }

  /** What renaming a key to a certain other one comes to. */
  rename(mapping: MappingNode, object: JsonSchema, path: readonly string[], key: string, to: string): Step | undefined {
    const pairs = effectivePairs(mapping);
    const pair = pairs.find((candidate) => keyName(candidate) === key);
    return pair && this.#place(mapping, object, path, pair, to, new Set(pairs.map(keyName)), adopted);
  }

  /** Where no key may be the team's own. */
  get #isStrict(): boolean {
    return this.kind === 'config' || this.entity.dialect === 'pls';
  }

  fits(schema: JsonSchema, data: unknown): boolean {
    return fits(this.root, schema, data, { knows: this.#knows, closed: this.#isStrict });
  }

  refers(schema: JsonSchema, text: string): boolean {
    const kind = schema['x-reference'];
    return kind !== undefined && isId(text) && this.#knows(kind as KindName, text);
  }

  value(spot: Spot): Change {
    const { node } = spot;
    const shaped = this.#isStrict ? undefined : reshape(this, spot);
    if (shaped) return shaped;
    const data = toData(node);
    const branch = branchOf(this.root, spot.schema, data);
    if (!branch) return { edits: [], data };
    const { adopting, local } = spot;
    if (node.type === 'mapping' && branch.properties !== undefined)
      return this.mapping(node, branch, spot.path, { adopting, local });
    const { items } = branch;
    if (node.type !== 'sequence' || items === undefined) return { edits: [], data };
    const path = [...spot.path, '*'];
    const changes = node.items.map((item) =>
      this.value({ node: item, schema: items, path, holder: node, adopting, local }),
    );
    return { edits: changes.flatMap((change) => change.edits), data: changes.map((change) => change.data) };
  }

  mapping(node: MappingNode, object: JsonSchema, path: readonly string[], mode: Mode): Change {
    const written = new MappingChange(node);
    if (path[0] === 'traits' || this.entity.dialect === 'pls') return written;
    const unknown: Pair[] = [];
    for (const pair of node.pairs) {
      if (isMerge(pair) || written.isTwice(pair)) continue;
      const schema = schemaOfKey(object, keyName(pair));
      if (schema === 'unknown') unknown.push(pair);
      else if (schema) this.#known(written, object, path, pair, schema, mode);
    }
    for (const pair of unknown) this.#unknown(written, object, path, pair, mode);
    return written;
  }

  #known(
    written: MappingChange,
    object: JsonSchema,
    path: readonly string[],
    pair: Pair,
    schema: JsonSchema,
    mode: Mode,
  ): void {
    const name = keyName(pair);
    const spot = { node: pair.value, schema, path: [...path, name], holder: written.node, pair };
    const change = this.value({ ...spot, ...mode });
    const misfit = mode.adopting && !object.required?.includes(name) && !this.fits(schema, change.data);
    if (misfit && this.#own(written, pair)) return;
    written.take(name, change);
  }

  #unknown(written: MappingChange, object: JsonSchema, path: readonly string[], pair: Pair, mode: Mode): void {
    const name = keyName(pair);
    const place = this.#placeOf(object, path);
    const meaning = meaningOf(place, name);
    if (meaning) {
      const step = this.#follow(written.node, object, path, pair, meaning, written.names, mode);
      if (step?.done === false && mode.adopting && this.#ownKeys) this.#own(written, pair);
      if (!step?.done || collide(step.edits, written.edits)) return;
      written.follow(name, step);
      if (step.key.startsWith('/')) this.#toTop.add(step.key.slice(1));
      return;
    }
    const free = [...place.known].filter((key) => !written.names.has(key));
    if (!this.#ownKeys || this.kind === 'config' || isSpokenFor(this.kind, name)) return;
    if (nearest(name, free) === undefined) this.#own(written, pair);
  }

  /** Marks a key as the team's own. */
  #own(written: MappingChange, pair: Pair): boolean {
    const name = `x_${keyName(pair)}`;
    if (written.names.has(name) || this.source.afterColon(pair) === undefined) return false;
    written.take(name, { edits: [renamed(pair, name)], data: toData(pair.value) }, keyName(pair));
    return true;
  }

  /** Tries the keys that a name may stand for, best first. */
  #follow(
    node: MappingNode,
    object: JsonSchema,
    path: readonly string[],
    pair: Pair,
    meaning: Meaning,
    names: ReadonlySet<string>,
    mode: Mode,
  ): Step | undefined {
    let refused: Step | undefined;
    for (const key of meaning.keys) {
      const step = this.#place(node, object, path, pair, key, names, mode);
      if (step.done) return step;
      refused ??= step;
    }
    return refused;
  }

  #place(
    node: MappingNode,
    object: JsonSchema,
    path: readonly string[],
    pair: Pair,
    key: string,
    names: ReadonlySet<string>,
    mode: Mode,
  ): Step {
    const schema = object.properties?.[key];
    const isComing = this.#toTop.has(path.length === 0 ? key : key.replace(/^\//, ''));
    if (isComing && (path.length === 0 || key.startsWith('/'))) return { done: false, key, why: 'taken' };
    if (schema && !names.has(key)) {
      const change = this.#adopt(node, schema, [...path, key], pair);
      if (!change || this.source.afterColon(pair) === undefined) return { done: false, key, why: 'value' };
      return { done: 'rename', key, edits: [renamed(pair, key), ...change.edits], data: change.data };
    }
    if (mode.local) return { done: false, key, why: 'place' };
    return schema
      ? intoList(this, node, object, path, pair, key)
      : intoMapping(this, { entity: this.entity.node, node, path, names }, pair, key);
  }

  /** The value of a pair as another key would have it; nothing where that key cannot take it. */
  #adopt(node: MappingNode, schema: JsonSchema, path: readonly string[], pair: Pair): Change | undefined {
    const change = this.value({ node: pair.value, schema, path, holder: node, pair, ...adopted });
    // A story may name a persona that is still to be written.
    const isRole = this.#ownKeys && path.join('/') === 'as_a' && typeof change.data === 'string' && isId(change.data);
    return isRole || this.fits(schema, change.data) ? change : undefined;
  }

  #placeOf(object: JsonSchema, path: readonly string[]): KeyPlace {
    const noun = path.at(-1) === '*' ? nounOf(this.root, object) : undefined;
    const known = new Set(Object.keys(object.properties ?? {}));
    return { kind: this.kind, path, known, ...(noun === undefined || known.size < 2 ? {} : { noun }) };
  }
}

/** The edits for one mapping as they come together, and its data after them. */
class MappingChange implements Change {
  readonly edits: Edit[] = [];
  /** Keys that are there, or come by an edit. */
  readonly names: Set<string>;
  readonly #data: Record<string, unknown> = {};
  readonly #twice: ReadonlySet<string>;

  constructor(readonly node: MappingNode) {
    const own = node.pairs.map(keyName);
    this.#twice = new Set(own.filter((name, index) => own.indexOf(name) !== index));
    const data = toData(node);
    if (isRecord(data)) for (const [key, value] of Object.entries(data)) this.#set(key, value);
    this.names = new Set([...own, ...Object.keys(this.#data)]);
  }

  get data(): Readonly<Record<string, unknown>> {
    return this.#data;
  }

  isTwice(pair: Pair): boolean {
    return this.#twice.has(keyName(pair));
  }

  take(name: string, change: Change, before = name): void {
    this.edits.push(...change.edits);
    if (before !== name) delete this.#data[before];
    this.#set(name, change.data);
    this.names.add(name);
  }

  follow(before: string, step: Extract<Step, { edits: readonly Edit[] }>): void {
    if (step.done === 'rename') this.take(step.key, step, before);
    else this.edits.push(...step.edits);
    const [container = ''] = step.key.split('.');
    if (step.done === 'move' && container !== step.key) this.names.add(container);
  }

  #set(key: string, value: unknown): void {
    Object.defineProperty(this.#data, key, { value, enumerable: true, configurable: true, writable: true });
  }
}

/** The schema of a key; nothing for keys that anything may stand behind. */
function schemaOfKey(object: JsonSchema, name: string): JsonSchema | 'unknown' | undefined {
  const { properties = {}, patternProperties = {}, additionalProperties } = object;
  if (Object.hasOwn(properties, name)) return properties[name];
  if (Object.keys(patternProperties).some((pattern) => new RegExp(pattern, 'u').test(name))) return undefined;
  if (additionalProperties === false) return 'unknown';
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function renamed(pair: Pair, name: string): Edit {
  const plain = /^[\w$-]/.test(name) && !/[:#"']/.test(name) ? keyLike(name, pair.key) : JSON.stringify(name);
  return { span: pair.key.span, newText: plain };
}

/** How far the first list of an entity is indented under its key; two where it has none. */
function listIndentOf(source: Source, node: MappingNode): number {
  for (const { key, value } of node.pairs) {
    if (value.type !== 'sequence' || value.flow || value.items.length === 0) continue;
    const indent = source.column(value.span.start) - source.column(key.span.start);
    if (indent >= 0 && indent <= 8) return indent;
  }
  return 2;
}

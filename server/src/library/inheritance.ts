import { escapeSegment } from '../document/pointer.js';
import { isRecord, list } from '../kinds/read.js';
import type { Dialect } from '../kinds/types.js';
import { type Body, inheritable } from './bodies.js';
import { type Ancestry, ancestryOf } from './lineage.js';

/**
 * What a persona says once its parents are heard (FORMAT sections 5 and 7): parents from left to right, a later one wins;
 * the persona's own value replaces; `x-name` adds to `name`; `"*"` never takes the place of something definite; an
 * empty list does. Mappings are merged key by key, lists as a whole.
 */
export interface EffectivePersona {
  /** Every value with the persona that says it, the persona itself included. */
  readonly said: Branch;
  /** What its parents give it, before it says anything itself. */
  readonly inherited: Branch;
  /** What each of its parents gives, in their order; not those that are missing or that lead back to the persona. */
  readonly fromParents: readonly { readonly parent: Body; readonly said: Branch }[];
  readonly ancestry: Ancestry;
}

/** A value that is not divided further: a text, a number, a list. */
export interface Leaf {
  readonly value: unknown;
  /** The persona that says it. */
  readonly from: Body;
  /** Those who added to it, in their order. */
  readonly added: readonly Body[];
  /** Who says each item of a list that several made. */
  readonly itemsFrom?: readonly Body[];
}

/** The values of a mapping by key. */
export type Branch = Map<string, Branch | Leaf>;

/** The keys of the trait block: at the top of a PLS persona, under `traits` in a native one. */
const traitKeys = new Set(['segment', 'organization', 'awareness', 'adoption', 'role', 'motivations', 'strategies']);

const prefix = 'x-';

/** Whether a value in the tree is a mapping. */
export function isBranch(node: Branch | Leaf | undefined): node is Branch {
  return node instanceof Map;
}

/**
 * Resolves the inheritance of a persona, which need not be in the library yet.
 *
 * @param find the persona of an id
 */
export function effectivePersona(self: Body, find: (id: string) => Body | undefined): EffectivePersona {
  const ancestry = ancestryOf(self, find);
  const known = new Map<Body, Branch>();
  for (const body of ancestry.eldestFirst) {
    const inherited = inheritedBy(body, ancestry, known);
    known.set(body, withOwn(inherited, body));
  }
  const fromParents = ancestry
    .parentsOf(self)
    .map((parent) => ({ parent, said: inDialect(known.get(parent) ?? new Map(), parent.dialect, self.dialect) }));
  return {
    said: known.get(self) ?? new Map(),
    inherited: inheritedBy(self, ancestry, known),
    fromParents,
    ancestry,
  };
}

function inheritedBy(body: Body, ancestry: Ancestry, known: ReadonlyMap<Body, Branch>): Branch {
  const inherited: Branch = new Map();
  for (const parent of ancestry.parentsOf(body))
    merge(inherited, inDialect(known.get(parent) ?? new Map(), parent.dialect, body.dialect));
  return inherited;
}

/** What the body says on top of what it inherits. */
function withOwn(inherited: Branch, body: Body): Branch {
  const said = copy(inherited);
  const data: unknown = JSON.parse(body.json || '{}');
  if (!isRecord(data)) return said;
  merge(said, asBranch(data, body, body.dialect === 'pls'));
  extend(said, data, body, body.dialect === 'pls');
  return said;
}

/** Data as a tree of what one persona says; keys that add to others are left out. */
function asBranch(data: Readonly<Record<string, unknown>>, from: Body, extending: boolean, depth = 0): Branch {
  const branch: Branch = new Map();
  for (const [key, value] of Object.entries(data)) {
    if (extending && isExtension(key)) continue;
    const inTraits = extending || (depth === 0 && key === 'traits');
    if (isRecord(value) && Object.keys(value).length > 0) {
      const inner = asBranch(value, from, inTraits, depth + 1);
      if (inner.size > 0) branch.set(key, inner);
    } else branch.set(key, { value, from, added: [] });
  }
  return branch;
}

/** Whether a key adds to the key behind its `x-`. */
export function isExtension(key: string): boolean {
  return key.startsWith(prefix) && key.length > prefix.length;
}

/** Adds what stands under `x-` keys to what has been resolved; in a native persona within `traits` only. */
function extend(
  into: Branch,
  data: Readonly<Record<string, unknown>>,
  from: Body,
  extending: boolean,
  depth = 0,
): void {
  for (const [key, value] of Object.entries(data)) {
    if (extending && isExtension(key)) {
      const name = key.slice(prefix.length);
      const resolved = added(into.get(name), value, from);
      if (resolved) into.set(name, resolved);
      continue;
    }
    if (!isRecord(value)) continue;
    const known = into.get(key);
    const inner: Branch = isBranch(known) ? known : new Map();
    extend(inner, value, from, extending || (depth === 0 && key === 'traits'), depth + 1);
    // Only an addition may have made something where a text or nothing was.
    if (inner.size > 0 && !isBranch(known) && rank(known) < definite) into.set(key, inner);
  }
}

function added(known: Branch | Leaf | undefined, value: unknown, from: Body): Branch | Leaf | undefined {
  if (isRecord(value)) {
    const branch = asBranch(value, from, false);
    if (!isBranch(known)) return rank(known) < definite && branch.size > 0 ? branch : known;
    for (const [key, node] of branch) if (rank(known.get(key)) < definite) known.set(key, node);
    return known;
  }
  if (isBranch(known)) return known;
  const more = list(value);
  if (more.length === 0) return known;
  if (known === undefined || rank(known) < definite) return { value: distinct(more), from, added: [] };
  const items = list(known.value);
  const all = [...items, ...more];
  const origins = [...(known.itemsFrom ?? items.map(() => known.from)), ...more.map(() => from)];
  const places = distinctPlaces(all);
  return {
    value: places.map((place) => all[place]),
    from: known.from,
    added: [...known.added, from],
    itemsFrom: places.map((place) => origins[place] ?? from),
  };
}

function distinct(items: readonly unknown[]): unknown[] {
  return distinctPlaces(items).map((place) => items[place]);
}

/** Where each item stands for the first time. */
function distinctPlaces(items: readonly unknown[]): number[] {
  const first = new Map<string, number>();
  items.forEach((item, place) => {
    const key = JSON.stringify(item);
    if (!first.has(key)) first.set(key, place);
  });
  return [...first.values()];
}

const definite = 2;

/**
 * How much a value says: nothing (no value, or no keys), that it does not matter (`"*"`), or something definite, which
 * an empty list is too.
 */
function rank(node: Branch | Leaf | undefined): number {
  if (node === undefined) return -1;
  if (isBranch(node)) return Math.max(0, ...[...node.values()].map(rank));
  const { value } = node;
  if (value === null || isRecord(value)) return 0;
  return isWildcard(value) ? 1 : definite;
}

/** Whether a value says that it makes no difference: `"*"`, or a list of nothing else. */
export function isWildcard(value: unknown): boolean {
  return value === '*' || (Array.isArray(value) && value.length > 0 && value.every((item) => item === '*'));
}

/** Puts what somebody says over what is known; something definite gives way to something definite only. */
function merge(into: Branch, from: Branch): void {
  for (const [key, node] of from) {
    const known = into.get(key);
    if (isBranch(known) && isBranch(node)) merge(known, node);
    else if (isBranch(known) && rank(node) === 0) continue;
    else if (rank(node) >= rank(known)) into.set(key, isBranch(node) ? copy(node) : node);
  }
}

function copy(branch: Branch): Branch {
  return new Map([...branch].map(([key, node]) => [key, isBranch(node) ? copy(node) : node]));
}

/**
 * What a persona says, in the other way of writing personas: the traits stand at the top of a PLS persona and under
 * `traits` of a native one. What the PLS has no place for does not go there.
 */
function inDialect(branch: Branch, from: Dialect, to: Dialect): Branch {
  if (from === to) return branch;
  const result: Branch = new Map();
  if (to === 'native') {
    const traits: Branch = new Map();
    for (const [key, node] of branch) (key === 'narrative' ? result : traits).set(key, node);
    if (traits.size > 0) result.set('traits', traits);
    return result;
  }
  const traits = branch.get('traits');
  const narrative = branch.get('narrative');
  if (narrative) result.set('narrative', narrative);
  if (isBranch(traits)) for (const [key, node] of traits) if (traitKeys.has(key)) result.set(key, node);
  return result;
}

/** A value with the way to it. */
export interface LeafAt extends Leaf {
  /** Keys from the persona. */
  readonly path: readonly string[];
  /** JSON pointer from the persona. */
  readonly pointer: string;
}

/** Every value of a tree, in its order. */
export function leavesOf(branch: Branch, path: readonly string[] = []): LeafAt[] {
  return [...branch].flatMap(([key, node]) => {
    const way = [...path, key];
    if (isBranch(node)) return leavesOf(node, way);
    return [{ ...node, path: way, pointer: way.map((step) => `/${escapeSegment(step)}`).join('') }];
  });
}

/** The value or mapping at a path of keys. */
export function nodeAt(branch: Branch, path: readonly string[]): Branch | Leaf | undefined {
  let node: Branch | Leaf | undefined = branch;
  for (const key of path) node = isBranch(node) ? node.get(key) : undefined;
  return node;
}

/** The value at a path of keys; nothing where a mapping stands there. */
export function leafAt(branch: Branch, path: readonly string[]): Leaf | undefined {
  const node = nodeAt(branch, path);
  return isBranch(node) ? undefined : node;
}

/** The plain data of a tree. Keys have no prototype to fall through to. */
export function dataOf(branch: Branch): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [key, node] of branch) {
    const value = isBranch(node) ? dataOf(node) : node.value;
    Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return data;
}

/** The values that a persona says itself, `x-` keys as they are written. */
export function ownLeaves(data: Readonly<Record<string, unknown>>): { path: string[]; value: unknown }[] {
  const inside = (value: unknown, path: string[]): { path: string[]; value: unknown }[] =>
    isRecord(value) && Object.keys(value).length > 0
      ? Object.entries(value).flatMap(([key, inner]) => inside(inner, [...path, key]))
      : [{ path, value }];
  return inheritable(data).flatMap(([key, value]) => inside(value, [key]));
}

import {
  entriesOf,
  type Names,
  namesAnywhere,
  namesOfEveryKind,
  namesOfRange,
  namesOfStatement,
  spokenFor,
  synonymTable,
} from './synonym-table.js';
import type { JsonSchema, KindName } from './types.js';

/** A mapping of an entity, as far as the names of its keys go. */
export interface KeyPlace {
  readonly kind: KindName;
  /** The way of keys from the entity, `*` for the items of a list. */
  readonly path: readonly string[];
  /** The keys that the schema lists here. */
  readonly known: ReadonlySet<string>;
  /** The key that says what an item of a list is, such as `goal`. */
  readonly noun?: string;
}

/** What a key that the schema does not know stands for. */
export interface Meaning {
  /**
   * `case`: the same words, written another way; `synonym`: another name, or a known one at the wrong level; `slip`: but
   * for a plural or an underscore.
   */
  readonly by: 'case' | 'synonym' | 'slip';
  /** The canonical keys that it may stand for, best first: `goals`, `demographics.age_range`, `/role`. */
  readonly keys: readonly [string, ...string[]];
}

/** A key as the format writes keys: lower-case words with underscores between them. */
export function snakeCase(key: string): string {
  return key
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[-\s_]+/g, '_')
    .toLowerCase();
}

/** What an unknown key means at its place; nothing where nobody knows. */
export function meaningOf(place: KeyPlace, key: string): Meaning | undefined {
  const plain = snakeCase(key);
  if (place.known.has(plain)) return plain === key ? undefined : { by: 'case', keys: [plain] };
  if (place.kind === 'config') return undefined;
  const [first, ...more] = canonicalKeys(place, plain);
  const near = slipOf(plain, place.known);
  if (near !== undefined && (first === undefined || first === near)) return { by: 'slip', keys: [near] };
  return first === undefined ? undefined : { by: 'synonym', keys: [first, ...more] };
}

/** The known key that differs by a plural `s` or an underscore alone. */
function slipOf(plain: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(`${plain}s`)) return `${plain}s`;
  if (plain.endsWith('s') && known.has(plain.slice(0, -1))) return plain.slice(0, -1);
  const letters = plain.replace(/_/g, '');
  return [...known].find((key) => key.includes('_') && key.replace(/_/g, '') === letters);
}

/** Whether other rules have something to say about a key, so that it must keep its name. */
export function isSpokenFor(kind: KindName, key: string): boolean {
  return (spokenFor[kind] ?? '').split(' ').includes(snakeCase(key));
}

/** Which keys of an item take the key and the text of an entry, for lists that are often kept as a mapping. */
export function entryKeys(kind: KindName, path: readonly string[]): readonly [key: string, text: string] | undefined {
  return entriesOf[kind]?.[path.join('/')];
}

/** Whether a mapping is a range: `min` and `max`, and nothing else. */
export function isRangeSchema(schema: JsonSchema | undefined): boolean {
  const keys = Object.keys(schema?.properties ?? {});
  return keys.length === 2 && keys.includes('min') && keys.includes('max');
}

function canonicalKeys(place: KeyPlace, plain: string): string[] {
  const { kind, path, known, noun } = place;
  const found = tablesAt(kind, path).flatMap((table) => lookUp(table, plain));
  if (known.size === 2 && known.has('min') && known.has('max')) found.push(...lookUp(namesOfRange, plain));
  if (noun !== undefined && namesOfStatement.split(' ').includes(plain)) found.push(noun);
  if (path.length === 0 && plain === `${kind.replace(/-/g, '_')}_id`) found.push('id');
  const here = (key: string) => known.has(key) || known.has(key.split('.')[0] ?? '') || key.startsWith('/');
  return [...new Set(found)].filter((key) => here(key) && key !== plain);
}

/** The tables for a place, the most particular first. */
function tablesAt(kind: KindName, path: readonly string[]): Names[] {
  const own = synonymTable[kind]?.[path.join('/')];
  const anywhere = [1, 2, 3].flatMap((length) => {
    const table = path.length < length ? undefined : namesAnywhere[path.slice(-length).join('/')];
    return table ? [table] : [];
  });
  return [...(own ? [own] : []), ...anywhere, ...(path.length === 0 ? [namesOfEveryKind] : [])];
}

const inverted = new WeakMap<Names, ReadonlyMap<string, readonly string[]>>();

function lookUp(names: Names, plain: string): readonly string[] {
  let index = inverted.get(names);
  if (!index) {
    const byName = new Map<string, string[]>();
    for (const [canonical, others] of Object.entries(names)) {
      for (const other of others.split(' ')) byName.set(other, [...(byName.get(other) ?? []), canonical]);
    }
    index = byName;
    inverted.set(names, index);
  }
  return index.get(plain) ?? [];
}

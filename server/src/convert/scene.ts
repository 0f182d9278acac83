import type { MappingNode, Pair, SequenceNode, SyntaxNode } from '../document/syntax.js';
import { branches, propertiesOf, typesOf } from '../kinds/schema-walk.js';
import type { JsonSchema, KindName } from '../kinds/types.js';
import type { Edit, Source } from './source.js';

/** Edits, and the data that the place holds after them. */
export interface Change {
  readonly edits: readonly Edit[];
  readonly data: unknown;
}

/** How a part of the tree is converted. */
export interface Mode {
  /** It comes under a new key: what does not fit there becomes the team's own. */
  readonly adopting: boolean;
  /** Whatever happens stays within the part, as its text may be moved as a whole. */
  readonly local: boolean;
}

/** A value, where it stands, and what the schema wants there. */
export interface Spot extends Mode {
  readonly node: SyntaxNode;
  readonly schema: JsonSchema;
  /** The way of keys from the entity, `*` for the items of a list. */
  readonly path: readonly string[];
  readonly holder: MappingNode | SequenceNode;
  /** The pair whose value it is; an item of a list has none. */
  readonly pair?: Pair;
}

/** What every step of a conversion may use. */
export interface Scene {
  readonly source: Source;
  readonly kind: KindName;
  readonly root: JsonSchema;
  /** How far lists are indented under their key. */
  readonly listIndent: number;
  /** The id of the persona with this name, if the library has just one. */
  readonly personaId: (name: string) => string | undefined;
  /** Whether a value may stand where a schema is; ids have to be known. */
  fits(schema: JsonSchema, data: unknown): boolean;
  /** Whether a text is an id of the kind that a schema refers to. */
  refers(schema: JsonSchema, text: string): boolean;
  value(spot: Spot): Change;
  mapping(node: MappingNode, schema: JsonSchema, path: readonly string[], mode: Mode): Change;
}

/** What a list takes: texts, mappings, and the key of such a mapping that says what the item is. */
export interface Items {
  readonly schema: JsonSchema;
  readonly text: boolean;
  readonly object?: JsonSchema;
  readonly noun?: string;
}

/** What the list that a schema allows takes as items; nothing where it allows none. */
export function itemsOfList(root: JsonSchema, list: JsonSchema): Items | undefined {
  const schema = branches(root, list).find(({ items }) => items !== undefined)?.items;
  if (!schema) return undefined;
  const object = objectOf(root, schema);
  const noun = object && nounOf(root, object);
  return {
    schema,
    text: typesOf(root, schema).includes('string'),
    ...(object ? { object } : {}),
    ...(noun === undefined ? {} : { noun }),
  };
}

/** The branch of a schema that takes a mapping with known keys. */
export function objectOf(root: JsonSchema, schema: JsonSchema): JsonSchema | undefined {
  return branches(root, schema).find(({ properties }) => properties !== undefined);
}

/** The key that says what an item is: the one that it must have, else the first that takes a text. */
export function nounOf(root: JsonSchema, object: JsonSchema): string | undefined {
  const { required = [] } = object;
  if (required.length > 0) return required[0];
  for (const [name, { schema }] of propertiesOf(root, [object]))
    if (typesOf(root, schema).includes('string')) return name;
  return undefined;
}

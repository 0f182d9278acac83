import type { ParsedText } from '../document/parsed-text.js';
import {
  asMapping,
  asSequence,
  asText,
  effectivePairs,
  keyName,
  type MappingNode,
  pairOf,
} from '../document/syntax.js';
import { kindOf, kindOfCollection, kindOfName, writableKinds } from './registry.js';
import { meaningOf, snakeCase } from './synonyms.js';
import type { Dialect, KindName } from './types.js';

/** What the content of a file suggests that it holds. It is no evidence: nothing is claimed by it. */
export interface Guess {
  /** Keys at the top that hold lists of entities, such as `personas`; they say the kinds by themselves. */
  readonly collections: readonly string[];
  /** Whether a known `kind` stands at the top of a document. */
  readonly saysKind: boolean;
  /** Whether what is in those lists has fields of ours. The `jobs` of a build file have none. */
  readonly ours: boolean;
  /** The likely kinds, best first, each with the fields that speak for it. */
  readonly kinds: readonly { readonly kind: KindName; readonly dialect?: Dialect; readonly keys: readonly string[] }[];
}

/** So many entries of a list are looked at. */
const sample = 5;

/** Fields of ours that are everywhere in files of others; alone they say nothing. */
const everyday = new Set(
  'type role parent image priority size scale map value usage date link duration points do job subject strategy levels method criteria jobs scores'.split(
    ' ',
  ),
);

/** Fields that so many kinds have tell nothing apart. */
const common = 10;

const fields = new Map<KindName, ReadonlySet<string>>(
  writableKinds().map((kind) => [kind, new Set(Object.keys(kindOf(kind).schema.properties ?? {}))]),
);

/** How many kinds have a field. */
const spread = countFields();

function countFields(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const own of fields.values()) for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function fieldsOf(kind: KindName): ReadonlySet<string> {
  return fields.get(kind) ?? new Set();
}

/** Guesses the kinds of a file from its keys. */
export function guess(parsed: ParsedText): Guess {
  const weights = new Map<KindName, number>();
  const keys = new Map<KindName, Set<string>>();
  const vote = (kind: KindName, key: string, weight: number) => {
    weights.set(kind, (weights.get(kind) ?? 0) + weight);
    keys.set(kind, (keys.get(kind) ?? new Set()).add(key));
  };
  const collections = new Set<string>();
  let saysKind = false;
  let ours = false;
  let pls = false;
  for (const { root } of parsed.documents) {
    const said = kindOfName(asText(pairOf(asMapping(root), 'kind')?.value) ?? '');
    // A Kubernetes resource may be of any kind.
    if (said && said.name !== 'config' && !pairOf(asMapping(root), 'apiVersion')) {
      saysKind = true;
      vote(said.name, 'kind', 100);
    }
    const lists = collectionsIn(asMapping(root));
    for (const { key, kind, members } of lists) {
      collections.add(key);
      vote(kind, key, 50);
      ours ||= members.some((member) => hasOwnField(member, kind));
    }
    if (lists.length > 0) continue;
    for (const mapping of entriesOf(root)) {
      pls ||= isPls(mapping);
      for (const pair of effectivePairs(mapping)) {
        const key = keyName(pair);
        const { kinds, weight } = kindsWith(key);
        for (const kind of kinds) vote(kind, key, weight / kinds.length);
      }
    }
  }
  const kinds = [...weights.keys()]
    .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))
    .map((kind) => ({ kind, keys: [...(keys.get(kind) ?? [])] }));
  const first = pls && !saysKind ? [{ kind: 'persona' as const, dialect: 'pls' as const, keys: ['id', 'label'] }] : [];
  return { collections: [...collections], saysKind, ours, kinds: [...first, ...kinds] };
}

/** Lists of entities by the keys that announce them; only where nothing else says what the mapping is. */
function collectionsIn(root: MappingNode | undefined) {
  if (!root || pairOf(root, 'id') || pairOf(root, 'kind')) return [];
  return effectivePairs(root).flatMap((pair) => {
    const kind = kindOfCollection(keyName(pair))?.name;
    const list = asSequence(pair.value)?.items ?? asMapping(pair.value)?.pairs.map(({ value }) => value) ?? [];
    const members = list.slice(0, sample).flatMap((item) => asMapping(item) ?? []);
    return kind ? [{ key: keyName(pair), kind, members }] : [];
  });
}

/** The mappings that may be entities: the document, or the first items of the list that it is. */
function entriesOf(root: Parameters<typeof asMapping>[0]): MappingNode[] {
  const mapping = asMapping(root);
  if (mapping) return [mapping];
  return (asSequence(root)?.items ?? []).slice(0, sample).flatMap((item) => asMapping(item) ?? []);
}

/** The kinds that have a field of this name, else those of which some field is called so in real files. */
function kindsWith(key: string): { kinds: readonly KindName[]; weight: number } {
  const plain = snakeCase(key);
  const exact = writableKinds().filter((kind) => fieldsOf(kind).has(plain));
  if (exact.length > 0) return { kinds: exact.length < common ? exact : [], weight: 1 };
  const named = writableKinds().filter((kind) => {
    const [field = ''] = meaningOf({ kind, path: [], known: fieldsOf(kind) }, key)?.keys ?? [];
    return field !== '' && (spread.get(field.replace(/\..*$/, '')) ?? common) < common;
  });
  return { kinds: named, weight: 0.5 };
}

/** Whether a mapping has a field that only files of ours are likely to have. */
function hasOwnField(mapping: MappingNode, kind: KindName): boolean {
  return effectivePairs(mapping).some((pair) => {
    const key = snakeCase(keyName(pair));
    return fieldsOf(kind).has(key) && (spread.get(key) ?? common) < common && !everyday.has(key);
  });
}

function isPls(mapping: MappingNode): boolean {
  const has = (key: string) => pairOf(mapping, key) !== undefined;
  return has('id') && has('label') && !has('name') && !has('kind');
}

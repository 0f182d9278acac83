import { formatOf } from '../document/front-matter.js';
import { keyName, type MappingNode, type Pair, type SyntaxNode } from '../document/syntax.js';
import { nearest } from '../kinds/nearest.js';
import { meaningOf } from '../kinds/synonyms.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import type { Fix } from './types.js';

/** The item of a list that takes texts as well as mappings. */
export interface ItemPlace {
  readonly entity: Entity;
  /** The keys to the item, `*` for its place in the list. */
  readonly path: readonly string[];
  /** The keys that such a mapping takes. */
  readonly known: ReadonlySet<string>;
  /** The key that holds the text in the long form. */
  readonly noun: string;
}

/**
 * The pair that an item of a list came to be because of the colon in its text (`- Ship: fast`): one pair in plain text,
 * the key no name of a key but words or with a capital letter, and no more behind it than one line could hold.
 */
export function accidentalPair(item: SyntaxNode | undefined, place: ItemPlace): Pair | undefined {
  if (item?.type !== 'mapping' || item.flow) return undefined;
  const [pair, ...more] = item.pairs;
  if (!pair || more.length > 0) return undefined;
  const { key, value } = pair;
  if (key.style !== 'plain' || value.type !== 'scalar' || value.style === 'literal' || value.style === 'folded')
    return undefined;
  const name = keyName(pair);
  const { entity, path, known, noun } = place;
  if (known.has(name) || /^x[_-]/.test(name)) return undefined;
  if (meaningOf({ kind: entity.kind, path, known, noun }, name)) return undefined;
  if (/\s/.test(name)) return pair;
  return /^\p{Lu}/u.test(name) && nearest(name, [...known]) === undefined ? pair : undefined;
}

/** The fix that makes one text of such an item again. */
export function quotingWhole({ uri, parsed: { text } }: PersonaFile, item: MappingNode): Fix[] {
  const [pair] = item.pairs;
  if (!pair || formatOf(uri) === 'json') return [];
  const span = { start: pair.key.span.start, end: endOf(text, pair) };
  const written = text.slice(span.start, span.end);
  const first =
    text
      .slice(0, span.start)
      .split(/\r\n?|\n/)
      .at(-1) ?? '';
  if (!/^ *(?:- +)+$/.test(first) || /[\r\n]/.test(written) || pair.value.anchor !== undefined) return [];
  return [{ title: 'Put it in quotes', edits: [{ span, newText: quoted(written) }] }];
}

/** Behind the value, or behind the colon where there is none. */
function endOf(text: string, { key, value }: Pair): number {
  const isMissing = value.type === 'scalar' && value.style === 'missing';
  return isMissing ? text.indexOf(':', key.span.end) + 1 : value.span.end;
}

/** In the quotes that leave the text as it reads. */
function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replace(/'/g, "''")}'` : `"${text}"`;
}

import { isRecord } from '../kinds/read.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import type { Body } from '../library/bodies.js';
import { effectiveIn } from '../library/effective.js';
import { type EffectivePersona, isWildcard, type Leaf, type LeafAt, leavesOf } from '../library/inheritance.js';
import type { Library } from '../library/library.js';

/** How long a value may be in a line about it. */
const longest = 40;

/** What a persona inherits, where it inherits anything at all; nothing before the library has been read. */
export function inheritanceOf(
  library: Library | undefined,
  { uri }: PersonaFile,
  entity: Entity | undefined,
): EffectivePersona | undefined {
  if (!library?.complete || entity?.kind !== 'persona' || entity.data.parent === undefined) return undefined;
  const effective = effectiveIn(library, uri, entity);
  return effective.inherited.size > 0 ? effective : undefined;
}

/** A value in a few words: a short text as it is, a list as its first entry and how many more. */
export function valueInShort(value: unknown): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return 'nothing';
    const [first] = value as readonly unknown[];
    const rest = value.length > 1 ? ` and ${value.length - 1} more` : '';
    return `${valueInShort(first)}${rest}`;
  }
  if (isRecord(value)) return Object.values(value).map(valueInShort).join(', ');
  const text = String(value).replace(/\s+/g, ' ').trim();
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

/** The id by which people know a persona, else its name. */
export function callName({ id, name }: Body): string {
  return id ?? name ?? 'a parent';
}

/** Who makes a value, in order and each once. */
export function makersOf({ from, added }: Leaf): string[] {
  return [...new Set([from, ...added].map(callName))];
}

/** What a persona takes over without a word of its own about it: neither the key nor, with `x-`, an addition. */
export function takenOver(effective: EffectivePersona, self: Body): LeafAt[] {
  return leavesOf(effective.said).filter(
    ({ from, added, value }) =>
      callName(from) !== callName(self) && added.every((body) => callName(body) !== callName(self)) && value !== null,
  );
}

/** Whether a value is one that a parent's word takes the place of. */
export function givesWay(value: unknown): boolean {
  return value === null || isWildcard(value);
}

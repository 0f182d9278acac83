import { segmentsOf } from '../document/pointer.js';
import { isBranch, isExtension, type Leaf, leafAt, leavesOf, nodeAt } from '../library/inheritance.js';
import type { FeatureContext } from './context.js';
import type { Target } from './hover.js';
import { callName, givesWay, inheritanceOf, makersOf, takenOver, valueInShort } from './inherited-words.js';
import { code, escapeInline, quoteMarkdown } from './markdown.js';

/** How many inherited values a hover lists. */
const mostListed = 12;
const mostEntries = 8;

/** What a key of a persona says once the parents are heard, and who says it; nothing where no parent has a part in it. */
export function inheritanceBlocks({ file, library }: FeatureContext, { place }: Target): string[] {
  const effective = inheritanceOf(library, file, place.entity);
  if (!effective) return [];
  const path = place.rest.map(String);
  const key = path.at(-1) ?? '';
  const self = effective.ancestry.eldestFirst.at(-1);
  if (path[0] === 'parent') {
    const taken = self ? takenOver(effective, self) : [];
    return taken.length > 0 ? [`Takes over ${counted(taken.length)}:`, listOf(taken)] : [];
  }
  const native = place.dialect === 'native';
  const adds = isExtension(key) && (!native || path[0] === 'traits');
  const at = adds ? [...path.slice(0, -1), key.slice(2)] : path;
  const node = nodeAt(effective.inherited, at);
  if (isBranch(node)) {
    const missing = leavesOf(node).filter(({ path: inner }) => {
      const said = leafAt(effective.said, [...at, ...inner]);
      return said !== undefined && said.from === leafAt(effective.inherited, [...at, ...inner])?.from;
    });
    return missing.length > 0 ? [`Takes over ${counted(missing.length)}:`, listOf(missing)] : [];
  }
  const said = leafAt(effective.said, at);
  if (!node || !said) return [];
  const own = valueAt(place.entity?.data, path);
  if (adds || givesWay(own)) return [inEffect(said)];
  const same = JSON.stringify(own) === JSON.stringify(node.value);
  return [same ? `Says the same as ${makersOf(node).map(code).join(' and ')}` : overridden(node)];
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value ?? null;
}

/** The value that holds in the end, entry by entry where it is a list. */
function inEffect(leaf: Leaf): string {
  const { value, from, itemsFrom } = leaf;
  if (!Array.isArray(value)) return `In effect: ${quoted(value)}, from ${code(callName(from))}`;
  const entries = (value as readonly unknown[])
    .slice(0, mostEntries)
    .map((item, index) => `- ${quoted(item)} · ${code(callName(itemsFrom?.[index] ?? from))}`);
  const rest = value.length > mostEntries ? [`- and ${value.length - mostEntries} more`] : [];
  return [`In effect, with what it inherits:`, '', ...entries, ...rest].join('\n');
}

function overridden(leaf: Leaf): string {
  return `In place of ${quoted(leaf.value)}, from ${makersOf(leaf).map(code).join(' and ')}`;
}

function listOf(
  leaves: readonly {
    readonly pointer: string;
    readonly value: unknown;
    readonly from: Leaf['from'];
    readonly added: Leaf['added'];
  }[],
): string {
  const lines = leaves
    .slice(0, mostListed)
    .map(
      (leaf) =>
        `- ${code(segmentsOf(leaf.pointer).join('.'))}: ${quoted(leaf.value)} · ${makersOf(leaf).map(code).join(' and ')}`,
    );
  const rest = leaves.length > mostListed ? [`- and ${leaves.length - mostListed} more`] : [];
  return [...lines, ...rest].join('\n');
}

function quoted(value: unknown): string {
  const text = valueInShort(value);
  return typeof value === 'string' ? quoteMarkdown(text) : escapeInline(text);
}

function counted(count: number): string {
  return count === 1 ? 'one value' : `${count} values`;
}

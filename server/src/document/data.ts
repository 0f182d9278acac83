import { effectivePairs, keyName, resolve, type SyntaxNode } from './syntax.js';

/** Plain data, as JSON has it. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** Aliases of nested values nest deeper than any text may; what lies below is of no use to anyone. */
const deepest = 1000;

/**
 * The plain data of a node, aliases and merges written out; the parser has bounded how much that can be. An alias
 * without a target is null. Keys have no prototype to fall through to: `__proto__` is a key like any other.
 */
export function toData(node: SyntaxNode | undefined, depth = 0): Data {
  const target = resolve(node);
  if (!target || depth > deepest) return null;
  if (target.type === 'scalar') return target.value;
  if (target.type === 'sequence') return target.items.map((item) => toData(item, depth + 1));
  const data: Record<string, Data> = {};
  for (const pair of effectivePairs(target)) {
    Object.defineProperty(data, keyName(pair), {
      value: toData(pair.value, depth + 1),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return data;
}

import { join, segmentsOf, walk } from '../../document/pointer.js';
import { keyName, type Pair, pairOf } from '../../document/syntax.js';
import { list } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { isExtension } from '../../library/inheritance.js';

/** A key such as `x-likes`, which adds to what a parent says under `likes`. */
export interface Extension {
  readonly pair: Pair;
  /** The key that it adds to. */
  readonly name: string;
  /** Where that key stands beside it with a value. */
  readonly replaced?: Pair;
  /** Keys from the entity to the mapping. */
  readonly path: readonly string[];
  /** JSON pointer from the entity to its value. */
  readonly pointer: string;
}

/** The keys of a persona that add to others: everywhere in a PLS persona, in `traits` of our own. */
export function extensionsOf(entity: Entity): Extension[] {
  const found: Extension[] = [];
  walk(entity.node, ({ node, pointer }) => {
    if (node.type !== 'mapping') return;
    const path = segmentsOf(pointer);
    if (entity.dialect === 'native' && path[0] !== 'traits') return;
    for (const pair of node.pairs) {
      const key = keyName(pair);
      if (!isExtension(key)) continue;
      const name = key.slice(2);
      const beside = pairOf(node, name);
      const replaced = beside && saysNothing(beside) ? undefined : beside;
      found.push({ pair, name, path, pointer: join(pointer, key), ...(replaced ? { replaced } : {}) });
    }
  });
  return found;
}

function saysNothing({ value }: Pair): boolean {
  return value.type === 'scalar' && value.value === null;
}

/** Whether a persona names any parent. */
export function hasParent({ data }: Entity): boolean {
  return list(data.parent).length > 0;
}

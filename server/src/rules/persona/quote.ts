import { locate } from '../../document/pointer.js';
import type { ScalarNode } from '../../document/syntax.js';
import type { Entity } from '../../kinds/types.js';

/** What a persona says in its own voice, and where that stands. */
export interface Quote {
  readonly text: string;
  readonly node: ScalarNode;
  readonly pointer: string;
}

/** The quote of a persona; nothing where it has none, or where it stands elsewhere and an alias leads there. */
export function quoteOf(entity: Entity): Quote | undefined {
  for (const pointer of ['/quote/text', '/quote']) {
    const node = locate(entity.node, pointer)?.node;
    if (node?.type !== 'scalar' || typeof node.value !== 'string') continue;
    const text = node.value.replace(/\s+/g, ' ').trim();
    return text === '' ? undefined : { text, node, pointer };
  }
  return undefined;
}

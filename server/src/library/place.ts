import { firstKey } from '../document/pointer.js';
import { pairOf, type Span } from '../document/syntax.js';
import type { Entity } from '../kinds/types.js';

/**
 * Where a finding about a whole entity stands (FORMAT section 2): on the value of its `id`, else of `name`, else of
 * `kind`, else on its first key.
 */
export function anchorSpan(entity: Entity): Span {
  const names = entity.dialect === 'pls' ? ['id', 'label'] : ['id', 'name', 'kind'];
  for (const name of names) {
    const value = pairOf(entity.node, name)?.value;
    if (value && value.span.end > value.span.start) return value.span;
  }
  return firstKey(entity.node)?.span ?? entity.node.span;
}

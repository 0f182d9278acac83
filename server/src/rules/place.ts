import { type Location, locate, locateNearest } from '../document/pointer.js';
import { asMapping, pairOf, type Span } from '../document/syntax.js';
import type { Entity } from '../kinds/types.js';
import { anchorSpan } from '../library/place.js';

/** The span of the value at a pointer of an entity; of the nearest thing around it when it is not in the text. */
export function valuePlace(entity: Entity, pointer: string): Span {
  if (pointer === '') return anchorSpan(entity);
  if (pointer === '/id' && entity.idKey) return entity.idKey;
  return locateNearest(entity.node, pointer).node.span;
}

/** The span of the key at a pointer of an entity; of the value where it has no key. */
export function keyPlace(entity: Entity, pointer: string): Span {
  if (pointer === '') return anchorSpan(entity);
  const found: Location = locateNearest(entity.node, pointer);
  return found.key?.span ?? firstOf(found);
}

/** Where something that a mapping lacks is reported: on the key of that mapping, else on its first key. */
export function absentPlace(entity: Entity, pointer: string): Span {
  return keyPlace(entity, pointer);
}

function firstOf(location: Location): Span {
  const { node } = location;
  return node.type === 'mapping' ? (node.pairs[0]?.key.span ?? node.span) : node.span;
}

/** The span of a whole `key: value` in a mapping of the entity. */
export function pairPlace(entity: Entity, pointer: string, key: string): { key: Span; value: Span } | undefined {
  const pair = pairOf(asMapping(locate(entity.node, pointer)?.node), key);
  return pair && { key: pair.key.span, value: pair.value.span };
}

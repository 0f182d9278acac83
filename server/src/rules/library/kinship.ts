import type { Entity } from '../../kinds/types.js';
import { bodyOf } from '../../library/bodies.js';
import type { Library } from '../../library/library.js';
import { ancestryOf } from '../../library/lineage.js';

/** Whether one of two personas inherits from the other, however far back. Costs nothing where neither has a parent. */
export function descends(library: Library, uri: string, entity: Entity, otherId: string | undefined): boolean {
  if (otherId === undefined || otherId === '') return false;
  const find = (id: string) => library.bodies.persona(id);
  const self = bodyOf(uri, entity);
  if (self.parents.length > 0 && ancestryOf(self, find).eldestFirst.some(({ id }) => id === otherId)) return true;
  const other = find(otherId);
  if (other === undefined || other.parents.length === 0 || entity.id === undefined) return false;
  return ancestryOf(other, find).eldestFirst.some(({ id }) => id === entity.id);
}

import { join, locate } from '../../document/pointer.js';
import { asMapping, asSequence, type MappingNode, valueAt } from '../../document/syntax.js';
import { list, record, text } from '../../kinds/read.js';
import { fieldSchemas } from '../../kinds/schema-walk.js';
import type { Entity } from '../../kinds/types.js';
import { saysUnderOtherName } from '../other-names.js';

/** One stage of an experience map, at its place. */
export interface Stage {
  readonly name: string;
  readonly pointer: string;
  readonly node: MappingNode;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The stages of an experience map that are written as keys with values, in their order. */
export function stagesOf(entity: Entity): readonly Stage[] {
  const data = list(entity.data.stages);
  const items = asSequence(valueAt(entity.node, 'stages'))?.items ?? [];
  return items.flatMap((_, index): Stage[] => {
    const pointer = join('', 'stages', index);
    const node = asMapping(locate(entity.node, pointer)?.node);
    const said = record(data[index]);
    if (!node || node.pairs.length === 0) return [];
    return [{ name: text(said.stage) ?? `stage ${index + 1}`, pointer, node, data: said }];
  });
}

/** Whether a stage says something under another name of a key. */
export function stageSaysUnderOtherName(entity: Entity, { data }: Stage, key: string): boolean {
  const [schema] = fieldSchemas(entity.schema, ['stages', 0]);
  return schema !== undefined && saysUnderOtherName(entity, data, key, ['stages', '*'], schema);
}

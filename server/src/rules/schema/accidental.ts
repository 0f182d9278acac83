import { locate, segmentsOf } from '../../document/pointer.js';
import type { MappingNode, Pair } from '../../document/syntax.js';
import { asMapping } from '../../document/syntax.js';
import { fieldSchemas, propertiesOf, typesOf } from '../../kinds/schema-walk.js';
import { accidentalPair } from '../accidental-map.js';
import type { Violation } from '../types.js';

/**
 * The item of a list at fault that is a text with a colon in it (`goals: [Ship: fast]`), where the list takes texts too.
 * It is one fault, and `missing-key` tells it: no key is unknown, none is missing.
 */
export function accidentalItem({
  entity,
  pointer,
  schemas,
}: Violation): { readonly item: MappingNode; readonly pair: Pair } | undefined {
  const path = segmentsOf(pointer);
  const last = path.at(-1);
  if (entity.dialect === 'pls' || entity.kind === 'config' || last === undefined || !/^\d+$/.test(last))
    return undefined;
  const item = asMapping(locate(entity.node, pointer)?.node);
  const noun = schemas.flatMap(({ required = [] }) => required)[0];
  if (!item || noun === undefined) return undefined;
  const types = fieldSchemas(entity.schema, path).flatMap((schema) => typesOf(entity.schema, schema));
  if (!types.includes('string')) return undefined;
  const known = new Set(propertiesOf(entity.schema, schemas).keys());
  const way = path.map((segment) => (/^\d+$/.test(segment) ? '*' : segment));
  const pair = accidentalPair(item, { entity, path: way, known, noun });
  return pair && { item, pair };
}

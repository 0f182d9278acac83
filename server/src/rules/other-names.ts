import { present } from '../kinds/read.js';
import { branches, propertiesOf } from '../kinds/schema-walk.js';
import { meaningOf } from '../kinds/synonyms.js';
import type { Entity, JsonSchema } from '../kinds/types.js';

/**
 * Whether a mapping of an entity says something under another name of a key: `actor` where `persona` is meant. The
 * wrong name is a finding already, so that nothing is missing there.
 *
 * @param data the mapping
 * @param path the way of keys to it from the entity, `*` for the items of a list
 * @param schema the schema of the mapping
 */
export function saysUnderOtherName(
  entity: Pick<Entity, 'kind' | 'schema'>,
  data: Readonly<Record<string, unknown>>,
  key: string,
  path: readonly string[] = [],
  schema: JsonSchema = entity.schema,
): boolean {
  const known = new Set(propertiesOf(entity.schema, branches(entity.schema, schema)).keys());
  return Object.entries(data).some(
    ([name, value]) =>
      !known.has(name) && present(value) && meaningOf({ kind: entity.kind, path, known }, name)?.keys.includes(key),
  );
}

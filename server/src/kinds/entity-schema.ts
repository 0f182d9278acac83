import type { JsonSchema } from './types.js';

/** A published schema: it describes one entity, or says of which entity it takes a list too (scripts/schemas/bundle.mjs). */
interface PublishedSchema extends JsonSchema {
  readonly if?: unknown;
  readonly then?: unknown;
  readonly else?: JsonSchema;
}

/** The schema of one entity out of a published one: what we check and explain stands in no list. */
export function entitySchema(published: PublishedSchema): JsonSchema {
  const { if: _if, then: _then, else: single, $defs: { entity, ...$defs } = {}, ...head } = published;
  if (!single || !entity) return published;
  return { ...head, ...entity, ...(single.required ? { required: single.required } : {}), $defs };
}

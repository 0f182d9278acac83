import json from '../../../schemas/value-proposition.schema.json';
import { validateValueProposition } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** How an offer answers the jobs, pains and gains of one persona. */
export const valueProposition: Kind = {
  name: 'value-proposition',
  label: 'Value proposition',
  suffix: 'value-proposition',
  collectionKey: 'value_propositions',
  schema,
  validate: validateValueProposition,
  references: referencesOf(schema),
};

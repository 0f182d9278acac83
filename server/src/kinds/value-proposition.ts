import json from '../../../schemas/value-proposition.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateValueProposition } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** How an offer answers the jobs, pains and gains of one persona. */
export const valueProposition: Kind = {
  name: 'value-proposition',
  label: 'Value proposition',
  suffix: 'value-proposition',
  collectionKey: 'value_propositions',
  schema,
  validate: validateValueProposition,
  get references() {
    return referencesOf(schema);
  },
};

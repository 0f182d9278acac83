import json from '../../../schemas/maturity-model.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateMaturityModel } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** Levels on several dimensions, and who has reached which. */
export const maturityModel: Kind = {
  name: 'maturity-model',
  label: 'Maturity model',
  suffix: 'maturity-model',
  collectionKey: 'maturity_models',
  schema,
  validate: validateMaturityModel,
  get references() {
    return referencesOf(schema);
  },
};

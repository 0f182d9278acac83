import json from '../../../schemas/icp.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateIcp } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** An ideal customer profile: a kind of company. */
export const icp: Kind = {
  name: 'icp',
  label: 'Ideal customer profile',
  suffix: 'icp',
  collectionKey: 'icps',
  schema,
  validate: validateIcp,
  get references() {
    return referencesOf(schema);
  },
};

import json from '../../../schemas/jtbd.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateJtbd } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** A job to be done. */
export const jtbd: Kind = {
  name: 'jtbd',
  label: 'Job to be done',
  suffix: 'jtbd',
  collectionKey: 'jobs',
  schema,
  validate: validateJtbd,
  get references() {
    return referencesOf(schema);
  },
};

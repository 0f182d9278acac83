import json from '../../../schemas/config.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateConfig } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** The settings of a library. */
export const config: Kind = {
  name: 'config',
  label: 'Library settings',
  schema,
  validate: validateConfig,
  get references() {
    return referencesOf(schema);
  },
};

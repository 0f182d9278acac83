import json from '../../../schemas/pestel.schema.json';
import { entitySchema } from './entity-schema.js';
import { validatePestel } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** What the wider world does to a persona or a subject. */
export const pestel: Kind = {
  name: 'pestel',
  label: 'PESTEL analysis',
  suffix: 'pestel',
  schema,
  validate: validatePestel,
  get references() {
    return referencesOf(schema);
  },
};

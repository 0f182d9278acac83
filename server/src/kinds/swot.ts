import json from '../../../schemas/swot.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateSwot } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** Strengths, weaknesses, opportunities and threats. */
export const swot: Kind = {
  name: 'swot',
  label: 'SWOT analysis',
  suffix: 'swot',
  schema,
  validate: validateSwot,
  get references() {
    return referencesOf(schema);
  },
};

import json from '../../../schemas/pestel.schema.json';
import { validatePestel } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** What the wider world does to a persona or a subject. */
export const pestel: Kind = {
  name: 'pestel',
  label: 'PESTEL analysis',
  suffix: 'pestel',
  schema,
  validate: validatePestel,
  references: referencesOf(schema),
};

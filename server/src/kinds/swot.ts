import json from '../../../schemas/swot.schema.json';
import { validateSwot } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** Strengths, weaknesses, opportunities and threats. */
export const swot: Kind = {
  name: 'swot',
  label: 'SWOT analysis',
  suffix: 'swot',
  schema,
  validate: validateSwot,
  references: referencesOf(schema),
};

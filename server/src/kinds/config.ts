import json from '../../../schemas/config.schema.json';
import { validateConfig } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** The settings of a library. */
export const config: Kind = {
  name: 'config',
  label: 'Library settings',
  schema,
  validate: validateConfig,
  references: referencesOf(schema),
};

import json from '../../../schemas/jtbd.schema.json';
import { validateJtbd } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** A job to be done. */
export const jtbd: Kind = {
  name: 'jtbd',
  label: 'Job to be done',
  suffix: 'jtbd',
  collectionKey: 'jobs',
  schema,
  validate: validateJtbd,
  references: referencesOf(schema),
};

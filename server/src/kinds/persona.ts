import json from '../../../schemas/persona.schema.json';
import { validatePersona } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** A persona in the product's own format; the other format is in `pls.ts`. */
export const persona: Kind = {
  name: 'persona',
  label: 'Persona',
  suffix: 'persona',
  collectionKey: 'personas',
  schema,
  validate: validatePersona,
  references: referencesOf(schema),
};

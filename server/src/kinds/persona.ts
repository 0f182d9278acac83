import json from '../../../schemas/persona.schema.json';
import { entitySchema } from './entity-schema.js';
import { validatePersona } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** A persona in the product's own format; the other format is in `pls.ts`. */
export const persona: Kind = {
  name: 'persona',
  label: 'Persona',
  suffix: 'persona',
  collectionKey: 'personas',
  schema,
  validate: validatePersona,
  get references() {
    return referencesOf(schema);
  },
};

import json from '../../../schemas/pls-persona.schema.json';
import { entitySchema } from './entity-schema.js';
import { validatePlsPersona } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** What differs for a persona in the format of the Persona Library System (FORMAT section 5). */
export const plsPersona: Pick<Kind, 'label' | 'schema' | 'validate' | 'references'> = {
  label: 'Persona (PLS)',
  schema,
  validate: validatePlsPersona,
  get references() {
    return referencesOf(schema);
  },
};

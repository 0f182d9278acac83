import glossaryJson from '../../../schemas/pls-glossary.schema.json';
import personaJson from '../../../schemas/pls-persona.schema.json';
import { entitySchema } from './entity-schema.js';
import { validatePlsGlossary, validatePlsPersona } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

type InPls = Pick<Kind, 'label' | 'schema' | 'validate' | 'references'>;

const personaSchema = entitySchema(personaJson);
const glossarySchema = entitySchema(glossaryJson);

/** What differs for a persona in the format of the Persona Library System (FORMAT section 5). */
export const plsPersona: InPls = {
  label: 'Persona (PLS)',
  schema: personaSchema,
  validate: validatePlsPersona,
  get references() {
    return referencesOf(personaSchema);
  },
};

/** The same for a glossary: what the Persona Library System calls a reference of terms. */
export const plsGlossary: InPls = {
  label: 'Glossary (PLS)',
  schema: glossarySchema,
  validate: validatePlsGlossary,
  references: [],
};

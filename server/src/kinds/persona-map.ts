import json from '../../../schemas/persona-map.schema.json';
import { entitySchema } from './entity-schema.js';
import { validatePersonaMap } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** Which personas count, and how much. */
export const personaMap: Kind = {
  name: 'persona-map',
  label: 'Persona map',
  suffix: 'persona-map',
  collectionKey: 'persona_maps',
  schema,
  validate: validatePersonaMap,
  get references() {
    return referencesOf(schema);
  },
};

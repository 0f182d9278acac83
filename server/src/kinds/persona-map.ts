import json from '../../../schemas/persona-map.schema.json';
import { validatePersonaMap } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** Which personas count, and how much. */
export const personaMap: Kind = {
  name: 'persona-map',
  label: 'Persona map',
  suffix: 'persona-map',
  collectionKey: 'persona_maps',
  schema,
  validate: validatePersonaMap,
  references: referencesOf(schema),
};

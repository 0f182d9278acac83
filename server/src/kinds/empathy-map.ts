import json from '../../../schemas/empathy-map.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateEmpathyMap } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** What one persona sees, hears, says, does, thinks and feels in one situation. */
export const empathyMap: Kind = {
  name: 'empathy-map',
  label: 'Empathy map',
  suffix: 'empathy-map',
  collectionKey: 'empathy_maps',
  schema,
  validate: validateEmpathyMap,
  get references() {
    return referencesOf(schema);
  },
};

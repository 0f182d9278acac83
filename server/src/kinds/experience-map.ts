import json from '../../../schemas/experience-map.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateExperienceMap } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** What one persona goes through, stage by stage. */
export const experienceMap: Kind = {
  name: 'experience-map',
  label: 'Experience map',
  suffix: 'experience-map',
  collectionKey: 'experience_maps',
  schema,
  validate: validateExperienceMap,
  get references() {
    return referencesOf(schema);
  },
};

import json from '../../../schemas/study.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateStudy } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** A piece of research that evidence points at. */
export const study: Kind = {
  name: 'study',
  label: 'Study',
  suffix: 'study',
  collectionKey: 'studies',
  schema,
  validate: validateStudy,
  get references() {
    return referencesOf(schema);
  },
};

import json from '../../../schemas/story.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateStory } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** A user story: who wants what, and why. */
export const story: Kind = {
  name: 'story',
  label: 'User story',
  suffix: 'story',
  collectionKey: 'stories',
  schema,
  validate: validateStory,
  get references() {
    return referencesOf(schema);
  },
};

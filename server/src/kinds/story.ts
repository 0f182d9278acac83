import json from '../../../schemas/story.schema.json';
import { validateStory } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** A user story: who wants what, and why. */
export const story: Kind = {
  name: 'story',
  label: 'User story',
  suffix: 'story',
  collectionKey: 'stories',
  schema,
  validate: validateStory,
  references: referencesOf(schema),
};

import json from '../../../schemas/glossary.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateGlossary } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** The words of a team and what they mean. */
export const glossary: Kind = {
  name: 'glossary',
  label: 'Glossary',
  suffix: 'glossary',
  collectionKey: 'glossaries',
  schema,
  validate: validateGlossary,
  get references() {
    return referencesOf(schema);
  },
};

import json from '../../../schemas/glossary.schema.json';
import { validateGlossary } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** The words of a team and what they mean. */
export const glossary: Kind = {
  name: 'glossary',
  label: 'Glossary',
  suffix: 'glossary',
  collectionKey: 'glossaries',
  schema,
  validate: validateGlossary,
  references: referencesOf(schema),
};

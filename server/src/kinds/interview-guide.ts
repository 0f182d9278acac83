import json from '../../../schemas/interview-guide.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateInterviewGuide } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** The questions for a conversation. */
export const interviewGuide: Kind = {
  name: 'interview-guide',
  label: 'Interview guide',
  suffix: 'interview-guide',
  collectionKey: 'interview_guides',
  schema,
  validate: validateInterviewGuide,
  get references() {
    return referencesOf(schema);
  },
};

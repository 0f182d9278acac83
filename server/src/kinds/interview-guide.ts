import json from '../../../schemas/interview-guide.schema.json';
import { validateInterviewGuide } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** The questions for a conversation. */
export const interviewGuide: Kind = {
  name: 'interview-guide',
  label: 'Interview guide',
  suffix: 'interview-guide',
  collectionKey: 'interview_guides',
  schema,
  validate: validateInterviewGuide,
  references: referencesOf(schema),
};

import json from '../../../schemas/segment.schema.json';
import { validateSegment } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { JsonSchema, Kind } from './types.js';

const schema: JsonSchema = json;

/** A part of a market or of the users. */
export const segment: Kind = {
  name: 'segment',
  label: 'Segment',
  suffix: 'segment',
  collectionKey: 'segments',
  schema,
  validate: validateSegment,
  references: referencesOf(schema),
};

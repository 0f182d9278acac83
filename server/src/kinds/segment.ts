import json from '../../../schemas/segment.schema.json';
import { entitySchema } from './entity-schema.js';
import { validateSegment } from './generated/validators.js';
import { referencesOf } from './references.js';
import type { Kind } from './types.js';

const schema = entitySchema(json);

/** A part of a market or of the users. */
export const segment: Kind = {
  name: 'segment',
  label: 'Segment',
  suffix: 'segment',
  collectionKey: 'segments',
  schema,
  validate: validateSegment,
  get references() {
    return referencesOf(schema);
  },
};

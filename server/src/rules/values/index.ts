import type { Rule } from '../types.js';
import { dateNotIso } from './date-not-iso.js';
import { emptyArray } from './empty-array.js';
import { emptyString } from './empty-string.js';
import { htmlInValue } from './html-in-value.js';
import { nullValue } from './null-value.js';
import { piiEmail } from './pii-email.js';
import { placeholderText } from './placeholder-text.js';
import { rangeAsString } from './range-as-string.js';
import { rangeInverted } from './range-inverted.js';
import { scoreOutOfRange } from './score-out-of-range.js';
import { urlPlaceholder } from './url-placeholder.js';

/** Single values: what is empty, not yet written, or written in a form that cannot be counted with. */
export const valuesRules: readonly Rule[] = [
  dateNotIso,
  scoreOutOfRange,
  rangeInverted,
  rangeAsString,
  placeholderText,
  urlPlaceholder,
  piiEmail,
  htmlInValue,
  nullValue,
  emptyString,
  emptyArray,
];

import type { Rule } from '../types.js';
import { badValue } from './bad-value.js';
import { enumValue } from './enum-value.js';
import { kindMismatch } from './kind-mismatch.js';
import { missingKey } from './missing-key.js';
import { mixedKeyCase } from './mixed-key-case.js';
import { synonymKey } from './synonym-key.js';
import { unknownKey } from './unknown-key.js';
import { wrongType } from './wrong-type.js';

/** The schema: keys and values that the format does not know. */
export const schemaRules: readonly Rule[] = [
  missingKey,
  wrongType,
  enumValue,
  badValue,
  unknownKey,
  mixedKeyCase,
  synonymKey,
  kindMismatch,
];

import type { Rule } from '../types.js';
import { unusedSuppression } from './unused-suppression.js';

/** The comments that silence other rules. */
export const suppressionRules: readonly Rule[] = [unusedSuppression];

import type { Rule } from '../types.js';
import { icpMissingFirmographic } from './icp-missing-firmographic.js';
import { icpNoBuyerRoles } from './icp-no-buyer-roles.js';
import { icpNoDisqualifiers } from './icp-no-disqualifiers.js';
import { icpNoPainOrSignal } from './icp-no-pain-or-signal.js';
import { icpNoScoring } from './icp-no-scoring.js';
import { icpPersonAttributes } from './icp-person-attributes.js';
import { includeExcludeOverlap } from './include-exclude-overlap.js';
import { tierGapOverlap } from './tier-gap-overlap.js';
import { unscoredAttribute } from './unscored-attribute.js';
import { weightsSum } from './weights-sum.js';

/** Ideal customer profiles: what one needs to sort companies, and whether its score matrix adds up. */
export const icpRules: readonly Rule[] = [
  icpPersonAttributes,
  includeExcludeOverlap,
  weightsSum,
  tierGapOverlap,
  unscoredAttribute,
  icpNoDisqualifiers,
  icpNoScoring,
  icpNoPainOrSignal,
  icpNoBuyerRoles,
  icpMissingFirmographic,
];

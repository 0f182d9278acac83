import type { Rule } from '../types.js';
import { empathyMissingQuadrant } from './empathy-missing-quadrant.js';
import { journeyNoActor } from './journey-no-actor.js';
import { journeyNoEmotion } from './journey-no-emotion.js';
import { journeyNoOpportunity } from './journey-no-opportunity.js';
import { vpcUnaddressed } from './vpc-unaddressed.js';

/** Maps and canvases: what each part is for, and whether the parts meet. */
export const mapsRules: readonly Rule[] = [
  journeyNoActor,
  journeyNoEmotion,
  journeyNoOpportunity,
  vpcUnaddressed,
  empathyMissingQuadrant,
];

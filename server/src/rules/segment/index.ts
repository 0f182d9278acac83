import type { Rule } from '../types.js';
import { segmentWithoutStrategy } from './segment-without-strategy.js';

/** Segments: groups that ask for something to be done. */
export const segmentRules: readonly Rule[] = [segmentWithoutStrategy];

import type { Rule } from '../types.js';
import { neverReviewed } from './never-reviewed.js';
import { noGoals } from './no-goals.js';
import { noPains } from './no-pains.js';
import { notSized } from './not-sized.js';
import { notValidated } from './not-validated.js';

/** Personas: what one is worth having for, and how it is worded. */
export const personaRules: readonly Rule[] = [neverReviewed, notValidated, notSized, noGoals, noPains];

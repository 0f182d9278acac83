import type { Rule } from '../types.js';
import { forcesMissing } from './forces-missing.js';
import { jobLayersMissing } from './job-layers-missing.js';
import { jobMapIncomplete } from './job-map-incomplete.js';
import { jobStoryForm } from './job-story-form.js';
import { jobWithoutPerformer } from './job-without-performer.js';
import { odiOutcomeForm } from './odi-outcome-form.js';

/** Jobs to be done: what a job is worth having for, and how it is worded. */
export const jtbdRules: readonly Rule[] = [
  jobStoryForm,
  odiOutcomeForm,
  jobMapIncomplete,
  jobLayersMissing,
  jobWithoutPerformer,
  forcesMissing,
];

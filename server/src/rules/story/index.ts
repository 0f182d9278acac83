import type { Rule } from '../types.js';
import { acAccidentalMap } from './ac-accidental-map.js';
import { acVague } from './ac-vague.js';
import { storyDuplicateTitle } from './story-duplicate-title.js';
import { storyGenericRole } from './story-generic-role.js';
import { storyImplementation } from './story-implementation.js';
import { storyNoAc } from './story-no-ac.js';
import { storyNoSoThat } from './story-no-so-that.js';
import { storyNotAtomic } from './story-not-atomic.js';
import { storyProse } from './story-prose.js';
import { storyTechnicalRole } from './story-technical-role.js';
import { storyTooManyAc } from './story-too-many-ac.js';

/** User stories: who, what, why, and how to tell that it is done. */
export const storyRules: readonly Rule[] = [
  storyProse,
  storyGenericRole,
  storyTechnicalRole,
  storyNoSoThat,
  storyNoAc,
  acVague,
  acAccidentalMap,
  storyNotAtomic,
  storyImplementation,
  storyTooManyAc,
  storyDuplicateTitle,
];

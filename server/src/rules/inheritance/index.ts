import type { Rule } from '../types.js';
import { idTraitDisagree } from './id-trait-disagree.js';
import { inheritanceCycle } from './inheritance-cycle.js';
import { multiParentConflict } from './multi-parent-conflict.js';
import { overrideAndExtend } from './override-and-extend.js';
import { overrideWithEmpty } from './override-with-empty.js';
import { redundantOverride } from './redundant-override.js';
import { seniorityInTitle } from './seniority-in-title.js';
import { xPrefixWithoutParent } from './x-prefix-without-parent.js';

/** Inheritance: what a persona takes from its parents and what it hides. */
export const inheritanceRules: readonly Rule[] = [
  inheritanceCycle,
  overrideWithEmpty,
  redundantOverride,
  overrideAndExtend,
  xPrefixWithoutParent,
  multiParentConflict,
  idTraitDisagree,
  seniorityInTitle,
];

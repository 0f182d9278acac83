import { badValue } from './bad-value.js';
import { danglingReference } from './dangling-reference.js';
import { demographicsOnly } from './demographics-only.js';
import { duplicateId } from './duplicate-id.js';
import { duplicateKey } from './duplicate-key.js';
import { duplicateName } from './duplicate-name.js';
import { enumValue } from './enum-value.js';
import { idFilenameMismatch } from './id-filename-mismatch.js';
import { idTraitDisagree } from './id-trait-disagree.js';
import { inheritanceCycle } from './inheritance-cycle.js';
import { kindMismatch } from './kind-mismatch.js';
import { labelDrift } from './label-drift.js';
import { messageDisconnect } from './message-disconnect.js';
import { missingKey } from './missing-key.js';
import { mixedKeyCase } from './mixed-key-case.js';
import { multiParentConflict } from './multi-parent-conflict.js';
import { neverReviewed } from './never-reviewed.js';
import { noGoals } from './no-goals.js';
import { noPains } from './no-pains.js';
import { noPriority } from './no-priority.js';
import { notSized } from './not-sized.js';
import { notValidated } from './not-validated.js';
import { opinionBased } from './opinion-based.js';
import { overrideAndExtend } from './override-and-extend.js';
import { overrideWithEmpty } from './override-with-empty.js';
import { redundantOverride } from './redundant-override.js';
import { referenceByStem } from './reference-by-stem.js';
import { seniorityInTitle } from './seniority-in-title.js';
import { staleCopy } from './stale-copy.js';
import { staticPersona } from './static-persona.js';
import { synonymKey } from './synonym-key.js';
import { tooManyPersonas } from './too-many-personas.js';
import type { Rule } from './types.js';
import { unknownKey } from './unknown-key.js';
import { wrongType } from './wrong-type.js';
import { xPrefixWithoutParent } from './x-prefix-without-parent.js';
import { yamlSyntax } from './yaml-syntax.js';

/**
 * Every rule, in the order of the docs: the text, the schema, the six anti-patterns, what files say about each other,
 * inheritance, the gaps.
 */
export const rules: readonly Rule[] = [
  yamlSyntax,
  duplicateKey,
  missingKey,
  wrongType,
  enumValue,
  badValue,
  unknownKey,
  mixedKeyCase,
  synonymKey,
  kindMismatch,
  opinionBased,
  tooManyPersonas,
  demographicsOnly,
  staticPersona,
  noPriority,
  messageDisconnect,
  danglingReference,
  referenceByStem,
  duplicateId,
  duplicateName,
  idFilenameMismatch,
  labelDrift,
  staleCopy,
  inheritanceCycle,
  overrideWithEmpty,
  redundantOverride,
  overrideAndExtend,
  xPrefixWithoutParent,
  multiParentConflict,
  idTraitDisagree,
  seniorityInTitle,
  neverReviewed,
  notValidated,
  notSized,
  noGoals,
  noPains,
];

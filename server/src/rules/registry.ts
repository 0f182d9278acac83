import { badValue } from './bad-value.js';
import { demographicsOnly } from './demographics-only.js';
import { duplicateKey } from './duplicate-key.js';
import { enumValue } from './enum-value.js';
import { kindMismatch } from './kind-mismatch.js';
import { messageDisconnect } from './message-disconnect.js';
import { missingKey } from './missing-key.js';
import { mixedKeyCase } from './mixed-key-case.js';
import { neverReviewed } from './never-reviewed.js';
import { noGoals } from './no-goals.js';
import { noPains } from './no-pains.js';
import { noPriority } from './no-priority.js';
import { notSized } from './not-sized.js';
import { notValidated } from './not-validated.js';
import { opinionBased } from './opinion-based.js';
import { staticPersona } from './static-persona.js';
import { synonymKey } from './synonym-key.js';
import { tooManyPersonas } from './too-many-personas.js';
import type { Rule } from './types.js';
import { unknownKey } from './unknown-key.js';
import { wrongType } from './wrong-type.js';
import { yamlSyntax } from './yaml-syntax.js';

/** Every rule, in the order of the docs: the text, the schema, the six anti-patterns, the gaps. */
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
  neverReviewed,
  notValidated,
  notSized,
  noGoals,
  noPains,
];

import type { Rule } from '../types.js';
import { danglingReference } from './dangling-reference.js';
import { duplicateId } from './duplicate-id.js';
import { duplicateName } from './duplicate-name.js';
import { glossaryDanglingSeeAlso } from './glossary-dangling-see-also.js';
import { idFilenameMismatch } from './id-filename-mismatch.js';
import { identicalItemAcross } from './identical-item-across.js';
import { labelDrift } from './label-drift.js';
import { orphanPersona } from './orphan-persona.js';
import { referenceByStem } from './reference-by-stem.js';
import { setNoAccessibility } from './set-no-accessibility.js';
import { siblingMissingKey } from './sibling-missing-key.js';
import { staleCopy } from './stale-copy.js';
import { undifferentiated } from './undifferentiated.js';

/** The library: what files say about each other. */
export const libraryRules: readonly Rule[] = [
  danglingReference,
  referenceByStem,
  duplicateId,
  duplicateName,
  idFilenameMismatch,
  labelDrift,
  staleCopy,
  undifferentiated,
  identicalItemAcross,
  orphanPersona,
  siblingMissingKey,
  setNoAccessibility,
  glossaryDanglingSeeAlso,
];

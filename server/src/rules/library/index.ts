import type { Rule } from '../types.js';
import { danglingReference } from './dangling-reference.js';
import { duplicateId } from './duplicate-id.js';
import { duplicateName } from './duplicate-name.js';
import { idFilenameMismatch } from './id-filename-mismatch.js';
import { labelDrift } from './label-drift.js';
import { referenceByStem } from './reference-by-stem.js';
import { staleCopy } from './stale-copy.js';

/** The library: what files say about each other. */
export const libraryRules: readonly Rule[] = [
  danglingReference,
  referenceByStem,
  duplicateId,
  duplicateName,
  idFilenameMismatch,
  labelDrift,
  staleCopy,
];

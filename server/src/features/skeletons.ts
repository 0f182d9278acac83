import type { PersonaFile } from '../kinds/types.js';
import type { Draft } from './completion-item.js';

/** Whole templates for an empty file. */
export function skeletonDrafts(_file: PersonaFile, _today: string): Draft[] {
  return [];
}

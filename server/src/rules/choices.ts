import type { Fix } from './types.js';

/** Fixes among which only a person can choose. A single one is no choice. */
export function asChoices(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.length > 1 ? fixes.map((fix) => ({ ...fix, choice: true })) : fixes;
}

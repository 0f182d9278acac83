import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a person most likely meant: the nearest by edits, at most a third of the letters away, blind to
 * case and to `-` against `_`. Slips seldom touch the first letter, so that a candidate with another one has to be nearer:
 * `evaluation` is no `validation`.
 */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const folded = fold(written);
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = editsBetween(folded, fold(candidate));
    const part = fold(candidate)[0] === folded[0] ? 3 : 4;
    if (edits <= Math.max(1, Math.floor(candidate.length / part)) && (!best || edits < best.edits))
      best = { candidate, edits };
  }
  return best?.candidate;
}

/** Levenshtein's distance, with two neighbouring letters swapped as one edit: the commonest slip of all. */
function editsBetween(a: string, b: string): number {
  const first = [...a].findIndex((letter, index) => letter !== b[index]);
  const swapped = a.slice(0, first) + (a[first + 1] ?? '') + (a[first] ?? '') + a.slice(first + 2);
  return first >= 0 && a !== b && swapped === b ? 1 : distance(a, b);
}

function fold(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[-\s]/g, '_');
}

import { acceptedIn } from '../library/baseline.js';
import type { Library } from '../library/library.js';
import type { Finding } from './types.js';

/** The findings of a file, parted by what the baseline of its library says. */
export interface OpenAndAccepted {
  /** Those that are to be shown. */
  readonly findings: Finding[];
  /** Those that were accepted for now. */
  readonly accepted: readonly Finding[];
}

/**
 * Holds findings against the baseline. As many of a rule as it counts for the file are accepted, the first ones in the
 * text; gaps need no accepting, as they fail nothing.
 *
 * @param findings in the order of the text
 */
export function againstBaseline(findings: readonly Finding[], { baseline }: Library, uri: string): OpenAndAccepted {
  const counts = baseline && acceptedIn(baseline, uri);
  if (!counts || counts.size === 0) return { findings: [...findings], accepted: [] };
  const left = new Map(counts);
  const isAccepted = ({ rule, channel }: Finding) => {
    const count = channel === 'finding' ? (left.get(rule) ?? 0) : 0;
    if (count > 0) left.set(rule, count - 1);
    return count > 0;
  };
  const accepted = new Set(findings.filter(isAccepted));
  return { findings: findings.filter((finding) => !accepted.has(finding)), accepted: [...accepted] };
}

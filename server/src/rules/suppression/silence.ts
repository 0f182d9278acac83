import type { PersonaFile } from '../../kinds/types.js';
import type { Finding, Report, RuleMeta } from '../types.js';
import { allGaps, suppressionsIn, unsuppressed } from './suppress.js';
import { type Heard, suppressionReports, unusedSuppression } from './unused-suppression.js';

/** What the engine knows of the rules, and how it makes a finding of what one says. */
export interface Reporting extends Omit<Heard, 'open' | 'used'> {
  /** Nothing where the rule is switched off. */
  readonly report: (meta: RuleMeta, found: Report) => Finding[];
}

/**
 * Leaves out what comments silence, and adds what is wrong with the comments. What is said of a comment can be silenced
 * in turn, by one that names `unused-suppression`.
 */
export function withoutSilenced(file: PersonaFile, findings: readonly Finding[], reporting: Reporting): Finding[] {
  const suppressions = suppressionsIn(file);
  if (suppressions.comments.length === 0) return [...findings];
  const { meta } = unusedSuppression;
  const ofComments = suppressions.all.filter(({ id }) => id.text === meta.id);
  const others = suppressions.all.filter(({ id }) => id.text !== meta.id);
  const { open, used } = unsuppressed(file, findings, others);
  const say = (known: ReadonlySet<(typeof ofComments)[number]>) => {
    const heard = { ...reporting, known: [...reporting.known, allGaps], open, used: known };
    return suppressionReports(file, suppressions, heard).flatMap((found) => reporting.report(meta, found));
  };
  if (ofComments.length === 0) return [...open, ...say(used)];
  const first = unsuppressed(file, say(new Set([...used, ...ofComments])), ofComments);
  // Said again, now that it is known which comments about comments are of use.
  const all = say(new Set([...used, ...first.used]));
  return [...open, ...unsuppressed(file, all, [...first.used]).open];
}

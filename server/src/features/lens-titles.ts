import type { Scores } from '../scores/index.js';
import type { Maturity } from '../scores/maturity.js';
import type { AccountFit, Opportunity, ScorePart } from '../scores/types.js';
import {
  formatAccountFit,
  formatMaturity,
  formatOpportunity,
  formatPoints,
  formatTier,
  formatValueFit,
  formatZone,
} from '../scores/words.js';

/** Longer texts push what stands behind them out of sight. */
const longest = 60;
const longestStep = 100;

/**
 * What a lens says of the scores of an entity: one line, the number first. Of several accounts, outcomes or assessments it
 * names the one that stands out; the others tell theirs on hover.
 *
 * @returns nothing for an entity that has no score
 */
export function scoreTitle({ readiness, accounts, opportunities, fit, maturities, parts }: Scores): string | undefined {
  if (readiness) return `Readiness ${readiness.score}/100${bestStep(readiness.parts)}`;
  if (fit) return `${formatValueFit(fit)}${bestStep(parts?.fit ?? [])}`;
  if (accounts && accounts.length > 0) return accountTitle(accounts);
  if (opportunities && opportunities.length > 0) return opportunityTitle(opportunities);
  return maturities && maturities.length > 0 ? maturityTitle(maturities) : undefined;
}

function bestStep(parts: readonly ScorePart[]): string {
  const steps = parts.flatMap(({ next }) => (next && next.gain > 0 ? [next] : []));
  const best = steps.reduce<(typeof steps)[number] | undefined>((a, b) => (a && a.gain >= b.gain ? a : b), undefined);
  return best ? ` · next: ${shortened(best.action.replace(/\.$/, ''), longestStep)} (+${formatPoints(best.gain)})` : '';
}

function accountTitle(accounts: readonly AccountFit[]): string {
  const best = accounts.reduce((a, b) => (b.low > a.low ? b : a));
  const tier = best.tier ? ` · ${formatTier(best.tier)}` : '';
  const lead = accounts.length > 1 ? `Best of ${accounts.length} accounts: ` : '';
  return `${lead}${shortened(best.name)} ${formatAccountFit(best)}${tier}`;
}

function opportunityTitle(all: readonly Opportunity[]): string {
  const best = all.reduce((a, b) => (b.score > a.score ? b : a));
  const lead = all.length > 1 ? `Highest of ${all.length} opportunities: ` : 'Opportunity ';
  const zone = formatZone(best.zone).toLowerCase();
  return `${lead}${formatOpportunity(best.score)} · ${zone} · ${shortened(best.outcome)}`;
}

/** The last one in the list is taken for where they stand now. */
function maturityTitle(all: readonly Maturity[]): string {
  const last = all.reduce((_, b) => b);
  return `${formatMaturity(last)} · ${shortened(last.subject)}`;
}

function shortened(said: string, most = longest): string {
  const line = said.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

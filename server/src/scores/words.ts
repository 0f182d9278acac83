import type { Maturity } from './maturity.js';
import type { AccountFit, OpportunityZone, Tier } from './types.js';
import type { ValueFit } from './value-fit.js';

/**
 * How scores read, in one place: numbers, tiers and zones look the same in hover, preview, command line and report.
 */

/** Larger than what adding floats gets wrong, smaller than anything a person could mean. */
export const tolerance = 1e-9;

/** Rounds a half up, and does not fall for 17.499999999999996 where the sum is 17.5. */
export function roundHalfUp(value: number, digits = 0): number {
  const factor = 10 ** digits;
  return Math.floor(value * factor + 0.5 + tolerance * factor) / factor;
}

/** Takes float noise away, so that 0.1 + 0.2 is 0.3. */
export function clean(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** Points of a score part: `17.5`, `10`. One decimal, and none where it would be zero. */
export function formatPoints(points: number): string {
  return String(roundHalfUp(points, 1));
}

/** A fit with two decimals: `4.05`. */
export function formatFit(fit: number): string {
  return roundHalfUp(fit, 2).toFixed(2);
}

/** The fit of an account, or both ends of what it could still be: `4.05 / 5`, `2.40 to 4.80 / 5`. */
export function formatAccountFit(account: Pick<AccountFit, 'low' | 'high'>): string {
  const low = formatFit(account.low);
  const high = formatFit(account.high);
  return low === high ? `${low} / 5` : `${low} to ${high} / 5`;
}

/** A fit of a value proposition: `Fit 67%`. */
export function formatValueFit({ percent }: Pick<ValueFit, 'percent'>): string {
  return `Fit ${percent}%`;
}

/** A maturity with two decimals, and the name of the level that is reached: `Maturity 2.40 · Repeatable`. */
export function formatMaturity({ value, level, name }: Pick<Maturity, 'value' | 'level' | 'name'>): string {
  return `Maturity ${formatFit(value)} · ${name ?? `Level ${level}`}`;
}

/** The name of a tier: `Tier 1`, `Disqualified`. */
export function formatTier(tier: Pick<Tier, 'label'>): string {
  return /^[\p{L}]{2}/u.test(tier.label) ? tier.label : `Tier ${tier.label}`;
}

/** What to do with accounts of a tier; nothing where its name says it already: "Disqualified" needs no "disqualify". */
export function tierAction({ label, action }: Tier): string | undefined {
  const verb = action.trim().toLowerCase().replace(/y$/, 'i');
  return formatTier({ label }).toLowerCase().startsWith(verb) ? undefined : action;
}

/** An opportunity with one decimal: `15.0`. */
export function formatOpportunity(score: number): string {
  return roundHalfUp(score, 1).toFixed(1);
}

const zoneNames: Readonly<Record<OpportunityZone, string>> = {
  extreme: 'Extreme opportunity',
  high: 'High opportunity',
  'worth-it': 'Worth it',
  served: 'Served',
  'over-served': 'Over-served',
};

/** The name of a zone for people: `Extreme opportunity`. */
export function formatZone(zone: OpportunityZone): string {
  return zoneNames[zone];
}

import { field, isRecord, list, number, text } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import type { AccountFit, FitPart, Tier } from './types.js';
import { clean, tolerance } from './words.js';

/** One attribute of the score matrix with its weight. */
export interface Attribute {
  readonly attribute: string;
  readonly weight: number;
}

/** A tier and the lowest fit that belongs to it. */
export interface TierFloor extends Tier {
  readonly min: number;
}

/** The score matrix that counts where a profile says nothing of its own (FORMAT section 3). */
const defaultAttributes: readonly Attribute[] = [
  { attribute: 'industry', weight: 20 },
  { attribute: 'company_size', weight: 15 },
  { attribute: 'pain_intensity', weight: 25 },
  { attribute: 'budget', weight: 20 },
  { attribute: 'tech_fit', weight: 10 },
  { attribute: 'champion', weight: 10 },
];

/** The tiers that count where a profile says nothing of its own, best first. */
const defaultTiers: readonly TierFloor[] = [
  { label: '1', min: 4, action: 'pursue aggressively' },
  { label: '2', min: 3, action: 'pursue selectively' },
  { label: '3', min: 2, action: 'qualify carefully' },
];

const disqualified: Tier = { label: 'Disqualified', action: 'disqualify' };

const worst = 1;
const best = 5;

/**
 * The attributes that count for a profile: its own, or the defaults. A weight that is no number above zero weighs
 * nothing; where no attribute of its own weighs anything, there is nothing to weigh and the list is what it says.
 */
export function attributesOf(icp: Pick<Entity, 'data'>): readonly Attribute[] {
  const own = list(field(icp.data.scoring, 'attributes')).flatMap((item): Attribute[] => {
    const attribute = text(field(item, 'attribute'));
    if (attribute === undefined) return [];
    return [{ attribute, weight: Math.max(0, number(field(item, 'weight')) ?? 0) }];
  });
  return own.length > 0 ? own : defaultAttributes;
}

/** The tiers of a profile, its own or the defaults, best first whatever their order in the file. */
export function tiersOf(icp: Pick<Entity, 'data'>): readonly TierFloor[] {
  const own = list(field(icp.data.scoring, 'tiers')).flatMap((item): TierFloor[] => {
    const min = number(field(item, 'min'));
    const label = text(field(item, 'tier'));
    return min === undefined || label === undefined ? [] : [{ label, min, action: text(field(item, 'action')) ?? '' }];
  });
  return own.length > 0 ? own.sort((a, b) => b.min - a.min) : defaultTiers;
}

/** The tier of a fit, from the unrounded number: 3.996 reads 4.00 and is still tier 2. */
export function tierOf(fit: number, tiers: readonly TierFloor[]): Tier {
  const tier = tiers.find(({ min }) => fit >= min - tolerance);
  return tier ? { label: tier.label, action: tier.action } : disqualified;
}

/**
 * How well each account fits the profile: sum(weight x score) / sum(weight). A score that is missing, or is no number
 * from 1 to 5, leaves the fit open between all of those being 1 and all being 5. Nothing where no attribute weighs
 * anything.
 */
export function accountFits(icp: Pick<Entity, 'data'>): readonly AccountFit[] {
  const attributes = attributesOf(icp);
  const tiers = tiersOf(icp);
  const total = attributes.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0 && Number.isFinite(total * best))) return [];
  return list(icp.data.accounts).flatMap((account, index): AccountFit[] => {
    if (!isRecord(account)) return [];
    const parts = attributes.map((attribute) => fitPart(attribute, account.scores, total));
    const low = weighted(parts, total, worst);
    const high = weighted(parts, total, best);
    const tier = tierOf(low, tiers);
    const agreed = tier.label === tierOf(high, tiers).label;
    return [
      { name: text(account.name) ?? `Account ${index + 1}`, index, low, high, ...(agreed ? { tier } : {}), parts },
    ];
  });
}

function fitPart({ attribute, weight }: Attribute, scores: unknown, total: number): FitPart {
  const given = number(field(scores, attribute));
  const score = given !== undefined && given >= worst && given <= best ? given : undefined;
  const gain = clean((weight * (best - (score ?? worst))) / total);
  return { attribute, weight, ...(score === undefined ? {} : { score }), gain };
}

/** The fit of the parts with each missing score taken as the same number. */
function weighted(parts: readonly FitPart[], total: number, missing: number): number {
  return parts.reduce((sum, { weight, score }) => sum + weight * (score ?? missing), 0) / total;
}

import type { AccountFit, Opportunity, ScorePart } from './types.js';
import { clean, formatOpportunity, roundHalfUp } from './words.js';

const worst = 1;
const best = 5;

/** What made the fit of an account: each attribute's share of the five points, and what scoring it may still add. */
export function accountParts({ parts }: AccountFit): readonly ScorePart[] {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return parts.map(({ attribute, weight, score, gain }): ScorePart => {
    const share = `weighs ${roundHalfUp((weight / total) * 100, 1)}%`;
    const part = {
      id: attribute,
      label: attribute,
      points: clean((weight * (score ?? worst)) / total),
      max: clean((weight * best) / total),
      rule: 'unscored-attribute',
    };
    if (score !== undefined) return { ...part, why: `Scored ${score} of ${best}; it ${share}.` };
    const next = { action: `Score ${attribute} from ${worst} to ${best}.`, gain };
    return { ...part, why: `Not scored, so anything from ${worst} to ${best}; it ${share}.`, next };
  });
}

/** The two summands of an opportunity, on the scale from 0 to 10. */
export function opportunityParts({ importance, satisfaction }: Opportunity): readonly ScorePart[] {
  const left = clean(Math.max(0, importance - satisfaction));
  const [i, s, room] = [importance, satisfaction, left].map(formatOpportunity);
  const rest = left > 0 ? `which leaves ${room} to win` : 'which leaves nothing to win';
  return [
    {
      id: 'importance',
      label: 'Importance',
      points: importance,
      max: 10,
      why: `People rate its importance ${i} of 10.`,
    },
    { id: 'room', label: 'Room for more', points: left, max: 10, why: `Satisfaction is ${s} of 10, ${rest}.` },
  ];
}

import { field, list, number } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { tolerance } from '../../scores/words.js';
import { valuePlace } from '../place.js';
import type { Rule } from '../types.js';

interface NumberedTier {
  readonly tier: number;
  readonly min: number;
  readonly pointer: string;
}

export const tierGapOverlap: Rule = {
  meta: {
    id: 'tier-gap-overlap',
    summary: 'Two tiers begin at the same score, or a better tier at a lower one.',
    kinds: ['icp'],
    fields: { icp: ['scoring.tiers'] },
    severity: 'error',
    channel: 'finding',
  },
  create: ({ file, report }) => ({
    entity(entity) {
      const tiers = tiersOf(entity).sort((a, b) => a.tier - b.tier);
      tiers.forEach((tier, index) => {
        const better = tiers[index - 1];
        const message = better && saying(better, tier);
        if (!better || !message) return;
        const range = file.parsed.lines.range(valuePlace(entity, better.pointer));
        report({
          message,
          span: valuePlace(entity, tier.pointer),
          entity,
          pointer: tier.pointer,
          related: [{ uri: file.uri, range, message: `Tier ${better.tier} begins here` }],
        });
      });
    },
  }),
};

function saying(better: NumberedTier, { tier, min }: NumberedTier): string | undefined {
  if (Math.abs(better.min - min) <= tolerance)
    return better.tier === tier
      ? `Tier ${tier} is there twice from ${min} on. Keep one of them.`
      : `Tier ${tier} begins at ${min}, as tier ${better.tier} does, so that no company is ever in it. Lower its \`min\`.`;
  if (better.min > min || better.tier === tier) return undefined;
  return `Tier ${tier} begins at ${min}, above tier ${better.tier} (${better.min}). A better tier needs the higher score: tier 1 the highest.`;
}

function tiersOf({ data }: Entity): NumberedTier[] {
  return list(field(data.scoring, 'tiers')).flatMap((item, index) => {
    const tier = number(field(item, 'tier'));
    const min = number(field(item, 'min'));
    return tier === undefined || min === undefined ? [] : [{ tier, min, pointer: `/scoring/tiers/${index}/min` }];
  });
}

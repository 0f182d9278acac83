import { locate } from '../../document/pointer.js';
import { field, list, text } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { evidenceCoverage } from '../../library/evidence.js';
import { isActive, isNegative } from '../../library/library.js';
import { cadenceOf, daysOf } from '../cadence.js';
import { daysBetween } from '../dates.js';
import { valuePlace } from '../place.js';
import type { Rule } from '../types.js';

export const protoTooLong: Rule = {
  meta: {
    id: 'proto-too-long',
    summary: 'A first sketch (basis: proto) that is older than its review cadence, and still has no evidence.',
    kinds: ['persona'],
    fields: { persona: ['basis', 'evidence', 'review'] },
    severity: 'info',
    channel: 'finding',
  },
  create: ({ library, today, report }) => ({
    entity(entity) {
      const { data } = entity;
      if (data.basis !== 'proto' || !isActive(entity) || isNegative(entity) || !locate(entity.node, '/basis')) return;
      const age = ageOf(entity, today);
      if (age === undefined || age <= daysOf[cadenceOf(entity, library.config)] || evidenceCoverage(data).anywhere)
        return;
      report({
        message: `This has been a first sketch for ${age} days, and nothing found out since stands in it. Talk to some of them and add \`evidence\`, or retire it.`,
        span: valuePlace(entity, '/basis'),
        entity,
        pointer: '/basis',
      });
    },
  }),
};

/** Days since the earliest date that the review gives; nothing without one. */
function ageOf({ data }: Entity, today: string): number | undefined {
  const dates = [field(data.review, 'last'), ...list(field(data.review, 'history')).map((item) => field(item, 'date'))];
  const ages = dates.flatMap((date) => daysBetween(text(date) ?? '', today) ?? []);
  return ages.length > 0 ? Math.max(...ages) : undefined;
}

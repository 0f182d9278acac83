import { locate } from '../../document/pointer.js';
import { field, text } from '../../kinds/read.js';
import { cadenceOf, daysOf } from '../cadence.js';
import { daysBetween } from '../dates.js';
import type { Rule } from '../types.js';

const stale = 366;

export const staticPersona: Rule = {
  meta: {
    id: 'static-persona',
    summary: 'The last review is longer ago than the review cadence allows.',
    kinds: ['persona', 'icp'],
    fields: { persona: ['review'], icp: ['review'] },
    severity: 'warning',
    channel: 'finding',
    inDrafts: 'silent',
    fix: 'Sets the last review to today.',
    antiPattern: true,
  },
  create: ({ library, today, report }) => ({
    entity(entity) {
      const review = entity.data.review;
      const last = text(field(review, 'last'));
      const age = last === undefined ? undefined : daysBetween(last, today);
      if (last === undefined || age === undefined) return;
      const cadence = cadenceOf(entity, library.config);
      if (age <= daysOf[cadence]) return;
      const location = locate(entity.node, '/review/last');
      if (!location) return;
      const { span } = location.node;
      const due = age > stale ? 'more than a year ago' : `${age} days ago`;
      report({
        message: `Last reviewed ${due} (${last}); its review is ${cadence}. Check it against what you have learned since, then set \`last\`.`,
        span,
        entity,
        pointer: '/review/last',
        severity: age > stale ? 'warning' : 'info',
        fixes: [{ title: `I have reviewed it: set it to today (${today})`, edits: [{ span, newText: today }] }],
      });
    },
  }),
};

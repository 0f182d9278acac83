import { field, present } from '../../kinds/read.js';
import { absentKeyRule } from '../gap.js';

export const neverReviewed = absentKeyRule({
  meta: {
    id: 'never-reviewed',
    summary: 'No date says when it was last reviewed.',
    kinds: ['persona', 'icp'],
    severity: 'info',
    channel: 'gap',
    inDrafts: 'silent',
    fix: 'Adds `review` with today as the date.',
  },
  key: 'review',
  message: 'It has never been reviewed: add `review` with the date of the `last` look at it.',
  template: (today) => ({ last: today, cadence: 'quarterly' }),
  parts: [],
  met: (entity) => present(field(entity.data.review, 'last')),
});

import { absentKeyRule } from '../gap.js';

export const noPains = absentKeyRule({
  meta: {
    id: 'no-pains',
    summary: 'A persona without pain points.',
    kinds: ['persona'],
    severity: 'warning',
    channel: 'gap',
    fix: 'Adds `pain_points` to fill in.',
  },
  key: 'pain_points',
  message: 'It does not say what gets in their way: add `pain_points`.',
  template: () => [{ pain: 'What gets in their way' }],
  parts: [],
});

import { absentKeyRule } from '../gap.js';

export const noGoals = absentKeyRule({
  meta: {
    id: 'no-goals',
    summary: 'A persona without goals.',
    kinds: ['persona'],
    severity: 'warning',
    channel: 'gap',
    fix: 'Adds `goals` to fill in.',
  },
  key: 'goals',
  message: 'It does not say what they want: add `goals`.',
  template: () => [{ goal: 'What they want to achieve' }],
  parts: [],
});

import type { Rule } from '../types.js';

export const plainScalarIndicator: Rule = {
  meta: {
    id: 'plain-scalar-indicator',
    summary: 'A text without quotes starts with a sign that has a meaning of its own there, such as > or @.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Puts quotes around the text.',
    safe: 'It puts the text in quotes.',
    supersedes: ['yaml-syntax'],
    // The file stays broken, whoever says so.
    yieldsWhenOff: true,
  },
  create: ({ report }) => ({
    problem({ code, message, span, repairs = [] }) {
      if (code === 'indicator')
        report({ message, span, fixes: repairs.map((repair) => ({ ...repair, safe: /quotes/.test(repair.title) })) });
    },
  }),
};

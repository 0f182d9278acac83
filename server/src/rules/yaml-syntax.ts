import type { Rule } from './types.js';

export const yamlSyntax: Rule = {
  meta: {
    id: 'yaml-syntax',
    summary: 'The text cannot be read as YAML.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Closes the quote or bracket, puts the text in quotes, or mends the indentation, where the remedy is clear.',
  },
  create: ({ report }) => ({
    problem({ code, message, span, repairs = [] }) {
      if (code === 'duplicate-key') return;
      report({ message, span, fixes: repairs });
    },
  }),
};

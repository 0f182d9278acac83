import { isRetired } from '../statements.js';
import type { Rule, RuleOption } from '../types.js';
import { quoteOf } from './quote.js';

/** Two sentences of speech; the limit of the published schema for AI user personas. */
const max: RuleOption<number> = {
  name: 'max',
  description: 'How many characters a quote may have.',
  schema: { type: 'integer', minimum: 40, maximum: 2000 },
  default: 280,
};

export const quoteTooLong: Rule = {
  meta: {
    id: 'quote-too-long',
    summary: 'A quote that is too long to be remembered, or to stand on a card.',
    kinds: ['persona'],
    fields: { persona: ['quote', 'quote.text'] },
    severity: 'hint',
    channel: 'finding',
    options: [max],
  },
  create: ({ option, report }) => ({
    entity(entity) {
      const quote = quoteOf(entity);
      if (!quote || isRetired(entity)) return;
      const [length, most] = [[...quote.text].length, option(max)];
      if (length <= most) return;
      report({
        message: `The quote has ${length} characters; more than ${most} are read by nobody. Keep the one sentence that sums it up, and move the rest to \`narrative\` or \`evidence\`.`,
        span: quote.node.span,
        entity,
        pointer: quote.pointer,
      });
    },
  }),
};

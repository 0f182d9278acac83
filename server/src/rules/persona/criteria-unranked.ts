import { field, list, present } from '../../kinds/read.js';
import { lackingRule } from '../lacking.js';
import type { RuleOption } from '../types.js';

const fewest: RuleOption<number> = {
  name: 'fewest',
  description: 'From how many criteria on the list says enough.',
  schema: { type: 'integer', minimum: 1 },
  // The builder guide's template ranks five, and fewer than three leave nothing to weigh against each other.
  default: 3,
};

export const criteriaUnranked = lackingRule(
  {
    id: 'criteria-unranked',
    summary: 'A buyer who is said to decide by fewer than three things.',
    kinds: ['persona'],
    fields: { persona: ['type', 'buying.criteria'] },
    severity: 'hint',
    options: [fewest],
  },
  (entity, { option }, { data }) => {
    const criteria = list(field(data.buying, 'criteria')).filter((item) => present(item));
    const wanted = option(fewest);
    if (criteria.length >= wanted || (criteria.length === 0 && data.type !== 'buyer')) return undefined;
    const said = criteria.length === 0 ? 'nothing' : criteria.length === 1 ? 'one thing' : `${criteria.length} things`;
    return {
      message: `It names ${said} by which they choose: list at least ${wanted} under \`criteria\` in \`buying\`, the most important first.`,
      pointer: present(field(entity.data.buying, 'criteria')) ? '/buying/criteria' : '/buying',
    };
  },
);

import { lackingRule, quoted } from '../lacking.js';
import { type Detail, detailing, without } from './items.js';

const detail: Detail = { list: 'objections', noun: 'objection', key: 'root_cause' };

export const objectionWithoutRootCause = lackingRule(
  {
    id: 'objection-without-root-cause',
    summary: 'An objection that does not say which worry stands behind it.',
    kinds: ['persona'],
    fields: { persona: ['objections', 'objections.root_cause'] },
    severity: 'hint',
    fix: 'Adds `root_cause` to fill in to each objection that lacks it.',
  },
  (entity, { file }) => {
    const lacking = without(entity, detail);
    if (lacking.length === 0) return undefined;
    return {
      message: `Nothing says which worry stands behind ${quoted(lacking.map(({ text }) => text))}: add \`root_cause\`.`,
      pointer: '/objections',
      fixes: detailing(
        'Add root_cause to fill in',
        file,
        entity,
        detail,
        lacking,
        'The worry that stands behind these words',
      ),
    };
  },
);

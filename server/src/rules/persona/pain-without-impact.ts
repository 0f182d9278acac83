import { lackingRule, quoted } from '../lacking.js';
import { type Detail, detailing, without } from './items.js';

const detail: Detail = { list: 'pain_points', noun: 'pain', key: 'impact' };

export const painWithoutImpact = lackingRule(
  {
    id: 'pain-without-impact',
    summary: 'A pain point that does not say what it costs in time, money or reputation.',
    kinds: ['persona'],
    fields: { persona: ['pain_points', 'pain_points.impact'] },
    severity: 'hint',
    fix: 'Adds `impact` to fill in to each pain point that lacks it.',
  },
  (entity, { file }) => {
    const lacking = without(entity, detail);
    if (lacking.length === 0) return undefined;
    const template = { time: 'How many hours or days it costs them' };
    return {
      message: `Nothing says what they lose by ${quoted(lacking.map(({ text }) => text))}: add \`impact\` with \`time\`, \`money\` or \`reputation\`.`,
      pointer: '/pain_points',
      fixes: detailing('Add impact to fill in', file, entity, detail, lacking, template),
    };
  },
);

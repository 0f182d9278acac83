import { readRange } from '../../convert/ranges.js';
import type { Rule } from '../types.js';
import { isRangeField } from './range-values.js';
import { isInFlow, textAt } from './texts.js';

export const rangeAsString: Rule = {
  meta: {
    id: 'range-as-string',
    summary: 'A range of two plain numbers is written as one text.',
    kinds: ['persona', 'icp'],
    fields: {
      persona: ['demographics.age_range', 'demographics.income_range', 'professional_context.team_size'],
      icp: ['firmographics.company_size', 'firmographics.annual_revenue', 'business.contract_value'],
    },
    severity: 'hint',
    channel: 'finding',
    fix: 'Writes the two numbers under `min` and `max`.',
    safe: 'Writes the two numbers under `min` and `max`.',
  },
  create: ({ file, report }) => ({
    value(step, entity) {
      const found = entity.dialect === 'pls' ? undefined : textAt(step, entity);
      if (!found || !step.pair || !isRangeField(step, entity)) return;
      const range = readRange(found.text);
      if (typeof range !== 'object' || range.min === undefined || range.max === undefined) return;
      const { node, pointer, path } = found;
      const { min, max } = range;
      const newText = isInFlow(file, entity, node.span) ? JSON.stringify(range) : `{ min: ${min}, max: ${max} }`;
      report({
        message: `\`${path.at(-1)}\` holds two numbers in one text. As \`min: ${min}\` and \`max: ${max}\` they can be sorted and compared.`,
        span: node.span,
        entity,
        pointer,
        // What repeats a marked text elsewhere may need a text.
        fixes:
          node.anchor === undefined
            ? [{ title: `Write min: ${min} and max: ${max}`, safe: true, edits: [{ span: node.span, newText }] }]
            : [],
      });
    },
  }),
};

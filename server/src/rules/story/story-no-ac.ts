import { present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';
import { saysUnderOtherName } from '../other-names.js';

const template = Object.fromEntries([
  ['given', 'The situation at the start'],
  ['when', 'What they do'],
  ['then', 'What they see or can count'],
]);

export const storyNoAc = lackingRule(
  {
    id: 'story-no-ac',
    summary: 'A story that does not say how to tell that it is done.',
    kinds: ['story'],
    fields: { story: ['acceptance_criteria'] },
    severity: 'warning',
    fix: 'Adds `acceptance_criteria` to fill in.',
  },
  (entity, { file: { parsed } }) => {
    const { data, node } = entity;
    if (present(data.acceptance_criteria) || saysUnderOtherName(entity, data, 'acceptance_criteria')) return undefined;
    const order = ['as_a', 'i_want', 'so_that', 'job', 'acceptance_criteria'];
    return {
      message: 'Nobody can tell when it is done: add `acceptance_criteria` that somebody can check.',
      fixes: filling(
        'Add acceptance_criteria to fill in',
        { parsed, mapping: node },
        [['acceptance_criteria', [template]]],
        order,
      ),
    };
  },
);

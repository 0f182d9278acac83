import type { NewPair } from '../../document/edits.js';
import { field, present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';

const trigger: NewPair = ['trigger', 'What makes them start to look for something new'];
const criteria: NewPair = [
  'criteria',
  ['first', 'second', 'third'].map((place, index) => ({ criterion: `What they judge by ${place}`, rank: index + 1 })),
];

export const buyerWithoutTrigger = lackingRule(
  {
    id: 'buyer-without-trigger',
    summary: 'A buyer without the event that makes them start to look.',
    kinds: ['persona'],
    fields: { persona: ['type', 'buying.trigger'] },
    severity: 'info',
    fix: 'Adds `buying` with a `trigger` to fill in.',
  },
  (entity, { file }, { data }) => {
    if (data.type !== 'buyer' || present(field(data.buying, 'trigger'))) return undefined;
    const isNew = !present(data.buying);
    return {
      message: 'It does not say what makes them start to look: add `trigger` under `buying`.',
      pointer: '/buying',
      fixes: filling(
        isNew ? 'Add buying to fill in' : 'Add trigger to fill in',
        { parsed: file.parsed, mapping: entity.node, path: ['buying'] },
        isNew ? [trigger, criteria] : [trigger],
        ['trigger', 'research', 'criteria', 'timeline', 'influencers'],
      ),
    };
  },
);

import { present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';

export const segmentWithoutStrategy = lackingRule(
  {
    id: 'segment-without-strategy',
    summary: 'A segment with a `lifecycle`, and nothing that you do for it.',
    kinds: ['segment'],
    fields: { segment: ['lifecycle', 'strategy'] },
    severity: 'info',
    fix: 'Adds `strategy` to fill in.',
  },
  ({ data, node }, { file }) => {
    if (!present(data.lifecycle) || present(data.strategy)) return undefined;
    return {
      message:
        'It does not say what you do for and with these customers: add `strategy`. Without it the segment is only a label.',
      fixes: filling('Add strategy to fill in', { parsed: file.parsed, mapping: node }, [
        ['strategy', ['What you do for and with this group']],
      ]),
    };
  },
);

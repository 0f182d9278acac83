import { field, present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';

export const icpNoPainOrSignal = lackingRule(
  {
    id: 'icp-no-pain-or-signal',
    summary: 'A profile by which nobody can see that a company needs you now.',
    kinds: ['icp'],
    fields: { icp: ['signals.positive', 'business.pain_intensity'] },
    severity: 'info',
    fix: 'Adds `signals` to fill in.',
  },
  ({ data, node }, { file }) => {
    if (present(field(data.signals, 'positive')) || present(field(data.business, 'pain_intensity'))) return undefined;
    return {
      message:
        'It does not say how one sees that a company needs you now: add `positive` signals, or the `pain_intensity` under `business`.',
      pointer: '/signals',
      fixes: filling(
        'Add signals to fill in',
        { parsed: file.parsed, mapping: node, path: ['signals'] },
        [['positive', ['What one can see from outside when they need it']]],
        ['positive', 'negative'],
      ),
    };
  },
);

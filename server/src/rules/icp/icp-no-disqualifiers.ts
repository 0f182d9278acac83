import { present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';

export const icpNoDisqualifiers = lackingRule(
  {
    id: 'icp-no-disqualifiers',
    summary: 'A profile that rules no company out.',
    kinds: ['icp'],
    fields: { icp: ['disqualifiers'] },
    severity: 'warning',
    fix: 'Adds `disqualifiers` to fill in.',
  },
  ({ data, node }, { file }) => {
    if (present(data.disqualifiers)) return undefined;
    return {
      message: 'It does not say which companies are out, however well the rest fits: add `disqualifiers`.',
      fixes: filling('Add disqualifiers to fill in', { parsed: file.parsed, mapping: node }, [
        ['disqualifiers', ['What rules a company out']],
      ]),
    };
  },
);

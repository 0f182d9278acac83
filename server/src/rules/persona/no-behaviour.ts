import { field, present } from '../../kinds/read.js';
import { worthOf } from '../../scores/readiness-actionable.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';

export const noBehaviour = lackingRule(
  {
    id: 'no-behaviour',
    summary: 'A persona that says nothing of what the person does: no behaviour, no workflow, no channel.',
    kinds: ['persona'],
    fields: {
      persona: ['behaviours', 'workflows', 'professional_context.information_sources', 'buying.research'],
    },
    severity: 'info',
    fix: 'Adds `behaviours` to fill in.',
  },
  (entity, { file }, { data }) => {
    const said = [
      data.behaviours,
      data.workflows,
      field(data.professional_context, 'information_sources'),
      field(data.buying, 'research'),
    ];
    if (said.some((value) => present(value))) return undefined;
    const gain = worthOf(data, 'no-behaviour');
    return {
      message:
        'It does not say what they do: add `behaviours`, as somebody watching would describe them, or `workflows`.',
      ...(gain === undefined ? {} : { gain }),
      fixes: filling('Add behaviours to fill in', { parsed: file.parsed, mapping: entity.node }, [
        ['behaviours', [{ behaviour: 'What they do again and again', frequency: 'How often' }]],
      ]),
    };
  },
);

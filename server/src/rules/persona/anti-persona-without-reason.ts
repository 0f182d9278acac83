import { present } from '../../kinds/read.js';
import { isNegative } from '../../library/library.js';
import { anchorSpan } from '../../library/place.js';
import { filling } from '../fill.js';
import { keyPlace } from '../place.js';
import { isRetired } from '../statements.js';
import type { Rule } from '../types.js';

export const antiPersonaWithoutReason: Rule = {
  meta: {
    id: 'anti-persona-without-reason',
    summary: 'A negative or misuse persona that does not say why it is not served.',
    kinds: ['persona'],
    fields: { persona: ['type', 'why_not'] },
    severity: 'warning',
    channel: 'finding',
    inDrafts: 'hint',
    fix: 'Adds `why_not` to fill in.',
  },
  create: ({ file: { parsed }, report }) => ({
    entity(entity) {
      const { data, node: mapping } = entity;
      // A child may inherit the reason.
      if (!isNegative(entity) || isRetired(entity) || present(data.why_not) || present(data.parent)) return;
      const written = Object.hasOwn(data, 'why_not');
      const [what, reason] =
        data.type === 'misuse'
          ? ['how they would do harm', 'How they would do harm, and what we do about it']
          : ['why you do not serve them', 'Why we do not serve them'];
      report({
        message: `Say ${what} in \`why_not\`, or the choice is argued about again each quarter.`,
        span: written ? keyPlace(entity, '/why_not') : anchorSpan(entity),
        entity,
        ...(written ? { pointer: '/why_not' } : {}),
        fixes: filling('Add why_not to fill in', { parsed, mapping }, [['why_not', reason]], ['type', 'why_not']),
      });
    },
  }),
};

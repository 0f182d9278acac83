import { present } from '../../kinds/read.js';
import { withInherited } from '../../library/effective.js';
import { keyPlace } from '../place.js';
import type { Rule } from '../types.js';
import { fillIn } from '../unread.js';

const substance = ['goals', 'pain_points', 'behaviours', 'workflows', 'buying'];

export const demographicsOnly: Rule = {
  meta: {
    id: 'demographics-only',
    summary: 'A persona that says who people are and not what they want, what hurts, or how they act.',
    kinds: ['persona'],
    fields: { persona: ['demographics', ...substance] },
    severity: 'warning',
    channel: 'finding',
    inDrafts: 'hint',
    fix: 'Adds goals and pain points to fill in.',
    antiPattern: true,
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      const { data } = entity;
      if (entity.dialect === 'pls' || !present(data.demographics)) return;
      const heard = withInherited(library, file.uri, entity)?.data;
      if (!heard || substance.some((key) => present(heard[key]))) return;
      const absent = (['goals', 'pain_points'] as const).filter((key) => !Object.hasOwn(data, key));
      const pairs = absent.map((key) =>
        key === 'goals'
          ? ([key, [{ goal: 'What they want to achieve' }]] as const)
          : ([key, [{ pain: 'What gets in their way' }]] as const),
      );
      report({
        message:
          'Age and place do not say what to build or write. Add what these people want (`goals`) and what gets in their way (`pain_points`).',
        span: keyPlace(entity, '/demographics'),
        entity,
        pointer: '/demographics',
        fixes: pairs.length > 0 ? fillIn('Add goals and pain points to fill in', file.parsed, entity.node, pairs) : [],
      });
    },
  }),
};

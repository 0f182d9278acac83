import { field, present } from '../../kinds/read.js';
import { absentKeyRule } from '../gap.js';

export const notSized = absentKeyRule({
  meta: {
    id: 'not-sized',
    summary: 'Nothing says how many people the persona stands for.',
    kinds: ['persona'],
    severity: 'info',
    channel: 'gap',
    fix: 'Adds `size` to fill in.',
  },
  key: 'size',
  message: 'It does not say how many people it stands for: add `size` with `people` or `share`.',
  template: () => ({ share: 0.1, source: 'Where the number comes from' }),
  parts: ['sized'],
  met: (entity) => ['people', 'share'].some((key) => present(field(entity.data.size, key))),
});

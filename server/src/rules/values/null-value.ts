import { segmentsOf } from '../../document/pointer.js';
import type { Rule } from '../types.js';
import { isNeeded, isOurs, removing, schemasOf } from './texts.js';

export const nullValue: Rule = {
  meta: {
    id: 'null-value',
    summary: 'A key has no value.',
    kinds: 'all',
    severity: 'hint',
    channel: 'gap',
    fix: 'Removes the key.',
  },
  create: ({ file, report }) => ({
    value({ pointer, node, pair }, entity) {
      if (!pair || node.type !== 'scalar' || node.value !== null || entity.dialect === 'pls') return;
      const path = segmentsOf(pointer);
      // A key that has to have a value is missing-key, and one that nobody knows is unknown-key.
      if (!isOurs(entity, path) || schemasOf(entity, path).length === 0 || isNeeded(entity, path)) return;
      report({
        message: `\`${path.at(-1)}\` has no value. Fill it in, or remove the key.`,
        span: pair.key.span,
        entity,
        pointer,
        fixes: removing(`Remove ${path.at(-1)}`, file, entity, path),
      });
    },
  }),
};

import { segmentsOf } from '../../document/pointer.js';
import type { Rule } from '../types.js';
import { isOurs, removing, schemasOf } from './texts.js';

export const emptyArray: Rule = {
  meta: {
    id: 'empty-array',
    summary: 'A list has nothing in it.',
    kinds: 'all',
    severity: 'hint',
    channel: 'gap',
    fix: 'Removes the empty list with its key.',
  },
  create: ({ file, report }) => ({
    value({ pointer, node, pair }, entity) {
      if (!pair || node.type !== 'sequence' || node.items.length > 0) return;
      const path = segmentsOf(pointer);
      if (!isOurs(entity, path) || schemasOf(entity, path).length === 0) return;
      const name = path.at(-1) ?? '';
      report({
        message: `\`${name}\` is an empty list. Add what belongs there, or remove the key.`,
        span: node.span,
        entity,
        pointer,
        fixes: removing(`Remove ${name}`, file, entity, path),
      });
    },
  }),
};

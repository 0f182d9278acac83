import type { Rule } from '../types.js';
import { removing, schemasOf, textAt } from './texts.js';

export const emptyString: Rule = {
  meta: {
    id: 'empty-string',
    summary: 'A text has nothing in it.',
    kinds: 'all',
    severity: 'hint',
    channel: 'gap',
    fix: 'Removes the empty text with its key.',
  },
  create: ({ file, report }) => ({
    value(step, entity) {
      const found = textAt(step, entity);
      if (found?.text.trim() !== '' || schemasOf(entity, found.path).length === 0) return;
      const { node, pointer, path } = found;
      const name = path.at(-1) ?? '';
      report({
        message: step.pair
          ? `\`${name}\` is an empty text. Fill it in, or remove the key.`
          : 'This item of the list is an empty text. Fill it in, or remove it.',
        span: node.span,
        entity,
        pointer,
        fixes: removing(step.pair ? `Remove ${name}` : 'Remove this item', file, entity, path),
      });
    },
  }),
};

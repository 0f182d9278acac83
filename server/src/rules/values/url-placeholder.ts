import type { Rule } from '../types.js';
import { partOf, textAt } from './texts.js';

/** An address with braces, angle brackets or their encoded forms in it; what stands behind it in the sentence is no part. */
const pattern = /\bhttps?:\/\/[^\s"']*?(?:\{\{?[^\s{}]*\}\}?|<[^\s<>]*>|%7[Bb][^\s]*?%7[Dd])[^\s"',;)\]]*/;

export const urlPlaceholder: Rule = {
  meta: {
    id: 'url-placeholder',
    summary: 'An address on the web has a part that is still to be filled in.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
  },
  create: ({ file, report }) => ({
    value(step, entity) {
      const found = textAt(step, entity);
      const address = found && pattern.exec(found.text)?.[0];
      if (!found || address === undefined) return;
      report({
        message: `The address \`${address}\` has a part that is still to be filled in. Write the whole address.`,
        span: partOf(file, found, address),
        entity,
        pointer: found.pointer,
      });
    },
  }),
};

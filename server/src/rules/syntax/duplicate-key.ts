import { removePair } from '../../document/edits.js';
import { walk } from '../../document/pointer.js';
import type { Span } from '../../document/syntax.js';
import type { Rule, RuleContext } from '../types.js';

export const duplicateKey: Rule = {
  meta: {
    id: 'duplicate-key',
    summary: 'The same key stands twice in one place, so one of its values is lost.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Removes the second key with its value, where it stands on lines of its own.',
  },
  create: (context) => ({
    problem({ code, message, span }) {
      if (code !== 'duplicate-key') return;
      const edit = removal(context, span);
      context.report({ message, span, fixes: edit ? [{ title: 'Remove this key and its value', edits: [edit] }] : [] });
    },
  }),
};

function removal({ file }: RuleContext, key: Span) {
  let value: Span | undefined;
  for (const { root } of file.parsed.documents) {
    if (root)
      walk(root, ({ pair }) => {
        if (pair?.key.span.start === key.start) value = pair.value.span;
      });
  }
  return value && removePair(file.parsed, key, value);
}

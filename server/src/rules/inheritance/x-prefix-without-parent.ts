import { renamedKey } from '../rewriting.js';
import type { Rule } from '../types.js';
import { extensionsOf, hasParent } from './extensions.js';
import { isKnownField } from './inherited-places.js';

export const xPrefixWithoutParent: Rule = {
  meta: {
    id: 'x-prefix-without-parent',
    summary: 'A key with `x-` adds to what a parent says, and there is no parent.',
    kinds: ['persona'],
    fields: { persona: ['parent', 'traits'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Writes the key without `x-`.',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (!library.complete || hasParent(entity)) return;
      for (const { pair, name, path, pointer, replaced } of extensionsOf(entity)) {
        // A key that nobody knows may well be the team's own.
        if (!isKnownField(entity, [...path, name])) continue;
        report({
          message: `\`x-${name}\` adds to what a parent says under \`${name}\`, and this persona has no \`parent\`. Write \`${name}\`.`,
          span: pair.key.span,
          entity,
          pointer,
          fixes: replaced ? [] : [{ title: `Write ${name}`, edits: [renamedKey(file, pair.key, name)] }],
        });
      }
    },
  }),
};

import { join, locate } from '../../document/pointer.js';
import { mayStand } from '../../kinds/schema-walk.js';
import { effectiveIn } from '../../library/effective.js';
import { isExtension, ownLeaves } from '../../library/inheritance.js';
import { relatedTo } from '../library/library-ids.js';
import { valuePlace } from '../place.js';
import { removal } from '../removal.js';
import { renamedKey } from '../rewriting.js';
import type { Fix, Rule } from '../types.js';
import { declarationsOf, definiteAt, isRequired, isWritten, whose } from './inherited-places.js';

export const overrideWithEmpty: Rule = {
  meta: {
    id: 'override-with-empty',
    summary: 'An empty list hides what a parent says.',
    kinds: ['persona'],
    fields: { persona: ['parent', 'traits'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Removes the empty list, or writes it as one that adds to the inherited entries.',
    supersedes: ['empty-array', 'redundant-override'],
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (!library.complete || entity.data.parent === undefined) return;
      const { inherited } = effectiveIn(library, file.uri, entity);
      if (inherited.size === 0) return;
      for (const { path, value } of ownLeaves(entity.data)) {
        const key = path.at(-1) ?? '';
        if (!Array.isArray(value) || value.length > 0 || isExtension(key) || !isWritten(entity, path)) continue;
        const hidden = definiteAt(inherited, path);
        if (!hidden || !Array.isArray(hidden.value)) continue;
        const pointer = join('', ...path);
        const adding = [...path.slice(0, -1), `x-${key}`];
        const inTraits = entity.dialect === 'pls' || path[0] === 'traits';
        const mayAdd = inTraits && mayStand(entity.schema, adding) && !isWritten(entity, adding);
        const fixes: Fix[] = [];
        const edit = isRequired(entity, path) ? undefined : removal(file.parsed, entity, pointer);
        if (edit) fixes.push({ title: `Remove ${key}, so that the inherited entries count`, edits: [edit] });
        const written = locate(entity.node, pointer)?.key;
        if (mayAdd && written && !isRequired(entity, path))
          fixes.push({
            title: `Write x-${key}, to add entries to the inherited ones`,
            edits: [renamedKey(file, written, `x-${key}`)],
          });
        const count = hidden.value.length === 1 ? 'the one entry' : `the ${hidden.value.length} entries`;
        report({
          message: `This empty list hides ${count} that \`${key}\` would inherit from ${whose(hidden)}. Remove the list to inherit${mayAdd ? `; write \`x-${key}\` to add entries` : ''}.`,
          span: valuePlace(entity, pointer),
          entity,
          pointer,
          fixes,
          ...relatedTo(declarationsOf(library, [hidden.from, ...hidden.added]), () => 'The entries stand here'),
        });
      }
    },
  }),
};

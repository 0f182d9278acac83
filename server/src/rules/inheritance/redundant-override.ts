import { join } from '../../document/pointer.js';
import { pairOf } from '../../document/syntax.js';
import { effectiveIn } from '../../library/effective.js';
import { isExtension, leafAt, ownLeaves } from '../../library/inheritance.js';
import { relatedTo } from '../library/library-ids.js';
import { valuePlace } from '../place.js';
import { removal } from '../removal.js';
import type { Rule } from '../types.js';
import { declarationsOf, isRequired, isWritten, mappingAt, saysSomething, viewsOf, whose } from './inherited-places.js';

/** What other rules and the scores want to hear from each persona itself. */
const ownWords = ['type', 'basis', 'priority', 'size', 'evidence'];

export const redundantOverride: Rule = {
  meta: {
    id: 'redundant-override',
    summary: 'A persona repeats what it inherits anyway.',
    kinds: ['persona'],
    fields: { persona: ['parent'] },
    severity: 'hint',
    channel: 'finding',
    fix: 'Removes the repetition.',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (!library.complete || entity.data.parent === undefined) return;
      const effective = effectiveIn(library, file.uri, entity);
      if (effective.inherited.size === 0) return;
      for (const { path, value } of ownLeaves(entity.data)) {
        const key = path.at(-1) ?? '';
        if (!saysSomething(value) || isExtension(key) || !isWritten(entity, path) || isRequired(entity, path)) continue;
        if (entity.dialect === 'native' && ownWords.includes(path[0] ?? '')) continue;
        const same = leafAt(effective.inherited, path);
        if (!same || JSON.stringify(same.value) !== JSON.stringify(value)) continue;
        // Where parents disagree, saying it is the way to settle it; and a list that x- adds to is no mere repetition.
        if (viewsOf(effective, path).length > 1) continue;
        if (pairOf(mappingAt(entity, path.slice(0, -1)), `x-${key}`)) continue;
        const pointer = join('', ...path);
        const edit = removal(file.parsed, entity, pointer);
        report({
          message: `\`${key}\` repeats what ${whose(same)} says and this persona inherits. Leave it out, so that it stands in one place only.`,
          span: valuePlace(entity, pointer),
          entity,
          pointer,
          fixes: edit ? [{ title: `Remove ${key}, which is inherited`, edits: [edit] }] : [],
          ...relatedTo(declarationsOf(library, [same.from, ...same.added]), () => 'It is inherited from here'),
        });
      }
    },
  }),
};

import { text } from '../../kinds/read.js';
import { isActive, isSame } from '../../library/library.js';
import { titleMark, wantMark } from '../../library/marks.js';
import { relatedTo } from '../library/library-ids.js';
import { valuePlace } from '../place.js';
import type { Rule } from '../types.js';

export const storyDuplicateTitle: Rule = {
  meta: {
    id: 'story-duplicate-title',
    summary: 'Two stories have the same title, or want the same for the same persona.',
    kinds: ['story'],
    fields: { story: ['name', 'as_a', 'i_want'] },
    severity: 'warning',
    channel: 'finding',
    supersedes: ['duplicate-name'],
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (!library.complete || !isActive(entity)) return;
      const { name, data } = entity;
      const mark = name === undefined ? wantMark(data) : titleMark(name);
      if (mark === undefined) return;
      const same = library.marked(mark).filter((facts) => facts.kind === 'story' && !isSame(facts, file.uri, entity));
      if (same.length === 0) return;
      const pointer = name === undefined ? '/i_want' : '/name';
      const what = name === undefined ? 'wants this too' : `is called \`${name}\` too`;
      const declared = same.flatMap(({ uri, document, pointer: place, id }) =>
        id === undefined
          ? []
          : library.links
              .declarations('story', id)
              .filter((other) => other.uri === uri && other.document === document && other.pointer === place),
      );
      const other = text(same[0]?.id);
      const which = same.length === 1 && other !== undefined ? `The story \`${other}\`` : 'Another story';
      report({
        message: `${which} ${what}. Merge them, or say in the title what sets them apart.`,
        span: valuePlace(entity, pointer),
        entity,
        pointer,
        ...relatedTo(declared, ({ id }) => `\`${id}\` is the other one`),
      });
    },
  }),
};

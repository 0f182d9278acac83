import { list, text } from '../../kinds/read.js';
import { effectiveIn } from '../../library/effective.js';
import { relatedTo } from '../library/library-ids.js';
import { valuePlace } from '../place.js';
import { removal } from '../removal.js';
import type { Rule } from '../types.js';

export const inheritanceCycle: Rule = {
  meta: {
    id: 'inheritance-cycle',
    summary: 'A persona inherits from itself, directly or through others.',
    kinds: ['persona'],
    fields: { persona: ['parent'] },
    severity: 'error',
    channel: 'finding',
    fix: 'Takes the id out of `parent`.',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (!library.complete || entity.id === undefined || entity.data.parent === undefined) return;
      const { ancestry } = effectiveIn(library, file.uri, entity);
      const isList = Array.isArray(entity.data.parent);
      list(entity.data.parent).forEach((item, index) => {
        const parent = text(item);
        const way = parent === undefined ? undefined : ancestry.cycleThrough(parent);
        if (parent === undefined || !way) return;
        const pointer = isList ? `/parent/${index}` : '/parent';
        const edit = removal(file.parsed, entity, pointer);
        report({
          message: messageOf(way),
          span: valuePlace(entity, pointer),
          entity,
          pointer,
          fixes: edit ? [{ title: `Take ${parent} out of the parents`, edits: [edit] }] : [],
          ...(way.length > 2
            ? relatedTo(library.links.declarations('persona', parent), () => 'It leads back from here')
            : {}),
        });
      });
    },
  }),
};

function messageOf(way: readonly string[]): string {
  const [id] = way;
  if (way.length <= 2)
    return `This persona has the id \`${id}\` itself, so it is its own parent. Name another one, or none.`;
  const circle = way.map((step) => `\`${step}\``).join(' → ');
  return `These personas inherit from each other in a circle: ${circle}. Nothing is passed on until one of them lets go.`;
}

import { list, text } from '../../kinds/read.js';
import type { Entity, KindName } from '../../kinds/types.js';
import { isActive, isNegative, type Library } from '../../library/library.js';
import { anchorSpan } from '../../library/place.js';
import type { Rule } from '../types.js';

/** What a persona may name itself: then it is in use there. */
const named = [
  ['jobs', 'jtbd'],
  ['segments', 'segment'],
  ['icps', 'icp'],
] as const satisfies readonly (readonly [string, KindName])[];

export const orphanPersona: Rule = {
  meta: {
    id: 'orphan-persona',
    summary: 'A persona that no story, job, map, segment or anything else refers to.',
    kinds: ['persona'],
    fields: { persona: ['id', 'jobs', 'segments', 'icps'] },
    severity: 'info',
    channel: 'gap',
  },
  create: ({ library, report }) => ({
    entity(entity) {
      const { id, dialect } = entity;
      if (!library.complete || id === undefined || dialect === 'pls' || !isActive(entity) || isNegative(entity)) return;
      if (library.referrers('persona', id).length > 0 || isInUse(library, entity)) return;
      report({
        message:
          'No story, job, map or segment refers to this persona. Name its `id` where its needs are worked on, such as `as_a` in a story.',
        span: anchorSpan(entity),
        entity,
      });
    },
  }),
};

function isInUse(library: Library, { data }: Entity): boolean {
  return named.some(([key, kind]) =>
    list(data[key]).some((item) => {
      const id = text(item);
      return id !== undefined && library.declares(kind, id);
    }),
  );
}

import type { Entity } from '../../kinds/types.js';
import { anchorIn, isActive, isNegative } from '../../library/library.js';
import { accessMark, mayAccessMark } from '../../library/marks.js';
import { anchorSpan } from '../../library/place.js';
import type { Rule } from '../types.js';
import { fillIn } from '../unread.js';

export const setNoAccessibility: Rule = {
  meta: {
    id: 'set-no-accessibility',
    summary: 'No persona of the library says what anybody needs to see, hear, move or understand.',
    kinds: 'all',
    fields: { persona: ['accessibility'] },
    severity: 'info',
    channel: 'gap',
    fix: 'Adds `accessibility` to fill in, where the note stands on a persona.',
  },
  create: ({ file, library, report }) => ({
    file() {
      if (!library.complete) return;
      const entity = anchorIn(library, file);
      if (!entity || !library.isMarked(mayAccessMark) || library.isMarked(accessMark)) return;
      report({
        message:
          'No persona of this library mentions an access need, such as reading glare on a phone, one free hand, or a screen reader. Add `accessibility` to those who have one.',
        span: anchorSpan(entity),
        entity,
        fixes: takesAccess(entity) ? fillIn('Add accessibility to fill in', file.parsed, entity.node, [template]) : [],
      });
    },
  }),
};

const template = [
  'accessibility',
  [{ need: 'What makes seeing, hearing, moving or understanding harder, and when', permanence: 'situational' }],
] as const;

function takesAccess(entity: Entity): boolean {
  const { kind, dialect, data } = entity;
  return (
    kind === 'persona' && dialect === 'native' && isActive(entity) && !isNegative(entity) && !('accessibility' in data)
  );
}

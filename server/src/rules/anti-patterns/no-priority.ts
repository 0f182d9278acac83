import { locate } from '../../document/pointer.js';
import { present } from '../../kinds/read.js';
import { withInherited } from '../../library/effective.js';
import { isNegative } from '../../library/library.js';
import { anchorSpan } from '../../library/place.js';
import type { Rule } from '../types.js';
import { fillIn } from '../unread.js';

export const noPriority: Rule = {
  meta: {
    id: 'no-priority',
    summary: 'Several personas, and nothing says how much this one counts.',
    kinds: ['persona'],
    fields: { persona: ['priority'], 'persona-map': ['personas'] },
    severity: 'info',
    channel: 'finding',
    inDrafts: 'silent',
    fix: 'Adds `priority: 2`.',
    antiPattern: true,
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (
        !library.complete ||
        entity.dialect === 'pls' ||
        present(entity.data.priority) ||
        isNegative(entity) ||
        library.isPlaced(entity.id ?? '') ||
        !library.hasSeveralPersonas() ||
        present(withInherited(library, file.uri, entity)?.data.priority)
      )
        return;
      const empty = locate(entity.node, '/priority');
      const title = 'Add `priority: 2`';
      const before = ['kind', 'id', 'name', 'type', 'basis', 'role'];
      const fixes = empty
        ? [{ title, edits: [{ span: empty.node.span, newText: ' 2' }] }]
        : fillIn(title, file.parsed, entity.node, [['priority', 2]], before);
      report({
        message:
          'This library has several active personas, and this one has no `priority`. Say whether it comes first (1), second (2) or third (3).',
        span: anchorSpan(entity),
        entity,
        fixes,
      });
    },
  }),
};

import { segmentsOf } from '../../document/pointer.js';
import { typesOf } from '../../kinds/schema-walk.js';
import type { Rule } from '../types.js';
import { isUnreadBehind } from '../unread.js';
import { isNeeded, isOurs, removing, schemasOf } from './texts.js';

export const nullValue: Rule = {
  meta: {
    id: 'null-value',
    summary: 'A key has no value.',
    kinds: 'all',
    severity: 'hint',
    channel: 'gap',
    fix: 'Removes the key.',
  },
  create: ({ file, report }) => ({
    value({ pointer, node, pair }, entity) {
      if (!pair || node.type !== 'scalar' || node.value !== null || entity.dialect === 'pls') return;
      const path = segmentsOf(pointer);
      // A key that has to have a value is missing-key, and one that nobody knows is unknown-key.
      if (!isOurs(entity, path) || isNeeded(entity, path) || isUnreadBehind(file.parsed, pair.key.span)) return;
      const types = schemasOf(entity, path).map((schema) => typesOf(entity.schema, schema));
      // Some fields say by being empty that nobody knows yet.
      if (types.length === 0 || types.some((own) => own.includes('null'))) return;
      report({
        message: `\`${path.at(-1)}\` has no value. Fill it in, or remove the key.`,
        span: pair.key.span,
        entity,
        pointer,
        fixes: removing(`Remove ${path.at(-1)}`, file, entity, path),
      });
    },
  }),
};

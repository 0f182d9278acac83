import { toData } from '../../document/data.js';
import { locate } from '../../document/pointer.js';
import { asMapping } from '../../document/syntax.js';
import { field, present, text } from '../../kinds/read.js';
import { isRetired } from '../statements.js';
import type { Fix, Rule } from '../types.js';
import { fillIn } from '../unread.js';

const confident = ['medium', 'high'];

export const confidenceWithoutEvidence: Rule = {
  meta: {
    id: 'confidence-without-evidence',
    summary: 'Evidence that claims medium or high confidence, and names no study, no source and no quote.',
    kinds: ['persona'],
    fields: { persona: ['evidence'] },
    severity: 'warning',
    channel: 'finding',
    inDrafts: 'hint',
    fix: 'Lowers the confidence, or adds a source to fill in.',
  },
  create: ({ file, report }) => ({
    value({ pointer, node }, entity) {
      if (!/\/evidence(?:\/\d+)?\/confidence$/.test(pointer) || node.type !== 'scalar' || isRetired(entity)) return;
      const said = text(node.value);
      const holder = asMapping(locate(entity.node, pointer.slice(0, pointer.lastIndexOf('/')))?.node);
      if (said === undefined || !confident.includes(said) || !holder) return;
      const item = toData(holder);
      if (['study', 'source', 'quote'].some((key) => present(field(item, key)))) return;
      const lower: Fix = { title: 'Lower the confidence to low', edits: [{ span: node.span, newText: 'low' }] };
      const added = ['study', 'source'].some((key) => Object.hasOwn(Object(item), key))
        ? []
        : fillIn('Add a source to fill in', file.parsed, holder, [['source', 'Where this comes from']]);
      report({
        message: `The confidence is ${said}, and nobody can look up why. Name the \`source\`, the \`study\` or a \`quote\`, or lower it to \`low\`.`,
        span: node.span,
        entity,
        pointer,
        fixes: [...added, lower],
      });
    },
  }),
};

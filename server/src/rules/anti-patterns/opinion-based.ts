import { locate } from '../../document/pointer.js';
import { isRecord } from '../../kinds/read.js';
import { propertiesOf } from '../../kinds/schema-walk.js';
import { meaningOf } from '../../kinds/synonyms.js';
import type { Entity } from '../../kinds/types.js';
import { withInherited } from '../../library/effective.js';
import { evidenceCoverage } from '../../library/evidence.js';
import { isNegative } from '../../library/library.js';
import { anchorSpan } from '../../library/place.js';
import { saysUnderOtherName } from '../other-names.js';
import type { Fix, Rule, RuleContext, RuleOption } from '../types.js';
import { fillIn } from '../unread.js';

/** FORMAT section 7: fewer than a third of the claims. */
const oneIn: RuleOption<number> = {
  name: 'one_in',
  description: 'One claim in so many has to carry evidence, where the persona as a whole has none.',
  schema: { type: 'integer', minimum: 1, maximum: 20 },
  default: 3,
};

export const opinionBased: Rule = {
  meta: {
    id: 'opinion-based',
    summary: 'A persona that is presented as research, with no evidence or hardly any.',
    kinds: ['persona'],
    fields: {
      persona: [
        'basis',
        'evidence',
        'goals',
        'pain_points',
        'behaviours',
        'workflows',
        'objections',
        'demographics',
        'professional_context',
        'buying',
        'messaging',
      ],
    },
    severity: 'warning',
    channel: 'finding',
    inDrafts: 'hint',
    fix: 'Marks the persona as `basis: proto`, or adds an evidence item to fill in.',
    options: [oneIn],
    antiPattern: true,
  },
  create: (context) => ({
    entity(entity) {
      const persona = withInherited(context.library, context.file.uri, entity);
      if (!persona || persona.dialect === 'pls' || persona.data.basis === 'proto' || isNegative(persona)) return;
      const { thin, anywhere, claims, supported } = evidenceCoverage(persona.data, context.option(oneIn));
      if (!thin || !isReadable(entity) || saysUnderOtherName(entity, entity.data, 'evidence')) return;
      const found = anywhere
        ? `Only ${supported} of ${claims.length} claims of this persona ${supported === 1 ? 'carries' : 'carry'} evidence.`
        : 'Nothing in this persona says where it comes from.';
      context.report({
        message: `${found} Add \`evidence\`, or mark it as a first sketch with \`basis: proto\`.`,
        span: anchorSpan(entity),
        entity,
        fixes: fixesFor(context, entity),
      });
    },
  }),
};

/** Whether it says anything that belongs to a persona, under whatever name; a file of another make was only claimed as one. */
function isReadable({ kind, data, schema, idKey }: Entity): boolean {
  const known = new Set(propertiesOf(schema, [schema]).keys());
  return (
    idKey !== undefined ||
    Object.entries(data).some(
      ([key, value]) => known.has(key) || (!isRecord(value) && meaningOf({ kind, path: [], known }, key) !== undefined),
    )
  );
}

function fixesFor({ file, today }: RuleContext, entity: Entity): Fix[] {
  const basis = locate(entity.node, '/basis')?.node;
  const title = 'Mark it as a first sketch: `basis: proto`';
  const fixes: Fix[] = basis
    ? [{ title, edits: [{ span: basis.span, newText: basis.span.end > basis.span.start ? 'proto' : ' proto' }] }]
    : fillIn(title, file.parsed, entity.node, [['basis', 'proto']], ['kind', 'id', 'name', 'type']);
  if (entity.data.evidence !== undefined) return fixes;
  const item = { source: 'Where this comes from', method: 'customer_interviews', date: today };
  return [...fixes, ...fillIn('Add evidence to fill in', file.parsed, entity.node, [['evidence', [item]]])];
}

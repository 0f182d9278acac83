import { type Claim, evidenceCoverage } from '../../library/evidence.js';
import { isNegative } from '../../library/library.js';
import { absentPlace } from '../place.js';
import { goalsAndPains, isRetired, placedStatements, type StatementList } from '../statements.js';
import type { Rule } from '../types.js';
import { detailing } from './items.js';

const lists: readonly StatementList[] = [...goalsAndPains, { path: ['objections'], noun: 'objection' }];

export const unsourcedStatement: Rule = {
  meta: {
    id: 'unsourced-statement',
    summary: 'A goal, pain point or objection without evidence, where others beside it have some.',
    kinds: ['persona'],
    fields: { persona: ['goals', 'pain_points', 'objections'] },
    severity: 'hint',
    channel: 'finding',
    fix: 'Adds an evidence item to fill in.',
  },
  create: ({ file, today, report }) => ({
    entity(entity) {
      if (entity.dialect === 'pls' || entity.data.basis === 'proto' || isNegative(entity) || isRetired(entity)) return;
      const { thin, claims } = evidenceCoverage(entity.data);
      // Where hardly anything has evidence, `opinion-based` says so once.
      if (thin) return;
      const sources = [{ source: 'Where this comes from', method: 'customer_interviews', date: today }];
      for (const list of lists) {
        const [key = ''] = list.path;
        const ofList = claims.filter(({ pointer }) => pointer.startsWith(`/${key}/`));
        const supported = ofList.filter(hasEvidence).length;
        if (supported === 0) continue;
        const bare = new Set(ofList.filter((claim) => !hasEvidence(claim)).map(({ pointer }) => pointer));
        for (const statement of placedStatements(entity, [list])) {
          const pointer = `/${key}/${statement.index}`;
          if (!bare.has(pointer)) continue;
          const detail = { list: key, noun: list.noun, key: 'evidence' };
          report({
            message: `Nothing says where this ${nounOf(list)} comes from, and ${supported} of ${ofList.length} here do say it. Add \`evidence\`; if it is a guess, say so with \`inferred: true\`.`,
            span: absentPlace(entity, pointer),
            entity,
            pointer,
            fixes: detailing('Add evidence to fill in', file, entity, detail, [statement], sources),
          });
        }
      }
    },
  }),
};

function hasEvidence({ evidence }: Claim): boolean {
  return evidence.length > 0;
}

function nounOf({ noun }: StatementList): string {
  return noun === 'pain' ? 'pain point' : noun;
}

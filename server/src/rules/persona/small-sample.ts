import { toData } from '../../document/data.js';
import { locate } from '../../document/pointer.js';
import { field, number, text } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { samplePractice } from '../../library/evidence.js';
import { isRetired } from '../statements.js';
import type { Rule } from '../types.js';

const people: ReadonlyMap<string, string> = new Map([
  ['customer_interviews', 'customer interviews'],
  ['sales_interviews', 'interviews with sales'],
  ['customer_success_interviews', 'interviews with customer success'],
  ['win_loss', 'win-loss interviews'],
  ['survey', 'answers to a survey'],
  ['observation', 'observations'],
]);

export const smallSample: Rule = {
  meta: {
    id: 'small-sample',
    summary: 'A sample that is smaller than what is practice for its method.',
    kinds: 'all',
    fields: { study: ['method', 'sample_size'], persona: ['evidence'] },
    severity: 'info',
    channel: 'finding',
  },
  create: ({ report }) => ({
    value({ pointer, node }, entity) {
      if (node.type !== 'scalar' || isRetired(entity) || !isSample(pointer, entity)) return;
      const holder = locate(entity.node, pointer.slice(0, pointer.lastIndexOf('/')))?.node;
      const method = text(field(toData(holder), 'method')) ?? '';
      const [sample, practice] = [number(node.value), samplePractice.get(method)];
      if (sample === undefined || practice === undefined || sample >= practice) return;
      report({
        message: `${sample} ${people.get(method) ?? 'of them'} may be chance: ${practice} or more are usual. Ask more people, or say in \`confidence\` how sure you are.`,
        span: node.span,
        entity,
        pointer,
      });
    },
  }),
};

/** The size of a study's own sample, or of one that stands in evidence. */
function isSample(pointer: string, { kind }: Entity): boolean {
  return (kind === 'study' && pointer === '/sample_size') || /\/evidence(?:\/\d+)?\/sample_size$/.test(pointer);
}

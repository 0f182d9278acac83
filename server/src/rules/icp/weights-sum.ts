import { locate } from '../../document/pointer.js';
import type { ScalarNode } from '../../document/syntax.js';
import { field, list, number } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { keyPlace } from '../place.js';
import type { Fix, Rule } from '../types.js';

/**
 * The two sums that teams aim for, and how far off a sum still shows that it was meant. What lies outside is a scale of
 * points.
 */
const aims = [
  { sum: 1, from: 0.5, to: 1.5 },
  { sum: 100, from: 90, to: 110 },
] as const;

/** Three thirds written as 33.3 are meant to be 100; half a per cent is that, and nothing worse. */
const rounding = 0.005;

const pointer = '/scoring/attributes';

export const weightsSum: Rule = {
  meta: {
    id: 'weights-sum',
    summary: 'The weights of a score matrix nearly add up to 100 (or 1), and do not.',
    kinds: ['icp'],
    fields: { icp: ['scoring.attributes.weight'] },
    severity: 'error',
    channel: 'finding',
    fix: 'Makes them add up, in the same proportions: to 1 where they nearly do, else to 100.',
  },
  create: ({ report }) => ({
    entity(entity) {
      const weights = weightsOf(entity);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const aim = aims.find(({ from, to }) => sum >= from && sum <= to);
      if (weights.length < 2 || !aim || Math.abs(sum - aim.sum) <= aim.sum * rounding) return;
      report({
        message: `The weights add up to ${shown(sum)}, not to ${aim.sum}. Change one of them, or let the fix make them ${aim.sum} in the same proportions.`,
        span: keyPlace(entity, pointer),
        entity,
        pointer,
        fixes: normalising(entity, weights, aim.sum),
      });
    },
  }),
};

/** The weights, none where one of them cannot be read: what the schema says about that comes first. */
function weightsOf({ data }: Entity): readonly number[] {
  const weights = list(field(data.scoring, 'attributes')).map((item) => number(field(item, 'weight')));
  return weights.every((weight): weight is number => weight !== undefined && weight >= 0) ? weights : [];
}

function shown(sum: number): string {
  return String(Math.round(sum * 1000) / 1000);
}

function normalising(entity: Entity, weights: readonly number[], sum: 1 | 100): Fix[] {
  const shares = sharesOf100(weights).map((share) => (sum === 1 ? Number((share / 100).toFixed(4)) : share));
  const nodes = weights.map((_, index) => locate(entity.node, `${pointer}/${index}/weight`)?.node);
  if (!nodes.every((node): node is ScalarNode => node?.type === 'scalar')) return [];
  // An anchor or a merge shows one text at several places, which cannot have several weights.
  if (new Set(nodes.map(({ span }) => span.start)).size < nodes.length || nodes.some(({ anchor }) => anchor)) return [];
  const edits = nodes.flatMap(({ span, value }, index) =>
    value === shares[index] ? [] : [{ span, newText: String(shares[index]) }],
  );
  return [{ title: `Make them add up to ${sum}`, edits }];
}

/**
 * Numbers in the proportions of the weights that add up to 100: whole ones by the largest remainder, so that none is
 * more than 1 off; with decimals only where a weight would else come to nothing.
 */
export function sharesOf100(weights: readonly number[]): readonly number[] {
  for (const unit of [1, 10, 100]) {
    const shares = byLargestRemainder(weights, 100 * unit);
    if (unit === 100 || shares.every((share, index) => share > 0 || weights[index] === 0))
      return shares.map((share) => share / unit);
  }
  return weights;
}

function byLargestRemainder(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (weight * total) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, share) => all + share, 0);
  const remainder = (index: number) => (exact[index] ?? 0) - (shares[index] ?? 0);
  const neediest = exact.map((_, index) => index).sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const index of neediest.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

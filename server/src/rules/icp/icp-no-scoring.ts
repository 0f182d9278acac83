import { field, present } from '../../kinds/read.js';
import { attributesOf, tiersOf } from '../../scores/icp-fit.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';

export const icpNoScoring = lackingRule(
  {
    id: 'icp-no-scoring',
    summary: 'A profile without a score matrix of its own: no weights, no tiers.',
    kinds: ['icp'],
    fields: { icp: ['scoring'] },
    severity: 'info',
    fix: 'Adds `scoring` with the usual attributes and tiers, to be made your own.',
  },
  ({ data, node }, { file }) => {
    if (['attributes', 'tiers'].some((key) => present(field(data.scoring, key)))) return undefined;
    const attributes = attributesOf({ data: {} }).map(({ attribute, weight }) => ({
      attribute,
      weight,
      ideal: 'What earns a 5',
      good: 'What earns a 3',
      poor: 'What earns a 1',
    }));
    const tiers = tiersOf({ data: {} }).map(({ label, min, action }) => ({ tier: Number(label), min, action }));
    return {
      message:
        'It has no score matrix of its own, so that companies are judged by the usual six attributes: add `scoring` with what counts for you, and how much.',
      fixes: filling('Add scoring to fill in', { parsed: file.parsed, mapping: node, path: ['scoring'] }, [
        ['attributes', attributes],
        ['tiers', tiers],
      ]),
    };
  },
);

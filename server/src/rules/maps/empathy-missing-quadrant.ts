import type { NewPair } from '../../document/edits.js';
import { present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';
import { saysUnderOtherName } from '../other-names.js';
import { listed } from '../words.js';

/** The parts of XPLANE's empathy map (version 2), with what stands in each until somebody knows better. */
const quadrants: readonly (readonly [name: string, asks: string])[] = [
  ['sees', 'What they see around them'],
  ['says', 'What they say aloud'],
  ['does', 'What they do'],
  ['hears', 'What others tell them'],
  ['thinks', 'What goes through their head'],
  ['feels', 'How they feel about it'],
];
const names = quadrants.map(([name]) => name);

export const empathyMissingQuadrant = lackingRule(
  {
    id: 'empathy-missing-quadrant',
    summary: 'An empathy map on which a part is empty: what they see, say, do, hear, think or feel.',
    kinds: ['empathy-map'],
    fields: { 'empathy-map': names },
    severity: 'info',
    fix: 'Adds the missing parts to fill in.',
  },
  (entity, { file: { parsed } }) => {
    const missing = quadrants.filter(
      ([name]) => !present(entity.data[name]) && !saysUnderOtherName(entity, entity.data, name),
    );
    if (missing.length === 0) return undefined;
    const keys = missing.map(([name]) => `\`${name}\``);
    const pairs = missing.map(([name, asks]): NewPair => [name, [asks]]);
    const title = `Add ${listed(
      missing.map(([name]) => name),
      'and',
    )} to fill in`;
    return {
      message: `Nothing stands under ${listed(keys, 'and')}. An empty part is where to ask next.`,
      fixes: filling(title, { parsed, mapping: entity.node }, pairs, ['who', 'do', ...names]),
    };
  },
);

import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';
import { tellingOf } from './telling.js';

export const storyNoSoThat = lackingRule(
  {
    id: 'story-no-so-that',
    summary: 'A story that does not say what it is good for.',
    kinds: ['story'],
    fields: { story: ['so_that'] },
    severity: 'warning',
    fix: 'Adds `so_that` to fill in.',
  },
  (entity, { file: { parsed } }) => {
    const { benefit, sentence } = tellingOf(entity);
    if (benefit !== undefined) return undefined;
    const pairs = [['so_that', 'What they gain by it']] as const;
    return {
      message: 'It does not say why they want it: add `so_that`. Whoever knows the reason may find a simpler way.',
      // Beside a whole sentence the key would stand alone.
      fixes: sentence
        ? []
        : filling('Add so_that to fill in', { parsed, mapping: entity.node }, pairs, ['as_a', 'i_want', 'so_that']),
    };
  },
);

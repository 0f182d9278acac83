import { text } from '../../kinds/read.js';
import { isEnglishIn } from '../../library/language.js';
import { lackingRule } from '../lacking.js';
import type { RuleOption } from '../types.js';

const min: RuleOption<number> = {
  name: 'min',
  description: 'How many words the longer of summary and narrative needs at least.',
  schema: { type: 'integer', minimum: 2, maximum: 200 },
  default: 8,
};

export const thinNarrative = lackingRule(
  {
    id: 'thin-narrative',
    summary: 'A persona whose description is a few words long.',
    kinds: ['persona'],
    fields: { persona: ['summary', 'narrative'] },
    severity: 'hint',
    options: [min],
  },
  (entity, { option }) => {
    const said = ['narrative', 'summary'].flatMap((key) => {
      const found = text(entity.data[key]);
      return found === undefined ? [] : [{ key, found, words: found.split(/\s+/).length }];
    });
    const [longest] = said.sort((a, b) => b.words - a.words);
    if (!longest || longest.words >= option(min) || !isEnglishIn(entity, longest.found)) return undefined;
    const count = longest.words === 1 ? 'one word' : `${longest.words} words`;
    return {
      message: `Nobody can picture this person from ${count}: tell in \`${longest.key}\` what a day of theirs is like.`,
      pointer: `/${longest.key}`,
    };
  },
);

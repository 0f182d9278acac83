import { lexiconRule } from '../lexicon-rule.js';
import { type Stereotype, stereotypes } from './stereotype-table.js';

export const stereotypeLexicon = lexiconRule<Stereotype>({
  meta: {
    id: 'stereotype-lexicon',
    summary: 'A word that stands for a cliché: a generation, a "guru", somebody "tech-savvy".',
    severity: 'info',
    fix: 'Writes plain words in its place, where some fit every sentence.',
    vocabulary: 'Words of your own that stand for a cliché, such as a nickname for a group of customers.',
  },
  entries: stereotypes,
  except: ['quote'],
  message: ({ word, entry }) =>
    `“${word}” says what people think of a group, and everybody thinks something else. Say ${entry?.say ?? 'what they do, as somebody watching would describe it'}.`,
});

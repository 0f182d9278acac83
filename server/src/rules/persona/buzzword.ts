import { lexiconRule } from '../lexicon-rule.js';
import { type Buzzword, buzzwords } from './buzzword-table.js';

/** Before a verb, where a noun would have an article or a preposition. */
const beforeVerb =
  /(?:^|[.:;,!?\-"'\s])(?:to|can|could|will|would|should|must|may|might|and|or|i|we|you|they|teams?|who|that|he|she|it|not)\s+$/i;

export const buzzword = lexiconRule<Buzzword>({
  meta: {
    id: 'buzzword',
    summary: 'A marketing word that sounds good and tells nobody what is meant.',
    severity: 'hint',
    vocabulary: 'Words of your own that say nothing, such as a slogan that has worn out.',
  },
  entries: buzzwords,
  // What people say, and what they complain about, is theirs.
  except: ['quote', 'pain_points', 'objections', 'dislikes', 'x-dislikes', 'frustrations', 'pains'],
  message: ({ word, entry }) => {
    const advice =
      entry?.better === undefined
        ? 'Say what exactly happens.'
        : `Write “${entry.better}”, or say what exactly happens.`;
    return `“${word}” sounds good and tells nobody what is meant. ${advice}`;
  },
  counts: ({ entry, span, first }, text) =>
    !entry?.verb || first || beforeVerb.test(text.slice(Math.max(0, span.start - 24), span.start)),
});

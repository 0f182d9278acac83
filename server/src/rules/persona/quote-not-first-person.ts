import { isEnglishIn } from '../../library/language.js';
import { isRetired } from '../statements.js';
import type { Rule } from '../types.js';
import { quoteOf } from './quote.js';

const firstPerson = /(?<![\p{L}\p{N}])(?:i|me|my|mine|myself|we|us|our|ours|ourselves|let['’]s)(?![\p{L}\p{N}])/iu;

/** "Time is money." is a motto; a sentence of fewer words says too little to tell who speaks. */
const fewestWords = 5;

export const quoteNotFirstPerson: Rule = {
  meta: {
    id: 'quote-not-first-person',
    summary: 'A quote in which nobody says "I" or "we": it speaks about the persona and not as one.',
    kinds: ['persona'],
    fields: { persona: ['quote', 'quote.text'] },
    severity: 'hint',
    channel: 'finding',
  },
  create: ({ report }) => ({
    entity(entity) {
      const quote = quoteOf(entity);
      if (!quote || isRetired(entity) || !isEnglishIn(entity, quote.text)) return;
      if (quote.text.split(' ').length < fewestWords || firstPerson.test(quote.text)) return;
      // What begins with a sign is something else than speech.
      if (!/^[\p{L}"“‘'(…]/u.test(quote.text)) return;
      report({
        message:
          'Nobody speaks here: there is no “I”, “my” or “we” in it. Quote what one of them said, in their own words.',
        span: quote.node.span,
        entity,
        pointer: quote.pointer,
      });
    },
  }),
};

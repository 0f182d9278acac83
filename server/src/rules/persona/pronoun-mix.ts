import { isRetired } from '../statements.js';
import type { Fix, Rule } from '../types.js';
import { type Gender, type Pronoun, pronounsOf, swapped } from './pronouns.js';

export const pronounMix: Rule = {
  meta: {
    id: 'pronoun-mix',
    summary: 'The same persona is "he" in one place and "she" in another.',
    kinds: ['persona'],
    severity: 'warning',
    channel: 'finding',
    fix: 'Writes one of them throughout.',
  },
  create: ({ file: { parsed }, report }) => ({
    entity(entity) {
      if (isRetired(entity)) return;
      const found = pronounsOf(parsed, entity);
      const of = (gender: Gender) => found.filter((pronoun) => pronoun.gender === gender);
      const [he, she] = [of('he'), of('she')];
      const [few, many] =
        he.length < she.length || (he.length === she.length && isLater(he, she)) ? [he, she] : [she, he];
      const [odd, usual] = [few[0], many[0]];
      if (!odd || !usual) return;
      report({
        message: `This persona is “${usual.word.toLowerCase()}” elsewhere and “${odd.word.toLowerCase()}” here. Choose one, so that nobody looks for a second person.`,
        span: odd.span,
        entity,
        pointer: odd.pointer,
        fixes: [throughout(usual.gender, few), throughout(odd.gender, many)],
      });
    },
  }),
};

function isLater(a: readonly Pronoun[], b: readonly Pronoun[]): boolean {
  return (a[0]?.span.start ?? 0) > (b[0]?.span.start ?? 0);
}

function throughout(gender: Gender, wrong: readonly Pronoun[]): Fix {
  return {
    title: `Write “${gender}” throughout`,
    edits: wrong.map((pronoun) => ({ span: pronoun.span, newText: swapped(pronoun) })),
  };
}

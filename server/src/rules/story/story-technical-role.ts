import { Lexicon } from '../lexicon.js';
import type { Rule } from '../types.js';
import { builders } from './roles-table.js';
import { isLive, tellingOf } from './telling.js';
import { personaOfRole } from './who.js';

const id = 'story-technical-role';

/** The words are looked for as a whole role, so that no other language can be mistaken for English. */
export const storyTechnicalRole: Rule = {
  meta: {
    id,
    summary: 'A story of the system, or of those who build it.',
    kinds: ['story'],
    fields: { story: ['as_a'] },
    severity: 'info',
    channel: 'finding',
    vocabulary: 'They are further roles of those who build your product, and names of its parts.',
  },
  create: ({ library, report }) => {
    const technical = Lexicon.for(library, id, builders);
    return {
      entity(entity) {
        const { role } = tellingOf(entity);
        if (!role || !library.complete || !isLive(entity)) return;
        const plain = role.text.replace(/[\s_-]+/g, ' ').replace(/^(?:an?|the|our|my)\s+/i, '');
        // Who makes things for developers has them as personas.
        if (!technical.has(plain) || personaOfRole(library, role.text) !== undefined) return;
        report({
          message: `\`${role.text}\` builds the product, or is a part of it. Tell the story of whoever is better off afterwards; work on the inside needs no story.`,
          span: role.span,
          entity,
          pointer: role.pointer,
        });
      },
    };
  },
};

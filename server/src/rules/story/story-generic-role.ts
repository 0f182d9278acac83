import { splitSentence } from '../../convert/prose.js';
import { Source } from '../../convert/source.js';
import { pairOf } from '../../document/syntax.js';
import type { Entity } from '../../kinds/types.js';
import type { Library } from '../../library/library.js';
import { asChoices } from '../choices.js';
import { Lexicon } from '../lexicon.js';
import { type Choice, personasToPick } from '../pick-persona.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule, RuleContext } from '../types.js';
import { anybody, sayingNothing } from './roles-table.js';
import { isLive, tellingOf } from './telling.js';
import { personaOfRole } from './who.js';

const id = 'story-generic-role';

/** The words are looked for as a whole role, so that no other language can be mistaken for English. */
export const storyGenericRole: Rule = {
  meta: {
    id,
    summary: 'A story of just any user.',
    kinds: ['story'],
    fields: { story: ['as_a'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Puts a persona of the library in its place.',
    vocabulary: 'They are roles that say as little as `user`.',
    supersedes: ['dangling-reference'],
  },
  create: (context) => {
    const { library, report } = context;
    const generic = Lexicon.for(library, id, anybody);
    return {
      entity(entity) {
        const { role } = tellingOf(entity);
        if (!role || !library.complete || !isLive(entity) || !isGeneric(role.text, generic)) return;
        if (isKnown(library, role.text)) return;
        const personas = personasToPick(library);
        const advice = personas.length > 0 ? 'Name one persona.' : 'Write a persona for whom it is, and name that.';
        report({
          message: `\`${role.text}\` can be anyone, so nobody can tell whose problem this solves. ${advice}`,
          span: role.span,
          entity,
          pointer: role.pointer,
          fixes: asChoices(personas.flatMap((choice) => fixesFor(context, entity, choice))),
        });
      },
    };
  },
};

function isGeneric(role: string, generic: Lexicon<(typeof anybody)[number]>): boolean {
  const plain = role
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return generic.has(plain) || generic.has(plain.replace(sayingNothing, ''));
}

/** Somebody may really have called a persona so, or the file of one. */
function isKnown(library: Library, role: string): boolean {
  return personaOfRole(library, role) !== undefined || library.idInFileCalled('persona', role) !== undefined;
}

function fixesFor({ file }: RuleContext, entity: Entity, { id: persona, words }: Choice): Fix[] {
  const { sentence, role } = tellingOf(entity);
  const title = `Make it a story of ${words}`;
  if (sentence) {
    if (pairOf(entity.node, 'as_a')) return [];
    const edits = splitSentence(new Source(file.parsed), entity.node, sentence, [['as_a', persona]]);
    return edits ? [{ title, edits }] : [];
  }
  const value = pairOf(entity.node, 'as_a')?.value;
  if (!role || value?.type !== 'scalar' || value.anchor !== undefined) return [];
  return [{ title, edits: [inPlaceOf(file, role.span, persona)] }];
}

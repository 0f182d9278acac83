import { pairOf } from '../../document/syntax.js';
import { text } from '../../kinds/read.js';
import { Lexicon } from '../lexicon.js';
import { inPlaceOf } from '../rewriting.js';
import { isRetired } from '../statements.js';
import type { Rule } from '../types.js';
import { givenNames, roleWords } from './name-table.js';

const given = new Set(givenNames.split(' '));
const roles = [{ forms: roleWords }];

/** A name of more words than this is a title or a sentence. */
const mostWords = 4;

export const alliterativeName: Rule = {
  meta: {
    id: 'alliterative-name',
    summary: 'A first name with a role or a trait that begins with the same letter: Larry Lead, Sally Soccer-Mom.',
    kinds: ['persona'],
    fields: { persona: ['name'] },
    severity: 'hint',
    channel: 'finding',
    fix: 'Leaves only the first name.',
    vocabulary: 'Roles and traits of your own that stand beside a first name.',
  },
  create: ({ file, library, report }) => {
    const lexicon = Lexicon.for(library, 'alliterative-name', roles);
    return {
      entity(entity) {
        const key = entity.dialect === 'pls' ? 'label' : 'name';
        const node = pairOf(entity.node, key)?.value;
        if (node?.type !== 'scalar' || typeof node.value !== 'string' || isRetired(entity)) return;
        const own = words(text(entity.data.role) ?? '').map((word) => word.toLowerCase());
        const isRole = (word: string) => lexicon.has(word) || own.includes(word.toLowerCase());
        const first = firstName(words(node.value), isRole, lexicon);
        if (first === undefined) return;
        report({
          message: `“${node.value.trim()}” plays on a role, and people remember the rhyme and not the person. Give a plain name${key === 'name' ? ', and say the role in `role`' : ''}.`,
          span: node.span,
          entity,
          pointer: `/${key}`,
          fixes: [{ title: `Call them ${first}`, edits: [inPlaceOf(file, node.span, first)] }],
        });
      },
    };
  },
};

/** The first name of a made-up name: before a role or behind one, with the same first letter; nothing for any other name. */
function firstName(
  said: readonly string[],
  isRole: (word: string) => boolean,
  lexicon: Lexicon<{ forms: string }>,
): string | undefined {
  const [first = '', ...rest] = said;
  const last = said.at(-1) ?? '';
  if (said.length < 2 || said.length > mostWords) return undefined;
  const rhymes = (a: string, b: string) => a.charAt(0).toLowerCase() === b.charAt(0).toLowerCase();
  if (isName(first) && !lexicon.has(first) && rest.some((word) => rhymes(first, word) && isRole(word))) return first;
  const before = said.slice(0, -1);
  const isMade = isName(last) && !lexicon.has(last) && before.every(isRole) && rhymes(first, last);
  return isMade ? last : undefined;
}

function isName(word: string): boolean {
  return given.has(word.toLowerCase()) && /^\p{Lu}/u.test(word);
}

function words(name: string): string[] {
  return name.match(/[\p{L}\p{N}]+/gu) ?? [];
}

import { join, locate } from '../../document/pointer.js';
import { asSequence, asText, resolve } from '../../document/syntax.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import { removal } from '../removal.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule } from '../types.js';

/** Ranks that may stand anywhere in a title, and those that are a rank only before the rest of it. */
const anywhere = /(?:^|(?<=[\s,(/-]))(?:jr|sr|junior|senior)(?:\.|\b)(?!-)/giu;
const leading = /^(?:staff|principal)\s+(?=\p{L})/iu;

export const seniorityInTitle: Rule = {
  meta: {
    id: 'seniority-in-title',
    summary: 'A job title that says a rank; the level and the experience of the role say that.',
    kinds: ['persona'],
    fields: { persona: ['traits.role.titles'] },
    severity: 'info',
    channel: 'finding',
    fix: 'Takes the rank out of the title, or the title out of the list where it stands without the rank too.',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (!library.complete) return;
      for (const key of ['titles', 'x-titles']) {
        const path = [...(entity.dialect === 'pls' ? [] : ['traits']), 'role', key];
        const titles = asSequence(locate(entity.node, join('', ...path))?.node)?.items ?? [];
        const all = titles.map((item) => asText(item));
        titles.forEach((item, index) => {
          const title = asText(item);
          const node = resolve(item);
          const plain = title === undefined ? undefined : withoutRank(title);
          if (title === undefined || !node || plain === title || plain === undefined) return;
          const pointer = join('', ...path, index);
          report({
            message: `\`${title}\` says a rank. Titles differ from company to company; \`level\` and \`experience\` of the role say how senior somebody is.`,
            span: node.span,
            entity,
            pointer,
            fixes: item.type === 'alias' ? [] : fixesFor(file, entity, pointer, plain, all, node.span),
          });
        });
      }
    },
  }),
};

function fixesFor(
  file: PersonaFile,
  entity: Entity,
  pointer: string,
  plain: string,
  all: readonly (string | undefined)[],
  span: { start: number; end: number },
): Fix[] {
  if (plain === '') return [];
  if (!all.includes(plain)) return [{ title: `Change it to ${plain}`, edits: [inPlaceOf(file, span, plain)] }];
  const edit = removal(file.parsed, entity, pointer);
  return edit ? [{ title: `Remove it: ${plain} is in the list already`, edits: [edit] }] : [];
}

/** The title without ranks; the same text where it has none. */
export function withoutRank(title: string): string {
  const stripped = title.replace(anywhere, '');
  const trimmed = stripped === title ? title : tidy(stripped);
  return leading.test(trimmed) ? tidy(trimmed.replace(leading, '')) : trimmed;
}

function tidy(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .replace(/\(\s*\)/g, '')
    .replace(/\s+,/g, ',')
    .replace(/^[\s,/-]+|[\s,/-]+$/g, '');
}

import { text } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import { mentionsAccess } from './access.js';
import { itemsOf } from './items.js';

/**
 * The texts by which other files may ask for an active entity (`Library.marked`), each once. Add one where a rule about
 * a file has to know which others have something in common with it. Few and short: they are kept for every entity.
 */
export function marksOf(entity: Entity): readonly string[] {
  const { kind, data } = entity;
  if (kind === 'persona') return data.type === 'negative' || data.type === 'misuse' ? [] : personaMarks(entity);
  if (kind === 'story') return storyMarks(entity);
  return [];
}

/** The mark of personas that say what somebody needs to see, hear, move or understand, and of those that have a field for it. */
export const accessMark = 'access';
export const mayAccessMark = 'may-access';

function personaMarks(entity: Entity): readonly string[] {
  const access = mentionsAccess(entity) ? [accessMark] : [];
  const may = entity.dialect === 'native' ? [mayAccessMark] : [];
  return [...access, ...may, ...itemsOf(entity).map(({ mark }) => mark)];
}

/** The mark of a title, by its letters and digits alone; nothing for a text that has none. */
export function titleMark(title: string): string | undefined {
  const letters = folded(title);
  return letters === '' ? undefined : `title ${letters}`;
}

/** What a story is called. A story without a name is known by what is wanted, and for whom. */
function storyMarks({ name, data }: Entity): readonly string[] {
  const mark = name === undefined ? wantMark(data) : titleMark(name);
  return mark === undefined ? [] : [mark];
}

/** The mark of what a persona wants; nothing where it is not said. */
export function wantMark(data: Entity['data']): string | undefined {
  const want = folded(text(data.i_want) ?? '');
  return want === '' ? undefined : `want ${text(data.as_a) ?? ''} ${want}`;
}

function folded(said: string): string {
  return said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

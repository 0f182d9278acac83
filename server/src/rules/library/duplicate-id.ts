import { locate } from '../../document/pointer.js';
import { pairOf, type Span } from '../../document/syntax.js';
import { isSlug } from '../../kinds/slug.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import type { Library } from '../../library/library.js';
import type { Declaration } from '../../library/links.js';
import { anchorSpan } from '../../library/place.js';
import { stemOf } from '../../library/stem.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule } from '../types.js';
import { declaredElsewhere, isBefore, kindInWords, relatedTo } from './library-ids.js';

export const duplicateId: Rule = {
  meta: {
    id: 'duplicate-id',
    summary: 'The same id stands for two entities of one kind.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Gives it an id of its own: the name of its file, or the same id with a number behind it.',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      const { id, kind } = entity;
      if (!library.complete || id === undefined) return;
      if (library.declarationCount(kind, id) < 2) return;
      const others = declaredElsewhere(library, file, entity, id);
      const span = idPlace(file, entity);
      const what = kindInWords(kind);
      report({
        message: `The id \`${id}\` stands for more than one ${what}, so nobody can tell which of them is meant. Give each its own.`,
        span,
        entity,
        pointer: pairOf(entity.node, 'id') ? '/id' : '',
        fixes: fixesFor(file, library, entity, id, span, others),
        ...relatedTo(others, ({ name }) => (name === undefined ? `\`${id}\` again` : `\`${id}\` again: ${name}`)),
      });
    },
  }),
};

/** Where an entity says its id: the value of `id`, or its key in a mapping by id. */
export function idPlace({ parsed }: PersonaFile, entity: Entity): Span {
  const value = pairOf(entity.node, 'id')?.value;
  if (value && value.span.end > value.span.start) return value.span;
  return locate(parsed.documents[entity.document]?.root, entity.pointer)?.key?.span ?? anchorSpan(entity);
}

/** One of them keeps the id: the one whose file is called so, else the first. */
function fixesFor(
  file: PersonaFile,
  library: Library,
  entity: Entity,
  id: string,
  span: Span,
  others: readonly Declaration[],
): Fix[] {
  const self = { uri: file.uri, document: entity.document, pointer: entity.pointer };
  const named = (uri: string) => stemOf(uri) === id;
  const goesFirst = (other: Declaration) =>
    named(other.uri) === named(self.uri) ? isBefore(other, self) : named(other.uri);
  const before = others.filter(goesFirst).length;
  if (before === 0) return [];
  const isFree = (wanted: string) => !library.declares(entity.kind, wanted);
  const stem = stemOf(file.uri);
  const ids = [numbered(id, before + 1, isFree)];
  if (file.entities.length === 1 && isSlug(stem) && isFree(stem)) ids.unshift(stem);
  return ids.map((made) => ({ title: `Change the id to ${made}`, edits: [inPlaceOf(file, span, made)] }));
}

function numbered(id: string, from: number, isFree: (id: string) => boolean): string {
  let number = from;
  while (!isFree(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

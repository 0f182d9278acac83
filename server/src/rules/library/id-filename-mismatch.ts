import { pairOf } from '../../document/syntax.js';
import { baseName } from '../../kinds/claim.js';
import { isSlug } from '../../kinds/slug.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import type { Library } from '../../library/library.js';
import { stemOf } from '../../library/stem.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Offer, Rule } from '../types.js';

export const idFilenameMismatch: Rule = {
  meta: {
    id: 'id-filename-mismatch',
    summary: 'A file with one entity is not called as its id says.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Renames the file; or, where nothing refers to the id, changes the id.',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      const { id } = entity;
      if (!library.complete || id === undefined || entity.kind === 'config' || !standsAlone(file, entity)) return;
      const stem = stemOf(file.uri);
      const value = pairOf(entity.node, 'id')?.value;
      // An id that is none is told already, and will be another one.
      if (entity.dialect === 'native' && !isSlug(id)) return;
      if (stem === id || stem === '' || !value || file.uri.startsWith('untitled:')) return;
      const offers = offersFor(file, library, stem, id);
      report({
        message: `The id is \`${id}\` and the file is called \`${baseName(file.uri)}\`. Who looks for one by the other does not find it.`,
        span: value.span,
        entity,
        pointer: '/id',
        fixes: value.type === 'scalar' ? fixesFor(file, library, entity, stem, value.span) : [],
        ...(offers.length > 0 ? { offers } : {}),
      });
    },
  }),
};

/** The file holds this entity and nothing else. */
function standsAlone({ entities, parsed }: PersonaFile, entity: Entity): boolean {
  return entities.length === 1 && entity.pointer === '' && parsed.documents.filter(({ root }) => root).length === 1;
}

function offersFor({ uri }: PersonaFile, library: Library, stem: string, id: string): Offer[] {
  const name = baseName(uri);
  const to = `${uri.slice(0, uri.lastIndexOf('/') + 1)}${encodeURIComponent(id + name.slice(stem.length))}`;
  const isTaken = library.isTaken(to);
  return isTaken || !isSlug(id)
    ? []
    : [{ title: `Rename the file to ${id}${name.slice(stem.length)}`, rename: { from: uri, to } }];
}

/** Another id would leave references behind, or clash. */
function fixesFor(
  file: PersonaFile,
  library: Library,
  { kind, id = '' }: Entity,
  stem: string,
  span: { start: number; end: number },
): Fix[] {
  if (!isSlug(stem) || library.declares(kind, stem)) return [];
  // With two of one id, references mean the other one, or nobody knows whom.
  if (library.referrers(kind, id).length > 0 && library.declarationCount(kind, id) < 2) return [];
  return [{ title: `Change the id to ${stem}`, edits: [inPlaceOf(file, span, stem)] }];
}

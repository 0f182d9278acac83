import type { Entity } from '../kinds/types.js';
import type { Reference } from '../library/links.js';
import { isSlug, kindInWords, nearestId } from './library-ids.js';
import { unresolved } from './references.js';
import { inPlaceOf } from './rewriting.js';
import type { Fix, Offer, Rule } from './types.js';

/** Nobody means themselves, nor what stands in the same list already. */
function excluded(references: readonly Reference[], { field, pointer, from }: Reference, { id }: Entity): string[] {
  const list = pointer.slice(0, pointer.lastIndexOf('/') + 1);
  const siblings = references.filter(
    (other) => other.from === from && other.field === field && other.pointer.startsWith(list) && field.at(-1) === '*',
  );
  return [...siblings.map((sibling) => sibling.id), ...(id === undefined ? [] : [id])];
}

export const danglingReference: Rule = {
  meta: {
    id: 'dangling-reference',
    summary: 'An id that nothing in the library has.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Puts the nearest id, or makes a file for the new one.',
  },
  create: (context) => ({
    file() {
      const { file, library, report } = context;
      for (const { reference, entity, span, inFile } of unresolved(context)) {
        if (inFile !== undefined) continue;
        const { kind, id, pointer } = reference;
        const what = kindInWords(kind);
        const near = nearestId(library, kind, id, excluded(library.links.of(file.uri).references, reference, entity));
        const fixes: Fix[] =
          near === undefined ? [] : [{ title: `Change it to ${near}`, edits: [inPlaceOf(file, span, near)] }];
        const offers: Offer[] = isSlug(id) ? [{ title: `Make the ${what} ${id}`, create: { kind, id } }] : [];
        const advice = near === undefined ? `Check how it is spelt, or make the ${what}.` : `Did you mean \`${near}\`?`;
        report({
          message: `No ${what} in this library has the id \`${id}\`. ${advice}`,
          span,
          entity,
          pointer,
          fixes,
          offers,
        });
      }
    },
  }),
};

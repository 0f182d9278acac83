import { formatOf } from '../../document/front-matter.js';
import type { Span } from '../../document/syntax.js';
import { isSlug } from '../../kinds/slug.js';
import type { Entity, PersonaFile } from '../../kinds/types.js';
import type { Reference } from '../../library/links.js';
import { personaIdOf } from '../../library/persona-names.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Offer, Rule } from '../types.js';
import { kindInWords, nearestId } from './library-ids.js';
import { unresolved } from './references.js';

/** An item of evidence that is no study is the source itself. */
function asSource({ uri }: PersonaFile, span: Span, text: string): Fix {
  const newText = formatOf(uri) === 'json' ? JSON.stringify({ source: text }) : `{ source: ${JSON.stringify(text)} }`;
  return { title: 'Make it a source instead of a study', edits: [{ span, newText }] };
}

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
        const except = excluded(library.links.of(file.uri).references, reference, entity);
        const named = kind === 'persona' ? personaIdOf(library, id) : undefined;
        const near = named !== undefined && !except.includes(named) ? named : nearestId(library, kind, id, except);
        const fixes: Fix[] =
          near === undefined ? [] : [{ title: `Change it to ${near}`, edits: [inPlaceOf(file, span, near)] }];
        const offers: Offer[] = isSlug(id) ? [{ title: `Make the ${what} ${id}`, create: { kind, id } }] : [];
        if (kind === 'study' && reference.field.at(-1) === '*') fixes.push(asSource(file, span, id));
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

import { join, locate } from '../../document/pointer.js';
import { asSequence, resolve, valueAt } from '../../document/syntax.js';
import { nearest } from '../../kinds/nearest.js';
import { field, list, text } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { type Glossary, glossaryOf } from '../../library/glossary.js';
import { valuePlace } from '../place.js';
import { inPlaceOf } from '../rewriting.js';
import type { Fix, Rule, RuleContext } from '../types.js';

export const glossaryDanglingSeeAlso: Rule = {
  meta: {
    id: 'glossary-dangling-see-also',
    summary: 'A glossary points at a term that nothing explains.',
    kinds: ['glossary'],
    fields: { glossary: ['terms.see_also'] },
    severity: 'error',
    channel: 'finding',
    fix: 'Puts the nearest term.',
  },
  create: (context) => ({
    entity(entity) {
      if (!context.library.complete) return;
      // A glossary of the PLS says `see`, and names one term.
      const key = entity.dialect === 'pls' ? 'see' : 'see_also';
      const terms = asSequence(valueAt(entity.node, 'terms'))?.items ?? [];
      const data = list(entity.data.terms);
      terms.forEach((_, index) => {
        const pointed = field(data[index], key);
        list(pointed).forEach((said, place) => {
          const pointer = join('', 'terms', index, key, ...(Array.isArray(pointed) ? [place] : []));
          if (typeof said === 'string') check(context, entity, pointer, said, text(field(data[index], 'term')) ?? '');
        });
      });
    },
  }),
};

function check({ file, library, report }: RuleContext, entity: Entity, pointer: string, said: string, own: string) {
  const glossary = glossaryOf(library.links);
  const wanted = said.trim();
  if (wanted === '' || glossary.find(wanted).length > 0) return;
  const meant = nearestTerm(glossary, wanted, own);
  const node = locate(entity.node, pointer)?.node;
  const scalar = resolve(node);
  const isOwn = node?.type !== 'alias' && scalar?.type === 'scalar' && scalar.anchor === undefined;
  const fixes: Fix[] =
    meant !== undefined && isOwn
      ? [{ title: `Change it to ${meant}`, edits: [inPlaceOf(file, scalar.span, meant)] }]
      : [];
  const advice = meant === undefined ? 'Explain it, or take it out.' : `Did you mean \`${meant}\`?`;
  report({
    message: `No glossary here explains \`${wanted}\`. ${advice}`,
    span: valuePlace(entity, pointer),
    entity,
    pointer,
    fixes,
  });
}

/** The term that was most likely meant: one that stands for these words, else the one that is written most alike. */
function nearestTerm(glossary: Glossary, wanted: string, own: string): string | undefined {
  const others = glossary.all().filter(({ term }) => term !== own);
  const short = others.find(({ acronymOf }) => acronymOf?.toLowerCase() === wanted.toLowerCase());
  const room = Math.max(1, Math.ceil(wanted.length / 2));
  const close = others.map(({ term }) => term).filter((term) => Math.abs(term.length - wanted.length) <= room);
  return short?.term ?? nearest(wanted, close);
}

import type { Range } from '../document/lines.js';
import {
  asMapping,
  asSequence,
  asText,
  type MappingNode,
  resolve,
  type SyntaxNode,
  valueAt,
} from '../document/syntax.js';
import type { PersonaFile } from '../kinds/types.js';

/** A word of a glossary and what it means. */
export interface Term {
  readonly term: string;
  readonly definitions: readonly string[];
  readonly acronymOf?: string;
  readonly seeAlso: readonly string[];
  /** What the glossary is called; nothing for one without a name. */
  readonly glossary?: string;
  /** Where it stands; nothing for a term that the product ships. */
  readonly place?: { readonly uri: string; readonly range: Range; readonly whole: Range };
}

/**
 * The terms that a file defines. Glossaries of the Persona Library System are read too: they say `definitions` and
 * `see`.
 */
export function termsOf({ uri, parsed, entities }: PersonaFile): Term[] {
  const glossaries = entities.filter(({ kind }) => kind === 'glossary');
  return glossaries.flatMap(({ node, name, id }) => {
    const glossary = name ?? id;
    return (asSequence(valueAt(node, 'terms'))?.items ?? []).flatMap((item): Term[] => {
      const mapping = asMapping(item);
      const value = resolve(valueAt(mapping, 'term'));
      const term = asText(value)?.replace(/\s+/g, ' ').trim();
      if (!mapping || !value || !term) return [];
      const place = { uri, range: parsed.lines.range(value.span), whole: parsed.lines.range(mapping.span) };
      return [{ term, ...meaningOf(mapping), ...(glossary === undefined ? {} : { glossary }), place }];
    });
  });
}

function meaningOf(mapping: MappingNode): Pick<Term, 'definitions' | 'acronymOf' | 'seeAlso'> {
  const [acronymOf] = textsIn(valueAt(mapping, 'acronym_of'));
  return {
    definitions: [...textsIn(valueAt(mapping, 'definition')), ...textsIn(valueAt(mapping, 'definitions'))],
    ...(acronymOf === undefined ? {} : { acronymOf }),
    seeAlso: [...textsIn(valueAt(mapping, 'see_also')), ...textsIn(valueAt(mapping, 'see'))],
  };
}

/** A single text, or the texts of a list. */
function textsIn(node: SyntaxNode | undefined): string[] {
  const items = asSequence(node)?.items ?? (node ? [node] : []);
  return items.flatMap((item) => asText(item)?.trim() || []);
}

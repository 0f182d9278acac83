import type { Position, Range } from '../document/lines.js';
import { segmentsOf, walk } from '../document/pointer.js';
import { keyName, type ScalarNode } from '../document/syntax.js';
import { referenceIn } from '../kinds/references.js';
import { fieldSchemas } from '../kinds/schema-walk.js';
import type { Entity, PersonaFile } from '../kinds/types.js';
import { type Glossary, glossaryOf } from '../library/glossary.js';
import { sourceOf } from '../library/prose.js';
import type { Term } from '../library/terms.js';
import { isIdPattern } from './field-words.js';
import { contains, type LinkContext } from './link-at.js';

/** A term of a glossary at a place of a file. */
export interface TermAt {
  readonly terms: readonly Term[];
  readonly range: Range;
}

/** The term at a position: the longest one, in a text that people wrote. */
export function termAt({ file, links }: LinkContext, position: Position): TermAt | undefined {
  const { lines } = file.parsed;
  const offset = lines.offsetAt(position);
  const [node] = textsOf(file, offset);
  const mention = node && glossaryOf(links).at(sourceOf(file.parsed.text, node), offset - node.span.start);
  if (!node || !mention) return undefined;
  const { start } = node.span;
  return { terms: mention.terms, range: lines.range({ start: start + mention.start, end: start + mention.end }) };
}

/** Every place of a file where a term comes up, its own entry in a glossary left out. */
export function mentionsIn(file: PersonaFile, glossary: Glossary, name: string, own: readonly Term[]): Range[] {
  const { lines } = file.parsed;
  const places = own.flatMap(({ place }) => (place?.uri === file.uri ? [place.range] : []));
  return textsOf(file)
    .flatMap(({ span, ...node }) => {
      const found = glossary.mentions(sourceOf(file.parsed.text, { span, ...node }), name);
      return found.map(({ start, end }) => lines.range({ start: span.start + start, end: span.start + end }));
    })
    .filter((range) => !places.some((place) => contains(place, range.start) && contains(place, range.end)));
}

/**
 * The texts of a file that people wrote: no ids, no words from a list, no dates and no addresses.
 *
 * @param offset leaves only the text that stands there
 */
export function textsOf(file: PersonaFile, offset?: number): ScalarNode[] {
  const found = new Set<ScalarNode>();
  for (const entity of file.entities) {
    if (entity.kind === 'config') continue;
    walk(entity.node, ({ node, pointer, pair }) => {
      if (node.type !== 'scalar' || typeof node.value !== 'string' || found.has(node)) return;
      if (offset !== undefined && (offset < node.span.start || offset > node.span.end)) return;
      if (pair && notProse.has(keyName(pair))) return;
      if (isProse(entity, pointer)) found.add(node);
    });
  }
  return [...found];
}

const notProse = new Set(['$schema', 'image', 'link', 'url', 'kind', 'id']);

function isProse({ schema }: Entity, pointer: string): boolean {
  const schemas = fieldSchemas(schema, segmentsOf(pointer));
  return !schemas.some(
    (field) =>
      field.enum !== undefined ||
      field.const !== undefined ||
      field.format !== undefined ||
      isIdPattern(field.pattern) ||
      referenceIn(field) !== undefined,
  );
}

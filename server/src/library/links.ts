import type { Range } from '../document/lines.js';
import { join, locate } from '../document/pointer.js';
import { asMapping, effectivePairs, keyName, pairOf, resolve, type Span, type SyntaxNode } from '../document/syntax.js';
import { schemaFor } from '../kinds/registry.js';
import type { Entity, KindName, PersonaFile } from '../kinds/types.js';
import { type PathLink, pathsOf } from './paths.js';
import { anchorSpan } from './place.js';
import { type Term, termsOf } from './terms.js';

/** An entity at its place: what a reference leads to. */
export interface Declaration {
  readonly uri: string;
  readonly kind: KindName;
  readonly id: string;
  readonly name?: string;
  /** The value of `id`, or the key that is the id in a collection. */
  readonly range: Range;
  /** The whole entity. */
  readonly whole: Range;
  readonly document: number;
  readonly pointer: string;
}

/** A place where an id of another entity is written. */
export interface Reference {
  readonly uri: string;
  /** The kind that the field refers to. */
  readonly kind: KindName;
  readonly id: string;
  readonly range: Range;
  /** The entity that refers. */
  readonly from: { readonly kind: KindName; readonly id?: string; readonly document: number; readonly pointer: string };
  /** Path of keys from the entity to the field, `*` for items: what kind of reference it is. */
  readonly field: readonly string[];
  /** JSON pointer from the entity to the value. */
  readonly pointer: string;
}

/** What a file declares and what it refers to, at the places where it stands now. */
export interface FileLinks {
  readonly declarations: readonly Declaration[];
  readonly references: readonly Reference[];
  /** The files and pages that it names. */
  readonly paths: readonly PathLink[];
  /** The words that its glossaries explain. */
  readonly terms: readonly Term[];
}

/** Reads the links of a file from its tree. */
export function linksOf(file: PersonaFile): FileLinks {
  const entities = file.entities.filter(({ kind }) => kind !== 'config');
  return {
    declarations: entities.flatMap((entity) => declarationOf(file, entity) ?? []),
    references: entities.flatMap((entity) => referencesIn(file, entity)),
    paths: pathsOf(file),
    terms: termsOf(file),
  };
}

function declarationOf({ uri, parsed }: PersonaFile, entity: Entity): Declaration | undefined {
  const { kind, id, name, document, pointer } = entity;
  if (id === undefined) return undefined;
  const { lines } = parsed;
  return {
    uri,
    kind,
    id,
    ...(name === undefined ? {} : { name }),
    range: lines.range(idSpan(parsed.documents[document]?.root, entity)),
    whole: lines.range(entity.node.span),
    document,
    pointer,
  };
}

/** Where an entity says its id: the value of `id`, or its key in a mapping by id. */
function idSpan(root: SyntaxNode | undefined, entity: Entity): Span {
  const value = pairOf(entity.node, 'id')?.value;
  if (value && value.span.end > value.span.start) return value.span;
  return locate(root, entity.pointer)?.key?.span ?? anchorSpan(entity);
}

function referencesIn(file: PersonaFile, entity: Entity): Reference[] {
  const { uri, parsed } = file;
  const { kind, id, document, pointer } = entity;
  const from = { kind, ...(id === undefined ? {} : { id }), document, pointer };
  return schemaFor(kind, entity.dialect).references.flatMap((field) =>
    valuesAt(entity.node, field.path).map(({ text, span, pointer: place }) => ({
      uri,
      kind: field.kind,
      id: text,
      range: parsed.lines.range(span),
      from,
      field: field.path,
      pointer: place,
    })),
  );
}

interface TextAt {
  readonly text: string;
  readonly span: Span;
  readonly pointer: string;
}

/** The single texts at a path of keys; `*` is every item of a list, or every value of a mapping. Aliases are not entered twice. */
function valuesAt(node: SyntaxNode | undefined, path: readonly string[], pointer = ''): TextAt[] {
  const [step, ...rest] = path;
  if (step === undefined) return textOf(node, pointer);
  if (step !== '*') return valuesAt(pairOf(asMapping(node), step)?.value, rest, join(pointer, step));
  const target = resolve(node);
  if (target?.type === 'sequence')
    return target.items.flatMap((item, index) => valuesAt(item, rest, join(pointer, index)));
  if (target?.type !== 'mapping') return [];
  return effectivePairs(target).flatMap((pair) => valuesAt(pair.value, rest, join(pointer, keyName(pair))));
}

function textOf(node: SyntaxNode | undefined, pointer: string): TextAt[] {
  const target = resolve(node);
  if (target?.type !== 'scalar' || target.value === null || target.style === 'missing') return [];
  return [{ text: String(target.value), span: target.span, pointer }];
}

import { type CallHierarchyItem, SymbolKind, type TypeHierarchyItem } from 'vscode-languageserver-types';
import type { Position, Range } from '../document/lines.js';
import { kindOf } from '../kinds/registry.js';
import type { KindName } from '../kinds/types.js';
import type { LinkIndex } from '../library/link-index.js';
import type { Declaration, Reference } from '../library/links.js';
import {
  comparePositions,
  declarationsOf,
  holderOf,
  type LinkContext,
  linkAt,
  locations,
  referencesTo,
} from './link-at.js';

/** What an item of a hierarchy carries, to be found again when its children are asked for. */
interface ItemData {
  readonly kind: KindName;
  readonly id: string;
  readonly document: number;
  readonly pointer: string;
}

/** Only personas build on one another. */
export function prepareTypeHierarchy(context: LinkContext, position: Position): TypeHierarchyItem[] {
  return prepareCallHierarchy(context, position).filter(({ data }) => (data as ItemData).kind === 'persona');
}

/** The personas that a persona builds on. */
export function supertypes(links: LinkIndex, item: TypeHierarchyItem): TypeHierarchyItem[] {
  const parents = ownReferences(links, item).filter(isParent);
  return unique(parents.flatMap(({ kind, id }) => declarationsOf(links, kind, id))).map(toItem);
}

/** The personas that build on a persona. */
export function subtypes(links: LinkIndex, item: TypeHierarchyItem): TypeHierarchyItem[] {
  const children = referencesToItem(links, item).filter(isParent);
  return unique(children.flatMap((reference) => holderOf(links, reference) ?? [])).map(toItem);
}

/** The entities that the id at a position names. */
export function prepareCallHierarchy({ file, links }: LinkContext, position: Position): CallHierarchyItem[] {
  const link = linkAt(links.of(file.uri), position);
  if (!link) return [];
  return ('declaration' in link ? [link.declaration] : declarationsOf(links, link.kind, link.id)).map(toItem);
}

/** One entity at the other end, and the places at which one of the two refers to the other. */
interface Call {
  readonly declaration: Declaration;
  readonly ranges: Range[];
}

/** Who refers to an entity, and where: the jobs and maps of a persona, the stories of a job. */
export function incomingCalls(
  links: LinkIndex,
  item: CallHierarchyItem,
): { from: CallHierarchyItem; fromRanges: Range[] }[] {
  const calls = grouped(
    referencesToItem(links, item).flatMap((reference) => {
      const declaration = holderOf(links, reference);
      return declaration ? [{ declaration, range: reference.range }] : [];
    }),
  );
  return calls.map(({ declaration, ranges }) => ({ from: toItem(declaration), fromRanges: ranges }));
}

/** Whom an entity refers to, and where it does: the persona and the job of a story. */
export function outgoingCalls(
  links: LinkIndex,
  item: CallHierarchyItem,
): { to: CallHierarchyItem; fromRanges: Range[] }[] {
  const calls = grouped(
    ownReferences(links, item).flatMap(({ kind, id, range }) =>
      declarationsOf(links, kind, id).map((declaration) => ({ declaration, range })),
    ),
  );
  return calls.map(({ declaration, ranges }) => ({ to: toItem(declaration), fromRanges: ranges }));
}

function toItem(declaration: Declaration): CallHierarchyItem {
  const { uri, kind, id, name, range, whole, document, pointer } = declaration;
  const label = kindOf(kind).label;
  const data: ItemData = { kind, id, document, pointer };
  return {
    name: name ?? id,
    detail: name === undefined ? label : `${label} ${id}`,
    kind: SymbolKind.Class,
    uri,
    range: spanning(whole, range),
    selectionRange: range,
    data,
  };
}

/** LSP wants the selection inside the whole; the key that is an id stands before what it names. */
function spanning(a: Range, b: Range): Range {
  return {
    start: comparePositions(a.start, b.start) < 0 ? a.start : b.start,
    end: comparePositions(a.end, b.end) > 0 ? a.end : b.end,
  };
}

function isParent({ field }: Reference): boolean {
  return field[0] === 'parent';
}

/** The entity of an item as it stands now: at its place, or wherever its id has gone. */
function current(links: LinkIndex, { uri, data }: CallHierarchyItem): Declaration | undefined {
  const { kind, id, document, pointer } = data as ItemData;
  const candidates = links
    .of(uri)
    .declarations.filter((declaration) => declaration.kind === kind && declaration.id === id);
  const inPlace = candidates.find((candidate) => candidate.document === document && candidate.pointer === pointer);
  return inPlace ?? candidates[0] ?? links.declarations(kind, id)[0];
}

function ownReferences(links: LinkIndex, item: CallHierarchyItem): Reference[] {
  const declaration = current(links, item);
  if (!declaration) return [];
  const { document, pointer } = declaration;
  return links
    .of(declaration.uri)
    .references.filter(({ from }) => from.document === document && from.pointer === pointer);
}

function referencesToItem(links: LinkIndex, item: CallHierarchyItem): readonly Reference[] {
  const declaration = current(links, item);
  return declaration ? referencesTo(links, declaration) : [];
}

function grouped(calls: readonly { readonly declaration: Declaration; readonly range: Range }[]): Call[] {
  const byDeclaration = new Map<Declaration, Range[]>();
  for (const { declaration, range } of calls) {
    const ranges = byDeclaration.get(declaration) ?? [];
    ranges.push(range);
    byDeclaration.set(declaration, ranges);
  }
  return [...byDeclaration]
    .sort(([a], [b]) => before(a, b))
    .map(([declaration, ranges]) => ({
      declaration,
      ranges: locations(ranges.map((range) => ({ uri: declaration.uri, range }))).map(({ range }) => range),
    }));
}

function unique(declarations: readonly Declaration[]): Declaration[] {
  return [...new Set(declarations)].sort(before);
}

function before(a: Declaration, b: Declaration): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return comparePositions(a.range.start, b.range.start);
}

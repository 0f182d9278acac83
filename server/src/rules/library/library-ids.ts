import { nearest } from '../../kinds/nearest.js';
import { kindOf } from '../../kinds/registry.js';
import type { Entity, KindName, PersonaFile } from '../../kinds/types.js';
import type { EntityFacts, Library } from '../../library/library.js';
import type { Declaration } from '../../library/links.js';
import { stemOf } from '../../library/stem.js';
import type { Related } from '../types.js';

/** What is found by kind and by name of file; found out once a library, and only where something is wrong. */
interface Catalogue {
  readonly idsByKind: ReadonlyMap<KindName, readonly string[]>;
  readonly idsByStem: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Library, Catalogue>();

function catalogueOf(library: Library): Catalogue {
  const before = known.get(library);
  if (before) return before;
  const ids = new Map<KindName, Set<string>>();
  const stems = new Map<string, Set<string>>();
  const add = <K>(map: Map<K, Set<string>>, key: K, id: string) => map.set(key, (map.get(key) ?? new Set()).add(id));
  for (const { kind, id, uri } of library.entities) {
    if (id === undefined) continue;
    add(ids, kind, id);
    add(stems, `${kind} ${stemOf(uri)}`, id);
  }
  const lists = <K>(map: ReadonlyMap<K, Set<string>>) =>
    new Map([...map].map(([key, set]) => [key, [...set]] as const));
  const catalogue = { idsByKind: lists(ids), idsByStem: lists(stems) };
  known.set(library, catalogue);
  return catalogue;
}

/** The one id of this kind in files that are called like this; nothing where there are several, or none. */
export function idInFileCalled(library: Library, kind: KindName, stem: string): string | undefined {
  const ids = catalogueOf(library).idsByStem.get(`${kind} ${stem}`) ?? [];
  return ids.length === 1 ? ids[0] : undefined;
}

/** Above this many ids only those with the same first letter are compared: ten thousand slips must not take minutes. */
const many = 500;

/** The id that somebody most likely meant; ids in `except` are not meant. */
export function nearestId(
  library: Library,
  kind: KindName,
  written: string,
  except: readonly string[] = [],
): string | undefined {
  const ids = catalogueOf(library).idsByKind.get(kind) ?? [];
  const room = Math.max(1, Math.ceil(written.length / 2));
  const initial = written.charAt(0).toLowerCase();
  const close = ids.filter(
    (id) =>
      !except.includes(id) &&
      Math.abs(id.length - written.length) <= room &&
      (ids.length <= many || id.charAt(0).toLowerCase() === initial),
  );
  return nearest(written, close);
}

/** What a kind is called within a sentence: "user story". */
export function kindInWords(kind: KindName): string {
  const { label } = kindOf(kind);
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** The places where an id is declared, but for the entity itself. */
export function declaredElsewhere(
  library: Library,
  file: PersonaFile,
  entity: Entity,
  id: string,
): readonly Declaration[] {
  const all = library.links.declarations(entity.kind, id);
  const others = all.filter((other) => !isPlaceOf(other, file.uri, entity));
  return others.sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

/** Whether something stands before something else, by file and then by place. */
export function isBefore(
  a: Pick<EntityFacts, 'uri' | 'document' | 'pointer'>,
  b: Pick<EntityFacts, 'uri' | 'document' | 'pointer'>,
): boolean {
  if (a.uri !== b.uri) return a.uri < b.uri;
  if (a.document !== b.document) return a.document < b.document;
  return a.pointer.localeCompare(b.pointer, 'en', { numeric: true }) < 0;
}

/** Whether a place is that of this entity. */
export function isPlaceOf(
  place: Pick<EntityFacts, 'uri' | 'document' | 'pointer'>,
  uri: string,
  entity: Pick<Entity, 'document' | 'pointer'>,
): boolean {
  return place.uri === uri && place.document === entity.document && place.pointer === entity.pointer;
}

const mostRelated = 10;

/** Declarations as places that have to do with a finding. */
export function relatedTo(
  declarations: readonly Declaration[],
  say: (declaration: Declaration) => string,
): { related: Related[] } | undefined {
  if (declarations.length === 0) return undefined;
  const related = declarations.slice(0, mostRelated).map((declaration) => {
    const { uri, range } = declaration;
    return { uri, range, message: say(declaration) };
  });
  return { related };
}

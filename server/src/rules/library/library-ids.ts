import { kindOf } from '../../kinds/registry.js';
import type { Entity, KindName, PersonaFile } from '../../kinds/types.js';
import type { Library } from '../../library/library.js';
import type { Declaration } from '../../library/links.js';
import { comparePlaces, type EntityPlace, isSamePlace } from '../../library/place-order.js';
import type { Related } from '../types.js';

/** The one id of this kind in files that are called like this; nothing where there are several, or none. */
export function idInFileCalled(library: Library, kind: KindName, stem: string): string | undefined {
  return library.idInFileCalled(kind, stem);
}

/** The id that somebody most likely meant; ids in `except` are not meant. */
export function nearestId(
  library: Library,
  kind: KindName,
  written: string,
  except: readonly string[] = [],
): string | undefined {
  return library.nearestId(kind, written, except);
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
  return library.links.declarations(entity.kind, id).filter((other) => !isPlaceOf(other, file.uri, entity));
}

/** Where an entity of a file stands. */
export function placeOf({ uri }: PersonaFile, { document, pointer }: Entity): EntityPlace {
  return { uri, document, pointer };
}

/** Whether something stands before something else, by file and then by place. */
export function isBefore(a: EntityPlace, b: EntityPlace): boolean {
  return comparePlaces(a, b) < 0;
}

/** Whether a place is that of this entity. */
export function isPlaceOf(place: EntityPlace, uri: string, { document, pointer }: Omit<EntityPlace, 'uri'>): boolean {
  return isSamePlace(place, { uri, document, pointer });
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

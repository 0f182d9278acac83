import { segmentsOf } from '../document/pointer.js';
import { referenceIn } from '../kinds/references.js';
import { kindOfName, kinds, schemaFor } from '../kinds/registry.js';
import { fieldSchemas } from '../kinds/schema-walk.js';
import type { Dialect, Entity, JsonSchema, Kind, KindName, PersonaFile } from '../kinds/types.js';
import { attributesOf } from '../scores/icp-fit.js';
import type { Path } from './slots.js';

/** Which entity a path belongs to, as far as the text says it already. */
export interface EntityPlace {
  readonly kind: KindName;
  readonly dialect: Dialect;
  readonly schema: JsonSchema;
  /** The way from the root of the document to the entity. */
  readonly base: Path;
  /** The way from the entity on. */
  readonly rest: Path;
  /** The entity itself, once it can be read. */
  readonly entity?: Entity;
}

/** The text behind a key at the root of the document; an empty text where nothing stands behind it. */
export type RootText = (key: string) => string | undefined;

/** Finds the entity that holds a path: a parsed one, else the one that file name, `kind` or list announce. */
export function entityAt(file: PersonaFile, document: number, path: Path, rootText: RootText): EntityPlace | undefined {
  const entity = parsedEntity(file, document, path);
  if (entity) {
    const depth = segmentsOf(entity.pointer).length;
    const { kind, dialect, schema } = entity;
    return { kind, dialect, schema, entity, base: path.slice(0, depth), rest: path.slice(depth) };
  }
  if (!file.claim.claimed) return undefined;
  const announced = announcedKind(file, path, rootText);
  if (!announced) return undefined;
  const { kind, depth } = announced;
  const dialect = dialectOf(file, kind, rootText);
  const { schema } = schemaFor(kind, dialect);
  return { kind, dialect, schema, base: path.slice(0, depth), rest: path.slice(depth) };
}

function parsedEntity(file: PersonaFile, document: number, path: Path): Entity | undefined {
  const holds = (entity: Entity) => {
    const segments = segmentsOf(entity.pointer);
    return segments.length <= path.length && segments.every((segment, index) => segment === String(path[index]));
  };
  return file.entities.findLast((entity) => entity.document === document && holds(entity));
}

function announcedKind(
  file: PersonaFile,
  path: Path,
  rootText: RootText,
): { kind: KindName; depth: number } | undefined {
  const own = file.claim.claimed ? file.claim.kind : undefined;
  const [first] = path;
  if (typeof first === 'number') return own && { kind: own, depth: 1 };
  const collections = collectionsIn(own, rootText);
  if (collections.length > 0) {
    const held = collections.find(({ collectionKey }) => collectionKey === first);
    return held && path.length >= 2 ? { kind: held.name, depth: 2 } : undefined;
  }
  const kind = kindOfName(rootText('kind') ?? '')?.name ?? own;
  return kind && { kind, depth: 0 };
}

/** The lists of entities that the root of a document holds (FORMAT sections 1 and 7). */
function collectionsIn(own: KindName | undefined, rootText: RootText): Kind[] {
  if (rootText('id') !== undefined || rootText('kind') !== undefined) return [];
  const fields = own ? (schemaFor(own, 'native').schema.properties ?? {}) : {};
  return kinds.filter(({ collectionKey }) => {
    return collectionKey && rootText(collectionKey) !== undefined && !Object.hasOwn(fields, collectionKey);
  });
}

function dialectOf(file: PersonaFile, kind: KindName, rootText: RootText): Dialect {
  if (kind !== 'persona' || !file.claim.claimed || rootText('kind') !== undefined) return 'native';
  if (file.claim.dialect) return file.claim.dialect;
  const isPls = rootText('id') !== undefined && rootText('label') !== undefined && rootText('name') === undefined;
  return isPls ? 'pls' : 'native';
}

/** The kind whose id belongs at a path within an entity, if any. */
export function referencedKind(place: EntityPlace): KindName | undefined {
  const schemas = fieldSchemas(place.schema, place.rest);
  return schemas.map(referenceIn).find((kind) => kind !== undefined);
}

/** Keys that no schema lists: the attributes by which an ideal customer profile scores its accounts. */
export function ownKeys({ kind, rest, entity }: EntityPlace): readonly string[] {
  const isScores = kind === 'icp' && rest.length === 3 && rest[0] === 'accounts' && rest[2] === 'scores';
  return isScores ? attributesOf(entity ?? { data: {} }).map(({ attribute }) => attribute) : [];
}

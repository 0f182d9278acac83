import { toData } from '../document/data.js';
import type { ParsedText } from '../document/parsed-text.js';
import { join } from '../document/pointer.js';
import {
  asMapping,
  asSequence,
  asText,
  effectivePairs,
  keyName,
  type MappingNode,
  pairOf,
  resolve,
  type ScalarNode,
  type Span,
  type SyntaxDocument,
  valueAt,
} from '../document/syntax.js';
import { type ClaimHint, claim, hasKnownKind, kindOfFileName, namesPlsSchema } from './claim.js';
import { isRecord, text as textOf } from './read.js';
import { kindOfCollection, kindOfName, schemaFor } from './registry.js';
import type { Claim, Dialect, Entity, KindName, Misfit, PersonaFile } from './types.js';

/** Parses nothing: finds out what a parsed text is, and which entities stand in it. */
export function readEntities(uri: string, parsed: ParsedText, hint: ClaimHint = {}): PersonaFile {
  const found = claim(uri, parsed, hint);
  if (!found.claimed) return { uri, parsed, claim: found, entities: [], misfits: [] };
  const reader = new EntityReader(uri, found);
  for (const document of parsed.documents) reader.read(document);
  const nothingAtAll = parsed.documents.every((document) => !document.root) && parsed.problems.length === 0;
  if (nothingAtAll)
    reader.misfits.push({ code: 'empty', span: { start: 0, end: 0 }, document: 0, pointer: '', ...kindIn(found) });
  return { uri, parsed, claim: found, entities: reader.entities, misfits: reader.misfits };
}

function kindIn(found: Claim): { kind?: KindName } {
  return found.claimed && found.kind ? { kind: found.kind } : {};
}

/** Fields that every kind has (FORMAT section 2), and that may well describe a whole collection. */
const ofTheWhole = new Set(['$schema', 'name', 'summary', 'status', 'owner', 'tags', 'evidence', 'review']);

/** A key under which entities of one kind are listed. */
interface Collection {
  readonly kind: KindName;
  readonly key: ScalarNode;
  readonly pointer: string;
}

class EntityReader {
  readonly entities: Entity[] = [];
  readonly misfits: Misfit[] = [];

  constructor(
    readonly uri: string,
    readonly found: Extract<Claim, { claimed: true }>,
  ) {}

  read(document: SyntaxDocument): void {
    const root = resolve(document.root);
    if (!root) return;
    const { index } = document;
    if (root.type === 'mapping') this.#readMapping(root, index);
    else if (
      root.type === 'sequence' &&
      this.found.by === 'config' &&
      this.found.kind &&
      (this.found.dialect !== 'pls' || root.items.length > 0)
    )
      this.#readList(root, this.found.kind, '', index);
    else if (this.found.by !== 'kind')
      this.misfits.push({
        code: 'not-a-mapping',
        span: root.span,
        document: index,
        pointer: '',
        ...kindIn(this.found),
      });
  }

  #readMapping(root: MappingNode, document: number): void {
    const collections = this.#collectionsOf(root);
    if (collections.length > 0) {
      this.#compareWithName(collections, document);
      this.#findBeside(root, collections, document);
      for (const { kind, pointer, value } of collections) {
        if (value?.type === 'sequence') this.#readList(value, kind, pointer, document);
        else if (value?.type === 'mapping') this.#readById(value, kind, pointer, document);
        else if (value?.style !== 'missing' && value)
          this.misfits.push({ code: 'not-a-collection', span: value.span, document, pointer, kind });
      }
      return;
    }
    if (this.found.by === 'kind' && !hasKnownKind(root)) return;
    const identity = this.#identify(root, document);
    if (identity) this.#add(root, identity.kind, identity.dialect, '', document);
  }

  /** A mapping is a collection only without `id` and `kind`, and unless its kind has a field of that name. */
  #collectionsOf(root: MappingNode) {
    if (this.found.dialect === 'pls' || pairOf(root, 'id') || pairOf(root, 'kind')) return [];
    const own = this.found.kind ? schemaFor(this.found.kind, 'native').schema.properties : undefined;
    return effectivePairs(root).flatMap((pair) => {
      const key = keyName(pair);
      const kind = kindOfCollection(key);
      return kind && !(own && Object.hasOwn(own, key))
        ? [{ kind: kind.name, key: pair.key, pointer: join('', key), value: resolve(pair.value) }]
        : [];
    });
  }

  /** The file's name and the key of a collection may say the same kind twice, but not two kinds. */
  #compareWithName(collections: readonly Collection[], document: number): void {
    const expected = kindOfFileName(this.uri);
    for (const { kind, key, pointer } of collections) {
      if (expected === undefined || kind === expected) continue;
      const collection = String(key.value);
      this.misfits.push({ code: 'kind-mismatch', span: key.span, document, pointer, kind, expected, collection });
    }
  }

  /** A field of the kind beside a collection of it belongs to nobody. */
  #findBeside(root: MappingNode, collections: readonly Collection[], document: number): void {
    const { kind } = this.found;
    const [collection] = collections.filter((one) => one.kind === kind).map(({ key }) => String(key.value));
    const { properties = {} } = kind ? schemaFor(kind, 'native').schema : {};
    if (kind === undefined || collection === undefined) return;
    for (const { key } of root.pairs) {
      const name = String(key.value);
      if (!Object.hasOwn(properties, name) || ofTheWhole.has(name)) continue;
      this.misfits.push({
        code: 'beside-collection',
        span: key.span,
        document,
        pointer: join('', name),
        kind,
        collection,
      });
    }
  }

  #readList(
    list: { items: readonly unknown[] } & { span: Span },
    kind: KindName,
    pointer: string,
    document: number,
  ): void {
    const items = list.items as readonly Parameters<typeof asMapping>[0][];
    items.forEach((item, index) => {
      const node = asMapping(item);
      if (node) this.#addMember(node, kind, join(pointer, index), document);
      else if (item) this.#notAMember(item.span, kind, join(pointer, index), document);
    });
  }

  #notAMember(span: Span, kind: KindName, pointer: string, document: number): void {
    this.misfits.push({ code: 'not-a-mapping', span, document, pointer, kind });
  }

  /** A member of a collection may say its kind again, but no other one. */
  #addMember(node: MappingNode, kind: KindName, pointer: string, document: number, key?: ScalarNode): void {
    const written = pairOf(node, 'kind')?.value;
    const said = kindOfName(asText(written) ?? '')?.name;
    if (written && said && said !== kind) {
      this.misfits.push({
        code: 'kind-mismatch',
        span: written.span,
        document,
        pointer: join(pointer, 'kind'),
        kind: said,
        expected: kind,
        list: true,
      });
    }
    const dialect = kind === 'persona' ? (this.found.dialect ?? dialectOf(node)) : 'native';
    this.#add(node, kind, dialect, pointer, document, key);
  }

  #readById(mapping: MappingNode, kind: KindName, pointer: string, document: number): void {
    for (const pair of effectivePairs(mapping)) {
      const node = asMapping(pair.value);
      const place = join(pointer, keyName(pair));
      if (node) this.#addMember(node, kind, place, document, pair.key);
      else this.#notAMember(pair.value.span, kind, place, document);
    }
  }

  #identify(root: MappingNode, document: number): { kind: KindName; dialect: Dialect } | undefined {
    if (this.#isPlsGlossary(root)) return { kind: 'glossary', dialect: 'pls' };
    if (this.found.dialect === 'pls' || dialectOf(root) === 'pls') return { kind: 'persona', dialect: 'pls' };
    const written = pairOf(root, 'kind');
    const name = asText(written?.value);
    const expected = kindOfFileName(this.uri) ?? this.found.kind;
    if (written && name !== undefined) {
      const known = kindOfName(name);
      if (known && expected && known.name !== expected) {
        const { span } = written.value;
        this.misfits.push({ code: 'kind-mismatch', span, document, pointer: '/kind', kind: known.name, expected });
      }
      if (known) return { kind: known.name, dialect: 'native' };
      this.misfits.push({
        code: 'unknown-kind',
        span: written.value.span,
        document,
        pointer: '/kind',
        found: name,
        ...(expected ? { expected } : {}),
      });
    }
    if (expected) return { kind: expected, dialect: 'native' };
    if (!written)
      this.misfits.push({ code: 'no-kind', span: root.pairs[0]?.key.span ?? root.span, document, pointer: '' });
    return undefined;
  }

  /**
   * Terms without anything that tells one glossary from another are those of the PLS, if its files are meant, or if they
   * are written in its way.
   */
  #isPlsGlossary(root: MappingNode): boolean {
    if (['id', 'kind', 'name', 'label'].some((key) => pairOf(root, key))) return false;
    const terms = asSequence(valueAt(root, 'terms'))?.items ?? [];
    if (this.found.dialect === 'pls') return terms.length > 0 || this.found.kind === 'glossary';
    const isGlossary = (kindOfFileName(this.uri) ?? this.found.kind) === 'glossary';
    return isGlossary && terms.some((term) => valueAt(term, 'definitions') ?? valueAt(term, 'see'));
  }

  #add(node: MappingNode, kind: KindName, dialect: Dialect, pointer: string, document: number, key?: ScalarNode): void {
    const plain = toData(node);
    const own = isRecord(plain) ? plain : {};
    const byKey = key !== undefined && own.id === undefined;
    const data = byKey ? { ...own, id: String(key.value ?? '') } : own;
    const id = textOf(data.id);
    const name = textOf(dialect === 'pls' ? data.label : data.name);
    this.entities.push({
      kind,
      dialect,
      schema: schemaFor(kind, dialect).schema,
      node,
      pointer,
      document,
      ...(id === undefined ? {} : { id }),
      ...(byKey ? { idKey: key.span } : {}),
      ...(name === undefined ? {} : { name }),
      data,
    });
  }
}

/** PLS identity (FORMAT section 7): `id` and `label`, neither `kind` nor `name`; or the PLS `$schema`. */
function dialectOf(node: MappingNode): Dialect {
  const has = (key: string) => pairOf(node, key) !== undefined;
  if (has('kind')) return 'native';
  return namesPlsSchema(asText(valueAt(node, '$schema'))) || (has('id') && has('label') && !has('name'))
    ? 'pls'
    : 'native';
}

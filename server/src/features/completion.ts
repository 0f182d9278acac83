import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Position } from '../document/lines.js';
import { kindOf, writableKinds } from '../kinds/registry.js';
import { enumValuesOf, fieldSchemas, itemsOf, type Property, propertiesOf, typesOf } from '../kinds/schema-walk.js';
import type { JsonSchema } from '../kinds/types.js';
import { findSpot, type Spot } from './completion-context.js';
import { type CompletionOptions, type Draft, toItem } from './completion-item.js';
import { type ReferenceData, referenceDetail } from './completion-resolve.js';
import type { FeatureContext } from './context.js';
import { type EntityPlace, entityAt, ownKeys, referencedKind } from './entity-at.js';
import { detailOf, fieldBlocks, isIdPattern } from './field-words.js';
import {
  blockValue,
  firstKey,
  flowPieces,
  type InsertionContext,
  itemPieces,
  keyPieces,
  shapeOf,
} from './insertion.js';
import { code, markup, quoteMarkdown } from './markdown.js';
import type { Piece } from './pieces.js';
import { skeletonDrafts } from './skeletons.js';
import type { Path, Slot } from './slots.js';
import { slugsFor } from './slug.js';
import { suppressionItems } from './suppression-words.js';
import { scalarText } from './yaml-text.js';

export type { CompletionOptions } from './completion-item.js';

/**
 * What can be written at a position: keys with what follows them, allowed values, ids, list items. Every suggestion is
 * an exact edit that keeps the rest of the document as it is.
 */
export function completion(context: FeatureContext, position: Position, options: CompletionOptions): CompletionItem[] {
  const { file } = context;
  const { lines } = file.parsed;
  if (!file.claim.claimed) return [];
  const inComment = suppressionItems(context, position, options);
  if (inComment) return inComment;
  const spot = findSpot(lines, lines.offsetAt(position));
  if (!spot) return [];
  const completer = new Completer(context, spot);
  const items = spot.slots.flatMap((slot, place) =>
    completer.drafts(slot).map((draft, index) => toItem(lines, slot, draft, order(place, index), options)),
  );
  const [slot] = spot.slots;
  if (!spot.empty || !slot || options.skeletons === false) return items;
  const skeletons = skeletonDrafts(file, context.today).map((draft, index) => {
    return toItem(lines, slot, draft, order(9, index), options);
  });
  return [...items, ...skeletons];
}

function order(place: number, index: number): string {
  return `${place}${String(index).padStart(3, '0')}`;
}

class Completer {
  constructor(
    readonly context: FeatureContext,
    readonly spot: Spot,
  ) {}

  drafts(slot: Slot): Draft[] {
    const path = slot.what === 'item' ? [...slot.path, this.#nextIn(slot.path)] : slot.path;
    const place = this.#placeAt(path);
    if (!place) return this.#withoutPlace(slot);
    const schemas = fieldSchemas(place.schema, place.rest);
    if (schemas.length === 0) return [];
    switch (slot.what) {
      case 'key':
      case 'rename':
        return this.#keys(slot, place, schemas);
      case 'item':
        return this.#items(slot, place, schemas);
      case 'value':
        return [...this.#words(slot, place, schemas), ...this.#below(slot, place, schemas)];
      case 'child':
        return slot.flow ? this.#inFlow(slot, place, schemas) : this.#children(slot, place, schemas);
    }
  }

  #placeAt(path: Path): EntityPlace | undefined {
    return entityAt(this.context.file, this.spot.document, path, (key) => this.#text([], key));
  }

  /** The place of a new item: of consequence only in lists whose places differ, such as a severity and its options. */
  #nextIn(path: Path): number {
    const first = this.#placeAt([...path, 0]);
    const lists = first ? fieldSchemas(first.schema, first.rest.slice(0, -1)) : [];
    return first && lists.some(({ prefixItems }) => prefixItems) ? siblings(first).length : 0;
  }

  /** The text behind a key as the lines show it. */
  #text(path: Path, key: string): string | undefined {
    const keys = this.spot.structure.keysOf(path);
    if (!keys.has(key)) return undefined;
    const value = keys.get(key);
    const text = value ? this.context.file.parsed.text.slice(value.start, value.end) : '';
    return text.replace(/^(["'])(.*)\1$/s, '$2');
  }

  /** Where nothing says yet what the document holds: the list of a collection, or a document without a kind. */
  #withoutPlace(slot: Slot): Draft[] {
    const item = this.#placeAt([...slot.path, 0]);
    if (slot.what === 'child' && item) return slot.flow ? [] : this.drafts({ ...slot, what: 'item' });
    if (slot.what === 'value' && item && !slot.wordOnly) {
      const list = { type: 'array', items: item.schema };
      return this.#listBelow(slot, item, list, this.#insertion(slot, item));
    }
    if (slot.what === 'key' && slot.path.length === 0 && slot.present.size === 0 && !slot.flow) return [kindDraft()];
    if (slot.what === 'value' && slot.path.length === 1 && slot.path[0] === 'kind') {
      return writableKinds().map((name) => valueDraft(slot, name, kindOf(name).label));
    }
    return [];
  }

  #insertion(slot: Slot, place: EntityPlace, path: Path = place.rest): InsertionContext {
    const slug = this.#slugs(place)[0];
    const ids = this.#idsAt({ ...place, rest: path });
    return {
      root: place.schema,
      style: this.spot.style,
      today: this.context.today,
      ...(slot.flow && { flow: slot.flow }),
      ...(slug !== undefined && { slug }),
      ...(ids.length > 0 && { ids: ids.map(({ id }) => id) }),
    };
  }

  #slugs(place: EntityPlace): string[] {
    const name = this.#text(place.base, place.dialect === 'pls' ? 'label' : 'name') ?? place.entity?.name;
    return slugsFor(name, this.context.file.uri);
  }

  #idsAt(place: EntityPlace): { id: string; name?: string }[] {
    const kind = referencedKind(place) ?? referencedKind({ ...place, rest: [...place.rest, 0] });
    if (!kind) return [];
    const taken = new Set<unknown>(siblings(place));
    if (kind === place.kind) taken.add(place.entity?.id);
    return this.context.known.flatMap((known) => {
      if (known.kind !== kind || known.id === undefined || taken.has(known.id)) return [];
      return [{ id: known.id, ...(known.name !== undefined && { name: known.name }) }];
    });
  }

  #keys(slot: Slot, place: EntityPlace, schemas: readonly JsonSchema[]): Draft[] {
    const properties = propertiesOf(place.schema, schemas);
    for (const key of ownKeys(place)) {
      const [schema] = fieldSchemas(place.schema, [...place.rest, key]);
      if (schema && !properties.has(key)) properties.set(key, { schema, required: false });
    }
    const missing = [...properties].filter(([name]) => !slot.present.has(name));
    return missing.map(([name, property]) => this.#keyDraft(slot, place, name, property));
  }

  #keyDraft(slot: Slot, place: EntityPlace, name: string, property: Property): Draft {
    const insertion = this.#insertion(slot, place, [...place.rest, name]);
    const quoted = slot.quote ? scalarText(name, slot.quote) : undefined;
    const pieces = slot.what === 'rename' ? [quoted ?? name] : keyPieces(insertion, name, property.schema, slot.column);
    const typed = this.context.file.parsed.text.charAt(slot.replace.start);
    return {
      label: name,
      pieces,
      kind: CompletionItemKind.Property,
      ...describe(place.schema, name, property),
      filter: /["']/.test(typed) ? typed + name + typed : name,
      first: property.required,
      again: slot.what !== 'rename' && !slot.flow && shapeOf(place.schema, property.schema) === 'object',
    };
  }

  /** `- ` and the start of an item of a list in block style. */
  #items(slot: Slot, place: EntityPlace, items: readonly JsonSchema[]): Draft[] {
    const insertion = this.#insertion(slot, place);
    const first = firstKey(place.schema, items);
    const drafts = this.#words(slot, place, items).map((draft): Draft => {
      return {
        ...draft,
        label: `- ${draft.label}`,
        pieces: ['- ', ...draft.pieces],
        filter: draft.filter ?? draft.label,
      };
    });
    if (first) {
      const property = { schema: first.schema, required: false };
      drafts.unshift({
        label: `- ${first.name}`,
        pieces: itemPieces(insertion, items, slot.column),
        kind: CompletionItemKind.Property,
        ...describe(place.schema, first.name, property),
        filter: first.name,
        first: true,
      });
    }
    if (drafts.length === 0) {
      drafts.push({ label: '- ', pieces: ['- '], kind: CompletionItemKind.Text, detail: 'new item' });
    }
    return drafts;
  }

  /** On a line of its own, or behind a dash: a key, an item or a word, as the schema has it. */
  #children(slot: Slot, place: EntityPlace, schemas: readonly JsonSchema[]): Draft[] {
    const lists = schemas.filter((schema) => shapeOf(place.schema, schema) === 'array');
    const items = itemsOf(place.schema, lists);
    const keys = this.#keys({ ...slot, what: 'key' }, place, schemas);
    const itemPlace = this.#placeAt([...slot.path, 0]);
    const list = items.length > 0 && itemPlace ? this.#items({ ...slot, what: 'item' }, itemPlace, items) : [];
    return [...keys, ...list, ...this.#words(slot, place, schemas)];
  }

  /** A value inside braces or brackets. */
  #inFlow(slot: Slot, place: EntityPlace, schemas: readonly JsonSchema[]): Draft[] {
    const words = this.#words(slot, place, schemas);
    if (slot.replace.end > slot.replace.start) return words;
    const insertion = this.#insertion(slot, place);
    const structured = schemas.filter((schema) => shapeOf(place.schema, schema) !== 'scalar');
    const drafts = structured.map((schema) => {
      const pieces = flowPieces(insertion, schema, typeof slot.path.at(-1) === 'number' ? 1 : 0);
      const isList = shapeOf(place.schema, schema) === 'array';
      return {
        label: isList ? '[ ]' : '{ }',
        pieces,
        kind: CompletionItemKind.Struct,
        detail: isList ? 'list' : 'fields',
      };
    });
    return [...words, ...drafts];
  }

  /** Behind a key with nothing after it: the first line of the mapping or list below. */
  #below(slot: Slot, place: EntityPlace, schemas: readonly JsonSchema[]): Draft[] {
    if (slot.wordOnly) return [];
    const insertion = this.#insertion(slot, place);
    return schemas.flatMap((schema): Draft[] => {
      const shape = shapeOf(place.schema, schema);
      if (shape === 'array') return this.#listBelow(slot, place, schema, insertion);
      if (shape === 'object') return this.#mappingBelow(slot, place, schema);
      return [];
    });
  }

  #listBelow(slot: Slot, place: EntityPlace, schema: JsonSchema, insertion: InsertionContext): Draft[] {
    const first = firstKey(place.schema, itemsOf(place.schema, [schema]));
    const property = { schema: first?.schema ?? schema, required: false };
    const pieces = blockValue(insertion, schema, slot.column, 0);
    const described = describe(place.schema, first?.name ?? '', property);
    return [
      { label: first ? `- ${first.name}` : '- ', pieces, kind: CompletionItemKind.Property, ...described, below: true },
    ];
  }

  #mappingBelow(slot: Slot, place: EntityPlace, schema: JsonSchema): Draft[] {
    const column = slot.column + this.spot.style.indent;
    const nested = { ...slot, what: 'key' as const, column, present: new Set<string>() };
    return this.#keys(nested, place, [schema]).map((draft) => ({
      ...draft,
      pieces: [`\n${' '.repeat(column)}`, ...draft.pieces],
      below: true,
    }));
  }

  /** The words that fit: allowed values, ids of the library, today, an id of one's own. */
  #words(slot: Slot, place: EntityPlace, schemas: readonly JsonSchema[]): Draft[] {
    const scalars = schemas.filter((schema) => shapeOf(place.schema, schema) === 'scalar');
    const usual = scalars.find((schema) => schema.default !== undefined)?.default;
    const values = enumValuesOf(place.schema, scalars).map(({ value, description }) =>
      valueDraft(slot, value, value === usual ? 'default' : undefined, description),
    );
    if (values.length === 0 && typeof usual === 'number') values.push(valueDraft(slot, usual, 'default'));
    const takesText = scalars.some((schema) => typesOf(place.schema, schema).includes('string'));
    if (takesText && referencedKind(place)) values.push(...this.#references(slot, place));
    if (scalars.some(({ format }) => format === 'date')) values.push(valueDraft(slot, this.context.today, 'today'));
    const isOwnId = place.rest.length === 1 && place.rest[0] === 'id';
    if (isOwnId && (place.dialect === 'pls' || scalars.some(({ pattern }) => isIdPattern(pattern)))) {
      values.push(...this.#slugs(place).map((slug) => valueDraft(slot, slug, 'made from the name')));
    }
    return values;
  }

  #references(slot: Slot, place: EntityPlace): Draft[] {
    const kind = referencedKind(place);
    const { uri } = this.context.file;
    return this.#idsAt(place).map(({ id, name }) => ({
      ...valueDraft(slot, id, kind && referenceDetail(kind, name)),
      kind: CompletionItemKind.Reference,
      ...(kind && { data: { uri, kind, id } satisfies ReferenceData }),
      documentation: markup([`${kind ? kindOf(kind).label : ''} ${code(id)}${name ? `: ${quoteMarkdown(name)}` : ''}`]),
    }));
  }
}

/** What the list around a place, or at it, holds already. */
function siblings({ entity, rest }: EntityPlace): readonly unknown[] {
  let value: unknown = entity?.data;
  for (const step of typeof rest.at(-1) === 'number' ? rest.slice(0, -1) : rest) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }
  return Array.isArray(value) ? value : [];
}

function describe(root: JsonSchema, name: string, property: Property): Pick<Draft, 'detail' | 'documentation'> {
  return { detail: detailOf(root, property), documentation: markup(fieldBlocks(root, name, property)) };
}

function valueDraft(slot: Slot, value: unknown, detail?: string, description?: string): Draft {
  const written = scalarText(value, slot.quote, slot.flow);
  return {
    label: String(value),
    pieces: [written] satisfies Piece[],
    kind: CompletionItemKind.EnumMember,
    ...(detail && { detail }),
    ...(description && { documentation: markup([description]) }),
    filter: written,
  };
}

function kindDraft(): Draft {
  return {
    label: 'kind',
    pieces: ['kind: ', { choices: [...writableKinds()] }],
    kind: CompletionItemKind.Property,
    detail: 'what this document holds',
    first: true,
  };
}

import { branches, deref, enumValuesOf, itemsOf, jsonType, propertiesOf, typesOf } from '../kinds/schema-walk.js';
import type { JsonSchema } from '../kinds/types.js';
import { isIdPattern } from './field-words.js';
import type { Piece } from './pieces.js';
import type { Slot, Style } from './slots.js';
import { scalarText } from './yaml-text.js';

/** What an insertion has to know besides the schema. */
export interface InsertionContext {
  readonly root: JsonSchema;
  readonly style: Style;
  readonly today: string;
  readonly flow?: Slot['flow'];
  /** What an `id` could be. */
  readonly slug?: string;
  /** Ids that fit the field, or the items of the list, at hand. */
  readonly ids?: readonly string[];
}

const choiceLimit = 30;

/** A key and what has to follow it: a blank, a nested mapping, a list with its first item, a choice. */
export function keyPieces(context: InsertionContext, name: string, schema: JsonSchema, column: number): Piece[] {
  const key = context.flow === 'json' ? JSON.stringify(name) : scalarText(name);
  return [`${key}:`, ...(context.flow ? flowValue(context, schema, 0) : blockValue(context, schema, column, 0))];
}

/** What follows a key, or a list's dash with `key`, in block style; `column` is the column of the key. */
export function blockValue(context: InsertionContext, schema: JsonSchema, column: number, depth: number): Piece[] {
  const [first] = branches(context.root, schema);
  if (!first || depth > 4) return [' '];
  const [type] = typesOf(context.root, first);
  if (type === 'object') return [`\n${' '.repeat(column + context.style.indent)}`, { stop: '' }];
  if (type === 'array') {
    const dash = column + context.style.listIndent;
    return [`\n${' '.repeat(dash)}`, ...itemPieces(context, itemsOf(context.root, [first]), dash, depth + 1)];
  }
  return [' ', ...scalarPieces(context, first)];
}

/** A dash and the start of an item: the noun of a statement, the first key of an entry, a choice. */
export function itemPieces(
  context: InsertionContext,
  items: readonly JsonSchema[],
  column: number,
  depth = 0,
): Piece[] {
  const first = firstKey(context.root, items);
  if (first) return [`- ${first.name}:`, ...blockValue(context, first.schema, column + 2, depth)];
  const [item] = items;
  return ['- ', ...(item ? scalarPieces(context, item) : [])];
}

/** The key with which a list item begins: the first that it must have, else the first that it may have. */
export function firstKey(
  root: JsonSchema,
  items: readonly JsonSchema[],
): { name: string; schema: JsonSchema } | undefined {
  const properties = [...propertiesOf(root, items)];
  const [name, property] = properties.find(([, { required }]) => required) ?? properties[0] ?? [];
  return name !== undefined && property ? { name, schema: property.schema } : undefined;
}

function scalarPieces(context: InsertionContext, schema: JsonSchema): Piece[] {
  const values = choicesOf(context, schema);
  if (values.length === 1 && values[0] !== undefined && schema.const !== undefined) return [values[0]];
  if (values.length > 0) return [{ choices: values.slice(0, choiceLimit) }];
  if (schema.format === 'date') return [{ stop: context.today }];
  if (isIdPattern(schema.pattern) && context.slug) return [{ stop: context.slug }];
  return [{ stop: '' }];
}

function choicesOf(context: InsertionContext, schema: JsonSchema): string[] {
  const values = enumValuesOf(context.root, [schema]).map(({ value }) => scalarText(value, '', context.flow));
  if (values.length > 0) return values;
  const isText = typesOf(context.root, schema).includes('string');
  return isText && !schema.format ? (context.ids ?? []).map((id) => scalarText(id, '', context.flow)) : [];
}

/** What follows a key inside braces; in JSON always something that is valid. */
function flowValue(context: InsertionContext, schema: JsonSchema, depth: number): Piece[] {
  return [' ', ...flowPieces(context, schema, depth)];
}

/** A value inside braces or brackets. */
export function flowPieces(context: InsertionContext, schema: JsonSchema, depth = 0): Piece[] {
  const [first] = branches(context.root, schema);
  const [type] = first ? typesOf(context.root, first) : [];
  if (!first || depth > 4) return [{ stop: 'null', needed: true }];
  if (type === 'object') return depth === 0 ? ['{', { stop: '' }, '}'] : objectItem(context, first, depth);
  if (type === 'array') {
    const items = itemsOf(context.root, [first]);
    const item = items.find((branch) => typesOf(context.root, branch).includes('object')) ?? items[0];
    return ['[', ...(item ? flowPieces(context, item, depth + 1) : []), ']'];
  }
  return flowScalar(context, first, type);
}

function objectItem(context: InsertionContext, schema: JsonSchema, depth: number): Piece[] {
  const first = firstKey(context.root, [schema]);
  if (!first) return ['{', { stop: '' }, '}'];
  const key = context.flow === 'json' ? JSON.stringify(first.name) : scalarText(first.name);
  return ['{', `${key}:`, ...flowValue(context, first.schema, depth + 1), '}'];
}

function flowScalar(context: InsertionContext, schema: JsonSchema, type: string | undefined): Piece[] {
  const values = choicesOf(context, schema);
  const json = context.flow === 'json';
  if (values.length === 1 && values[0] !== undefined && schema.const !== undefined) return [values[0]];
  if (values.length > 0) return [{ choices: values.slice(0, choiceLimit), needed: json }];
  if (type === 'integer' || type === 'number') return [{ stop: json ? '0' : '', needed: true }];
  const text = schema.format === 'date' ? context.today : isIdPattern(schema.pattern) ? (context.slug ?? '') : '';
  return json ? ['"', { stop: text }, '"'] : [{ stop: text }];
}

/** The type of the value that a schema asks for first, which decides how it is written. */
export function shapeOf(root: JsonSchema, schema: JsonSchema): 'object' | 'array' | 'scalar' {
  const [first] = branches(root, deref(root, schema));
  const [type] = first ? typesOf(root, first) : [];
  if (type === 'object' || type === 'array') return type;
  return jsonType(first?.const) === 'object' ? 'object' : 'scalar';
}

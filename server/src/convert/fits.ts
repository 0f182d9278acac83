import { isRecord } from '../kinds/read.js';
import { branches, deref, jsonType } from '../kinds/schema-walk.js';
import type { JsonSchema, KindName } from '../kinds/types.js';

/** Whether something of a kind has an id, as far as that is known. */
export type Knows = (kind: KindName, id: string) => boolean;

/** How strictly a value is judged. */
interface Judge {
  readonly knows?: Knows;
  /** Whether keys that the schema does not know are a fault. */
  readonly closed?: boolean;
}

/**
 * Whether a value may stand where a schema is: the part of validation that decides whether a key can take over a value.
 * Keys that the schema does not know do not count, and empty values are merely unfinished. Where ids belong, a text
 * has to be one that is known.
 */
export function fits(root: JsonSchema, schema: JsonSchema, data: unknown, judge: Judge = {}): boolean {
  if (data === null || data === undefined) return true;
  return branches(root, schema).some((branch) => fitsBranch(root, branch, data, judge));
}

function fitsBranch(root: JsonSchema, schema: JsonSchema, data: unknown, judge: Judge): boolean {
  if (!hasType(schema, data)) return false;
  if (schema.const !== undefined && schema.const !== data) return false;
  if (schema.enum && !schema.enum.includes(data)) return false;
  if (typeof data === 'string') return fitsText(schema, data, judge);
  if (typeof data === 'number') return data >= (schema.minimum ?? data) && data <= (schema.maximum ?? data);
  if (Array.isArray(data)) return fitsList(root, schema, data, judge);
  return !isRecord(data) || fitsMapping(root, schema, data, judge);
}

function hasType(schema: JsonSchema, data: unknown): boolean {
  const own = schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  const type = jsonType(data) ?? '';
  return own.length === 0 || own.includes(type) || (type === 'integer' && own.includes('number'));
}

function fitsText(schema: JsonSchema, data: string, judge: Judge): boolean {
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(data)) return false;
  const kind = schema['x-reference'];
  if (kind !== undefined && !(isId(data) && (judge.knows?.(kind as KindName, data) ?? true))) return false;
  if (schema.format === 'date' && !/^\d{4}-\d\d-\d\d$/.test(data)) return false;
  return data.length >= (schema.minLength ?? 0) && data.length <= (schema.maxLength ?? data.length);
}

/** Whether a text looks like the id of something. */
export function isId(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

function fitsList(root: JsonSchema, schema: JsonSchema, data: readonly unknown[], judge: Judge): boolean {
  const { items } = schema;
  if (data.length < (schema.minItems ?? 0) || data.length > (schema.maxItems ?? data.length)) return false;
  if (schema.uniqueItems && new Set(data.map((item) => JSON.stringify(item))).size < data.length) return false;
  return items === undefined || data.every((item) => item !== null && fits(root, items, item, judge));
}

function fitsMapping(
  root: JsonSchema,
  schema: JsonSchema,
  data: Readonly<Record<string, unknown>>,
  judge: Judge,
): boolean {
  const properties = schema.properties ?? {};
  if (schema.required?.some((key) => data[key] === undefined || data[key] === null)) return false;
  return Object.entries(data).every(([key, value]) => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known) return fits(root, known, value, judge);
    const open = schema.additionalProperties;
    const isOwn = Object.keys(schema.patternProperties ?? {}).some((pattern) => new RegExp(pattern, 'u').test(key));
    if (typeof open !== 'object' || isOwn) return isOwn || open !== false || !judge.closed;
    return fits(root, deref(root, open), value, judge);
  });
}

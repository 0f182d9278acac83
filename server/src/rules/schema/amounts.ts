import { branches, type JsonType, jsonType } from '../../kinds/schema-walk.js';
import type { Entity, JsonSchema } from '../../kinds/types.js';

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, mn: 1e6 };
const yes = /^(?:yes|y|on|true)$/i;
const no = /^(?:no|n|off|false)$/i;

/**
 * The number or the `true` or `false` that a text clearly stands for at a place: `25%` of something that goes from 0 to 1,
 * `12,000`, `12 000`, `12_000`, `12k`, `"5"`, `yes`.
 *
 * @returns nothing where the schemas would not take the outcome
 */
export function meantValue(text: string, entity: Entity, schemas: readonly JsonSchema[]): number | boolean | undefined {
  const open = schemas.flatMap((schema) => branches(entity.schema, schema));
  const trimmed = text.trim();
  const flag = yes.test(trimmed) ? true : no.test(trimmed) ? false : undefined;
  if (flag !== undefined) return open.some((schema) => hasType(schema, 'boolean')) ? flag : undefined;
  const numeric = open.filter((schema) => hasType(schema, 'number') || hasType(schema, 'integer'));
  const candidates = /%$/.test(trimmed) ? [shareOf(trimmed.slice(0, -1))] : numbersOf(trimmed);
  for (const value of candidates) {
    if (value === undefined) continue;
    const isPercent = trimmed.endsWith('%');
    if (numeric.some((schema) => takes(schema, value) && (!isPercent || schema.maximum === 1))) return value;
  }
  return undefined;
}

/** A whole percentage that stands where a share from 0 to 1 is expected: 25 for 0.25. */
export function asShare(value: number, { minimum, maximum }: JsonSchema): number | undefined {
  const isPercentage = minimum === 0 && maximum === 1 && Number.isInteger(value) && value > 1 && value <= 100;
  return isPercentage ? value / 100 : undefined;
}

function shareOf(text: string): number | undefined {
  const [value] = numbersOf(text.trim());
  return value === undefined ? undefined : Number((value / 100).toPrecision(12));
}

function numbersOf(text: string): number[] {
  const [, digits, unit = ''] = /^([+-]?[\d.,_'’\s\u00A0\u202F]*\d) ?(k|K|m|M|mn)?$/.exec(text) ?? [];
  if (digits === undefined) return [];
  const factor = units[unit.toLowerCase()] ?? 1;
  const plain = digits.replace(/[\s\u00A0\u202F_'’]/g, '');
  const read = (written: string) => Number((Number(written) * factor).toPrecision(15));
  if (/^[+-]?\d+(?:\.\d+)?$/.test(plain) && (unit !== '' || !/^[+-]?\d{1,3}\.\d{3}$/.test(plain))) return [read(plain)];
  // Groups of three are thousands, in the English or in the continental way.
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) return [read(plain.replace(/,/g, ''))];
  if (/^[+-]?\d{1,3}(?:\.\d{3}){2,}$/.test(plain)) return [read(plain.replace(/\./g, ''))];
  if (/^[+-]?\d+,\d{1,2}$/.test(plain)) return [read(plain.replace(',', '.'))];
  return [];
}

function hasType({ type }: JsonSchema, wanted: JsonType): boolean {
  return Array.isArray(type) ? type.includes(wanted) : type === wanted;
}

function takes(schema: JsonSchema, value: number): boolean {
  if (!hasType(schema, 'number') && jsonType(value) !== 'integer') return false;
  if (schema.enum && !schema.enum.includes(value)) return false;
  return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
}

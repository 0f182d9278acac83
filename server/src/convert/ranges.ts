/** A range as the format has it: two numbers, or one short text. */
export type Range = { readonly min?: number; readonly max?: number } | string;

const number = String.raw`(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)`;
/** Words that the key of a range says already. */
const units = /\s*(?:-|\b)(?:years?(?:[ -]old)?|yrs?|y\/?o|employees?|people|persons?|staff|ftes?)\b\.?$/i;
const lead = /^(?:ages?|aged|between|from)\s+/i;
const between = new RegExp(String.raw`^${number}\s*(?:-|–|—|\.\.\.?|to|and)\s*${number}$`, 'i');
const openEnded: readonly (readonly [RegExp, (n: string) => string])[] = [
  [new RegExp(String.raw`^(?:under|below|less than|fewer than|younger than)\s+${number}$`, 'i'), (n) => `<${n}`],
  [new RegExp(String.raw`^(?:up to|at most|max\.?|no more than)\s+${number}$`, 'i'), (n) => `<=${n}`],
  [new RegExp(String.raw`^(?:over|above|more than|older than)\s+${number}$`, 'i'), (n) => `>${n}`],
  [new RegExp(String.raw`^(?:at least|min\.?)\s+${number}$`, 'i'), (n) => `${n}+`],
  [new RegExp(String.raw`^${number}\s+(?:or|and)\s+(?:more|older|above|over|up)$`, 'i'), (n) => `${n}+`],
  [new RegExp(String.raw`^${number}\s*\+$`), (n) => `${n}+`],
];

/**
 * Reads the ways in which people write a range: `25-34`, `25 to 34`, `under 30`, `50 or more`, `34`, each with or without
 * the unit that the key says anyway. Amounts with a currency or a `k` are left as they are: numbers would lose it.
 *
 * @returns nothing where the text is no such range, or is one that the format writes the same way
 */
export function readRange(text: string): Range | undefined {
  const bare = text.trim().replace(units, '').replace(lead, '').trim();
  const [, low, high] = between.exec(bare) ?? [];
  if (low !== undefined && high !== undefined) {
    const [min, max] = [toNumber(low), toNumber(high)];
    return min <= max ? { min, max } : undefined;
  }
  if (new RegExp(`^${number}$`).test(bare)) return exactly(toNumber(bare));
  for (const [pattern, write] of openEnded) {
    const n = pattern.exec(bare)?.[1];
    if (n !== undefined) return write(n) === text ? undefined : write(n);
  }
  return undefined;
}

/** One number as a range that says the same. */
export function exactly(value: number): Range {
  return { min: value, max: value };
}

/** The range that a list of two numbers stands for. */
export function rangeOfList(items: readonly unknown[]): Range | undefined {
  const [min, max] = items;
  if (items.length !== 2 || typeof min !== 'number' || typeof max !== 'number') return undefined;
  return min <= max ? { min, max } : undefined;
}

/** `min_usd` and `max_usd`: the currency stays, as part of a text. */
export function rangeWithCurrency(data: Readonly<Record<string, unknown>>): Range | undefined {
  const keys = Object.keys(data);
  const code = /^min_([a-z]{3})$/.exec(keys[0] ?? '')?.[1];
  if (keys.length !== 2 || code === undefined || keys[1] !== `max_${code}`) return undefined;
  const [min, max] = keys.map((key) => digits(data[key]));
  return min === undefined || max === undefined ? undefined : `${min}-${max} ${code.toUpperCase()}`;
}

function digits(value: unknown): string | undefined {
  const text = String(value).replace(/_/g, '');
  return (typeof value === 'number' || typeof value === 'string') && /^\d+(?:\.\d+)?$/.test(text) ? text : undefined;
}

function toNumber(text: string): number {
  return Number(text.replace(/,/g, ''));
}

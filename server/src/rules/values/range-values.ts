import { type PathStep, segmentsOf } from '../../document/pointer.js';
import { type MappingNode, pairOf, type ScalarNode } from '../../document/syntax.js';
import { propertiesOf } from '../../kinds/schema-walk.js';
import type { Entity } from '../../kinds/types.js';
import { isOurs, schemasOf } from './texts.js';

/** Whether a range may stand at a step of the walk: keys `min` and `max`, and nothing else. */
export function isRangeField({ pointer }: PathStep, entity: Entity): boolean {
  const path = segmentsOf(pointer);
  if (path.length === 0 || !isOurs(entity, path)) return false;
  const key = path.at(-1) ?? '';
  const known = propertiesOf(entity.schema, schemasOf(entity, path.slice(0, -1))).get(key);
  const keys = known ? [...propertiesOf(entity.schema, [known.schema]).keys()] : [];
  return keys.length === 2 && keys.includes('min') && keys.includes('max');
}

/** The ends of a range that is written with keys, as numbers with their places. */
export function endsOf(node: MappingNode): { low: ScalarNode; high: ScalarNode; min: number; max: number } | undefined {
  const [low, high] = ['min', 'max'].map((key) => pairOf(node, key)?.value);
  if (low?.type !== 'scalar' || high?.type !== 'scalar') return undefined;
  return typeof low.value === 'number' && typeof high.value === 'number'
    ? { low, high, min: low.value, max: high.value }
    : undefined;
}

/** Two amounts of a range in one text: `25-34`, `$50k-100k`, `1.5m to 3m EUR`. */
export interface TextRange {
  readonly low: string;
  readonly between: string;
  readonly high: string;
  readonly min: number;
  readonly max: number;
}

const amount = /(?:[$€£¥]|[A-Z]{3} )?(\d+(?:[.,]\d+)*)( ?(?:[kKmMbB]|[mb]n)\b)?(?: ?(?:[$€£¥]|[A-Z]{3}))?/.source;
const twoAmounts = new RegExp(`^(${amount})( ?(?:-|–|to) ?)(${amount})$`);
const thousands: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, b: 1e9, bn: 1e9 };

/** Reads a range in one text; nothing where an end has a unit that the other lacks, as `5-10k` may mean either. */
export function readTextRange(text: string): TextRange | undefined {
  const [, low = '', lowDigits, lowUnit, between = '', high = '', highDigits, highUnit] =
    twoAmounts.exec(text.trim()) ?? [];
  if (lowDigits === undefined || highDigits === undefined) return undefined;
  if ((lowUnit === undefined) !== (highUnit === undefined)) return undefined;
  const [min, max] = [valueIn(lowDigits, lowUnit), valueIn(highDigits, highUnit)];
  return min === undefined || max === undefined ? undefined : { low, between, high, min, max };
}

/** `1,200` and `1.200` are read as groups of thousands, `1.5` and `1,5` as decimals. */
function valueIn(digits: string, unit: string | undefined): number | undefined {
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits) ? digits.replace(/[.,]/g, '') : digits.replace(',', '.');
  const value = Number(plain) * (thousands[unit?.trim().toLowerCase() ?? ''] ?? 1);
  return Number.isFinite(value) ? value : undefined;
}

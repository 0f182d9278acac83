import { field, isRecord, list, number, record, text } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import type { ScorePart } from './types.js';
import { clean, roundHalfUp, tolerance } from './words.js';

/** How far one subject has come on one dimension. */
export interface MaturityPart {
  readonly dimension: string;
  readonly weight: number;
  /** Absent when the assessment gives none, or none that the model has. */
  readonly level?: number;
}

/** How grown-up one subject was on one day (FORMAT section 4). */
export interface Maturity {
  readonly subject: string;
  /** Place of the assessment in `assessments`. */
  readonly index: number;
  /** sum(weight x level) / sum(weight) of the dimensions that have a level. */
  readonly value: number;
  /** The number of the level that is reached: the value, rounded down. */
  readonly level: number;
  /** What the model calls that level; absent where it has no name. */
  readonly name?: string;
  readonly parts: readonly MaturityPart[];
  /** The number of the highest level that the model has; absent where it describes none. */
  readonly highest?: number;
}

/** A level that the model describes. */
interface Level {
  readonly level: number;
  readonly name?: string;
}

/**
 * The maturity of each assessment of a model. A dimension without a weight weighs 1; a model without dimensions takes
 * those that the assessment names. A dimension without a level does not count, as nobody knows how it stands.
 */
export function maturities({ data }: Pick<Entity, 'data'>): readonly Maturity[] {
  const levels = levelsOf(data.levels);
  const highest = levels.at(-1)?.level;
  const dimensions = dimensionsOf(data.dimensions);
  return list(data.assessments).flatMap((item, index): Maturity[] => {
    if (!isRecord(item)) return [];
    const given = record(item.levels);
    const asked = dimensions ?? Object.keys(given).map((dimension) => ({ dimension, weight: 1 }));
    const parts = asked.map(({ dimension, weight }): MaturityPart => {
      const level = number(field(given, dimension));
      const counts = level !== undefined && level >= 1 && (highest === undefined || level <= highest);
      return { dimension, weight, ...(counts ? { level } : {}) };
    });
    const value = meanOf(parts);
    if (value === undefined) return [];
    const reached = Math.floor(value + tolerance);
    const name = levels.findLast(({ level }) => level <= reached)?.name;
    const subject = text(item.subject) ?? `Assessment ${index + 1}`;
    const known = { ...(name === undefined ? {} : { name }), ...(highest === undefined ? {} : { highest }) };
    return [{ subject, index, value, level: reached, ...known, parts }];
  });
}

function meanOf(parts: readonly MaturityPart[]): number | undefined {
  const known = parts.flatMap(({ weight, level }) => (level === undefined ? [] : [{ weight, level }]));
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0 && Number.isFinite(total))) return undefined;
  return clean(known.reduce((sum, { weight, level }) => sum + weight * level, 0) / total);
}

/** Lowest first. */
function levelsOf(value: unknown): Level[] {
  const levels = list(value).flatMap((item): Level[] => {
    const level = number(field(item, 'level'));
    const name = text(field(item, 'name'));
    return level === undefined ? [] : [{ level, ...(name === undefined ? {} : { name }) }];
  });
  return levels.sort((a, b) => a.level - b.level);
}

/** The dimensions of the model; nothing where it names none. */
function dimensionsOf(value: unknown): { dimension: string; weight: number }[] | undefined {
  const dimensions = list(value).flatMap((item) => {
    const dimension = text(field(item, 'dimension'));
    const weight = field(item, 'weight');
    const weighs = weight === undefined || weight === null ? 1 : Math.max(0, number(weight) ?? 0);
    return dimension === undefined ? [] : [{ dimension, weight: weighs }];
  });
  return dimensions.length > 0 ? dimensions : undefined;
}

/** What made a maturity: each dimension with its share of the level, and what the next level on it would add. */
export function maturityParts({ parts, highest }: Maturity): readonly ScorePart[] {
  const total = parts.reduce((sum, { weight, level }) => sum + (level === undefined ? 0 : weight), 0);
  return parts.map(({ dimension, weight, level }): ScorePart => {
    const part = { id: dimension, label: dimension };
    if (level === undefined) return { ...part, points: 0, max: 0, why: 'Not looked at, so it does not count.' };
    const share = weight / total;
    const top = Math.max(highest ?? level, level);
    const why = `Level ${level}${highest === undefined ? '' : ` of ${highest}`}; it weighs ${roundHalfUp(share * 100, 1)}%.`;
    const points = { points: clean(share * level), max: clean(share * top) };
    if (level >= top || share === 0) return { ...part, ...points, why };
    const to = Math.min(top, Math.floor(level) + 1);
    const next = { action: `Take ${dimension} to level ${to}.`, gain: clean(share * (to - level)) };
    return { ...part, ...points, why, next };
  });
}

import type { CardLink, CardModel } from './types.js';

/**
 * One value of an entity, wherever it is and whatever it is.
 *
 * While someone types, every field may hold anything: a number where a list belongs, nothing, a mapping in a mapping.
 * A card therefore never looks at data itself; it asks a Field, which always has an answer and never throws.
 */
export class Field {
  private constructor(
    readonly value: unknown,
    readonly pointer: string,
    private readonly model: Pick<CardModel, 'lineOf' | 'linkOf' | 'inheritedFrom'>,
  ) {}

  /** The whole entity of a model. */
  static of(model: CardModel): Field {
    return new Field(model.entity.data, '', model);
  }

  /** The value under a key; an empty Field when there is none. */
  get(key: string): Field {
    const value = isMapping(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    return new Field(value, `${this.pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`, this.model);
  }

  /** The line on which the value stands in the text, for `data-line`. */
  get line(): number | undefined {
    const line = this.model.lineOf(this.pointer);
    return line !== undefined && Number.isInteger(line) && line >= 0 ? line : undefined;
  }

  /** The entity that the value refers to. */
  get link(): CardLink | undefined {
    return this.model.linkOf?.(this.pointer);
  }

  /** The name of the persona that the value comes from; nothing for an entity's own. */
  get origin(): string | undefined {
    return this.model.inheritedFrom?.(this.pointer);
  }

  /** The value as one piece of text; nothing for lists, mappings and blanks. */
  get text(): string | undefined {
    return scalarText(this.value);
  }

  get number(): number | undefined {
    return typeof this.value === 'number' && Number.isFinite(this.value) ? this.value : undefined;
  }

  /** The items of a list that hold something. A lone value counts as a list of one: it is what its author meant. */
  get items(): Field[] {
    if (!Array.isArray(this.value)) return this.isEmpty ? [] : [this];
    return this.value
      .map((item: unknown, index) => new Field(item, `${this.pointer}/${index}`, this.model))
      .filter((item) => !item.isEmpty);
  }

  /** The keys of a mapping with the values that hold something, in the order of the text. */
  get entries(): [string, Field][] {
    if (!isMapping(this.value)) return [];
    return Object.keys(this.value)
      .map((key): [string, Field] => [key, this.get(key)])
      .filter(([, field]) => !field.isEmpty);
  }

  get isMapping(): boolean {
    return isMapping(this.value);
  }

  /** Nothing in it that a reader could read. */
  get isEmpty(): boolean {
    return this.readable === undefined;
  }

  /** Any value in words: lists with commas, mappings as "key: value"; nothing where there is nothing to read. */
  get readable(): string | undefined {
    return readable(this.value, 0);
  }
}

/** How deep junk is followed before it is cut off. */
const deepest = 4;

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return undefined;
}

function readable(value: unknown, depth: number): string | undefined {
  const text = scalarText(value);
  if (text !== undefined || typeof value !== 'object' || value === null) return text;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) {
    const parts = value.map((item: unknown) => readable(item, depth + 1)).filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join(', ') : undefined;
  }
  const mapping: Record<string, unknown> = { ...value };
  const range = rangeText(mapping);
  if (range !== undefined) return range;
  const parts = Object.keys(mapping).flatMap((key) => {
    const part = readable(mapping[key], depth + 1);
    return part === undefined ? [] : [`${key.replace(/_/g, ' ')}: ${part}`];
  });
  return parts.length > 0 ? parts.join('; ') : undefined;
}

/** `{min, max}` as people write it. */
function rangeText(mapping: Record<string, unknown>): string | undefined {
  if (!Object.keys(mapping).every((key) => key === 'min' || key === 'max')) return undefined;
  const large = [mapping.min, mapping.max].some((end) => typeof end === 'number' && Math.abs(end) >= 10_000);
  const min = rangeEnd(mapping.min, large);
  const max = rangeEnd(mapping.max, large);
  if (min !== undefined && max !== undefined) return `${min}–${max}`;
  if (min !== undefined) return `from ${min}`;
  return max === undefined ? undefined : `up to ${max}`;
}

function rangeEnd(value: unknown, large: boolean): string | undefined {
  return typeof value === 'number' && large ? grouped(value) : scalarText(value);
}

/** A number with its thousands set apart: 12,500. */
export function grouped(value: number): string {
  if (!Number.isFinite(value)) return '';
  const [whole = '', part] = String(value).split('.');
  // An exponent (1e+21) is no row of digits: leave it.
  const spaced = /^-?\d{4,}$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return part === undefined ? spaced : `${spaced}.${part}`;
}

/** A share of one as a percentage; any other text as it stands. */
export function share(field: Field): string | undefined {
  const value = field.number;
  if (value === undefined || value < 0 || value > 1) return field.readable;
  return `${Math.round(value * 1000) / 10}%`;
}

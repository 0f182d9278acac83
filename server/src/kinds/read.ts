/**
 * Readers for the data of an entity. While someone types, any field may hold any type: these never throw, and answer
 * "nothing" (or an empty list or record) where the data is not what the format says.
 */

export type DataRecord = Readonly<Record<string, unknown>>;

const nothing: DataRecord = Object.freeze({});

/** Deeper than any real document; it bounds the walk over data that hostile aliases blew up. */
const deepest = 40;

/** Whether the value is a mapping. */
export function isRecord(value: unknown): value is DataRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text without blanks around it; a number counts as the text that stands in the file. Blank text is nothing. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** The items of a list, empty places included so that indices stay true; a single value is a list of one. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null || value === '' ? [] : [value];
}

/** The mapping, or an empty one. */
export function record(value: unknown): DataRecord {
  return isRecord(value) ? value : nothing;
}

/** A finite number; a quoted one (`"5"`) is text and no number. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The value of a mapping's own key: `constructor` and the like are no fields. */
export function field(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Whether something is really there: null, blank text and lists or mappings that hold only such are not. */
export function present(value: unknown, depth = 0): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value !== 'object') return true;
  if (depth > deepest) return false;
  const items: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return items.some((item) => present(item, depth + 1));
}

/** What a statement item says (FORMAT section 2): the item itself, or the text under the singular noun. */
function statementText(item: unknown, noun: string): string | undefined {
  return isRecord(item) ? text(field(item, noun)) : text(item);
}

/** A statement of a list, with its place in it. */
export interface Statement {
  readonly index: number;
  readonly text: string;
  /** The item as written: a string, or a mapping with more to it. */
  readonly item: unknown;
}

/** The items of a list that say something. */
export function statements(value: unknown, noun: string): readonly Statement[] {
  return list(value).flatMap((item, index) => {
    const said = statementText(item, noun);
    return said === undefined ? [] : [{ index, text: said, item }];
  });
}

import { scalar } from '../../document/edits.js';
import { text as textOf } from '../../kinds/read.js';
import { slugOf } from '../../kinds/slug.js';
import { toIso } from '../dates.js';
import { valuePlace } from '../place.js';
import type { Fix, Rule, Violation } from '../types.js';
import { exampleOf } from '../words.js';

export const badValue: Rule = {
  meta: {
    id: 'bad-value',
    summary:
      'A value has the right type but not the right form: an id with blanks or capitals, a date, a number out of bounds.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Makes an id a slug, or writes a date as year-month-day, where the meaning is clear.',
    safe: 'It writes a date as year-month-day.',
  },
  create: ({ report, file }) => ({
    violation(violation) {
      const message = messageOf(violation);
      if (message === undefined) return;
      const { entity, pointer } = violation;
      const span = valuePlace(entity, pointer);
      const better = improved(violation);
      const opening = file.parsed.text.charAt(span.start);
      const quote = opening === '"' || opening === "'" ? opening : '';
      // An id such as 50 would be read as a number.
      const newText = quote || violation.keyword === 'format' ? quote + better + quote : scalar(better ?? '');
      // Another id is another name, and others may call it by the one it has.
      const safe = violation.keyword === 'format';
      const fixes: Fix[] = better ? [{ title: `Change it to ${better}`, safe, edits: [{ span, newText }] }] : [];
      report({ message, span, entity, pointer, fixes });
    },
  }),
};

/** Keywords that other rules speak about. */
const elsewhere = new Set(['required', 'type', 'enum', 'const', 'additionalProperties', 'unevaluatedProperties', 'if']);

function messageOf(violation: Violation): string | undefined {
  const { keyword, params, pointer, schemas, value } = violation;
  if (elsewhere.has(keyword)) return undefined;
  const key =
    pointer
      .split('/')
      .filter((segment) => !/^\d+$/.test(segment))
      .at(-1) ?? 'value';
  const limit = String(params.limit ?? '');
  switch (keyword) {
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      return `\`${key}\` ${boundsInWords(violation)}, not ${String(value)}.`;
    case 'format':
      return `\`${key}\` is a date, written year-month-day, such as 2026-03-31.`;
    case 'pattern':
      return patternMessage(key, violation);
    case 'minItems':
      return `\`${key}\` needs at least ${counted(limit, 'entry', 'entries')}.`;
    case 'maxItems':
      return `\`${key}\` takes at most ${counted(limit, 'entry', 'entries')}.`;
    case 'uniqueItems':
      return `\`${key}\` says the same thing twice. Remove one of them.`;
    case 'minLength':
      return `\`${key}\` cannot be empty.`;
    case 'minProperties':
      return `\`${key}\` cannot be empty.`;
    default: {
      const example = exampleOf(schemas);
      return `\`${key}\` is not written as it should be${example ? `: write it like \`${example}\`` : ''}.`;
    }
  }
}

function patternMessage(key: string, { schemas }: Violation): string {
  if (isSlug(schemas))
    return `\`${key}\` takes an id: lower-case letters, digits and single hyphens, such as \`${exampleOf(schemas) ?? 'finance-lead'}\`.`;
  const example = exampleOf(schemas);
  return `\`${key}\` is not written as it should be${example ? `: write it like \`${example}\`` : ''}.`;
}

function isSlug(schemas: Violation['schemas']): boolean {
  return schemas.some((schema) => schema.pattern?.startsWith('^[a-z0-9]+(-'));
}

function boundsInWords({ schemas, params, keyword }: Violation): string {
  const bounded = schemas.find((schema) => schema.minimum !== undefined || schema.maximum !== undefined);
  if (bounded?.minimum !== undefined && bounded.maximum !== undefined)
    return `goes from ${bounded.minimum} to ${bounded.maximum}`;
  return keyword.toLowerCase().includes('min')
    ? `cannot be less than ${String(params.limit)}`
    : `cannot be more than ${String(params.limit)}`;
}

function counted(limit: string, one: string, many: string): string {
  return `${limit} ${limit === '1' ? one : many}`;
}

function improved({ keyword, value, schemas }: Violation): string | undefined {
  const written = textOf(value);
  if (written === undefined) return undefined;
  if (keyword === 'format') return toIso(written);
  return keyword === 'pattern' && isSlug(schemas) ? slugOf(written) || undefined : undefined;
}

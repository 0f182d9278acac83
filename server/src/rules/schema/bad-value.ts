import { scalar } from '../../document/edits.js';
import type { Span } from '../../document/syntax.js';
import { text as textOf } from '../../kinds/read.js';
import { slugOf } from '../../kinds/slug.js';
import { valuePlace } from '../place.js';
import type { Fix, Rule, Violation } from '../types.js';
import { exampleOf } from '../words.js';
import { asShare } from './amounts.js';
import { brokenBaseline } from './broken-baseline.js';

export const badValue: Rule = {
  meta: {
    id: 'bad-value',
    summary:
      'A value has the right type but not the right form: an id with blanks or capitals, a number out of bounds.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Makes an id a slug, or a percentage the share from 0 to 1 that it stands for.',
  },
  create: ({ report, file, library }) => ({
    entity(entity) {
      if (entity.kind === 'config') brokenBaseline(file, library, entity).forEach(report);
    },
    violation(violation) {
      const message = messageOf(violation);
      if (message === undefined) return;
      const { entity, pointer } = violation;
      const span = valuePlace(entity, pointer);
      const fixes = improvements(violation, file.parsed.text.charAt(span.start), span);
      report({ message, span, entity, pointer, fixes });
    },
  }),
};

/** Keywords that other rules speak about. */
const elsewhere = new Set([
  'required',
  'type',
  'format',
  'enum',
  'const',
  'additionalProperties',
  'unevaluatedProperties',
  'if',
]);

function messageOf(violation: Violation): string | undefined {
  const { keyword, params, pointer, schemas } = violation;
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
      return `\`${key}\` ${boundsInWords(violation)}.`;
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

function boundsInWords({ schemas, params, keyword, value }: Violation): string {
  const bounded = schemas.find((schema) => schema.minimum !== undefined || schema.maximum !== undefined);
  if (bounded?.minimum !== undefined && bounded.maximum !== undefined)
    return `goes from ${bounded.minimum} to ${bounded.maximum}, not ${String(value)}`;
  return keyword.toLowerCase().includes('min')
    ? `cannot be less than ${String(params.limit)}, and ${String(value)} is`
    : `cannot be more than ${String(params.limit)}, and ${String(value)} is`;
}

function counted(limit: string, one: string, many: string): string {
  return `${limit} ${limit === '1' ? one : many}`;
}

function improvements({ keyword, value, schemas }: Violation, opening: string, span: Span): Fix[] {
  const change = (to: string, newText: string) => [{ title: `Change it to ${to}`, edits: [{ span, newText }] }];
  if (keyword === 'maximum' && typeof value === 'number') {
    const share = schemas.map((schema) => asShare(value, schema)).find((found) => found !== undefined);
    return share === undefined ? [] : change(String(share), String(share));
  }
  const slug = keyword === 'pattern' && isSlug(schemas) ? slugOf(textOf(value) ?? '') : '';
  if (slug === '') return [];
  // An id such as 50 would be read as a number.
  return change(slug, opening === '"' || opening === "'" ? opening + slug + opening : scalar(slug));
}

import { scalar } from '../../document/edits.js';
import type { Span } from '../../document/syntax.js';
import { nearest } from '../../kinds/nearest.js';
import { writableKinds } from '../../kinds/registry.js';
import { valuePlace } from '../place.js';
import type { Fix, Rule } from '../types.js';
import { alternatives } from '../words.js';

export const enumValue: Rule = {
  meta: {
    id: 'enum-value',
    summary: 'A value is not one of those that its key takes.',
    kinds: 'all',
    severity: 'error',
    channel: 'finding',
    fix: 'Puts the nearest allowed value.',
    safe: 'It writes an allowed value in the right case, with underscores in place of blanks and hyphens.',
  },
  create: ({ file, report }) => ({
    misfit({ code, span, document, pointer, found, expected }) {
      if (code !== 'unknown-kind') return;
      const near = expected ?? nearest(found ?? '', writableKinds());
      report({
        message: sentence('kind', found, writableKinds(), near),
        span,
        document,
        pointer,
        fixes: replacement(near, found, span, file.parsed.text),
      });
    },
    violation({ keyword, entity, pointer, value, params }) {
      if (keyword !== 'enum' && keyword !== 'const') return;
      if (
        pointer === '/kind' &&
        file.misfits.some(({ code, document }) => code === 'unknown-kind' && document === entity.document)
      )
        return;
      const allowed = keyword === 'enum' ? (params.allowedValues as unknown[]) : [params.allowedValue];
      const near = nearestOf(value, allowed);
      const name =
        pointer
          .split('/')
          .filter((segment) => !/^\d+$/.test(segment))
          .at(-1) ?? '';
      const span = valuePlace(entity, pointer);
      report({
        message: sentence(name, value, allowed, near),
        span,
        entity,
        pointer,
        fixes: replacement(near, value, span, file.parsed.text),
      });
    },
  }),
};

/**
 * The allowed value that was most likely meant: of numbers the next one, of names the nearest by its letters, else the
 * first that ends in what is written (`interviews` for `customer_interviews`).
 */
function nearestOf(value: unknown, allowed: readonly unknown[]): string | undefined {
  const numbers = allowed.filter((candidate) => typeof candidate === 'number');
  if (typeof value === 'number' && numbers.length > 0) {
    const distance = (candidate: number) => Math.abs(candidate - value);
    return String(numbers.reduce((best, candidate) => (distance(candidate) < distance(best) ? candidate : best)));
  }
  const names = allowed.map(String);
  const written = String(value);
  const ending = `_${folded(written)}`;
  return nearest(written, names) ?? names.find((name) => ending.length > 3 && folded(name).endsWith(ending));
}

function sentence(key: string, value: unknown, allowed: readonly unknown[], near: string | undefined): string {
  const meant = near === undefined ? '' : ` Did you mean \`${near}\`?`;
  const written = typeof value === 'object' ? 'this' : `\`${String(value)}\``;
  return `\`${key}\` cannot be ${written}.${meant} It takes ${alternatives(allowed, 12)}.`;
}

function replacement(near: string | undefined, value: unknown, span: Span, text: string): Fix[] {
  if (near === undefined) return [];
  const opening = text.charAt(span.start);
  const newText =
    opening === '"' || opening === "'" ? opening + near + opening : /^\d+$/.test(near) ? near : scalar(near);
  const safe = folded(near) === folded(String(value));
  return [{ title: `Change it to ${near}`, safe, edits: [{ span, newText }] }];
}

/** A value however it is spelt. */
function folded(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

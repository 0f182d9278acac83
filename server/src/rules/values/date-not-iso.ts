import { formatOf } from '../../document/front-matter.js';
import { isoReadings } from '../dates.js';
import { valuePlace } from '../place.js';
import type { Fix, Rule, RuleContext, Violation } from '../types.js';

export const dateNotIso: Rule = {
  meta: {
    id: 'date-not-iso',
    summary: 'A date is not written year-month-day, or is no day of the calendar.',
    kinds: 'all',
    severity: 'warning',
    channel: 'finding',
    fix: 'Writes the date as year-month-day; where it can be read in two ways, offers both.',
    safe: 'Writes a date that can be read in one way only as year-month-day.',
    supersedes: ['bad-value', 'placeholder-text'],
  },
  create: (context) => ({
    violation(violation) {
      const { keyword, params, entity, pointer, value } = violation;
      if (keyword !== 'format' || params.format !== 'date' || typeof value !== 'string') return;
      const readings = isoReadings(value);
      context.report({
        message: sentence(pointer.split('/').at(-1) ?? '', value, readings),
        span: valuePlace(entity, pointer),
        entity,
        pointer,
        fixes: readings.map((iso) => fixOf(context, violation, iso, readings.length)),
      });
    },
  }),
};

const monthNames = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

function sentence(key: string, value: string, readings: readonly string[]): string {
  const [one, other] = readings;
  if (one && other)
    return `\`${value}\` may be ${inWords(one)} or ${inWords(other)}. Write \`${one}\` or \`${other}\`.`;
  if (one) return `Write this date as year-month-day: \`${one}\`.`;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value.trim());
  if (parts) return noSuchDay(parts.slice(1).map(Number));
  if (/^\d{4}(?:-\d{1,2})?$|^(?:[A-Za-z]{3,9}|Q[1-4]),? \d{4}$/.test(value.trim()))
    return `\`${key}\` needs the day as well, written year-month-day, such as 2026-03-31.`;
  return `\`${key}\` is a date, written year-month-day, such as 2026-03-31. Leave it out as long as nobody knows it.`;
}

function noSuchDay([year = 0, month = 0, day = 0]: readonly number[]): string {
  if (month < 1 || month > 12)
    return `There is no month ${month}. A date is written year-month-day, such as 2026-03-31.`;
  const name = monthNames.format(new Date(Date.UTC(2000, month - 1, 1)));
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1) return `There is no day ${day} of a month. A date is written year-month-day, such as 2026-03-31.`;
  return `There is no ${day} ${name} ${year}. That month has ${last} days.`;
}

function inWords(iso: string): string {
  const [, month = 1, day] = iso.split('-').map(Number);
  return `${day} ${monthNames.format(new Date(Date.UTC(2000, month - 1, 1)))}`;
}

function fixOf({ file }: RuleContext, { entity, pointer }: Violation, iso: string, ways: number): Fix {
  const span = valuePlace(entity, pointer);
  const opening = file.parsed.text.charAt(span.start);
  const quote = opening === "'" ? opening : opening === '"' || formatOf(file.uri) === 'json' ? '"' : '';
  const title = ways === 1 ? `Change it to ${iso}` : `Change it to ${iso} (${inWords(iso)})`;
  return { title, ...(ways === 1 ? { safe: true } : {}), edits: [{ span, newText: quote + iso + quote }] };
}

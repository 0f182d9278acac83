import { field, list, text } from '../../kinds/read.js';
import { roundHalfUp } from '../../scores/words.js';
import type { ExportJob } from '../job.js';
import type { Shown } from '../snapshot.js';

const fixed = ['profile_id', 'profile', 'account', 'fit_low', 'fit_high', 'tier', 'action'];

/**
 * The accounts of all profiles of a job as CSV (RFC 4180: commas, quotes where needed, CRLF), best fit first within each
 * profile; a column for the score of each attribute that any of the profiles weighs.
 */
export function csv({ entities }: ExportJob): string {
  const profiles = entities.filter(({ scores }) => scores.accounts !== undefined);
  const attributes = [
    ...new Set(
      profiles.flatMap(({ scores }) =>
        (scores.accounts ?? []).flatMap(({ parts }) => parts.map((part) => part.attribute)),
      ),
    ),
  ];
  const rows = profiles.flatMap((profile) => rowsOf(profile, attributes));
  const head = [...fixed, ...attributes.map((attribute) => `score_${attribute}`), 'notes'];
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowsOf({ entity, scores }: Shown, attributes: readonly string[]): (string | number)[][] {
  const accounts = [...(scores.accounts ?? [])].sort((a, b) => b.low + b.high - a.low - a.high || a.index - b.index);
  return accounts.map(({ name, index, low, high, tier, parts }) => [
    entity.id ?? '',
    entity.name ?? '',
    name,
    roundHalfUp(low, 2),
    roundHalfUp(high, 2),
    tier?.label ?? '',
    tier?.action ?? '',
    ...attributes.map((attribute) => parts.find((part) => part.attribute === attribute)?.score ?? ''),
    text(field(list(entity.data.accounts)[index], 'notes')) ?? '',
  ]);
}

/**
 * One cell. A text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises ("CSV
 * Injection"); numbers of ours stay numbers.
 */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n']|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

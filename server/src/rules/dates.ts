const day = 86_400_000;

/** The days from one ISO date to another; nothing when one of them is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = parseIso(from);
  const end = parseIso(to);
  return start === undefined || end === undefined ? undefined : Math.round((end - start) / day);
}

/** Milliseconds of an ISO date (`2026-03-31`); nothing for any other text and for days that no calendar has. */
export function parseIso(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : time;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The ISO date that a text clearly means: `2026/3/1`, `31 March 2026`, `March 31, 2026`, `31.03.2026`. */
export function toIso(text: string): string | undefined {
  const trimmed = text.trim();
  const numeric = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:T.*)?$/.exec(trimmed);
  if (numeric) return isoOf(numeric[1], numeric[2], numeric[3]);
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(trimmed);
  if (german) return isoOf(german[3], german[2], german[1]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})$/.exec(trimmed);
  if (dayFirst) return isoOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(trimmed);
  return monthFirst ? isoOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : undefined;
}

function monthOf(word: string | undefined): string {
  return String(months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1);
}

function isoOf(year = '', month = '', date = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return parseIso(iso) === undefined ? undefined : iso;
}

const day = 86_400_000;

/** The days from one ISO date to another; nothing when one of them is no date. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = parseIso(from);
  const end = parseIso(to);
  return start === undefined || end === undefined ? undefined : Math.round((end - start) / day);
}

/** The ISO date some days after another; nothing when that one is no date, or the result is beyond four-digit years. */
export function daysAfter(from: string, days: number): string | undefined {
  const start = parseIso(from);
  if (start === undefined) return undefined;
  const text = new Date(start + days * day).toISOString();
  return /^\d{4}-/.test(text) ? text.slice(0, 10) : undefined;
}

/** Milliseconds of an ISO date (`2026-03-31`); nothing for any other text and for days that no calendar has. */
export function parseIso(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : time;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = new Set(
  (
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);

/**
 * The ISO dates that a text may mean: one for `2026/3/1`, `31 March 2026`, `March 31, 2026`, `31.03.2026` or `31/03/2026`,
 * two where it can be read with the day or with the month first (`03/04/2026`), none for anything else. A point
 * between the numbers is European use, and always has the day first.
 */
export function isoReadings(text: string): string[] {
  const trimmed = text.trim().replace(/(?:T| +)\d{1,2}:\d{2}.*$/, '');
  const [year, month, day] =
    /^(\d{4})([./-]|年)(\d{1,2})(?:[./-]|月)(\d{1,2})日?$/
      .exec(trimmed)
      ?.filter((_, at) => at !== 2)
      .slice(1) ?? [];
  if (year !== undefined) return known(isoOf(year, month, day));
  const [, first, sign, second, last] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(trimmed) ?? [];
  if (sign !== undefined) {
    const dayFirst = known(isoOf(last, second, first));
    const monthFirst = sign === '.' ? [] : known(isoOf(last, first, second));
    return [...new Set([...dayFirst, ...monthFirst])];
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})$/.exec(trimmed);
  if (dayFirst) return known(isoOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]));
  const monthFirst = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(trimmed);
  return monthFirst ? known(isoOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2])) : [];
}

function known(iso: string | undefined): string[] {
  return iso === undefined ? [] : [iso];
}

function monthOf(word: string | undefined): string {
  const name = (word ?? '').toLowerCase();
  return monthNames.has(name) ? String(months.indexOf(name.slice(0, 3)) + 1) : '0';
}

function isoOf(year = '', month = '', date = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return parseIso(iso) === undefined ? undefined : iso;
}

import { isRecord } from '../../kinds/read.js';
import type { SiteLibrary } from './library.js';
import type { SiteTerm } from './terms.js';

/** How much of the text of one entity can be found. */
const mostText = 3000;
const deepest = 12;

/** Keys whose values are for programs. */
const notRead = new Set(['kind', 'id', '$schema', 'image', 'status']);

/**
 * What the search looks through, as a script: a page that is opened from a disk may not read other files, but may run
 * them. Each entry has a name, what it is, its page, a line about it and its text.
 */
export function searchIndex({ lists }: SiteLibrary, terms: readonly SiteTerm[]): string {
  const entities = lists.flatMap(({ kind, entries }) =>
    entries.map(({ name, path, line, entity }) => [name, kind.label, path, line, textOf(entity.data)]),
  );
  const words = terms.map(({ name, anchor, terms: [first] }) => {
    const meaning = first?.definitions[0] ?? '';
    return [name, 'Word', `glossary.html#${anchor}`, meaning, first?.acronymOf ?? ''];
  });
  const rows = [...entities, ...words].map((row) => JSON.stringify(row));
  // Nothing in it can end a script, wherever it is put.
  return `window.personasIndex = [\n${rows.join(',\n').replace(/[<\u2028\u2029]/g, escaped)}\n];\n`;
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function textOf(data: Readonly<Record<string, unknown>>): string {
  const found: string[] = [];
  let length = 0;
  const visit = (value: unknown, depth: number): void => {
    if (length >= mostText || depth > deepest) return;
    if (typeof value === 'string') {
      const said = value.replace(/\s+/g, ' ').trim();
      found.push(said);
      length += said.length + 1;
    } else if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
    else if (isRecord(value))
      for (const [key, item] of Object.entries(value)) if (!notRead.has(key)) visit(item, depth + 1);
  };
  visit(data, 0);
  return found.join(' ').slice(0, mostText);
}

import { type Described, fieldsOf, isRecords, isReference, itemsIn, nounOf, valueText } from '../cards/described.js';
import { supportOf } from '../cards/evidence.js';
import { type Field, grouped, share } from '../cards/field.js';
import { columnsOf } from '../cards/records.js';
import { ranked, statementKey, statementText } from '../cards/statements.js';
import { sentence, valueWords, words } from '../cards/words.js';
import type { Block, Fact, Said, Statement } from './outline-types.js';

/** How deep mappings in mappings get headings of their own; what is deeper is told in one line. */
const deepest = 3;
/** A text that still stands well beside its name. */
const longestFact = 90;

/** Whether a value can stand beside its name. */
export function isShort(described: Described): boolean {
  const { field } = described;
  if (isReference(described) || budgetOf(field) !== undefined) return true;
  const length = (field.readable ?? '').length;
  if (field.isMapping) return field.entries.every(([key]) => key === 'min' || key === 'max');
  return Array.isArray(field.value)
    ? length <= longestFact && field.items.every((item) => item.text !== undefined)
    : length <= longestFact;
}

/** A value with its name; nothing where there is nothing to read. */
export function factOf(described: Described, label = words(described.key)): Fact | undefined {
  const { field, key } = described;
  const values = Array.isArray(field.value)
    ? field.items.map((item) => said(item, valueWords(item.readable ?? '')))
    : [said(field, (/(?:^|_)share$/.test(key) ? share(field) : budgetOf(field)) ?? valueText(described))];
  return values.some(({ text }) => text !== '') ? { label, values } : undefined;
}

/** Whether somebody has a budget, and how much: `{has, amount}`. */
function budgetOf(field: Field): string | undefined {
  const has = field.get('has').value;
  if (typeof has !== 'boolean' || field.entries.some(([key]) => key !== 'has' && key !== 'amount')) return undefined;
  const { number, readable } = field.get('amount');
  const amount = number === undefined ? readable : grouped(number);
  return [has ? 'Yes' : 'No', amount].filter((part) => part !== undefined).join(', ');
}

/**
 * Any value as blocks, by its shape.
 *
 * @param claim whether statements without a source are to be marked as such
 */
export function blocksOf(described: Described, claim = false, depth = 0): Block[] {
  const { field } = described;
  if (isReference(described)) return names(field);
  if (isRecords(described)) return recordsOf(described, claim, depth);
  if (Array.isArray(field.value)) return statements(described, claim);
  if (!field.isMapping) return proseOf(valueText(described));
  // The tier of a priority stands among the labels at the top.
  const without = described.key === 'priority' && depth === 0 ? ['evidence', 'tier'] : ['evidence'];
  return partsOf(fieldsOf(described, without), claim, depth);
}

/** What something rests on, each source in a line. */
export function sourcesOf(owner: Field): Said[] {
  return owner.get('evidence').items.map((item) => {
    if (!item.isMapping) return said(item, item.readable ?? '');
    const method = item.get('method').text;
    const origin = item.get('source').readable ?? item.get('study').readable;
    const size = item.get('sample_size').number;
    const confidence = item.get('confidence').text;
    const details = [
      item.get('date').text,
      size === undefined ? undefined : `${grouped(size)} asked`,
      confidence === undefined ? undefined : `${confidence} confidence`,
      item.get('inferred').value === true ? 'a guess, not research' : undefined,
    ].filter((detail) => detail !== undefined);
    const head = [method === undefined ? undefined : words(method), origin].filter((part) => part !== undefined);
    const text = `${head.join(': ')}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
    return said(item.get('study').link ? item.get('study') : item, text.trim() || (item.readable ?? ''));
  });
}

function said(field: Field, text: string): Said {
  const { link } = field;
  return link ? { text, link } : { text };
}

function names(field: Field): Block[] {
  const items = field.items.map((item) => said(item, item.readable ?? ''));
  return items.length > 0 ? [{ type: 'names', items }] : [];
}

function proseOf(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({ type: 'prose', text: paragraph }));
}

function statements(list: Described, claim: boolean): Block[] {
  const noun = nounOf(list);
  const marked = claim || list.field.items.some((item) => supportOf(item) !== 'none');
  const items = ranked(list.field).map((item) => {
    const described = { ...(itemsIn(list)[0] ?? list), field: item };
    return statementOf(described, noun, marked);
  });
  if (items.length === 0) return [];
  const numbered = list.field.items.every((item) => item.get('rank').number !== undefined);
  return [{ type: 'statements', items, ...(numbered ? { numbered } : {}) }];
}

function statementOf(described: Described, noun: string, marked: boolean): Statement {
  const { field: item } = described;
  const key = statementKey(item, noun);
  const facts = item.isMapping
    ? fieldsOf(described, ['rank', 'evidence', key ?? '']).flatMap((part) => detailsOf(part))
    : [];
  const { text, link } = said(key === undefined ? item : item.get(key), statementText(item, noun));
  return {
    text: valueWords(text),
    ...(link ? { link } : {}),
    ...(marked ? { support: supportOf(item) } : {}),
    facts,
    sources: sourcesOf(item),
  };
}

/** A field of a statement: mappings of short values, such as the impact of a pain, one by one. */
function detailsOf(part: Described): Fact[] {
  const { field } = part;
  if (field.isMapping && field.entries.every(([, value]) => value.text !== undefined)) {
    return fieldsOf(part, ['evidence']).flatMap((inner) => factOf(inner) ?? []);
  }
  if (Array.isArray(field.value)) {
    const values = field.items.map((item) => said(item, valueWords(statementText(item, nounOf(part)))));
    return values.length > 0 ? [{ label: words(part.key), values }] : [];
  }
  const fact = factOf(part);
  return fact ? [fact] : [];
}

/** A list of mappings: a table where each value is short, else a group each. */
function recordsOf(list: Described, claim: boolean, depth: number): Block[] {
  const rows = itemsIn(list);
  const columns = columnsOf(rows);
  if (columns) {
    const cells = rows.map((row) => columns.map(({ path }) => cellOf(row, path)));
    return rows.length === 0 ? [] : [{ type: 'table', columns: columns.map(({ label }) => label), rows: cells }];
  }
  const noun = nounOf(list);
  return rows.map((row, index) => {
    const name = row.field.get(noun).text;
    const parts = fieldsOf(row, name ? [noun, 'evidence'] : ['evidence']);
    const title = name ? sentence(name) : `${words(noun || list.key)} ${index + 1}`;
    return { type: 'group', title, blocks: partsOf(parts, claim, depth + 1) };
  });
}

function cellOf(row: Described, path: readonly string[]): string {
  let found: Described | undefined = row;
  for (const step of path) found = found && fieldsOf(found, []).find(({ key }) => key === step);
  if (!found) return '';
  if (!Array.isArray(found.field.value)) return valueText(found);
  return found.field.items.map((item) => valueWords(item.readable ?? '')).join(', ');
}

/** The fields of a mapping: short ones together, the others each with its name. */
function partsOf(parts: readonly Described[], claim: boolean, depth: number): Block[] {
  const short = parts.filter(isShort);
  const facts = short.flatMap((part) => factOf(part) ?? []);
  const long = parts.filter((part) => !short.includes(part));
  const groups = long.flatMap((part): Block[] => {
    const blocks = depth < deepest ? blocksOf(part, claim, depth + 1) : proseOf(part.field.readable ?? '');
    return blocks.length > 0 ? [{ type: 'group', title: words(part.key), blocks }] : [];
  });
  return [...(facts.length > 0 ? [{ type: 'facts', facts } as const] : []), ...groups];
}

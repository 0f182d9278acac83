import { Field, grouped, share } from '../../cards/field.js';
import { budget } from '../../cards/persona-parts.js';
import { statementText } from '../../cards/statements.js';
import type { CardLink } from '../../cards/types.js';
import { sentence, valueWords, words } from '../../cards/words.js';
import { cardModel } from '../../features/card.js';
import { present, record } from '../../kinds/read.js';
import type { Coverage } from '../../library/coverage.js';
import { coverageOf } from '../../library/coverage.js';
import { itemsOf } from '../../library/items.js';
import type { Library } from '../../library/library.js';
import { jaccard, sharedWords, statementsOfPersona, stemsOfPersona } from '../../library/words.js';
import { mostlyTheSame } from '../../rules/library/undifferentiated.js';
import type { Person } from '../people.js';
import type { ViewOptions } from './types.js';

/** What one row says of its personas: the same of all, partly the same, not said of all, or something else of each. */
export type Likeness = 'same' | 'partly' | 'some' | 'differs';

/** What one persona says in a row. */
export interface Cell {
  /** The value of a lone field; nothing where it is not said. */
  readonly text?: string;
  /** Whom it leads to. */
  readonly link?: CardLink;
  /** The items of a list. */
  readonly items?: readonly Item[];
}

export interface Item {
  readonly text: string;
  /** Whether another persona of the comparison says it too. */
  readonly shared: boolean;
  /** Whom it leads to. */
  readonly link?: CardLink;
}

/** One field of all personas. */
export interface Row {
  readonly key: string;
  readonly label: string;
  readonly likeness: Likeness;
  readonly cells: readonly Cell[];
}

/** The rows under one heading. */
export interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Two personas and how much they share, measured as the rule `undifferentiated` does. */
export interface PairOverlap {
  readonly one: Person;
  readonly other: Person;
  /** Jaccard index of the words of goals and pain points, 0-1. */
  readonly overlap: number;
  /** Words that both use, as the first writes them. */
  readonly words: readonly string[];
  /** The rule would say that they are mostly the same. */
  readonly tooClose: boolean;
}

/** How much each two of the personas share, the closest first. Personas that say nothing of goals and pains share nothing. */
export function overlapsOf(people: readonly Person[]): PairOverlap[] {
  const stems = people.map(({ entity }) => stemsOfPersona(entity));
  return people
    .flatMap((one, index) =>
      people.slice(index + 1).map((other, at): PairOverlap => {
        const [own, its] = [stems[index] ?? nothing, stems[index + 1 + at] ?? nothing];
        const overlap = jaccard(own, its);
        const shared = sharedWords(statementsOfPersona(one.entity), its);
        return { one, other, overlap, words: shared, tooClose: overlap >= mostlyTheSame - tolerance };
      }),
    )
    .sort((a, b) => b.overlap - a.overlap);
}

const nothing: ReadonlySet<string> = new Set();
/** Larger than what adding floats gets wrong. */
const tolerance = 1e-9;

/** What says who somebody is and not what they are like, or is shown in another place. */
const leftOut = new Set([
  '$schema',
  'kind',
  'id',
  'name',
  'label',
  'image',
  'review',
  'check',
  'owner',
  'tags',
  'jobs',
]);

/** The key under which the items of a list say what they say. */
const nouns: ReadonlyMap<string, string> = new Map([
  ['goals', 'goal'],
  ['pain_points', 'pain'],
  ['behaviours', 'behaviour'],
  ['workflows', 'workflow'],
  ['objections', 'objection'],
  ['evidence', 'source'],
]);

/** Every field that at least one of the personas has, in the order of the format, with what differs. */
export function groupsOf({ people, library, today, hrefOf }: Comparison): Group[] {
  const roots = people.map((person) => rootOf(person, { library, today, hrefOf }));
  const marks = marksOf(people);
  const lone: Row[] = [];
  const lists: Row[] = [];
  const groups: Group[] = [];
  for (const key of topKeys(people, roots)) {
    const fields = roots.map((root) => root.get(key));
    if (fields.some(({ isMapping }) => isMapping)) groups.push({ title: words(key), rows: innerRows(fields, marks) });
    else if (fields.some(({ value }) => Array.isArray(value))) lists.push(rowOf(key, fields, marks));
    else lone.push(rowOf(key, fields, marks));
  }
  const linked = linkedRows(people, library, hrefOf);
  return [
    { title: 'At a glance', rows: [readinessRow(people), ...lone] },
    { title: 'What they say', rows: lists },
    ...groups,
    { title: 'Written for them', rows: linked },
  ].flatMap(({ title, rows }) => {
    const said = rows.filter(({ cells }) => cells.some(isSaid));
    return said.length > 0 ? [{ title, rows: said }] : [];
  });
}

/** Who is compared, and where. */
export interface Comparison {
  readonly people: readonly Person[];
  readonly library: Library;
  readonly today: string;
  readonly hrefOf: NonNullable<ViewOptions['hrefOf']>;
}

/** A persona with what it inherits, the names of others in place of their ids. It has no lines: a view is no text. */
function rootOf(
  { file, findings, entity, scores }: Person,
  { library, today, hrefOf }: Omit<Comparison, 'people'>,
): Field {
  const model = cardModel({ file, findings, library, entity, scores, effective: true, today, hrefOf });
  return Field.of({ ...model, lineOf: () => undefined });
}

/** The fields of all, in the order of the schema; what it does not know comes last. */
function topKeys(people: readonly Person[], roots: readonly Field[]): string[] {
  const known = people.flatMap(({ entity }) => Object.keys(record(entity.schema.properties)));
  const used = new Set(roots.flatMap(keysIn));
  const keys = [...new Set([...known, ...used])];
  return keys.filter((key) => used.has(key) && !leftOut.has(key));
}

function keysIn(field: Field): string[] {
  return field.entries.flatMap(([key, value]) => (present(value.value) ? [key] : []));
}

function innerRows(fields: readonly Field[], marks: Marks): Row[] {
  const keys = [...new Set(fields.flatMap(keysIn))].filter((key) => key !== 'evidence');
  const rows = keys.map((key) =>
    rowOf(
      key,
      fields.map((field) => field.get(key)),
      marks,
    ),
  );
  // Where one gives a lone value and another a mapping, both are shown.
  const plain = fields.some((field) => !field.isMapping && !field.isEmpty);
  if (!plain) return rows;
  const cells = fields.map((field): Cell => (field.isMapping ? {} : cellOf('', field)));
  return [finished('', cells, cells.map(printsOf)), ...rows];
}

/** By which mark a statement counts as said by several, where its words decide; by persona and pointer. */
type Marks = readonly ReadonlyMap<string, string>[];

function marksOf(people: readonly Person[]): Marks {
  return people.map(({ effective }) => new Map(itemsOf(effective).map(({ pointer, mark }) => [pointer, mark])));
}

function rowOf(key: string, fields: readonly Field[], marks: Marks): Row {
  const cells = fields.map((field) => cellOf(key, field));
  const prints = fields.map((field, index) => {
    const cell = cells[index] ?? {};
    if (!cell.items) return printsOf(cell);
    return field.items.map((item, at) => markOf(item, marks[index]) ?? folded(cell.items?.[at]?.text ?? ''));
  });
  return finished(key, cells, prints);
}

function markOf(item: Field, marks: ReadonlyMap<string, string> | undefined): string | undefined {
  return marks?.get(item.pointer) ?? marks?.get(`${item.pointer}/goal`) ?? marks?.get(`${item.pointer}/pain`);
}

function cellOf(key: string, field: Field): Cell {
  if (field.isEmpty) return {};
  if (!Array.isArray(field.value)) {
    const { link } = field;
    const text = valueText(key, field);
    return text === undefined ? {} : { text, ...(link ? { link } : {}) };
  }
  const noun = nouns.get(key) ?? '';
  return {
    items: field.items.map((item) => ({
      text: valueWords(statementText(item, noun)),
      shared: false,
      ...(item.link ? { link: item.link } : {}),
    })),
  };
}

/** A lone value as people read it: shares in percent, large numbers with their thousands set apart. */
function valueText(key: string, field: Field): string | undefined {
  if (key === 'share' || key === 'revenue_share') return share(field);
  const { number, readable } = field;
  if (readable !== undefined && field.isMapping) return mappingText(field, readable);
  if (number !== undefined) return grouped(number);
  if (readable === undefined) return undefined;
  return /^[a-z]+$/.test(readable) ? sentence(readable) : valueWords(readable);
}

/** A mapping in the words of its card: "Yes, 12,000", "Confirmed · Jana Weber · 2026-10-06", "Unit: seat; Value: 12". */
function mappingText(field: Field, readable: string): string | undefined {
  const keys = field.entries.map(([key]) => key);
  if (typeof field.get('has').value === 'boolean') return budget(field);
  if (keys.every((key) => key === 'min' || key === 'max')) return readable;
  if (keys.every((key) => ['by', 'date', 'verdict'].includes(key))) {
    const verdict = field.get('verdict').value === 'disputed' ? 'Disputed' : 'Confirmed';
    return [verdict, field.get('by').readable, field.get('date').readable].filter(Boolean).join(' · ');
  }
  // What is deeper is cut off where a Field cuts it off.
  const told = (key: string, value: Field) => (value.isMapping ? value.readable : valueText(key, value)) ?? '';
  return field.entries.map(([key, value]) => `${words(key)}: ${told(key, value)}`).join('; ');
}

/** What a cell says, to be held against what others say. */
function printsOf({ text, items }: Cell): string[] {
  if (items) return items.map((item) => folded(item.text));
  return text === undefined ? [] : [folded(text)];
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** A row with its shared items marked. */
function finished(key: string, cells: readonly Cell[], prints: readonly (readonly string[])[]): Row {
  const times = new Map<string, number>();
  for (const own of prints) for (const print of new Set(own)) times.set(print, (times.get(print) ?? 0) + 1);
  return {
    key,
    label: key === '' ? 'In words' : words(key),
    likeness: likenessOf(prints, times),
    cells: cells.map((cell, index) =>
      cell.items
        ? {
            items: cell.items.map((item, at) => ({ ...item, shared: (times.get(prints[index]?.[at] ?? '') ?? 0) > 1 })),
          }
        : cell,
    ),
  };
}

function likenessOf(prints: readonly (readonly string[])[], times: ReadonlyMap<string, number>): Likeness {
  if ([...times.values()].every((amount) => amount === prints.length)) return 'same';
  if (prints.some((own) => own.length === 0)) return 'some';
  return [...times.values()].some((amount) => amount > 1) ? 'partly' : 'differs';
}

function isSaid({ text, items }: Cell): boolean {
  return text !== undefined || (items !== undefined && items.length > 0);
}

function readinessRow(people: readonly Person[]): Row {
  const cells = people.map(
    ({ scores: { readiness } }): Cell =>
      readiness ? { text: `${Math.round(readiness.score)} of 100, grade ${readiness.grade}` } : {},
  );
  return finished('readiness', cells, cells.map(printsOf));
}

/** The jobs and the stories of each, whoever names whom. */
function linkedRows(people: readonly Person[], library: Library, hrefOf: Comparison['hrefOf']): Row[] {
  const coverage = coverageOf(library);
  return (['jobs', 'stories'] as const).map((key) => {
    const kind = key === 'jobs' ? 'jtbd' : 'story';
    const ids = people.map(({ file, entity }) => {
      const isOwn = ({ uri, document, pointer }: Coverage['personas'][number]) =>
        uri === file.uri && document === entity.document && pointer === entity.pointer;
      return coverage.personas.find(isOwn)?.[key] ?? [];
    });
    const cells = ids.map((own): Cell => {
      const items = own.map((id): Item => {
        const href = hrefOf(kind, id);
        const text = library.namesOf(kind, id)[0] ?? id;
        return { text, shared: false, ...(href === undefined ? {} : { link: { kind, id, href } }) };
      });
      return items.length > 0 ? { items } : {};
    });
    return finished(key, cells, ids);
  });
}

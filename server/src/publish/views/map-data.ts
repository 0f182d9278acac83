import { nameOf } from '../../cards/header.js';
import { field, list, number, text } from '../../kinds/read.js';
import { isActive } from '../../library/library.js';
import type { Person } from '../people.js';
import { ofKind, type Shown } from '../snapshot.js';

/** One direction of a persona-map. */
export interface Axis {
  readonly label: string;
  readonly low?: string;
  readonly high?: string;
}

/** A persona at its place. */
export interface Placed {
  readonly person: Person;
  /** How much it counts: 1, 2, 3, or 4 for whom we do not serve; nothing where nobody says so. */
  readonly rank?: number;
  /** Both 0-1, from left to right and from bottom to top. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly why?: string;
}

/** A picture of a library's personas: those of a persona-map, or all by tier. */
export interface MapPicture {
  readonly title: string;
  /** The persona-map; nothing where the personas are ranked by themselves. */
  readonly map?: Shown;
  readonly purpose?: string;
  readonly axes?: { readonly x: Axis; readonly y: Axis };
  readonly placed: readonly Placed[];
}

/** Every active persona-map of a library; without one, its active personas by their own tier. */
export function picturesOf(shown: readonly Shown[], people: readonly Person[]): MapPicture[] {
  const maps = ofKind(shown, 'persona-map').filter(({ entity }) => isActive(entity));
  const pictures = maps.map((map) => pictureOf(map, people)).filter(({ placed }) => placed.length > 0);
  if (pictures.length > 0) return pictures;
  const placed = people
    .filter(({ active }) => active)
    .map((person): Placed => {
      const rank = rankOf(person);
      return { person, ...(rank === undefined ? {} : { rank }) };
    });
  return placed.length > 0 ? [{ title: 'By priority', placed: placed.toSorted(byRank) }] : [];
}

/** The active personas that no picture shows. */
export function unplaced(pictures: readonly MapPicture[], people: readonly Person[]): Person[] {
  const seen = new Set(pictures.flatMap(({ placed }) => placed.map(({ person }) => person.entity)));
  return people.filter(({ active, entity }) => active && !seen.has(entity));
}

const ranks: ReadonlyMap<string, number> = new Map([
  ['primary', 1],
  ['secondary', 2],
  ['supplemental', 3],
  ['negative', 4],
]);

function pictureOf(map: Shown, people: readonly Person[]): MapPicture {
  const { data } = map.entity;
  const byId = new Map(people.toReversed().flatMap((person) => (person.id === undefined ? [] : [[person.id, person]])));
  const x = axisOf(field(data.axes, 'x'));
  const y = axisOf(field(data.axes, 'y'));
  const placed = list(data.personas).flatMap((item): Placed[] => {
    const person = byId.get(text(field(item, 'persona')) ?? '');
    if (!person) return [];
    const rank = ranks.get(text(field(item, 'priority')) ?? '') ?? rankOf(person);
    const at = placeOf(item);
    const why = text(field(item, 'why'));
    return [
      {
        person,
        ...(rank === undefined ? {} : { rank }),
        ...(at ? { at } : {}),
        ...(why === undefined ? {} : { why }),
      },
    ];
  });
  const purpose = text(data.purpose);
  const once = placed.filter(({ person }, index) => placed.findIndex((other) => other.person === person) === index);
  return {
    title: nameOf(map.entity),
    map,
    ...(purpose === undefined ? {} : { purpose }),
    ...(x && y && once.some(({ at }) => at) ? { axes: { x, y } } : {}),
    placed: once.toSorted(byRank),
  };
}

function axisOf(value: unknown): Axis | undefined {
  const label = text(field(value, 'label'));
  const low = text(field(value, 'low'));
  const high = text(field(value, 'high'));
  if (label === undefined && low === undefined && high === undefined) return undefined;
  return { label: label ?? '', ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

function placeOf(item: unknown): Placed['at'] {
  const x = number(field(item, 'x'));
  const y = number(field(item, 'y'));
  return x === undefined || y === undefined ? undefined : { x: within(x), y: within(y) };
}

function within(value: number): number {
  return Math.max(0, Math.min(1, value));
}

function rankOf({ negative, tier }: Person): number | undefined {
  if (negative) return 4;
  return tier === 1 || tier === 2 || tier === 3 ? tier : undefined;
}

/** Those who come first; those of whom nobody says it before whom we do not serve. */
function byRank(a: Placed, b: Placed): number {
  return (a.rank ?? 3.5) - (b.rank ?? 3.5);
}

/** What the size of a circle means. */
export type Measure = 'revenue' | 'people' | 'priority';

/** The measure that says most: the one that most personas to serve have; revenue before people, and priority at last. */
export function measureOf(placed: readonly Placed[]): Measure {
  const served = placed.filter(({ rank }) => rank !== 4);
  const having = (measure: 'revenue' | 'people') => served.filter(({ person }) => person[measure] !== undefined).length;
  const [revenue, people] = [having('revenue'), having('people')];
  if (Math.max(revenue, people) < 2) return 'priority';
  return revenue >= people ? 'revenue' : 'people';
}

/** How large a persona is drawn, 0-1 by its area; nothing where nobody says so. */
export function weightOf({ person, rank }: Placed, measure: Measure, placed: readonly Placed[]): number | undefined {
  if (measure === 'priority') return rank === undefined || rank === 4 ? undefined : 1 / rank;
  const value = person[measure];
  if (value === undefined) return undefined;
  const largest = Math.max(...placed.map((other) => other.person[measure] ?? 0));
  return Math.min(1, value / largest);
}

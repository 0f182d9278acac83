import type { DataRecord } from '../kinds/read.js';
import { field, isRecord, number, present, text } from '../kinds/read.js';
import type { Closest } from '../library/neighbours.js';
import { stems } from '../library/words.js';
import { counted, scorePart } from './part.js';
import type { ScorePart } from './types.js';

const max = 10;

/** The other active personas of the library: never the one in question, no draft, none deprecated or retired. */
export interface Others {
  readonly count: number;
  /** The one that says most of the same, if any shares a word. */
  readonly closest: (stems: ReadonlySet<string>) => Closest | undefined;
}

/** 10 points for knowing how many people the persona stands for. A number that cannot be true is no size. */
export function sizedPart(data: DataRecord): ScorePart {
  const kind = { id: 'sized', label: 'Sized', max, rule: 'not-sized' };
  const people = number(field(data.size, 'people'));
  const share = number(field(data.size, 'share'));
  if (people !== undefined && people >= 0)
    return scorePart(kind, max, `It stands for ${people.toLocaleString('en-US')} people.`);
  if (share !== undefined && share >= 0 && share <= 1) {
    return scorePart(kind, max, `It stands for ${Math.round(share * 100)}% of the people in view.`);
  }
  const action = 'Add size: the number of people, or their share from 0 to 1.';
  return scorePart(kind, 0, 'It does not say how many people it stands for.', { action, reaches: max });
}

/** Personas of one product share some words; below this there is nothing that rewording should change. */
const ordinaryOverlap = 0.2;

/** 10 points, less the largest overlap of goals and pain points with another active persona. */
export function differentiatedPart(said: readonly string[], others: Others): ScorePart {
  const kind = { id: 'differentiated', label: 'Differentiated', max, rule: 'undifferentiated' };
  if (others.count === 0) return scorePart(kind, max, 'There is no other active persona to tell it apart from.');
  const own = stems(said);
  if (own.size === 0) {
    return scorePart(kind, max, 'It has no goals or pain points that could repeat those of another persona.');
  }
  const closest = others.closest(own);
  if (!closest) {
    return scorePart(kind, max, 'Its goals and pain points share no words with those of any other active persona.');
  }
  const { neighbour, overlap, touching } = closest;
  const name = neighbour.name || neighbour.id;
  const more = touching > 1 ? ` and ${counted(touching - 1, 'other persona')}` : '';
  const percent = Math.max(1, Math.round(overlap * 100));
  const why = `Its goals and pain points overlap by ${percent}% with those of ${name}.`;
  const action = `Reword goals and pain points that say the same as those of ${name}${more}.`;
  const step = overlap < ordinaryOverlap ? undefined : { action, reaches: max };
  return scorePart(kind, max * (1 - overlap), why, step);
}

/** 10 points for a priority, or a place in a persona-map. */
export function prioritizedPart(data: DataRecord, inPersonaMap: boolean): ScorePart {
  const kind = { id: 'prioritized', label: 'Prioritized', max, rule: 'no-priority' };
  if (hasPriority(data.priority)) return scorePart(kind, max, 'It says its priority.');
  if (inPersonaMap) return scorePart(kind, max, 'It has its place in a persona map.');
  const action = 'Set priority to 1, 2 or 3.';
  return scorePart(kind, 0, 'It does not say how much it matters beside the others.', { action, reaches: max });
}

function hasPriority(priority: unknown): boolean {
  const tiers: readonly unknown[] = [1, 2, 3];
  if (!isRecord(priority)) return tiers.includes(priority);
  const tier = field(priority, 'tier');
  return tier === undefined || tier === null ? present(priority) : tiers.includes(tier);
}

const validators = {
  sales: { id: 'sales', label: 'Validated by sales', who: 'sales' },
  customer_success: { id: 'customer_success', label: 'Validated by customer success', who: 'customer success' },
  product: { id: 'product', label: 'Validated by product', who: 'product' },
} as const;

/** 10 points for each of three teams that has looked at the persona, with a date, and does not dispute it. */
export function validatedPart(data: DataRecord, team: keyof typeof validators): ScorePart {
  const { id, label, who } = validators[team];
  const kind = { id, label, max, rule: 'not-validated' };
  const validation = field(data.validation, team);
  const date = text(field(validation, 'date'));
  if (text(field(validation, 'verdict')) === 'disputed') {
    const action = `Settle with ${who} what they dispute, then write the new date and the verdict confirmed.`;
    return scorePart(kind, 0, `Somebody in ${who} disputes it.`, { action, reaches: max });
  }
  if (date !== undefined && isIsoDate(date)) return scorePart(kind, max, `Checked with ${who} on ${date}.`);
  const action = `Check it with ${who} and write the date (such as 2026-03-31) under validation.`;
  return scorePart(kind, 0, `Nobody in ${who} has checked it yet.`, { action, reaches: max });
}

/** A day of the calendar, as ISO 8601 writes it; "soon" and 2026-02-31 are none. */
function isIsoDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

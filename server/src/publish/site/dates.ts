import type { CardModel, ReviewDue } from '../../cards/types.js';
import { field, isRecord, list, text } from '../../kinds/read.js';
import { cadenceOf } from '../../rules/cadence.js';
import { parseIso } from '../../rules/dates.js';
import type { Entry, SiteLibrary } from './library.js';
import { compareTexts, modelOf } from './library.js';

/** A change that a review has noted. */
export interface Change {
  /** ISO date. */
  readonly date: string;
  readonly text: string;
  readonly entry: Entry;
}

/** What reviews have changed, the latest first; what is dated ahead of today is left out. */
export function changesOf({ entries, snapshot: { today } }: SiteLibrary): Change[] {
  return entries
    .flatMap((entry) =>
      list(field(entry.entity.data.review, 'history')).flatMap((item): Change[] => {
        const date = isRecord(item) ? text(item.date) : undefined;
        const said = isRecord(item) ? text(item.change) : undefined;
        if (date === undefined || said === undefined || parseIso(date) === undefined || date > today) return [];
        return [{ date, text: said, entry }];
      }),
    )
    .sort((a, b) => compareTexts(b.date, a.date) || compareTexts(a.entry.path, b.entry.path));
}

/** When an entity is to be looked at again. */
export interface ReviewDate {
  readonly entry: Entry;
  /** Nothing for what was never reviewed. */
  readonly due?: ReviewDue;
  readonly last?: string;
  readonly cadence: string;
}

/** The reviews of everything in use, those that are due first and those that nobody ever made last. */
export function reviewsOf(site: SiteLibrary): ReviewDate[] {
  const { config } = site.snapshot.library;
  return site.entries
    .filter(({ active, entity }) => active && !(entity.dialect === 'pls' && entity.data.review === undefined))
    .map((entry): ReviewDate => {
      const due = dueOf(site, entry);
      const last = text(field(entry.entity.data.review, 'last'));
      return { entry, cadence: cadenceOf(entry.entity, config), ...(due ? { due } : {}), ...(last ? { last } : {}) };
    })
    .sort((a, b) => compareDue(a, b) || compareTexts(a.entry.path, b.entry.path));
}

function compareDue(a: ReviewDate, b: ReviewDate): number {
  if (a.due && b.due) return compareTexts(a.due.due, b.due.due);
  return Number(b.due !== undefined) - Number(a.due !== undefined);
}

function dueOf(site: SiteLibrary, entry: Entry): CardModel['reviewDue'] {
  return modelOf(
    site,
    entry,
    () => undefined,
    (path) => path,
  ).reviewDue;
}

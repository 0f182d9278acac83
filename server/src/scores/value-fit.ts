import { field, isRecord, list, number, type Statement, statements, text } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import type { ScorePart } from './types.js';
import { clean, roundHalfUp } from './words.js';

/** One pain or gain of a profile, and what answers it. */
export interface FitItem {
  readonly list: 'pains' | 'gains';
  /** Place of the item in its list. */
  readonly index: number;
  readonly text: string;
  /** Share of the fit that it stands for, 0-1. */
  readonly share: number;
  /** The relievers or creators that answer it. */
  readonly by: readonly string[];
}

/** How much of what a persona suffers from and hopes for is answered (FORMAT section 4). */
export interface ValueFit {
  /** 0-100, rounded to a whole number. */
  readonly percent: number;
  readonly items: readonly FitItem[];
}

/** What answers which list: a reliever says what it `relieves`, a creator what it `creates`. */
export const answers = [
  { list: 'pains', noun: 'pain', by: 'pain_relievers', byNoun: 'reliever', link: 'relieves' },
  { list: 'gains', noun: 'gain', by: 'gain_creators', byNoun: 'creator', link: 'creates' },
] as const;

/** What a reliever or creator says it answers: one text or several. */
export function quotesOf(item: unknown, link: string): readonly string[] {
  return isRecord(item) ? list(field(item, link)).flatMap((quote) => text(quote) ?? []) : [];
}

/** An item as a quote of it is compared: capitals, blanks and the full stop at its end do not matter. */
export function quoteKey(said: string): string {
  return said
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[\s.!;,]+$/, '')
    .trim();
}

/**
 * The share of pains and gains that something answers, each weighted by its rank (1/rank). Where no item of a list has
 * a rank, all weigh like a first one; beside ranked ones, an item without a rank comes behind the last of them.
 *
 * @returns nothing where the profile names neither pains nor gains
 */
export function valueFit({ data }: Pick<Entity, 'data'>): ValueFit | undefined {
  const weighed = answers.flatMap(({ list: name, noun, by, byNoun, link }) => {
    const items = statements(field(data.profile, name), noun);
    const answering = new Map<string, string[]>();
    for (const { item, text: answer } of statements(field(data.value_map, by), byNoun)) {
      for (const quote of quotesOf(item, link))
        answering.set(quoteKey(quote), [...(answering.get(quoteKey(quote)) ?? []), answer]);
    }
    const weights = weightsOf(items);
    return items.map(({ index, text: said }, at) => ({
      list: name,
      index,
      text: said,
      weight: weights[at] ?? 1,
      by: [...new Set(answering.get(quoteKey(said)))],
    }));
  });
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (weighed.length === 0) return undefined;
  const items = weighed.map(({ weight, ...item }): FitItem => ({ ...item, share: clean(weight / total) }));
  const met = weighed.reduce((sum, { weight, by }) => sum + (by.length > 0 ? weight : 0), 0);
  return { percent: roundHalfUp((100 * met) / total), items };
}

/** 1/rank for each item of a list. */
function weightsOf(items: readonly Statement[]): readonly number[] {
  const ranks = items
    .map(({ item }) => number(field(item, 'rank')))
    .map((rank) => (rank && rank >= 1 ? rank : undefined));
  const last = Math.max(0, ...ranks.flatMap((rank) => rank ?? []));
  return ranks.map((rank) => 1 / (rank ?? last + 1));
}

/** What made a fit: each pain and gain with its share of the hundred, and what answering it would add. */
export function fitParts({ items }: ValueFit): readonly ScorePart[] {
  return items.map(({ list: name, index, text: said, share, by }): ScorePart => {
    const max = clean(share * 100);
    const part = { id: `${name}/${index}`, label: said, points: by.length > 0 ? max : 0, max, rule: 'vpc-unaddressed' };
    if (by.length > 0) return { ...part, why: `Answered by: ${by.join('; ')}.` };
    const [noun, answer] = name === 'pains' ? ['pain', 'reliever'] : ['gain', 'creator'];
    const action = `Answer the ${noun} “${said}” with a ${answer}.`;
    return { ...part, why: `No ${answer} answers this ${noun}.`, next: { action, gain: max } };
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitParts, valueFit } from '../../server/src/scores/value-fit.js';
import { entity } from './entities.js';

const canvas = (profile: unknown, value_map: unknown = {}) =>
  valueFit(entity('value-proposition', { profile, value_map }));
const relievers = (...relieves: unknown[]) => ({
  pain_relievers: relieves.map((quote) => ({ reliever: 'R', relieves: quote })),
});

describe('the fit of a value proposition, by hand', () => {
  const ranked = { pains: [1, 2, 3].map((rank) => ({ pain: `p${rank}`, rank })), gains: [{ gain: 'g1', rank: 1 }] };

  it.each([
    // 1/1 + 1/2 + 1/3 for the pains, 1/1 for the gain: 17/6 in all
    [[], 0],
    [['p1'], 35], // 6/17 = 35.29
    [['p2'], 18], // 3/17 = 17.65
    [['p3'], 12], // 2/17 = 11.76
    [['p1', 'p2'], 53], // 9/17 = 52.94
    [['p1', 'p2', 'p3'], 65], // 11/17 = 64.71
  ])('%j answered: %d%%', (answered, percent) => {
    expect(canvas(ranked, relievers(...answered))?.percent).toBe(percent);
  });

  it('counts pains and gains, each answered by its own side', () => {
    const gain_creators = [{ creator: 'C', creates: ['g1', 'p1'] }];
    expect(canvas(ranked, { gain_creators })?.percent).toBe(35);
    expect(canvas(ranked, { ...relievers(['p1', 'p2', 'p3']), gain_creators })?.percent).toBe(100);
  });

  it('counts items without a rank alike, and behind those that have one', () => {
    expect(canvas({ pains: ['a', 'b'], gains: ['c'] }, relievers('a'))?.percent).toBe(33);
    // 1 + 1/2 + 1/3: an item without a rank comes behind the second
    expect(canvas({ pains: [{ pain: 'a', rank: 2 }, { pain: 'b', rank: 1 }, 'c'] }, relievers('c'))?.percent).toBe(18);
    expect(canvas({ pains: ['a', { pain: 'b', rank: 0 }, { pain: 'c', rank: 'x' }] }, relievers('b'))?.percent).toBe(
      33,
    );
  });

  it('takes a quote for what it quotes, however it is written', () => {
    expect(canvas({ pains: ['It’s  late.'] }, relievers("it's LATE"))?.percent).toBe(100);
    expect(canvas({ pains: ['It is late'] }, relievers('It is later'))?.percent).toBe(0);
    expect(canvas({ pains: ['a'] }, { pain_relievers: ['a'] })?.percent).toBe(0);
  });

  it('is nothing without pains and gains, whatever stands there', () => {
    for (const profile of [undefined, null, 'x', {}, { pains: [] }, { pains: null, gains: [{}] }, { jobs: ['a'] }])
      expect(canvas(profile, relievers('a'))).toBeUndefined();
    expect(canvas({ pains: 'a' }, { pain_relievers: { reliever: 'b', relieves: 'a' } })?.percent).toBe(100);
  });

  it('says what made it, and what answering the rest would add', () => {
    const fit = canvas(
      {
        pains: [
          { pain: 'a', rank: 1 },
          { pain: 'b', rank: 2 },
        ],
      },
      relievers('a'),
    );
    expect(fit && fitParts(fit)).toEqual([
      {
        id: 'pains/0',
        label: 'a',
        points: 66.6666667,
        max: 66.6666667,
        rule: 'vpc-unaddressed',
        why: 'Answered by: R.',
      },
      {
        id: 'pains/1',
        label: 'b',
        points: 0,
        max: 33.3333333,
        rule: 'vpc-unaddressed',
        why: 'No reliever answers this pain.',
        next: { action: 'Answer the pain “b” with a reliever.', gain: 33.3333333 },
      },
    ]);
  });
});

describe('the fit of any value proposition', () => {
  const rank = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
  const items = (noun: string) =>
    fc
      .array(fc.tuple(rank, fc.boolean()), { maxLength: 6 })
      .map((list) =>
        list.map(([own, answered], at) => ({ [noun]: `${noun} ${at}`, ...(own ? { rank: own } : {}), answered })),
      );
  const sides = fc.tuple(items('pain'), items('gain'));
  type Items = { [key: string]: unknown; answered: boolean }[];
  const fitOf = (pains: Items, gains: Items) =>
    canvas(
      { pains, gains },
      {
        ...relievers(pains.filter(({ answered }) => answered).map(({ pain }) => pain)),
        gain_creators: [{ creator: 'C', creates: gains.filter(({ answered }) => answered).map(({ gain }) => gain) }],
      },
    );

  it('lies between 0 and 100, and is the sum of its parts', () => {
    fc.assert(
      fc.property(sides, ([pains, gains]) => {
        const fit = fitOf(pains, gains);
        expect(fit === undefined).toBe(pains.length + gains.length === 0);
        if (!fit) return;
        const parts = fitParts(fit);
        expect(parts.reduce((sum, { max }) => sum + max, 0)).toBeCloseTo(100, 5);
        expect(Math.abs(parts.reduce((sum, { points }) => sum + points, 0) - fit.percent)).toBeLessThanOrEqual(0.5001);
      }),
    );
  });

  it('never falls when one more item is answered, and rises by what was promised', () => {
    fc.assert(
      fc.property(sides, fc.nat(), ([pains, gains], at) => {
        const all = [...pains, ...gains];
        const chosen = all[at % Math.max(1, all.length)];
        const before = fitOf(pains, gains);
        if (!chosen || !before) return;
        const answer = (list: Items) => list.map((item) => (item === chosen ? { ...item, answered: true } : item));
        const after = fitOf(answer(pains), answer(gains));
        expect(after?.percent).toBeGreaterThanOrEqual(before.percent);
        const gain = fitParts(before)[all.indexOf(chosen)]?.next?.gain ?? 0;
        expect(Math.abs((after?.percent ?? 0) - before.percent - gain)).toBeLessThanOrEqual(1.0001);
        if (chosen.answered) expect(gain).toBe(0);
      }),
    );
  });
});

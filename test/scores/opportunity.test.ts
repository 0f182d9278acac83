import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opportunities } from '../../server/src/scores/opportunity.js';
import { formatOpportunity, formatZone } from '../../server/src/scores/words.js';
import { entity } from './entities.js';

const jtbd = (data: Record<string, unknown>) => entity('jtbd', data);
const of = (importance: unknown, satisfaction: unknown, scale?: unknown) =>
  opportunities(
    jtbd({ outcomes: [{ outcome: 'O', importance, satisfaction }], ...(scale === undefined ? {} : { scale }) }),
  )[0];

describe('opportunity, by hand', () => {
  it.each([
    [10, 0, '20.0', 'extreme'],
    [9, 3, '15.0', 'extreme'],
    [9, 3.1, '14.9', 'high'],
    [8, 4, '12.0', 'high'],
    [8, 4.1, '11.9', 'worth-it'],
    [10, 10, '10.0', 'worth-it'],
    [7, 4, '10.0', 'worth-it'],
    [7, 4.1, '9.9', 'served'],
    [5, 5, '5.0', 'served'],
    [0, 0, '0.0', 'served'],
    [5, 6, '5.0', 'over-served'],
    [9.9, 10, '9.9', 'over-served'],
  ])('importance %d and satisfaction %d: %s, %s', (importance, satisfaction, shown, zone) => {
    const found = of(importance, satisfaction);
    expect(found && formatOpportunity(found.score)).toBe(shown);
    expect(found?.zone).toBe(zone);
  });

  it.each([
    // 1-5: 5 is 10, 2 is 2.5
    [5, 2, { min: 1, max: 5 }, 17.5, 'extreme'],
    // 1-5: 4 is 7.5, 3 is 5
    [4, 3, { min: 1, max: 5 }, 10, 'worth-it'],
    // 0-5, the end that is left out is the standard one: 4 is 8, 2 is 4
    [4, 2, { max: 5 }, 12, 'high'],
    // 1-10: 10 is 10, 5.5 is 5
    [10, 5.5, { min: 1 }, 15, 'extreme'],
    [80, 40, { min: 0, max: 100 }, 12, 'high'],
    [1, 0, { min: -1, max: 1 }, 15, 'extreme'],
    [9, 3, null, 15, 'extreme'],
  ])('%d and %d on %j: %d, %s', (importance, satisfaction, scale, score, zone) => {
    expect(of(importance, satisfaction, scale)).toMatchObject({ score, zone });
  });

  it('gives both numbers on the 0-10 scale', () => {
    expect(of(4, 3, { min: 1, max: 5 })).toMatchObject({ importance: 7.5, satisfaction: 5 });
  });

  it('does not miss a zone by a hair of a float', () => {
    // 0-0.3: 0.2 is 6.666..., 0.1 is 3.333...: 10 within rounding
    expect(of(0.2, 0.1, { max: 0.3 })).toMatchObject({ score: 10, zone: 'worth-it' });
  });
});

describe('what has no opportunity', () => {
  it.each([
    [undefined, 5],
    [5, undefined],
    ['9', 3],
    [11, 3],
    [9, -1],
    [Number.NaN, 3],
    [null, null],
  ])('importance %j, satisfaction %j', (importance, satisfaction) => {
    expect(of(importance, satisfaction)).toBeUndefined();
  });

  it.each([['1-5'], [5], [[1, 5]], [{ min: 5, max: 1 }], [{ min: 5, max: 5 }], [{ min: '1', max: 5 }], [{ min: 10 }]])(
    'anything on the scale %j',
    (scale) => {
      expect(of(5, 5, scale)).toBeUndefined();
    },
  );

  it('does not move the places of the others', () => {
    const outcomes = [{ outcome: 'A', importance: 5 }, 'B', { importance: 9, satisfaction: 3 }];
    expect(opportunities(jtbd({ outcomes })).map(({ outcome, index }) => [outcome, index])).toEqual([['Outcome 3', 2]]);
  });
});

it('has a name for people in every zone', () => {
  expect((['extreme', 'high', 'worth-it', 'served', 'over-served'] as const).map(formatZone)).toEqual([
    'Extreme opportunity',
    'High opportunity',
    'Worth it',
    'Served',
    'Over-served',
  ]);
});

describe('properties', () => {
  const tenth = fc.integer({ min: 0, max: 100 }).map((n) => n / 10);

  it('rises with importance, falls with satisfaction, stays within 0 to 20', () => {
    fc.assert(
      fc.property(tenth, tenth, tenth, (a, b, satisfaction) => {
        const less = of(Math.min(a, b), satisfaction)?.score ?? Number.NaN;
        const more = of(Math.max(a, b), satisfaction)?.score ?? Number.NaN;
        expect(more).toBeGreaterThanOrEqual(less);
        expect(of(satisfaction, Math.min(a, b))?.score).toBeGreaterThanOrEqual(
          of(satisfaction, Math.max(a, b))?.score ?? 21,
        );
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('never throws for data of any type', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (outcomes, scale) => {
        opportunities(jtbd({ outcomes, scale }));
        opportunities(jtbd({ outcomes: [outcomes, { importance: scale, satisfaction: outcomes }] }));
      }),
    );
  });
});

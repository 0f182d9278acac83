import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maturities, maturityParts } from '../../server/src/scores/maturity.js';
import { formatMaturity } from '../../server/src/scores/words.js';
import { entity } from './entities.js';

const levels = [
  { level: 1, name: 'Heroic' },
  { level: 3, name: 'Steady' },
  { level: 2, name: 'Repeatable' },
];
const dimensions = [{ dimension: 'time', weight: 2 }, { dimension: 'trust' }];
const of = (data: Record<string, unknown>) => maturities(entity('maturity-model', data));
const assessed = (given: unknown, model: Record<string, unknown> = { levels, dimensions }) =>
  of({ ...model, assessments: [{ subject: 'North', levels: given }] })[0];

describe('maturity, by hand', () => {
  it.each([
    [{ time: 1, trust: 1 }, 'Maturity 1.00 · Heroic'],
    [{ time: 2, trust: 3 }, 'Maturity 2.33 · Repeatable'], // (2x2 + 3) / 3
    [{ time: 3, trust: 2 }, 'Maturity 2.67 · Repeatable'], // (2x3 + 2) / 3
    [{ time: 3, trust: 3 }, 'Maturity 3.00 · Steady'],
    [{ time: 1.5, trust: 3 }, 'Maturity 2.00 · Repeatable'],
    [{ time: 2.99, trust: 3 }, 'Maturity 2.99 · Repeatable'],
  ])('%j: %s', (given, shown) => {
    const found = assessed(given);
    expect(found && formatMaturity(found)).toBe(shown);
  });

  it('leaves out what has no level that the model has', () => {
    expect(assessed({ time: 2 })?.value).toBe(2);
    expect(assessed({ time: 2, trust: 9 })?.value).toBe(2);
    expect(assessed({ time: 2, trust: 'x', other: 3 })?.value).toBe(2);
    expect(assessed({ other: 3 })).toBeUndefined();
  });

  it('weighs by the model: 1 where it does not say, nothing below zero', () => {
    const weights = [{ dimension: 'a', weight: 0 }, { dimension: 'b', weight: -2 }, { dimension: 'c' }];
    expect(assessed({ a: 1, b: 1, c: 3 }, { levels, dimensions: weights })?.value).toBe(3);
    expect(assessed({ a: 1 }, { levels, dimensions: weights })).toBeUndefined();
    expect(assessed({ a: 1, b: 2 }, { levels })?.value).toBe(1.5);
  });

  it('names a level by its number where the model has no name for it', () => {
    const unnamed = assessed({ time: 2 }, { levels: [{ level: 1 }, { level: 2 }] });
    expect(unnamed && formatMaturity(unnamed)).toBe('Maturity 2.00 · Level 2');
    const bare = assessed({ time: 4 }, {});
    expect(bare && formatMaturity(bare)).toBe('Maturity 4.00 · Level 4');
  });

  it('has one for each assessment that says something', () => {
    const assessments = [{ subject: 'A', levels: { time: 1 } }, 'x', { subject: 'B' }, { levels: { time: 2 } }];
    expect(of({ levels, dimensions, assessments }).map(({ subject, index }) => [subject, index])).toEqual([
      ['A', 0],
      ['Assessment 4', 3],
    ]);
    expect(of({ assessments: null })).toEqual([]);
  });

  it('says what made it, and what the next level would add', () => {
    const found = assessed({ time: 1.5, trust: 3 });
    expect(found && maturityParts(found)).toEqual([
      {
        id: 'time',
        label: 'time',
        points: 1,
        max: 2,
        why: 'Level 1.5 of 3; it weighs 66.7%.',
        next: { action: 'Take time to level 2.', gain: 0.333333333 },
      },
      { id: 'trust', label: 'trust', points: 1, max: 1, why: 'Level 3 of 3; it weighs 33.3%.' },
    ]);
    const half = assessed({ time: 2 });
    expect(half && maturityParts(half)[1]).toMatchObject({
      points: 0,
      max: 0,
      why: 'Not looked at, so it does not count.',
    });
  });
});

describe('any maturity', () => {
  const names = ['a', 'b', 'c'];
  const model = fc.record({
    weights: fc.tuple(...names.map(() => fc.integer({ min: 1, max: 5 }))),
    given: fc.tuple(...names.map(() => fc.integer({ min: 1, max: 3 }))),
  });
  const scored = (weights: readonly number[], given: readonly number[]) =>
    assessed(Object.fromEntries(names.map((name, at) => [name, given[at]])), {
      levels,
      dimensions: names.map((dimension, at) => ({ dimension, weight: weights[at] })),
    });

  it('lies between the lowest and the highest level, and never falls when one rises', () => {
    fc.assert(
      fc.property(model, fc.nat({ max: 2 }), ({ weights, given }, at) => {
        const found = scored(weights, given);
        expect(found?.value).toBeGreaterThanOrEqual(Math.min(...given) - 1e-6);
        expect(found?.value).toBeLessThanOrEqual(Math.max(...given) + 1e-6);
        const raised = given.map((level, index) => (index === at ? Math.min(3, level + 1) : level));
        const after = scored(weights, raised)?.value ?? 0;
        const step = found ? (maturityParts(found)[at]?.next?.gain ?? 0) : 0;
        expect(after - (found?.value ?? 0)).toBeCloseTo(step, 6);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { libraryHealth } from '../../server/src/scores/health.js';

const scored = (readiness: number, tier?: number) => ({ readiness, ...(tier === undefined ? {} : { tier }) });

describe('library health', () => {
  test('is the mean readiness; the first tier counts three times, the second twice', () => {
    expect(libraryHealth([scored(90, 1), scored(60, 2), scored(30, 3), scored(0)], 0)).toMatchObject({
      score: 60,
      grade: 'C',
      mean: 60,
      parts: [{ weight: 3 }, { weight: 2 }, { weight: 1 }, { weight: 1 }],
    });
  });

  test('is what the example of the docs works out', () => {
    expect(libraryHealth([scored(82, 1), scored(64, 2), scored(40)], 1)).toMatchObject({
      score: 64,
      mean: 69,
      grade: 'C',
    });
  });

  test('loses five points for each open error, and not more than there are', () => {
    expect(libraryHealth([scored(62)], 1)).toMatchObject({ score: 57, lost: 5, grade: 'D' });
    expect(libraryHealth([scored(62)], 20)).toMatchObject({ score: 0, lost: 100, grade: 'F' });
  });

  test('rounds a half up', () => {
    expect(libraryHealth([scored(50), scored(51)], 0)?.score).toBe(51);
    expect(libraryHealth([scored(70, 1), scored(71, 1), scored(71, 1)], 0)).toMatchObject({ score: 71 });
  });

  test('says what made it', () => {
    expect(libraryHealth([scored(80)], 0)?.why).toBe('The mean readiness of 1 active persona is 80.');
    expect(libraryHealth([scored(80), scored(81)], 2)?.why).toBe(
      'The mean readiness of 2 active personas is 80.5, less 10 for 2 open errors.',
    );
  });

  test('is nothing without personas', () => {
    expect(libraryHealth([], 3)).toBeUndefined();
  });

  const personas = fc.array(
    fc.record({ readiness: fc.integer({ min: 0, max: 100 }), tier: fc.constantFrom(1, 2, 3) }),
    { minLength: 1, maxLength: 12 },
  );

  test('stays between 0 and 100, between the least and the most ready, and never rises with errors', () => {
    fc.assert(
      fc.property(personas, fc.nat({ max: 30 }), (all, errors) => {
        const found = libraryHealth(all, errors);
        const clean = libraryHealth(all, 0);
        const ready = all.map(({ readiness }) => readiness);
        expect(found?.score).toBeGreaterThanOrEqual(0);
        expect(clean?.score).toBeLessThanOrEqual(Math.max(...ready));
        expect(clean?.score).toBeGreaterThanOrEqual(Math.min(...ready));
        expect(found?.score).toBeLessThanOrEqual(clean?.score ?? 0);
      }),
    );
  });

  test('the gains of all personas together are what the mean lacks', () => {
    fc.assert(
      fc.property(personas, (all) => {
        const found = libraryHealth(all, 0);
        const gains = (found?.parts ?? []).reduce((sum, { gain }) => sum + gain, 0);
        expect(gains).toBeCloseTo(100 - (found?.mean ?? 0), 0);
      }),
    );
  });
});

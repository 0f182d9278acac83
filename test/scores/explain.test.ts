import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/src/rules/registry.js';
import { scoresOf } from '../../server/src/scores/index.js';
import { alone, beside, entity, persona } from './entities.js';

const score = fc.constantFrom(1, 2, 3, 4, 5, undefined);
const attributes = ['industry', 'company_size', 'pain_intensity', 'budget', 'tech_fit', 'champion'];
const scored = fc.tuple(score, score, score, score, score, score);
const scoresFor = (values: readonly (number | undefined)[]) =>
  Object.fromEntries(attributes.flatMap((name, index) => (values[index] === undefined ? [] : [[name, values[index]]])));
const icp = (...accounts: readonly (readonly (number | undefined)[])[]) =>
  entity('icp', { accounts: accounts.map((values, index) => ({ name: `A${index}`, scores: scoresFor(values) })) });

describe('what made a fit', () => {
  it('is a share of each attribute, and what scoring a missing one may add', () => {
    const { parts, ranges, summary } = scoresOf(icp([5, 4, 5, undefined, 2, 4]), alone);
    expect(summary).toEqual({});
    // 100 + 60 + 125 + 20 + 40 = 345 without budget: (345 + 20 x 1) / 100 to (345 + 20 x 5) / 100
    expect(ranges).toEqual({ A0: [3.65, 4.45] });
    expect(parts?.A0?.find(({ id }) => id === 'budget')).toEqual({
      id: 'budget',
      label: 'budget',
      points: 0.2,
      max: 1,
      why: 'Not scored, so anything from 1 to 5; it weighs 20%.',
      next: { action: 'Score budget from 1 to 5.', gain: 0.8 },
      rule: 'unscored-attribute',
    });
  });

  it('adds up to the lowest fit; with the gains, to the highest', () => {
    fc.assert(
      fc.property(scored, (values) => {
        const { accounts: [account] = [], parts } = scoresOf(icp(values), alone);
        const own = parts?.A0 ?? [];
        expect(own.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(account?.low ?? 0);
        expect(own.reduce((sum, { points, next }) => sum + points + (next?.gain ?? 0), 0)).toBeCloseTo(
          account?.high ?? 0,
        );
      }),
    );
  });

  it('never gets worse at its best end, nor better at its worst, when a score is added', () => {
    fc.assert(
      fc.property(scored, fc.nat({ max: 5 }), fc.integer({ min: 1, max: 5 }), (values, at, given) => {
        if (values[at] !== undefined) return;
        const more = values.map((value, index) => (index === at ? given : value));
        const [before] = scoresOf(icp(values), alone).accounts ?? [];
        const [after] = scoresOf(icp(more), alone).accounts ?? [];
        expect(after?.low).toBeGreaterThanOrEqual((before?.low ?? 0) - 1e-9);
        expect(after?.high).toBeLessThanOrEqual((before?.high ?? 0) + 1e-9);
      }),
    );
  });
});

describe('what made an opportunity', () => {
  it('is importance and the room that satisfaction leaves', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 }), fc.nat({ max: 10 }), (importance, satisfaction) => {
        const job = entity('jtbd', { outcomes: [{ outcome: 'Minimise time', importance, satisfaction }] });
        const { summary, parts } = scoresOf(job, alone);
        const own = parts?.['Minimise time'] ?? [];
        expect(own.map(({ id }) => id)).toEqual(['importance', 'room']);
        expect(own.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(summary['Minimise time'] ?? -1);
      }),
    );
  });
});

describe('every explanation', () => {
  const some = [
    scoresOf(persona({}), alone),
    scoresOf(persona({ type: 'buyer', goals: ['a'] }), beside(['a'])),
    scoresOf(persona({ goals: ['a'], pain_points: ['b'] }), alone),
    scoresOf(persona({ goals: ['a'], pain_points: ['b'], workflows: ['c'] }), alone),
    scoresOf(icp([1, 2, 3, undefined, 5, 5]), alone),
    scoresOf(entity('jtbd', { outcomes: [{ outcome: 'a', importance: 3, satisfaction: 5 }] }), alone),
  ].flatMap(({ parts = {} }) => Object.values(parts).flat());

  it('names rules that exist', () => {
    const known = rules.map(({ meta }) => meta.id);
    const named = new Set(some.flatMap(({ rule }) => rule ?? []));
    expect([...named].filter((id) => !known.includes(id))).toEqual([]);
    expect(named.size).toBeGreaterThan(6);
  });

  it('says why in one sentence, and what to do where something is to be gained', () => {
    for (const { why, next, points, max } of some) {
      expect(why).toMatch(/^[A-Z].*\.$/);
      expect(points).toBeLessThanOrEqual(max);
      if (next) expect(next.action).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('of a persona stands under the name of its score', () => {
    const { readiness, parts } = scoresOf(persona({ goals: ['a'] }), alone);
    expect(parts).toEqual({ readiness: readiness?.parts });
  });
});

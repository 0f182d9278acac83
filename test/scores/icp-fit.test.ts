import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountFits, tierOf, tiersOf } from '../../server/src/scores/icp-fit.js';
import { formatAccountFit, formatFit, formatTier } from '../../server/src/scores/words.js';
import { entity } from './entities.js';

const names = ['industry', 'company_size', 'pain_intensity', 'budget', 'tech_fit', 'champion'];
const scored = (...values: unknown[]) =>
  Object.fromEntries(values.map((value, i) => [names[i] ?? `extra_${i}`, value]));
const icp = (data: Record<string, unknown>) => entity('icp', data);
const one = (scores: unknown, scoring?: unknown) => {
  const [account] = accountFits(
    icp({ accounts: [{ name: 'Acme', scores }], ...(scoring === undefined ? {} : { scoring }) }),
  );
  if (!account) throw new Error('no account');
  return account;
};

describe('the default matrix, by hand', () => {
  it.each([
    // (20x5 + 15x4 + 25x5 + 20x3 + 10x2 + 10x4) / 100 = 405 / 100
    [[5, 4, 5, 3, 2, 4], '4.05', 'Tier 1', 'pursue aggressively'],
    [[4, 4, 4, 4, 4, 4], '4.00', 'Tier 1', 'pursue aggressively'],
    // 400 - 10 = 390
    [[4, 4, 4, 4, 4, 3], '3.90', 'Tier 2', 'pursue selectively'],
    [[3, 3, 3, 3, 3, 3], '3.00', 'Tier 2', 'pursue selectively'],
    [[3, 3, 3, 3, 3, 2], '2.90', 'Tier 3', 'qualify carefully'],
    [[2, 2, 2, 2, 2, 2], '2.00', 'Tier 3', 'qualify carefully'],
    [[2, 2, 2, 2, 2, 1], '1.90', 'Disqualified', 'disqualify'],
    [[1, 1, 1, 1, 1, 1], '1.00', 'Disqualified', 'disqualify'],
    [[5, 5, 5, 5, 5, 5], '5.00', 'Tier 1', 'pursue aggressively'],
    // 20x3.5 + 15x2.5 + 25x4 + 20x1 + 10x5 + 10x3 = 70 + 37.5 + 100 + 20 + 50 + 30 = 307.5
    [[3.5, 2.5, 4, 1, 5, 3], '3.08', 'Tier 2', 'pursue selectively'],
  ])('%j is %s, %s', (values, shown, tier, action) => {
    const account = one(scored(...values));
    expect(account.low).toBe(account.high);
    expect(formatAccountFit(account)).toBe(`${shown} / 5`);
    expect(account.tier && formatTier(account.tier)).toBe(tier);
    expect(account.tier?.action).toBe(action);
  });

  it('names what a perfect score would still add', () => {
    const { parts } = one(scored(5, 4, 5, 3, 2, undefined));
    expect(parts.map(({ attribute, weight, score, gain }) => [attribute, weight, score, gain])).toEqual([
      ['industry', 20, 5, 0],
      ['company_size', 15, 4, 0.15],
      ['pain_intensity', 25, 5, 0],
      ['budget', 20, 3, 0.4],
      ['tech_fit', 10, 2, 0.3],
      ['champion', 10, undefined, 0.4],
    ]);
  });
});

describe('missing scores', () => {
  it('leave a range, and a tier where both ends agree', () => {
    // without champion: 365 + 10 = 3.75, 365 + 50 = 4.15
    const open = one(scored(5, 4, 5, 3, 2));
    expect(formatAccountFit(open)).toBe('3.75 to 4.15 / 5');
    expect(open.tier).toBeUndefined();
    // 100 + 75 + 125 + 100 + 10 = 410 .. 450
    const settled = one(scored(5, 5, 5, 5, 1));
    expect(formatAccountFit(settled)).toBe('4.20 to 4.60 / 5');
    expect(settled.tier?.label).toBe('1');
  });

  it('are those that are no number from 1 to 5', () => {
    for (const bad of [0, 6, 0.99, 5.01, '5', null, true, Number.NaN, [5], { score: 5 }]) {
      const account = one(scored(5, 5, 5, 5, 5, bad));
      expect([account.low, account.high], String(bad)).toEqual([4.6, 5]);
    }
  });

  it.each([[undefined], [null], ['5'], [[5, 5]], [{}]])('are all of them with scores %j', (scores) => {
    const account = one(scores);
    expect([account.low, account.high, account.tier]).toEqual([1, 5, undefined]);
  });

  it('that no weight asks for leave nothing open', () => {
    const attributes = [
      { attribute: 'fit', weight: 10 },
      { attribute: 'mood', weight: 0 },
    ];
    const account = one({ fit: 4 }, { attributes });
    expect([account.low, account.high, account.tier?.label]).toEqual([4, 4, '1']);
  });
});

describe('a matrix of its own', () => {
  const attributes = [
    { attribute: 'a', weight: 0.7 },
    { attribute: 'b', weight: 0.2 },
    { attribute: 'c', weight: 0.1 },
  ];

  it('keeps the default tiers when it names only attributes', () => {
    expect(one({ a: 5, b: 1, c: 1 }, { attributes }).tier).toEqual({ label: '2', action: 'pursue selectively' });
  });

  it('keeps the default attributes when it names only tiers', () => {
    const tiers = [{ tier: 1, min: 4.5, action: 'call' }];
    expect(one(scored(5, 5, 5, 5, 5, 5), { tiers }).tier).toEqual({ label: '1', action: 'call' });
    expect(one(scored(4, 4, 4, 4, 4, 4), { tiers }).tier?.label).toBe('Disqualified');
  });

  it('counts sums that floats miss by a hair', () => {
    // (0.1x3 + 0.1x3 + 0.6x3) / 0.8 is 2.9999999999999996 in floats
    const weights = { a: 0.1, b: 0.1, c: 0.6 };
    const odd = Object.entries(weights).map(([attribute, weight]) => ({ attribute, weight }));
    const account = one({ a: 3, b: 3, c: 3 }, { attributes: odd });
    expect(account.low).toBeLessThan(3);
    expect(account.tier?.label).toBe('2');
    expect(formatFit(account.low)).toBe('3.00');
  });

  it('reads the tier from the unrounded fit', () => {
    const account = one(
      { a: 4, b: 3.96 },
      {
        attributes: [
          { attribute: 'a', weight: 9 },
          { attribute: 'b', weight: 1 },
        ],
      },
    );
    expect(formatFit(account.low)).toBe('4.00');
    expect(account.tier?.label).toBe('2');
  });

  it('leaves scores of attributes it does not know aside', () => {
    expect(one({ a: 5, b: 5, c: 5, industry: 1 }, { attributes }).low).toBeCloseTo(5, 9);
  });

  it('weighs nothing where a weight is zero, negative or no number', () => {
    for (const weight of [0, -10, 'ten', null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
      const account = one(
        { a: 5, b: 1 },
        {
          attributes: [
            { attribute: 'a', weight: 10 },
            { attribute: 'b', weight },
          ],
        },
      );
      expect([account.low, account.high], String(weight)).toEqual([5, 5]);
    }
  });

  it('has no fit where nothing weighs anything', () => {
    expect(accountFits(icp({ scoring: { attributes: [{ attribute: 'a' }] }, accounts: [{ name: 'Acme' }] }))).toEqual(
      [],
    );
  });

  it('falls back to the defaults while its lists are empty or unreadable', () => {
    for (const scoring of [
      null,
      {},
      'x',
      { attributes: [], tiers: [] },
      { attributes: [{}], tiers: [{ tier: 1 }, 'x'] },
    ]) {
      expect(one(scored(4, 4, 4, 4, 4, 4), scoring)).toMatchObject({ low: 4, tier: { label: '1' } });
    }
  });
});

describe('tiers', () => {
  const tiers = tiersOf(icp({}));

  it.each([
    [4, '1'],
    [4 - 1e-10, '1'],
    [3.9999, '2'],
    [3, '2'],
    [2.9999999999, '2'],
    [2.99, '3'],
    [2, '3'],
    [1.9999999999, '3'],
    [1.99, 'Disqualified'],
  ])('%d is %s', (fit, label) => {
    expect(tierOf(fit, tiers).label).toBe(label);
  });

  it('are sorted whatever their order in the file, and the first of two equal ones counts', () => {
    const own = tiersOf(
      icp({
        scoring: {
          tiers: [
            { tier: 3, min: 1 },
            { tier: 1, min: 4.5 },
            { tier: 2, min: 3 },
            { tier: 9, min: 3 },
          ],
        },
      }),
    );
    expect(own.map(({ label }) => label)).toEqual(['1', '2', '9', '3']);
    expect(tierOf(3.2, own).label).toBe('2');
  });

  it('read as people say them', () => {
    expect(['1', 'A', 'Disqualified', 'Gold'].map((label) => formatTier({ label }))).toEqual([
      'Tier 1',
      'Tier A',
      'Disqualified',
      'Gold',
    ]);
  });
});

describe('accounts', () => {
  it('keep their places, and those without a name get one', () => {
    const fits = accountFits(icp({ accounts: ['half typed', { name: 'Acme' }, null, { scores: {} }] }));
    expect(fits.map(({ name, index }) => [name, index])).toEqual([
      ['Acme', 1],
      ['Account 4', 3],
    ]);
  });

  it('never fall when a score is raised, and gain what their parts promise', () => {
    const score = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.array(score, { minLength: 6, maxLength: 6 }), fc.nat({ max: 5 }), (values, which) => {
        const before = one(scored(...values));
        const after = one(scored(...values.map((value, i) => (i === which ? 5 : value))));
        expect(after.low).toBeGreaterThanOrEqual(before.low);
        expect(after.low - before.low).toBeCloseTo(before.parts[which]?.gain ?? Number.NaN, 6);
      }),
    );
  });

  it('stay within 1 to 5 and narrow as scores come in', () => {
    const attribute = fc.record({
      attribute: fc.constantFrom('a', 'b', 'c', 'd'),
      weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
    });
    const scores = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(attribute, { minLength: 1 }), scores, (attributes, given) => {
        const open = one({}, { attributes });
        const some = one(given, { attributes });
        for (const { low, high } of [open, some]) {
          expect(low).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(high).toBeLessThanOrEqual(5 + 1e-9);
          expect(low).toBeLessThanOrEqual(high + 1e-9);
        }
        expect(some.low).toBeGreaterThanOrEqual(open.low - 1e-9);
        expect(some.high).toBeLessThanOrEqual(open.high + 1e-9);
      }),
    );
  });

  const names4 = ['a', 'b', 'c', 'd'] as const;
  const weights = fc.array(fc.oneof(fc.constantFrom(0, -5), fc.double({ min: 0.01, max: 100, noNaN: true })), {
    minLength: 4,
    maxLength: 4,
  });
  const given = fc.record(
    Object.fromEntries(names4.map((name) => [name, fc.double({ min: 1, max: 5, noNaN: true })])),
    { requiredKeys: [] },
  );
  const tiers = [
    { tier: 1, min: 4.2, action: 'visit' },
    { tier: 2, min: 3.2 },
    { tier: 3, min: 2.4 },
  ];
  const scoringOf = (all: readonly number[]) => ({
    attributes: names4.map((attribute, index) => ({ attribute, weight: all[index] })),
    tiers,
  });
  const fitOf = (scores: unknown, all: readonly number[]) =>
    accountFits(icp({ scoring: scoringOf(all), accounts: [{ name: 'Acme', scores }] }))[0];

  it('never fall, and never drop a tier, when any score is raised', () => {
    const raised = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(weights, given, fc.constantFrom(...names4), raised, (all, scores, name, by) => {
        const before = fitOf(scores, all);
        const after = fitOf({ ...scores, [name]: Math.min(5, (scores[name] ?? 1) + by) }, all);
        if (!before || !after) return;
        expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-9);
        if (scores[name] !== undefined) expect(after.high).toBeGreaterThanOrEqual(before.high - 1e-9);
        const rank = ({ label }: { readonly label: string }) => (label === 'Disqualified' ? 9 : Number(label));
        const own = tiersOf(icp({ scoring: { tiers } }));
        expect(rank(tierOf(after.low + 1e-9, own))).toBeLessThanOrEqual(rank(tierOf(before.low, own)));
      }),
    );
  });

  it('narrow by what a new score weighs, and both ends are what they say', () => {
    fc.assert(
      fc.property(
        weights,
        given,
        fc.constantFrom(...names4),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (all, scores, name, score) => {
          const { [name]: _, ...without } = scores;
          const before = fitOf(without, all);
          const after = fitOf({ ...without, [name]: score }, all);
          const total = all.reduce((sum, weight) => sum + Math.max(0, weight), 0);
          if (!before || !after) {
            expect(total).toBe(0);
            return;
          }
          const weight = Math.max(0, all[names4.indexOf(name)] ?? 0);
          expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-9);
          expect(after.high).toBeLessThanOrEqual(before.high + 1e-9);
          expect(before.high - before.low - (after.high - after.low)).toBeCloseTo((weight * 4) / total, 9);
          const filled = (value: number) => ({ ...Object.fromEntries(names4.map((key) => [key, value])), ...without });
          expect(fitOf(filled(1), all)?.low).toBeCloseTo(before.low, 9);
          expect(fitOf(filled(5), all)?.low).toBeCloseTo(before.high, 9);
        },
      ),
    );
  });

  it('have a tier exactly where both ends are in it', () => {
    const own = tiersOf(icp({ scoring: { tiers } }));
    fc.assert(
      fc.property(weights, given, (all, scores) => {
        const fit = fitOf(scores, all);
        if (!fit) return;
        const [low, high] = [tierOf(fit.low, own), tierOf(fit.high, own)];
        expect(fit.tier).toEqual(low.label === high.label ? low : undefined);
      }),
    );
  });

  it.each([
    // weights 50, 30, 20, 0: (50x5 + 30x5 + 20x1) / 100 = 4.20 .. 5.00; the last weighs nothing
    [{ a: 5, b: 5 }, '4.20 to 5.00 / 5', '1'],
    // (50x5 + 30x4 + 20x1) / 100 = 3.90 .. 4.70
    [{ a: 5, b: 4 }, '3.90 to 4.70 / 5', undefined],
    // (50x3 + 30x4 + 20x2.5) / 100 = 3.20, on the edge of tier 2
    [{ a: 3, b: 4, c: 2.5 }, '3.20 / 5', '2'],
    // (50x2.39 + ...) = 2.39, just below the lowest
    [{ a: 2.39, b: 2.39, c: 2.39 }, '2.39 / 5', 'Disqualified'],
    // (50x1 + 30x1 + 20x1) / 100 = 1 .. 1.8: out, whatever comes
    [{ a: 1, b: 1 }, '1.00 to 1.80 / 5', 'Disqualified'],
    // (50x2 + 30x2 + 20x1) / 100 = 1.8 .. 2.6: out, or tier 3; a score left empty is a missing one
    [{ a: 2, b: 2, c: null }, '1.80 to 2.60 / 5', undefined],
    [{ b: 5, c: 5 }, '3.00 to 5.00 / 5', undefined],
  ])('%j by hand, with tiers of unequal width', (scores, shown, label) => {
    const fit = fitOf(scores, [50, 30, 20, 0]);
    expect(fit && formatAccountFit(fit)).toBe(shown);
    expect(fit?.tier?.label).toBe(label);
  });

  it('are weighed without what is negative', () => {
    // -50 weighs nothing: (30x5 + 20x1) / 50 = 3.40
    const fit = fitOf({ a: 1, b: 5, c: 1 }, [-50, 30, 20, 0]);
    expect(fit?.low).toBeCloseTo(3.4, 9);
    expect(fitOf({ a: 5 }, [-50, -30, 0, 0])).toBeUndefined();
  });

  it('never throw for data of any type', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (accounts, attributes, tiers) => {
        accountFits(icp({ accounts, scoring: { attributes, tiers } }));
        accountFits(icp({ accounts: [{ scores: accounts }], scoring: tiers }));
      }),
    );
  });
});

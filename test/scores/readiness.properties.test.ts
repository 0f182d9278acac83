import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../server/src/library/evidence.js';
import { scoresOf } from '../../server/src/scores/index.js';
import { gradeOf, readiness } from '../../server/src/scores/readiness.js';
import { alone, beside, entity, persona } from './entities.js';

type Data = Record<string, unknown>;

const item: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom('large', 'small', 'unheard-of'),
  fc.record(
    {
      source: fc.constant('crm'),
      confidence: fc.constantFrom('low', 'medium', 'high'),
      method: fc.constantFrom('survey', 'assumption'),
      inferred: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
);
/** Evidence that is more than a guess. */
const real = fc.oneof(
  fc.constantFrom('large', 'small', 'unheard-of'),
  fc.record({ source: fc.constant('crm'), confidence: fc.constantFrom('low', 'medium', 'high') }),
);
const evidence = fc.oneof(fc.array(item, { maxLength: 3 }), item);
const words = fc.array(fc.constantFrom('ship', 'sleep', 'pager', 'cost', 'report'), { minLength: 1, maxLength: 4 });
const statementsUnder = (noun: string) =>
  fc.array(
    fc.oneof(
      words.map((said) => said.join(' ')),
      fc.record({ [noun]: words.map((said) => said.join(' ')), evidence }, { requiredKeys: [noun] }),
    ),
    { maxLength: 4 },
  );
const check = fc.record(
  { date: fc.constant('2026-03-31'), verdict: fc.constantFrom('confirmed', 'disputed') },
  { requiredKeys: [] },
);

/** Personas as the schema allows them. */
const sound: fc.Arbitrary<Data> = fc.record(
  {
    type: fc.constantFrom('user', 'buyer', 'customer', 'negative', 'misuse'),
    goals: statementsUnder('goal'),
    pain_points: statementsUnder('pain'),
    behaviours: statementsUnder('behaviour'),
    workflows: statementsUnder('workflow'),
    objections: statementsUnder('objection'),
    demographics: fc.record({ education: fc.constant('Degree'), evidence }, { requiredKeys: ['education'] }),
    messaging: fc.record(
      {
        value_proposition: fc.constant('v'),
        proof_point: fc.constant('p'),
        call_to_action: fc.constant('c'),
        evidence,
      },
      { requiredKeys: [] },
    ),
    jobs: fc.array(fc.constant('job'), { maxLength: 2 }),
    evidence,
    size: fc.record({ people: fc.nat(), share: fc.double({ min: 0, max: 1, noNaN: true }) }, { requiredKeys: [] }),
    priority: fc.constantFrom(1, 2, 3),
    validation: fc.record({ sales: check, customer_success: check, product: check }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const context = fc.oneof(
  fc.constant(alone),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((others) => beside(...others)),
);

const high = { source: 'study', confidence: 'high' };
const totalOf = (data: Data, ctx = alone) =>
  readiness(persona(data), ctx).parts.reduce((sum, { points }) => sum + points, 0);
const asRecord = (value: unknown): Data => (typeof value === 'object' && value !== null ? { ...value } : {});

/** The data with one more piece of evidence, of high confidence unless said otherwise, under the claim at a pointer. */
function supported(data: Data, pointer: string, more: unknown = high): Data {
  const [, key = '', index] = pointer.split('/');
  const grown = (claim: Data) => ({ ...claim, evidence: [...[claim.evidence ?? []].flat(), more] });
  if (index === undefined) return { ...data, [key]: grown(asRecord(data[key])) };
  const nouns: Data = {
    goals: 'goal',
    pain_points: 'pain',
    behaviours: 'behaviour',
    workflows: 'workflow',
    objections: 'objection',
  };
  const items: unknown[] = Array.isArray(data[key]) ? data[key].slice() : [];
  const before = items[Number(index)];
  items[Number(index)] = grown(typeof before === 'string' ? { [String(nouns[key])]: before } : asRecord(before));
  return { ...data, [key]: items };
}

/** Does what a part asks for, as a reader would understand it. */
function follow(part: string, action: string, data: Data): Data {
  switch (part) {
    case 'evidence': {
      if (action.startsWith('Add a goal')) return { ...data, goals: [{ goal: 'x', evidence: [high] }] };
      if (action.startsWith('Add evidence')) return { ...data, evidence: [high] };
      const named = claimsOf(data).filter((claim) => action.includes(`Support ${claim.label} with`));
      // Claims may read the same; the action means the weakest of those, so support them one by one and take the best.
      const tries = named.map((claim) => supported(data, claim.pointer));
      return tries.reduce((a, b) => (totalOf(b) > totalOf(a) ? b : a));
    }
    case 'actionable': {
      const message = /Add the (value proposition|proof point|call to action)/.exec(action)?.[1]?.replaceAll(' ', '_');
      if (message) return { ...data, messaging: { ...asRecord(data.messaging), [message]: 'x' } };
      const key = action.startsWith('Add pain')
        ? 'pain_points'
        : (/^Add (goals|workflows|jobs)/.exec(action)?.[1] ?? '?');
      return { ...data, [key]: ['x'] };
    }
    case 'sized':
      return { ...data, size: { people: 100 } };
    case 'differentiated':
      return { ...data, goals: ['unheard'], pain_points: ['unseen'] };
    case 'prioritized':
      return { ...data, priority: 2 };
    default:
      return {
        ...data,
        validation: { ...asRecord(data.validation), [part]: { date: '2026-04-01', verdict: 'confirmed' } },
      };
  }
}

describe('readiness of sound personas', () => {
  it('is the rounded sum of its parts, each between 0 and its maximum', () => {
    fc.assert(
      fc.property(sound, context, (data, ctx) => {
        const { score, grade, parts } = readiness(persona(data), ctx);
        expect(parts.reduce((sum, { max }) => sum + max, 0)).toBe(100);
        expect(Math.abs(score - parts.reduce((sum, { points }) => sum + points, 0))).toBeLessThanOrEqual(0.5 + 1e-6);
        expect(Number.isInteger(score)).toBe(true);
        expect(grade).toBe(gradeOf(score));
        for (const { points, max, next, why } of parts) {
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(max);
          expect(next === undefined).toBe(points > max - 0.005);
          expect(why).toMatch(/^[A-Z0-9].*\.$/);
        }
      }),
    );
  });

  it('gains what each part promises, once done', () => {
    fc.assert(
      fc.property(sound, context, (data, ctx) => {
        for (const { id, points, next } of readiness(persona(data), ctx).parts) {
          if (!next) continue;
          const done = readiness(persona(follow(id, next.action, data)), ctx).parts.find((part) => part.id === id);
          // a gain is told to two decimals
          const off = Math.abs((done?.points ?? 0) - points - next.gain);
          expect(off, `${id}: ${next.action}`).toBeLessThanOrEqual(0.005 + 1e-6);
        }
      }),
    );
  });

  it('never falls when evidence is raised to high confidence', () => {
    fc.assert(
      fc.property(sound, context, (data, ctx) => {
        const before = totalOf(data, ctx);
        expect(totalOf({ ...data, evidence: [high] }, ctx)).toBeGreaterThanOrEqual(before - 1e-6);
        for (const { pointer } of claimsOf(data)) {
          expect(totalOf(supported(data, pointer), ctx)).toBeGreaterThanOrEqual(before - 1e-6);
        }
      }),
    );
  });

  it('never falls when evidence is added to evidence', () => {
    fc.assert(
      fc.property(sound, item, (data, more) => {
        const top = Array.isArray(data.evidence) ? data.evidence : data.evidence === undefined ? [] : [data.evidence];
        expect(totalOf({ ...data, evidence: [...top, more] })).toBeGreaterThanOrEqual(totalOf(data) - 1e-6);
      }),
    );
  });

  it('never falls when a claim gets evidence, however weak', () => {
    fc.assert(
      fc.property(sound, real, context, (data, more, ctx) => {
        for (const { pointer } of claimsOf(data)) {
          const before = totalOf(data, ctx);
          expect(totalOf(supported(data, pointer, more), ctx), pointer).toBeGreaterThanOrEqual(before - 1e-6);
        }
      }),
    );
  });

  it('never falls when a claim is added that nobody else makes, with evidence of high confidence', () => {
    const claims: Readonly<Data> = {
      goals: { goal: 'unheard', evidence: [high] },
      pain_points: { pain: 'unseen', evidence: [high] },
      behaviours: { behaviour: 'unnoticed', evidence: [high] },
      workflows: { workflow: 'unwatched', evidence: [high] },
      objections: { objection: 'unspoken', evidence: [high] },
    };
    fc.assert(
      fc.property(sound, context, fc.constantFrom(...Object.keys(claims)), (data, ctx, key) => {
        const more = { ...data, [key]: [...((data[key] as unknown[] | undefined) ?? []), claims[key]] };
        expect(totalOf(more, ctx)).toBeGreaterThanOrEqual(totalOf(data, ctx) - 1e-6);
      }),
    );
  });

  it('never falls when messages are written, with evidence of high confidence', () => {
    const messages = fc.dictionary(
      fc.constantFrom('value_proposition', 'proof_point', 'call_to_action'),
      fc.constant('x'),
    );
    fc.assert(
      fc.property(sound, context, messages, (data, ctx, more) => {
        const messaging = { ...asRecord(data.messaging), ...more, evidence: [high] };
        expect(totalOf({ ...data, messaging }, ctx)).toBeGreaterThanOrEqual(totalOf(data, ctx) - 1e-6);
      }),
    );
  });

  it('never falls when a persona-map ranks the persona, and when an open study turns out large', () => {
    fc.assert(
      fc.property(sound, context, (data, ctx) => {
        const before = totalOf(data, ctx);
        expect(totalOf(data, { ...ctx, inPersonaMap: true })).toBeGreaterThanOrEqual(before - 1e-6);
        expect(totalOf(data, { ...ctx, study: () => ({ adequate: true }) })).toBeGreaterThanOrEqual(before - 1e-6);
      }),
    );
  });

  it.each([
    ['size', { people: 5 }],
    ['priority', 1],
    ['jobs', ['job']],
    [
      'validation',
      { sales: { date: '2026-01-01' }, customer_success: { date: '2026-01-01' }, product: { date: '2026-01-01' } },
    ],
    ['quote', 'I ship'],
    ['narrative', 'Long ago'],
  ])('never falls when %s is filled in', (key, value) => {
    fc.assert(
      fc.property(sound, context, (data, ctx) => {
        expect(totalOf({ ...data, [key]: value }, ctx)).toBeGreaterThanOrEqual(totalOf(data, ctx) - 1e-6);
      }),
    );
  });
});

describe('readiness of anything', () => {
  const keys = ['type', 'goals', 'pain_points', 'behaviours', 'workflows', 'objections', 'demographics', 'messaging'];
  const more = [
    'buying',
    'jobs',
    'evidence',
    'size',
    'priority',
    'validation',
    'motivations',
    'accounts',
    'outcomes',
    'scale',
    'scoring',
  ];
  const wild = fc.dictionary(fc.constantFrom(...keys, ...more), fc.anything());

  it('never throws and stays a number from 0 to 100', () => {
    fc.assert(
      fc.property(wild, context, fc.constantFrom('native', 'pls'), (data, ctx, dialect) => {
        const { score } = readiness(entity('persona', data, dialect), ctx);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws in one call for every kind', () => {
    fc.assert(
      fc.property(wild, fc.constantFrom('persona', 'icp', 'jtbd', 'config'), (data, kind) => {
        for (const value of Object.values(scoresOf(entity(kind, data), alone).summary)) expect(value).not.toBeNaN();
      }),
      { numRuns: 500 },
    );
  });
});

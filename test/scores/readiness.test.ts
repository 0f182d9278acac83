import { describe, expect, it } from 'vitest';
import type { ReadinessContext } from '../../server/src/scores/readiness.js';
import { gradeOf, readiness, readinessOf } from '../../server/src/scores/readiness.js';
import { alone, beside, entity, persona } from './entities.js';

const partOf = (id: string, data: Record<string, unknown>, context: ReadinessContext = alone) => {
  const part = readiness(persona(data), context).parts.find((candidate) => candidate.id === id);
  if (!part) throw new Error(`no part ${id}`);
  return part;
};
const pointsOf = (id: string, data: Record<string, unknown>, context: ReadinessContext = alone) =>
  partOf(id, data, context).points;

const checked = { date: '2026-03-31', by: 'Ana', verdict: 'confirmed' };

/** A buyer with nothing left to wish for. */
const complete = {
  type: 'buyer',
  goals: [{ goal: 'Ship weekly', evidence: ['large'] }],
  pain_points: [{ pain: 'Pagers', evidence: ['large'] }],
  messaging: { value_proposition: 'Sleep', proof_point: 'Five teams', call_to_action: 'Try it', evidence: 'large' },
  size: { people: 12_000 },
  priority: 1,
  validation: { sales: checked, customer_success: checked, product: checked },
};

describe('worked examples', () => {
  it('is 100 and an A for a persona with everything', () => {
    const result = readiness(persona(complete), alone);
    expect(result).toMatchObject({ score: 100, grade: 'A' });
    expect(result.parts.map(({ points, max }) => points === max)).toEqual(Array(8).fill(true));
    expect(result.parts.filter((part) => part.next)).toEqual([]);
  });

  it('is 10 and an F for a bare id: nothing to confuse it with', () => {
    const result = readiness(persona({ kind: 'persona', id: 'x' }), alone);
    expect(result).toMatchObject({ score: 10, grade: 'F' });
    expect(result.parts.map(({ id, points, max }) => [id, points, max])).toEqual([
      ['evidence', 0, 25],
      ['actionable', 0, 15],
      ['sized', 0, 10],
      ['differentiated', 10, 10],
      ['prioritized', 0, 10],
      ['sales', 0, 10],
      ['customer_success', 0, 10],
      ['product', 0, 10],
    ]);
  });

  it('is 64 for the example of the docs', () => {
    const data = {
      type: 'user',
      goals: [{ goal: 'One', evidence: { source: 'crm', confidence: 'high' } }, 'Two'],
      pain_points: ['Three'],
      behaviours: ['Four'],
      evidence: [{ source: 'notes', confidence: 'medium' }],
      size: { share: 0.2 },
      priority: { tier: 2 },
      validation: { product: { date: '2026-01-15' } },
    };
    const result = readiness(persona(data), alone);
    expect(result.parts.map((part) => part.points)).toEqual([12.8125, 11.25, 10, 10, 10, 0, 0, 10]);
    expect(result).toMatchObject({ score: 64, grade: 'C' });
  });

  it('rounds the total once, a half up, whatever floats make of it', () => {
    // three claims at 0.7: 25 x 0.7 = 17.5, and 10 for standing alone
    const goals = ['a', 'b', 'c'].map((goal) => ({ goal, evidence: ['small'] }));
    const result = readiness(persona({ goals }), alone);
    expect(result.parts.map((part) => part.points)).toEqual([17.5, 3.75, 0, 10, 0, 0, 0, 0]);
    expect(result.score).toBe(31);
    expect(
      readiness(persona({ type: 'buyer', buying: { trigger: 'x', evidence: ['small'] }, size: { people: 1 } }), alone)
        .score,
    ).toBe(38);
  });

  it.each([
    [100, 'A'],
    [90, 'A'],
    [89, 'B'],
    [75, 'B'],
    [74, 'C'],
    [60, 'C'],
    [59, 'D'],
    [40, 'D'],
    [39, 'F'],
    [0, 'F'],
  ])('%d is an %s', (score, grade) => {
    expect(gradeOf(score)).toBe(grade);
  });

  it('gives the grade of the rounded total', () => {
    const confidences = [{ confidence: 'high' }, { confidence: 'high' }, { confidence: 'low' }, { confidence: 'low' }];
    const goals = [...confidences, { confidence: 'low' }].map((evidence, i) => ({ goal: `g${i}`, evidence }));
    const data = {
      goals,
      workflows: [{ workflow: 'w', evidence: { inferred: true } }],
      jobs: ['j'],
      size: { people: 1 },
      priority: 1,
      validation: { sales: checked, product: checked },
    };
    // 25 x 3.2 / 6 = 13.33; 11.25; 50: 74.58, which is shown as 75 and so is a B
    expect(readiness(persona(data), alone)).toMatchObject({ score: 75, grade: 'B' });
  });
});

describe('evidence', () => {
  const goal = (evidence?: unknown) => ({ goal: 'g', ...(evidence === undefined ? {} : { evidence }) });

  it.each([
    ['no claims', { evidence: ['large'] }, 0],
    ['a claim without any', { goals: ['g'] }, 0],
    ['high', { goals: [goal({ source: 's', confidence: 'high' })] }, 25],
    ['medium', { goals: [goal({ source: 's', confidence: 'medium' })] }, 17.5],
    ['unsaid', { goals: [goal({ source: 's' })] }, 17.5],
    ['low', { goals: [goal({ source: 's', confidence: 'low' })] }, 10],
    ['inferred', { goals: [goal({ source: 's', confidence: 'high', inferred: true })] }, 0],
    ['assumption', { goals: [goal({ method: 'assumption' })] }, 0],
    ['a study with enough people', { goals: [goal(['large'])] }, 25],
    ['a study with too few', { goals: [goal(['small'])] }, 17.5],
    ['a study nobody knows', { goals: [goal(['unheard-of'])] }, 17.5],
    ['the best of several', { goals: [goal([{ inferred: true }, 'small', { confidence: 'low' }])] }, 17.5],
    ['half of the top level', { goals: ['g'], evidence: ['large'] }, 12.5],
    ['half of the best at the top level', { goals: ['g'], evidence: ['small', 'large'] }, 12.5],
    ['half of nothing', { goals: ['g'], evidence: [{ method: 'assumption' }] }, 0],
    ['an empty list, so half of the top level', { goals: [goal([])], evidence: ['large'] }, 12.5],
    ['its own guess, in spite of the top level', { goals: [goal({ inferred: true })], evidence: ['large'] }, 0],
    ['half of the top level, which is more', { goals: [goal({ confidence: 'low' })], evidence: ['large'] }, 12.5],
    ['its own evidence, which is more', { goals: [goal({ confidence: 'low' })], evidence: ['small'] }, 10],
    ['its own evidence beside a guess', { goals: [goal([{ inferred: true }, { confidence: 'low' }])] }, 10],
    [
      'the mean of claims',
      { goals: [goal(['large']), 'g'], buying: { trigger: 'x' }, objections: [{ objection: 'o' }] },
      6.25,
    ],
    [
      'blocks with evidence of their own',
      { demographics: { education: 'Degree', evidence: ['large'] }, goals: ['g'] },
      12.5,
    ],
  ])('counts %s', (_, data, points) => {
    expect(pointsOf('evidence', data)).toBe(points);
  });

  it('asks first for what helps most', () => {
    expect(partOf('evidence', {}).next).toEqual({
      action: 'Add a goal or a pain point with evidence of high confidence, such as an interview study.',
      gain: 25,
    });
    expect(partOf('evidence', { goals: ['a', 'b', 'c'] }).next).toEqual({
      action: 'Add evidence of high confidence for the persona as a whole.',
      gain: 12.5,
    });
    expect(partOf('evidence', { goals: ['a', goal(['large'])] }).next).toEqual({
      action: 'Support goal “a” with evidence of high confidence.',
      gain: 12.5,
    });
  });

  it('says why in one sentence', () => {
    expect(partOf('evidence', { goals: ['a', goal(['large'])] }).why).toBe(
      '1 of 2 claims has evidence of its own, the others have none; on average the support is 50%.',
    );
    expect(partOf('evidence', { goals: [goal(['large'])] }).why).toBe(
      'Every claim has evidence of its own; on average the support is 100%.',
    );
    expect(partOf('evidence', { goals: ['a'], evidence: ['large'] }).why).toBe(
      'No claim has evidence of its own, all take half of what the persona’s evidence gives; on average the support is 50%.',
    );
  });
});

describe('actionable', () => {
  const all = {
    goals: ['g'],
    pain_points: ['p'],
    messaging: { value_proposition: 'v', proof_point: 'p', call_to_action: 'c' },
    workflows: ['w'],
    behaviours: ['b'],
    jobs: ['j'],
  };
  const without = (...keys: readonly string[]) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));

  it.each(['buyer', 'customer'])('is five shares of 3 for a %s', (type) => {
    expect(pointsOf('actionable', { type, ...all })).toBe(15);
    expect(pointsOf('actionable', { type, ...without('jobs', 'workflows', 'behaviours') })).toBe(15);
    expect(pointsOf('actionable', { type, ...without('goals') })).toBe(12);
    expect(pointsOf('actionable', { type, ...without('goals', 'pain_points') })).toBe(9);
    expect(pointsOf('actionable', { type, ...all, messaging: { proof_point: 'p', value_proposition: '' } })).toBe(9);
    expect(pointsOf('actionable', { type, ...without('messaging') })).toBe(6);
    expect(pointsOf('actionable', { type })).toBe(0);
  });

  it.each(['user', 'negative', 'misuse', undefined, 'typo', 7])('is four shares of 3.75 for type %s', (type) => {
    expect(pointsOf('actionable', { type, ...all })).toBe(15);
    expect(pointsOf('actionable', { type, ...without('messaging') })).toBe(15);
    expect(pointsOf('actionable', { type, ...without('workflows') })).toBe(15);
    expect(pointsOf('actionable', { type, ...without('behaviours') })).toBe(15);
    expect(pointsOf('actionable', { type, ...without('behaviours', 'workflows') })).toBe(11.25);
    expect(pointsOf('actionable', { type, ...without('jobs', 'goals', 'pain_points') })).toBe(3.75);
    expect(pointsOf('actionable', { type, ...all, jobs: [], goals: [null], pain_points: [{}] })).toBe(3.75);
  });

  it('asks for the first thing that is missing', () => {
    expect(partOf('actionable', { type: 'buyer', ...without('messaging') }).next).toEqual({
      action: 'Add the value proposition under messaging: what is in it for them.',
      gain: 3,
    });
    expect(partOf('actionable', without('jobs')).next).toMatchObject({ gain: 3.75 });
    expect(partOf('actionable', without('jobs', 'goals')).why).toBe('It lacks goals and jobs.');
  });
});

describe('sized', () => {
  it.each([
    [{ people: 12_000 }, 10],
    [{ people: 0 }, 10],
    [{ share: 0.25 }, 10],
    [{ share: 0 }, 10],
    [{ share: 1 }, 10],
    [{ share: 25 }, 0],
    [{ share: -0.1 }, 0],
    [{ people: -1 }, 0],
    [{ people: '12000' }, 0],
    [{ people: null, share: 0.5 }, 10],
    [{ source: 'census' }, 0],
    [{}, 0],
    [12_000, 0],
    [null, 0],
  ])('%j gives %d', (size, points) => {
    expect(pointsOf('sized', { size })).toBe(points);
  });
});

describe('differentiated', () => {
  const data = { goals: ['Alpha beta'], pain_points: ['gamma delta'] };

  it('is full for a persona that is alone, or shares nothing', () => {
    expect(pointsOf('differentiated', data)).toBe(10);
    expect(pointsOf('differentiated', data, beside(['omega']))).toBe(10);
    expect(pointsOf('differentiated', {}, beside(['omega'], []))).toBe(10);
  });

  it('loses the largest overlap', () => {
    expect(pointsOf('differentiated', data, beside(['alpha beta gamma delta']))).toBe(0);
    expect(pointsOf('differentiated', data, beside(['omega'], ['alpha beta gamma omega'], ['alpha']))).toBe(4);
    expect(pointsOf('differentiated', data, beside(['alpha']))).toBe(7.5);
  });

  it('names the closest persona and how many more', () => {
    const part = partOf('differentiated', data, beside(['alpha'], ['alpha beta gamma omega'], ['omega']));
    expect(part.why).toBe('Its goals and pain points overlap by 60% with those of Other 1.');
    expect(part.next).toEqual({
      action: 'Reword goals and pain points that say the same as those of Other 1 and 1 other persona.',
      gain: 6,
    });
  });
});

describe('prioritized', () => {
  it.each([
    [1, 10],
    [3, 10],
    [0, 0],
    [4, 0],
    ['1', 0],
    ['high', 0],
    [null, 0],
    [{}, 0],
    [{ tier: 2 }, 10],
    [{ tier: 5, why: 'Because' }, 0],
    [{ revenue_share: 0.4 }, 10],
    [{ tier: null, why: '' }, 0],
  ])('priority %j gives %d', (priority, points) => {
    expect(pointsOf('prioritized', { priority })).toBe(points);
  });

  it('is full for a place in a persona-map', () => {
    expect(pointsOf('prioritized', {}, { ...alone, inPersonaMap: true })).toBe(10);
  });
});

describe.each(['sales', 'customer_success', 'product'])('validated by %s', (team) => {
  it.each([
    [{ date: '2026-03-31' }, 10],
    [{ date: '2026-03-31', verdict: 'confirmed' }, 10],
    [{ date: '2026-03-31', verdict: 'disputed' }, 0],
    [{ verdict: 'confirmed', by: 'Ana' }, 0],
    [{ date: '' }, 0],
    [{ date: 'soon' }, 0],
    [{ date: '2026-02-31' }, 0],
    ['2026-03-31', 0],
    [true, 0],
    [null, 0],
  ])('%j gives %d', (validation, points) => {
    expect(pointsOf(team, { validation: { [team]: validation } })).toBe(points);
  });

  it('is a part of its own', () => {
    expect(readiness(persona({ validation: { [team]: checked } }), alone).score).toBe(20);
  });
});

describe('readinessOf', () => {
  it('knows only personas', () => {
    expect(readinessOf(persona({}), alone)?.score).toBe(10);
    expect(readinessOf(entity('icp', complete), alone)).toBeUndefined();
  });

  it('says nothing of a PLS persona, whose schema has no place for most of it', () => {
    const data = { id: 'dev', label: 'Developer', motivations: { goals: ['Ship'], dislikes: ['Pagers'] } };
    expect(readinessOf(entity('persona', data, 'pls'), alone)).toBeUndefined();
  });

  it('scores a PLS persona that carries the fields all the same', () => {
    const data = {
      motivations: { goals: ['Ship'], 'x-dislikes': ['Pagers'] },
      evidence: ['large'],
      size: { people: 5 },
    };
    const result = readinessOf(entity('persona', data, 'pls'), beside(['Ship']));
    // evidence 12.5, goals and pain points 7.5, sized 10, differentiated 10 x (1 - 1/2)
    expect(result?.parts.map((part) => part.points)).toEqual([12.5, 7.5, 10, 5, 0, 0, 0, 0]);
  });
});

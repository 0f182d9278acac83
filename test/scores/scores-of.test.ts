import { describe, expect, it } from 'vitest';
import { scoresOf } from '../../server/src/scores/index.js';
import { formatFit, formatOpportunity, formatPoints } from '../../server/src/scores/words.js';
import { alone, entity, persona } from './entities.js';

describe('scoresOf', () => {
  it('gives the readiness of a persona and its parts', () => {
    const scores = scoresOf(persona({ goals: ['a'], size: { people: 3 }, evidence: 'small' }), alone);
    expect(scores.readiness).toMatchObject({ score: 33, grade: 'F' });
    expect(scores.summary).toEqual({
      readiness: 33,
      evidence: 8.8,
      actionable: 3.8,
      sized: 10,
      differentiated: 10,
      prioritized: 0,
      sales: 0,
      customer_success: 0,
      product: 0,
    });
  });

  it('gives the settled fits of accounts by name, and loses none of two with one name', () => {
    const scores = { industry: 5, company_size: 4, pain_intensity: 5, budget: 3, tech_fit: 2, champion: 4 };
    const accounts = [
      { name: 'Acme', scores },
      { name: 'Open', scores: { industry: 5 } },
      { name: 'Acme', scores },
    ];
    const found = scoresOf(entity('icp', { accounts }), alone);
    expect(found.accounts?.length).toBe(3);
    expect(found.summary).toEqual({ Acme: 4.05, 'Acme (2)': 4.05 });
  });

  it('gives the opportunities of a job by outcome', () => {
    const outcomes = [
      { outcome: 'Minimise time', importance: 9.4, satisfaction: 3.1 },
      { outcome: 'Open', importance: 9 },
    ];
    expect(scoresOf(entity('jtbd', { outcomes }), alone).summary).toEqual({ 'Minimise time': 15.7 });
  });

  it('gives the fit of a value proposition and the maturity of each assessment', () => {
    const canvas = {
      profile: { pains: ['a', 'b'] },
      value_map: { pain_relievers: [{ reliever: 'c', relieves: 'a' }] },
    };
    const fit = scoresOf(entity('value-proposition', canvas), alone);
    expect(fit.summary).toEqual({ fit: 50 });
    expect(fit.parts?.fit?.map(({ points, max }) => [points, max])).toEqual([
      [50, 50],
      [0, 50],
    ]);
    expect(scoresOf(entity('value-proposition', {}), alone)).toEqual({ summary: {} });
    const assessments = [
      { subject: 'North', levels: { time: 1, trust: 2, cost: 2 } },
      { subject: 'North', levels: { time: 3 } },
    ];
    const maturity = scoresOf(entity('maturity-model', { assessments }), alone);
    expect(maturity.summary).toEqual({ North: 1.67, 'North (2)': 3 });
    expect(Object.keys(maturity.parts ?? {})).toEqual(['North', 'North (2)']);
  });

  it('keeps names that objects use themselves', () => {
    const outcomes = [{ outcome: '__proto__', importance: 9, satisfaction: 3 }];
    expect(Object.entries(scoresOf(entity('jtbd', { outcomes }), alone).summary)).toEqual([['__proto__', 15]]);
  });

  it('has nothing for a kind without scores', () => {
    expect(scoresOf(entity('config', {}), alone)).toEqual({ summary: {} });
  });
});

describe('numbers for people', () => {
  it('round a half up, whatever floats make of it', () => {
    expect([2.675, 1.005, 3.075, 4].map(formatFit)).toEqual(['2.68', '1.01', '3.08', '4.00']);
    expect([14.95, 0.25, 20].map(formatOpportunity)).toEqual(['15.0', '0.3', '20.0']);
    expect([3.75, 10, 12.8125, 0].map(formatPoints)).toEqual(['3.8', '10', '12.8', '0']);
  });
});

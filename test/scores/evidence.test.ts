import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claimsOf,
  confidenceOf,
  evidenceCoverage,
  evidenceItems,
  reachesPractice,
  samplePractice,
} from '../../server/src/library/evidence.js';
import { alone } from './entities.js';

describe('confidenceOf', () => {
  it.each([
    [{ source: 'crm', confidence: 'high' }, 1],
    [{ source: 'crm', confidence: 'medium' }, 0.7],
    [{ source: 'crm', confidence: 'low' }, 0.4],
    [{ source: 'crm' }, 0.7],
    [{ source: 'crm', confidence: 'hgih' }, 0.7],
    [{ source: 'crm', confidence: 'constructor' }, 0.7],
    [{ source: 'crm', confidence: 'high', inferred: true }, 0],
    [{ source: 'crm', confidence: 'high', inferred: false }, 1],
    [{ method: 'assumption', confidence: 'high' }, 0],
    ['large', 1],
    ['small', 0.7],
    ['unheard-of', 0.7],
    [{ study: 'large' }, 1],
    [{ study: 'small' }, 0.7],
    [{ study: 'unheard-of' }, 0.7],
    [{ study: 'large', confidence: 'low' }, 0.4],
    [{ study: 'large', inferred: true }, 0],
  ])('of %j is %d', (item, expected) => {
    expect(confidenceOf(item, alone.study)).toBe(expected);
  });
});

describe('evidenceItems', () => {
  it('takes a single item for a list', () => {
    expect(evidenceItems('large')).toEqual(['large']);
    expect(evidenceItems({ source: 'crm' })).toEqual([{ source: 'crm' }]);
  });

  it.each([[undefined], [null], [''], ['  '], [[]], [{}], [[null, '', {}]], [{ source: null }], [true]])(
    'finds none in %j',
    (value) => {
      expect(evidenceItems(value)).toEqual([]);
    },
  );
});

describe('reachesPractice', () => {
  it.each([...samplePractice])('%s needs a sample of %d', (method, practice) => {
    expect(reachesPractice({ method, sample_size: practice })).toBe(true);
    expect(reachesPractice({ method, sample_size: practice - 1 })).toBe(false);
    expect(reachesPractice({ method })).toBe(false);
  });

  it.each(['crm', 'assumption', 'constructor', undefined])('has no practice for %s', (method) => {
    expect(reachesPractice({ method, sample_size: 10_000 })).toBe(false);
  });
});

describe('claimsOf', () => {
  it('lists statements and blocks with pointer, label and own evidence', () => {
    const claims = claimsOf({
      goals: ['Ship weekly', { goal: 'Sleep', evidence: ['large'] }],
      pain_points: [{ pain: 'Pagers', evidence: { source: 'crm' } }],
      behaviours: [{ behaviour: 'Reads logs' }],
      workflows: [{ workflow: 'On call', evidence: [] }],
      objections: [{ objection: 'Too dear' }],
      demographics: { education: 'Degree' },
      professional_context: { kpis: ['MTTR'], evidence: 'small' },
      buying: { trigger: 'Outage' },
      messaging: { value_proposition: 'Sleep' },
      motivations: ['Not a claim'],
      quote: 'Not a claim',
    });
    expect(claims.map(({ pointer, label, evidence }) => [pointer, label, evidence.length])).toEqual([
      ['/goals/0', 'goal “Ship weekly”', 0],
      ['/goals/1', 'goal “Sleep”', 1],
      ['/pain_points/0', 'pain point “Pagers”', 1],
      ['/behaviours/0', 'behaviour “Reads logs”', 0],
      ['/workflows/0', 'workflow “On call”', 0],
      ['/objections/0', 'objection “Too dear”', 0],
      ['/demographics', 'demographics', 0],
      ['/professional_context', 'professional context', 1],
      ['/buying', 'buying', 0],
      ['/messaging', 'messaging', 0],
    ]);
  });

  it('leaves out what is not said yet, and keeps the places of the rest', () => {
    const claims = claimsOf({
      goals: [null, '', {}, { goal: null }, 'Ship'],
      demographics: {},
      buying: null,
      messaging: { proof_point: '' },
    });
    expect(claims.map((claim) => claim.pointer)).toEqual(['/goals/4']);
  });

  it('reads a single statement where a list should be', () => {
    expect(claimsOf({ goals: 'Ship' })).toEqual([{ pointer: '/goals', label: 'goal “Ship”', evidence: [] }]);
  });

  it('shortens long statements in labels', () => {
    expect(claimsOf({ goals: ['word '.repeat(40)] })[0]?.label.length).toBeLessThan(70);
  });
});

describe('evidenceCoverage', () => {
  const own = (count: number, of: number) =>
    Array.from({ length: of }, (_, i) => (i < count ? { goal: `g${i}`, evidence: ['small'] } : { goal: `g${i}` }));

  it.each([
    ['nothing at all', {}, true],
    ['claims only', { goals: own(0, 3) }, true],
    ['top-level evidence', { goals: own(0, 3), evidence: ['small'] }, false],
    ['a third of the claims', { goals: own(1, 3) }, false],
    ['less than a third', { goals: own(1, 4) }, true],
    ['less than a third and top-level evidence', { goals: own(1, 4), evidence: 'small' }, false],
    ['evidence beside no claim', { motivations: [{ motivation: 'Pride', evidence: ['small'] }] }, false],
    ['evidence of the team’s own kind', { x_notes: { evidence: ['small'] } }, true],
    [
      'guesses only',
      { goals: [{ goal: 'g', evidence: { inferred: true } }], evidence: [{ method: 'assumption' }] },
      true,
    ],
    ['an empty list', { goals: own(0, 1), evidence: [] }, true],
  ])('%s: thin is decided', (_, data, thin) => {
    expect(evidenceCoverage(data).thin).toBe(thin);
  });

  it('counts claims with evidence of their own', () => {
    expect(evidenceCoverage({ goals: own(1, 4) })).toMatchObject({
      supported: 1,
      share: 0.25,
      topLevel: false,
      anywhere: true,
    });
  });

  it('never throws and keeps its share between 0 and 1', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('goals', 'evidence', 'buying', 'messaging'), fc.anything()), (data) => {
        const { share } = evidenceCoverage(data);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});

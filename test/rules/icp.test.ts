import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OfferOptions, offerActions } from '../../server/src/features/offers.js';
import { sharesOf100 } from '../../server/src/rules/icp/weights-sum.js';
import { applyFix, findingsOf, shelf, today } from '../support/library.js';

const header = 'kind: icp\nid: agency\n';
const of = (rule: string, text: string) => findingsOf(header + text, 'agency.icp.yaml').filter((f) => f.rule === rule);

describe('shares of 100', () => {
  test('are whole numbers by the largest remainder', () => {
    expect(sharesOf100([30, 25, 40])).toEqual([32, 26, 42]);
    // 33.33 each: one unit is left, and goes to the first.
    expect(sharesOf100([0.3, 0.3, 0.3])).toEqual([34, 33, 33]);
    expect(sharesOf100([0, 50, 55])).toEqual([0, 48, 52]);
  });

  test('keep decimals where a weight would come to nothing', () => {
    expect(sharesOf100([90, 15, 0.2])).toEqual([85.5, 14.3, 0.2]);
  });

  test('add up to 100, stay in order and move by less than one', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(weights, (given) => {
        const shares = sharesOf100(given);
        const total = given.reduce((sum, weight) => sum + weight, 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 9);
        given.forEach((weight, index) => {
          expect(Math.abs((shares[index] ?? 0) - (weight * 100) / total)).toBeLessThan(1);
          given.forEach((other, at) => {
            if (weight > other) expect(shares[index]).toBeGreaterThanOrEqual(shares[at] ?? 0);
          });
        });
      }),
    );
  });
});

describe('weights-sum', () => {
  const weighing = (...weights: readonly (number | string)[]) =>
    of(
      'weights-sum',
      `scoring:\n  attributes:\n${weights.map((weight, n) => `    - { attribute: a${n}, weight: ${weight} }\n`).join('')}`,
    );

  test.each([
    [[50, 40], 1],
    [[60, 50], 1],
    [[50, 39], 0],
    [[60, 51], 0],
    [[0.25, 0.25], 1],
    [[1, 0.5], 1],
    [[0.2, 0.2], 0],
    [[33.3, 33.3, 33.3], 0],
    [[33, 33, 33], 1],
    [[0.1, 0.2, 0.7], 0],
    [[100], 0],
    [[95], 0],
    [['fifty', 45], 0],
    [[-5, 100], 0],
  ])('%j', (weights, count) => {
    expect(weighing(...weights)).toHaveLength(count);
  });

  test('has no fix where one text is the weight of several', () => {
    const text =
      'scoring:\n  attributes:\n    - { attribute: a, weight: &w 30 }\n    - { attribute: b, weight: *w }\n    - { attribute: c, weight: 35 }\n';
    expect(of('weights-sum', text).map(({ fixes }) => fixes)).toEqual([[]]);
  });
});

describe('unscored-attribute', () => {
  const scoring = 'scoring:\n  attributes: [{ attribute: industry, weight: 60 }, { attribute: budget, weight: 40 }]\n';

  test('a slip in a name is one finding, not two', () => {
    const found = of('unscored-attribute', `${scoring}accounts: [{ name: A, scores: { industry: 3, budgte: 2 } }]\n`);
    expect(found.map(({ pointer }) => pointer)).toEqual(['/accounts/0/scores/budgte']);
  });

  test('two slips of one attribute cannot both become it', () => {
    const text = `${header}${scoring}accounts: [{ name: A, scores: { industry: 3, budgte: 2, budgets: 4 } }]\n`;
    const first = findingsOf(text, 'agency.icp.yaml').find(({ rule }) => rule === 'unscored-attribute');
    const fix = first?.fixes[0];
    if (!fix) throw new Error('no fix');
    const rest = findingsOf(applyFix(text, fix), 'agency.icp.yaml');
    expect(rest.map(({ rule }) => rule)).not.toContain('duplicate-key');
    expect(rest.filter(({ rule }) => rule === 'unscored-attribute').flatMap(({ fixes }) => fixes)).toEqual([]);
  });

  test('a score left empty is an answer: nobody knows', () => {
    expect(of('unscored-attribute', `${scoring}accounts: [{ name: A, scores: { industry: 3, budget: } }]\n`)).toEqual(
      [],
    );
    expect(of('unscored-attribute', `${scoring}accounts: [{ name: A, scores: { industry: 3 } }]\n`)).toHaveLength(1);
  });
});

describe('icp-person-attributes', () => {
  const options: OfferOptions = { creates: true, renames: true, shows: true, today };
  const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

  test('moves what stands there into the file of a new persona, which is whole', () => {
    const text = `${header}firmographics:\n  industries: [Home care]\n  demographics:\n    # asked in May\n    age_range: { min: 38, max: 60 }\n`;
    const taken = 'kind: persona\nid: agency-buyer\n';
    const made = shelf({ 'agency.icp.yaml': text, 'people/agency-buyer.persona.yaml': taken });
    const file = made.files.get('agency.icp.yaml');
    if (!file) throw new Error('no file');
    const [offer] = offerActions(file, made.findings('agency.icp.yaml'), everything, [], made.library, options);
    const uri = 'file:///library/people/agency-buyer-2.persona.yaml';
    const written =
      'kind: persona\nid: agency-buyer-2\nname: Agency buyer 2\n# A first sketch: nobody has been asked yet.\nbasis: proto\n' +
      'demographics:\n  # asked in May\n  age_range: { min: 38, max: 60 }\n';
    expect(offer?.edit?.documentChanges).toEqual([
      { kind: 'create', uri },
      expect.objectContaining({ edits: [expect.objectContaining({ newText: written })] }),
      {
        textDocument: { uri: 'file:///library/agency.icp.yaml', version: null },
        edits: [{ range: { start: { line: 4, character: 0 }, end: { line: 7, character: 0 } }, newText: '' }],
      },
    ]);
    const errors = findingsOf(written, 'agency-buyer-2.persona.yaml').filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  test('one place, one finding, and keys of one’s own are left alone', () => {
    const found = findingsOf(`${header}ageRange: 30-40\ngender: f\nx_gender: f\nteam_gender: f\n`, 'agency.icp.yaml');
    const said = found.filter(({ channel }) => channel === 'finding').map(({ rule, pointer }) => `${rule} ${pointer}`);
    expect(said).toEqual([
      'icp-person-attributes /ageRange',
      'icp-person-attributes /gender',
      'unknown-key /team_gender',
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPaths } from '../../server/src/cli/check-files.js';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { accountFits } from '../../server/src/scores/icp-fit.js';
import { maturities } from '../../server/src/scores/maturity.js';
import { opportunities } from '../../server/src/scores/opportunity.js';
import { fitParts, valueFit } from '../../server/src/scores/value-fit.js';
import {
  formatAccountFit,
  formatMaturity,
  formatOpportunity,
  formatTier,
  formatValueFit,
} from '../../server/src/scores/words.js';

/** The entity of an example, read as the product reads it. */
function example(name: string) {
  const url = new URL(`../../examples/rondel/${name}`, import.meta.url);
  const [entity] = readEntities(url.href, parse(readFileSync(url, 'utf8'))).entities;
  if (!entity) throw new Error(`${name} holds no entity`);
  return entity;
}

/** docs/scores.md works these out by hand. */
describe('the examples of the docs', () => {
  it('fit as worked out', () => {
    const fits = accountFits(example('independent-home-care-agency.icp.yaml'));
    expect(fits.map((fit) => [fit.name, formatAccountFit(fit), fit.tier && formatTier(fit.tier)])).toEqual([
      ['Brackenfield Care', '4.35 / 5', 'Tier 1'],
      ['Harbour and Vale Home Support', '3.40 / 5', 'Tier 2'],
      ['Kestrel Homecare', '3.40 to 4.20 / 5', undefined],
      ['Northmoor Hospital Trust', '1.70 / 5', 'Disqualified'],
    ]);
  });

  it('count evidence that names studies as worked out', async () => {
    const { report } = await checkPaths(['examples/rondel'], process.cwd(), '2026-11-22');
    const scores = report.files.flatMap(({ entities }) => entities).find(({ id }) => id === 'care-coordinator')?.scores;
    expect(scores).toMatchObject({ evidence: 22 });
  });

  it('have the opportunities worked out', () => {
    const found = opportunities(example('cover-an-open-visit.jtbd.yaml'));
    expect(found.map(({ score, zone }) => [formatOpportunity(score), zone])).toEqual([
      ['15.7', 'extreme'],
      ['12.4', 'high'],
      ['10.3', 'worth-it'],
      ['4.2', 'over-served'],
    ]);
  });

  it('answer what is worked out of a profile', () => {
    const profile = {
      pains: [1, 2, 3].map((rank) => ({ pain: `pain ${rank}`, rank })),
      gains: [{ gain: 'gain', rank: 1 }],
    };
    const value_map = { pain_relievers: [{ reliever: 'r', relieves: ['pain 1', 'pain 3'] }] };
    const fit = valueFit({ data: { profile, value_map } });
    expect(fit && formatValueFit(fit)).toBe('Fit 47%');
    expect(fit && fitParts(fit).at(-1)?.next?.gain).toBeCloseTo(35.3, 1);
    expect(valueFit(example('maps/calm-mornings.value-proposition.yaml'))?.percent).toBe(100);
  });

  it('are as grown-up as worked out', () => {
    expect(maturities(example('market/visit-planning.maturity-model.yaml')).map(formatMaturity)).toEqual([
      'Maturity 1.65 · In one head',
      'Maturity 3.75 · In one place',
      'Maturity 1.60 · In one head',
      'Maturity 2.10 · On the wall',
    ]);
  });
});

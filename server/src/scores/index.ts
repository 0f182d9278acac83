import type { Entity, KindName } from '../kinds/types.js';
import { accountFits } from './icp-fit.js';
import { opportunities } from './opportunity.js';
import type { ReadinessContext } from './readiness.js';
import { readinessOf } from './readiness.js';
import type { AccountFit, Opportunity, Readiness } from './types.js';
import { roundHalfUp } from './words.js';

/** Every score of an entity, with its parts. */
export interface Scores {
  readonly readiness?: Readiness;
  readonly accounts?: readonly AccountFit[];
  readonly opportunities?: readonly Opportunity[];
  /**
   * The numbers of the JSON report, rounded as people see them. A persona: `readiness` and its parts. A profile: the
   * fit of each account whose fit is settled, by its name. A job: the opportunity of each outcome, by its text.
   */
  readonly summary: Readonly<Record<string, number>>;
}

/** One kind's scores. A new score is a new file and a line in the table below. */
type Scorer = (entity: Entity, context: ReadinessContext) => Scores | undefined;

const scorers: Partial<Record<KindName, Scorer>> = {
  persona(entity, context) {
    const readiness = readinessOf(entity, context);
    if (!readiness) return undefined;
    const parts = readiness.parts.map((part) => [part.id, roundHalfUp(part.points, 1)] as const);
    return { readiness, summary: named([['readiness', readiness.score], ...parts]) };
  },
  icp(entity) {
    const accounts = accountFits(entity);
    const settled = accounts.filter(({ low, high }) => low === high);
    return { accounts, summary: named(settled.map(({ name, low }) => [name, roundHalfUp(low, 2)])) };
  },
  jtbd(entity) {
    const found = opportunities(entity);
    return {
      opportunities: found,
      summary: named(found.map(({ outcome, score }) => [outcome, roundHalfUp(score, 1)])),
    };
  },
};

/** All scores of an entity in one call; an entity of a kind without scores has an empty summary. */
export function scoresOf(entity: Entity, context: ReadinessContext): Scores {
  return scorers[entity.kind]?.(entity, context) ?? { summary: {} };
}

/** Numbers by name. A name that comes again gets its turn behind it, so that none is lost: `Acme (2)`. */
function named(numbers: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  const byName = new Map<string, number>();
  for (const [name, value] of numbers) {
    let key = name;
    for (let turn = 2; byName.has(key); turn++) key = `${name} (${turn})`;
    byName.set(key, value);
  }
  return Object.fromEntries(byName);
}

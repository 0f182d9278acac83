import type { Entity, KindName } from '../kinds/types.js';
import { accountParts, opportunityParts } from './explain.js';
import { accountFits } from './icp-fit.js';
import { type Maturity, maturities, maturityParts } from './maturity.js';
import { opportunities } from './opportunity.js';
import type { ReadinessContext } from './readiness.js';
import { readinessOf } from './readiness.js';
import type { AccountFit, Opportunity, Readiness, ScorePart } from './types.js';
import { fitParts, type ValueFit, valueFit } from './value-fit.js';
import { roundHalfUp } from './words.js';

/** Every score of an entity, with its parts. */
export interface Scores {
  readonly readiness?: Readiness;
  readonly accounts?: readonly AccountFit[];
  readonly opportunities?: readonly Opportunity[];
  readonly fit?: ValueFit;
  readonly maturities?: readonly Maturity[];
  /**
   * The numbers of the JSON report, rounded as people see them. A persona: `readiness` and its parts. A profile: the
   * fit of each account whose fit is settled, by its name. A job: the opportunity of each outcome, by its text. A value
   * proposition: `fit`, in percent. A maturity model: the maturity of each assessment, by its subject.
   */
  readonly summary: Readonly<Record<string, number>>;
  /** By the names of `summary` and `ranges`, what made each score and what would raise it. */
  readonly parts?: Readonly<Record<string, readonly ScorePart[]>>;
  /** Scores that are open yet: the lowest and the highest that they could still be. */
  readonly ranges?: Readonly<Record<string, readonly [low: number, high: number]>>;
}

/** One kind's scores. A new score is a new file and a line in the table below. */
type Scorer = (entity: Entity, context: ReadinessContext) => Scores | undefined;

const scorers: Partial<Record<KindName, Scorer>> = {
  persona(entity, context) {
    const readiness = readinessOf(entity, context);
    if (!readiness) return undefined;
    const { score, parts } = readiness;
    const points = parts.map((part) => [part.id, roundHalfUp(part.points, 1)] as const);
    return { readiness, summary: named([['readiness', score], ...points]), parts: { readiness: parts } };
  },
  icp(entity) {
    const accounts = accountFits(entity);
    const byName = Object.entries(named(accounts.map((fit) => [fit.name, fit])));
    const open = byName.filter(([, { low, high }]) => low !== high);
    return {
      accounts,
      summary: recordOf(byName.flatMap(([name, { low, high }]) => (low === high ? [[name, roundHalfUp(low, 2)]] : []))),
      parts: recordOf(byName.map(([name, fit]) => [name, accountParts(fit)])),
      ...(open.length > 0
        ? { ranges: recordOf(open.map(([name, { low, high }]) => [name, [roundHalfUp(low, 2), roundHalfUp(high, 2)]])) }
        : {}),
    };
  },
  jtbd(entity) {
    const found = opportunities(entity);
    const byName = Object.entries(named(found.map((opportunity) => [opportunity.outcome, opportunity])));
    return {
      opportunities: found,
      summary: recordOf(byName.map(([name, { score }]) => [name, roundHalfUp(score, 1)])),
      parts: recordOf(byName.map(([name, opportunity]) => [name, opportunityParts(opportunity)])),
    };
  },
  'value-proposition': (entity) => {
    const fit = valueFit(entity);
    return fit && { fit, summary: { fit: fit.percent }, parts: { fit: fitParts(fit) } };
  },
  'maturity-model': (entity) => {
    const found = maturities(entity);
    const byName = Object.entries(named(found.map((maturity) => [maturity.subject, maturity])));
    return {
      maturities: found,
      summary: recordOf(byName.map(([name, { value }]) => [name, roundHalfUp(value, 2)])),
      parts: recordOf(byName.map(([name, maturity]) => [name, maturityParts(maturity)])),
    };
  },
};

/** All scores of an entity in one call; an entity of a kind without scores has an empty summary. */
export function scoresOf(entity: Entity, context: ReadinessContext): Scores {
  return scorers[entity.kind]?.(entity, context) ?? { summary: {} };
}

/** Things by name. A name that comes again gets its turn behind it, so that none is lost: `Acme (2)`. */
function named<T>(things: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  const byName = new Map<string, T>();
  for (const [name, thing] of things) {
    let key = name;
    for (let turn = 2; byName.has(key); turn++) key = `${name} (${turn})`;
    byName.set(key, thing);
  }
  return Object.fromEntries(byName);
}

/** Names that objects use themselves, such as `__proto__`, are names like any other. */
function recordOf<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries);
}

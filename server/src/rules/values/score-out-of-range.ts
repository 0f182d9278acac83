import { join, locate } from '../../document/pointer.js';
import { field, isRecord, list, number } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { scaleOf } from '../../scores/opportunity.js';
import { valuePlace } from '../place.js';
import type { Rule, RuleContext } from '../types.js';

/** A number on a scale, and the two ends of it. */
interface Scored {
  readonly pointer: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Where the scale comes from, in words. */
  readonly scale: string;
}

export const scoreOutOfRange: Rule = {
  meta: {
    id: 'score-out-of-range',
    summary: 'A score, an importance, a satisfaction or a level lies outside its scale.',
    kinds: ['icp', 'jtbd', 'maturity-model'],
    fields: {
      icp: ['accounts.scores', 'scoring.tiers', 'business.pain_intensity'],
      jtbd: ['outcomes', 'scale'],
      'maturity-model': ['assessments.levels'],
    },
    severity: 'error',
    channel: 'finding',
    fix: 'Writes the end of the scale that is nearest.',
    supersedes: ['bad-value'],
  },
  create: (context) => ({
    entity(entity) {
      for (const scored of scoresOf(entity))
        if (scored.value < scored.min || scored.value > scored.max) tell(context, entity, scored);
    },
  }),
};

function tell({ report }: RuleContext, entity: Entity, { pointer, value, min, max, scale }: Scored): void {
  const nearest = value < min ? min : max;
  const span = valuePlace(entity, pointer);
  // What is repeated elsewhere may be right there.
  const isOwn = locate(entity.node, pointer)?.node.type === 'scalar';
  report({
    message: `${scale} goes from ${min} to ${max}, and this is ${value}.`,
    span,
    entity,
    pointer,
    fixes: isOwn ? [{ title: `Change it to ${nearest}`, edits: [{ span, newText: String(nearest) }] }] : [],
  });
}

function scoresOf(entity: Entity): Scored[] {
  if (entity.kind === 'icp') return scoresOfIcp(entity);
  return entity.kind === 'jtbd' ? scoresOfJob(entity) : levelsOf(entity);
}

function scoresOfIcp({ data }: Entity): Scored[] {
  const accounts = list(data.accounts).flatMap((account, index) =>
    numbersIn(field(account, 'scores'), join('', 'accounts', index, 'scores')).map((found) => ({
      ...found,
      min: 1,
      max: 5,
      scale: 'The score of an account',
    })),
  );
  const tiers = list(field(data.scoring, 'tiers')).flatMap((tier, index) => {
    const value = number(field(tier, 'min'));
    const pointer = join('', 'scoring', 'tiers', index, 'min');
    return value === undefined ? [] : [{ pointer, value, min: 0, max: 5, scale: 'The fit of an account' }];
  });
  const pain = number(field(data.business, 'pain_intensity'));
  const scale = 'The intensity of the pain';
  return [
    ...accounts,
    ...tiers,
    ...(pain === undefined ? [] : [{ pointer: '/business/pain_intensity', value: pain, min: 1, max: 5, scale }]),
  ];
}

function scoresOfJob(entity: Entity): Scored[] {
  const ends = scaleOf(entity);
  if (!ends) return [];
  const scale = entity.data.scale ? 'The scale of this job' : 'The scale, as none is named under `scale`,';
  return list(entity.data.outcomes).flatMap((outcome, index) =>
    ['importance', 'satisfaction'].flatMap((key) => {
      const value = number(field(outcome, key));
      return value === undefined ? [] : [{ pointer: join('', 'outcomes', index, key), value, ...ends, scale }];
    }),
  );
}

/** The levels of a maturity model run from 1 to the highest that it describes; without any, from 1 on. */
function levelsOf({ data }: Entity): Scored[] {
  const described = list(data.levels).flatMap((level) => number(field(level, 'level')) ?? []);
  const max = Math.max(...described);
  // Without a level that can be reached there is no scale; its levels are wrong then, and not what is measured.
  if (described.length === 0 || max < 1) return [];
  return list(data.assessments).flatMap((assessment, index) =>
    numbersIn(field(assessment, 'levels'), join('', 'assessments', index, 'levels')).map((found) => ({
      ...found,
      min: 1,
      max,
      scale: 'The scale of this model',
    })),
  );
}

function numbersIn(data: unknown, pointer: string): Pick<Scored, 'pointer' | 'value'>[] {
  if (!isRecord(data)) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const found = number(value);
    return found === undefined ? [] : [{ pointer: join(pointer, key), value: found }];
  });
}

import { field, isRecord, list, number, text } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import type { Opportunity, OpportunityZone } from './types.js';
import { clean, tolerance } from './words.js';

/** The scale on which importance and satisfaction were asked. */
interface Scale {
  readonly min: number;
  readonly max: number;
}

const standard: Scale = { min: 0, max: 10 };

/** The scale of a job: 0-10 unless it says otherwise; nothing where what it says is no scale. */
export function scaleOf(jtbd: Pick<Entity, 'data'>): Scale | undefined {
  const said = jtbd.data.scale;
  if (said === undefined || said === null) return standard;
  if (!isRecord(said)) return undefined;
  const min = end(said.min, standard.min);
  const max = end(said.max, standard.max);
  return min !== undefined && max !== undefined && max > min && Number.isFinite(max - min) ? { min, max } : undefined;
}

/** An end that is left out, or not typed yet, is the standard one. */
function end(value: unknown, otherwise: number): number | undefined {
  return value === undefined || value === null ? otherwise : number(value);
}

/**
 * The opportunity of each outcome (outcome-driven innovation): importance + max(importance - satisfaction, 0), with
 * both on the 0-10 scale. An outcome that lacks a number, or has one outside its scale, has no opportunity.
 */
export function opportunities(jtbd: Pick<Entity, 'data'>): readonly Opportunity[] {
  const scale = scaleOf(jtbd);
  if (!scale) return [];
  return list(jtbd.data.outcomes).flatMap((item, index): Opportunity[] => {
    const importance = onStandard(field(item, 'importance'), scale);
    const satisfaction = onStandard(field(item, 'satisfaction'), scale);
    if (importance === undefined || satisfaction === undefined) return [];
    const score = clean(importance + Math.max(importance - satisfaction, 0));
    const outcome = text(field(item, 'outcome')) ?? `Outcome ${index + 1}`;
    const zone = zoneOf(score, importance, satisfaction);
    return [{ outcome, index, score, zone, importance: clean(importance), satisfaction: clean(satisfaction) }];
  });
}

function onStandard(value: unknown, scale: Scale): number | undefined {
  const given = number(value);
  if (given === undefined || given < scale.min || given > scale.max) return undefined;
  return ((given - scale.min) / (scale.max - scale.min)) * standard.max;
}

/** Satisfaction above importance cannot meet a score of 10: importance would have to be 10, and nothing is above 10. */
function zoneOf(score: number, importance: number, satisfaction: number): OpportunityZone {
  if (satisfaction > importance + tolerance) return 'over-served';
  if (score >= 15) return 'extreme';
  if (score >= 12) return 'high';
  return score >= 10 ? 'worth-it' : 'served';
}

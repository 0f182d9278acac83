import type { DataRecord } from '../kinds/read.js';
import { field, list, present } from '../kinds/read.js';
import type { Entity } from '../kinds/types.js';
import type { StudyLookup } from '../library/evidence.js';
import { statementsOfPersona } from '../library/words.js';
import { actionablePart } from './readiness-actionable.js';
import { evidencePart } from './readiness-evidence.js';
import type { Others } from './readiness-library.js';
import { differentiatedPart, prioritizedPart, sizedPart, validatedPart } from './readiness-library.js';
import type { Grade, Readiness, ScorePart } from './types.js';
import { roundHalfUp } from './words.js';

/** What the library knows and a persona alone does not. */
export interface ReadinessContext {
  readonly others: Others;
  /** Whether a persona-map ranks this persona. */
  readonly inPersonaMap: boolean;
  readonly study: StudyLookup;
  /** What the persona says once its parents are heard; absent: what it says itself. */
  readonly data?: DataRecord;
}

/**
 * How ready a persona is to be used, 0-100, from the eight steps of the validation checklist (FORMAT section 4). It
 * judges completeness and evidence, not truth. The total is rounded once, and the grade is that of the rounded total,
 * so that what a reader sees agrees.
 */
export function readiness(persona: Pick<Entity, 'data' | 'dialect'>, context: ReadinessContext): Readiness {
  const data = readinessData(persona, context);
  const parts = Object.values(partsOf).map((part) => part(persona, data, context));
  const score = roundHalfUp(parts.reduce((sum, part) => sum + part.points, 0));
  return { score, grade: gradeOf(score), parts };
}

type PartOf = (persona: Pick<Entity, 'data' | 'dialect'>, data: DataRecord, context: ReadinessContext) => ScorePart;

/** The parts by their ids, in their order. */
const partsOf: Readonly<Record<string, PartOf>> = {
  evidence: (_, data, { study }) => evidencePart(data, study),
  actionable: (_, data) => actionablePart(data),
  sized: (_, data) => sizedPart(data),
  differentiated: (persona, _, { others }) => differentiatedPart(statementsOfPersona(persona), others),
  prioritized: (_, data, { inPersonaMap }) => prioritizedPart(data, inPersonaMap),
  sales: (_, data) => validatedPart(data, 'sales'),
  customer_success: (_, data) => validatedPart(data, 'customer_success'),
  product: (_, data) => validatedPart(data, 'product'),
};

/**
 * What the next steps of some parts of the readiness would add, in points. It asks no more than these parts do: the
 * whole readiness depends on every other persona.
 *
 * @param parts ids of parts
 */
export function gainOf(
  entity: Pick<Entity, 'kind' | 'dialect' | 'data'>,
  context: ReadinessContext,
  parts: readonly string[],
): number {
  if (!hasReadiness(entity, context)) return 0;
  const data = readinessData(entity, context);
  return parts.reduce((sum, id) => sum + (partsOf[id]?.(entity, data, context).next?.gain ?? 0), 0);
}

/** The fields that a PLS persona would need for its readiness to mean anything; its schema knows none of them. */
const nativeOnly = ['evidence', 'size', 'priority', 'validation'];

/**
 * The readiness of an entity, where it has one. Of the eight parts, six stand on fields that the PLS schema does not
 * have, so every PLS persona would fail for reasons nobody can mend: it has no readiness unless it carries such fields.
 */
export function readinessOf(
  entity: Pick<Entity, 'kind' | 'dialect' | 'data'>,
  context: ReadinessContext,
): Readiness | undefined {
  return hasReadiness(entity, context) ? readiness(entity, context) : undefined;
}

function hasReadiness(
  { kind, dialect, data: own }: Pick<Entity, 'kind' | 'dialect' | 'data'>,
  { data = own }: ReadinessContext,
): boolean {
  return kind === 'persona' && (dialect !== 'pls' || nativeOnly.some((key) => present(data[key])));
}

/** The grade of a rounded readiness. */
export function gradeOf(score: number): Grade {
  if (score >= 90) return 'A';
  if (score >= 75) return 'B';
  if (score >= 60) return 'C';
  return score >= 40 ? 'D' : 'F';
}

/** A persona's fields under their native names; a PLS persona keeps its goals and pain points under `motivations`. */
function readinessData(
  { data: own, dialect }: Pick<Entity, 'data' | 'dialect'>,
  { data = own }: ReadinessContext,
): DataRecord {
  if (dialect !== 'pls') return data;
  const motivation = (key: string) => list(field(data.motivations, key));
  return {
    ...data,
    goals: [...motivation('goals'), ...motivation('x-goals')],
    pain_points: [...motivation('dislikes'), ...motivation('x-dislikes')],
  };
}

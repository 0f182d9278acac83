import { list, number, present } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';
import { type Stage, stageSaysUnderOtherName, stagesOf } from './stages.js';

export const journeyNoOpportunity = lackingRule(
  {
    id: 'journey-no-opportunity',
    summary: 'A journey on which no stage says what could be done better.',
    kinds: ['experience-map'],
    fields: { 'experience-map': ['stages.opportunities'] },
    severity: 'info',
    fix: 'Adds `opportunities` to fill in, to the stage that hurts most.',
  },
  (entity, { file: { parsed } }) => {
    const stages = stagesOf(entity);
    const worst = worstOf(stages);
    if (!worst || stages.some((stage) => hasOpportunity(entity, stage))) return undefined;
    const pairs = [['opportunities', ['What could be done better here']]] as const;
    return {
      message:
        'No stage says what could be done better. The worst moments are the first places to look: add `opportunities` there.',
      pointer: '/stages',
      fixes: filling(`Add opportunities to “${worst.name}” to fill in`, { parsed, mapping: worst.node }, pairs),
    };
  },
);

function hasOpportunity(entity: Entity, stage: Stage): boolean {
  return present(stage.data.opportunities) || stageSaysUnderOtherName(entity, stage, 'opportunities');
}

/** The stage with the lowest emotion; of several, the one with the most pains, then the first. */
function worstOf(stages: readonly Stage[]): Stage | undefined {
  const pains = ({ data }: Stage) => list(data.pains).length;
  const emotion = ({ data }: Stage) => number(data.emotion) ?? 0;
  return [...stages].sort((a, b) => emotion(a) - emotion(b) || pains(b) - pains(a))[0];
}

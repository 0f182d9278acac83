import type { KindName } from '../kinds/types.js';

/** A score, and what it is worked out from. The reference pages say so beside each field. */
export interface ScoreFields {
  readonly name: string;
  /** Its heading in docs/scores.md. */
  readonly heading: string;
  /** Fields by kind, each as the way from the entity. */
  readonly fields: Readonly<Partial<Record<KindName, readonly string[]>>>;
}

export const scoreFields: readonly ScoreFields[] = [
  {
    name: 'persona readiness',
    heading: 'Persona readiness, 0 to 100',
    fields: {
      persona: [
        'type',
        'status',
        'evidence',
        'goals',
        'pain_points',
        'behaviours',
        'workflows',
        'objections',
        'demographics',
        'professional_context',
        'buying',
        'messaging',
        'jobs',
        'size',
        'priority',
        'validation',
      ],
      'persona-map': ['personas', 'status'],
      study: ['method', 'sample_size'],
    },
  },
  {
    name: 'ICP fit',
    heading: 'ICP fit, 1 to 5',
    fields: { icp: ['scoring', 'accounts'] },
  },
  {
    name: 'opportunity',
    heading: 'Opportunity, 0 to 20',
    fields: { jtbd: ['outcomes', 'outcomes.importance', 'outcomes.satisfaction', 'scale'] },
  },
  {
    name: 'value-proposition fit',
    heading: 'Value-proposition fit, 0 to 100%',
    fields: {
      'value-proposition': ['profile.pains', 'profile.gains', 'value_map.pain_relievers', 'value_map.gain_creators'],
    },
  },
  {
    name: 'maturity',
    heading: 'Maturity',
    fields: { 'maturity-model': ['levels', 'dimensions', 'assessments'] },
  },
];

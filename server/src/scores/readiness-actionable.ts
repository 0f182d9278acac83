import type { DataRecord } from '../kinds/read.js';
import { field, present, statements, text } from '../kinds/read.js';
import { scorePart } from './part.js';
import type { ScorePart } from './types.js';

const kind = { id: 'actionable', label: 'Actionable', max: 15, rule: 'no-goals' };

/** Something that a colleague needs before acting on a persona. */
interface Need {
  readonly label: string;
  readonly action: string;
  /** Id of the rule that misses it. */
  readonly rule: string;
  readonly met: (data: DataRecord) => boolean;
}

const goals: Need = {
  label: 'goals',
  action: 'Add goals: what this persona wants to achieve.',
  rule: 'no-goals',
  met: (data) => statements(data.goals, 'goal').length > 0,
};

const painPoints: Need = {
  label: 'pain points',
  action: 'Add pain points: what stands in this persona’s way.',
  rule: 'no-pains',
  met: (data) => statements(data.pain_points, 'pain').length > 0,
};

const message = (key: string, label: string, action: string): Need => ({
  label,
  action,
  rule: 'message-disconnect',
  met: (data) => present(field(data.messaging, key)),
});

const buyerNeeds: readonly Need[] = [
  goals,
  painPoints,
  message(
    'value_proposition',
    'a value proposition',
    'Add the value proposition under messaging: what is in it for them.',
  ),
  message('proof_point', 'a proof point', 'Add the proof point under messaging: why they should believe it.'),
  message('call_to_action', 'a call to action', 'Add the call to action under messaging: what they should do next.'),
];

const userNeeds: readonly Need[] = [
  goals,
  painPoints,
  {
    label: 'workflows or behaviours',
    action: 'Add workflows or behaviours: how this persona works today.',
    rule: 'no-behaviour',
    met: (data) =>
      statements(data.workflows, 'workflow').length > 0 || statements(data.behaviours, 'behaviour').length > 0,
  },
  {
    label: 'jobs',
    action: 'Add jobs: the ids of the jobs to be done that this persona has.',
    rule: 'no-context-or-trigger',
    met: (data) => present(data.jobs),
  },
];

/** 15 points in equal shares: what marketing needs for a buyer or customer, what product needs for everyone else. */
export function actionablePart(data: DataRecord): ScorePart {
  const needs = needsOf(data);
  const missing = needs.filter((need) => !need.met(data));
  const share = kind.max / needs.length;
  const points = share * (needs.length - missing.length);
  const [first] = missing;
  if (!first) return scorePart(kind, kind.max, `It has ${joined(needs)}.`);
  const step = { action: first.action, reaches: points + share };
  return scorePart({ ...kind, rule: first.rule }, points, `It lacks ${joined(missing)}.`, step);
}

/** The points that closing the gap of a rule adds to this part; nothing where nobody asks for it or it is closed. */
export function worthOf(data: DataRecord, rule: string): number | undefined {
  const needs = needsOf(data);
  const need = needs.find((candidate) => candidate.rule === rule);
  return need && !need.met(data) ? kind.max / needs.length : undefined;
}

function needsOf(data: DataRecord): readonly Need[] {
  const type = text(data.type);
  return type === 'buyer' || type === 'customer' ? buyerNeeds : userNeeds;
}

function joined(needs: readonly Need[]): string {
  const labels = needs.map((need) => need.label);
  const last = labels.pop() ?? '';
  return labels.length === 0 ? last : `${labels.join(', ')} and ${last}`;
}

import { expect, test } from 'vitest';
import type {
  Config,
  EmpathyMap,
  ExperienceMap,
  Glossary,
  Icp,
  InterviewGuide,
  Jtbd,
  MaturityModel,
  Persona,
  PersonaMap,
  Pestel,
  PlsPersona,
  Segment,
  Story,
  Study,
  Swot,
  ValueProposition,
} from '../../server/src/kinds/generated/types.js';
import * as validators from '../../server/src/kinds/generated/validators.js';

// The compiler checks the types here; the validators check that they say the same.
const persona = {
  id: 'dana',
  priority: { tier: 1 },
  quote: 'I count.',
  goals: ['Close early', { goal: 'Become CFO', type: 'career', rank: 1, evidence: ['study-1', { method: 'survey' }] }],
  demographics: { age_range: '25-34', location: ['Germany'] },
  traits: { role: { level: 'ic', responsibilities: ['coding'] } },
} satisfies Persona;
const icp = { id: 'saas', accounts: [{ name: 'Northwind', scores: { champion: 5 } }] } satisfies Icp;
const jtbd = { id: 'close', outcomes: [{ outcome: 'a', importance: 9 }], map: { define: ['b'] } } satisfies Jtbd;
const config = { rules: { 'opinion-based': 'off', 'too-many-personas': ['warning', { max: 4 }] } } satisfies Config;
const pls = { id: 'dev', label: 'Dev', strategies: { communications: ['c'] } } satisfies PlsPersona;

const evidence = ['study-1', { study: 'study-1', confidence: 'high' as const }];
const story = {
  id: 'see',
  as_a: 'dana',
  // biome-ignore lint/suspicious/noThenProperty: the key of the format
  acceptance_criteria: ['a', { criterion: 'b', rank: 1 }, { given: ['c', 'd'], when: 'e', then: 'f' }],
} satisfies Story;
const segment = {
  id: 'risk',
  basis: 'behavioural',
  lifecycle: 'at_risk',
  value: 1200,
  size: { share: 0.1 },
} satisfies Segment;
const personaMap = { id: 'who', personas: [{ persona: 'dana', priority: 'primary', x: 0.5 }] } satisfies PersonaMap;
const empathyMap = { id: 'eyes', sees: ['a', { sight: 'b', evidence }], do: 'c' } satisfies EmpathyMap;
const proposition = {
  id: 'live',
  profile: { pains: ['a'] },
  value_map: { pain_relievers: ['b', { reliever: 'c', relieves: ['a'] }] },
} satisfies ValueProposition;
const experienceMap = {
  id: 'first',
  stages: [{ stage: 'a', emotion: -2, pains: [{ pain: 'b' }] }],
} satisfies ExperienceMap;
const swot = { id: 'us', threats: ['a', { threat: 'b' }] } satisfies Swot;
const pestel = { id: 'outside', legal: [{ factor: 'a', rank: 1 }] } satisfies Pestel;
const model = {
  id: 'close',
  levels: [{ level: 1 }],
  dimensions: [{ dimension: 'time', descriptions: { 1: 'late' } }],
  assessments: [{ subject: 'a', levels: { time: 1.5 } }],
} satisfies MaturityModel;
const study = { id: 'talks', method: 'survey', participants: ['a'], findings: ['b', { finding: 'c' }] } satisfies Study;
const guide = {
  id: 'talk',
  sections: [{ section: 'a', questions: ['b?', { question: 'c?' }] }],
} satisfies InterviewGuide;
const glossary = { id: 'words', terms: [{ term: 'a', see_also: ['b'] }] } satisfies Glossary;

test('types and validators of every kind accept the same documents', () => {
  expect(validators.validateStory(story)).toBe(true);
  expect(validators.validateSegment(segment)).toBe(true);
  expect(validators.validatePersonaMap(personaMap)).toBe(true);
  expect(validators.validateEmpathyMap(empathyMap)).toBe(true);
  expect(validators.validateValueProposition(proposition)).toBe(true);
  expect(validators.validateExperienceMap(experienceMap)).toBe(true);
  expect(validators.validateSwot(swot)).toBe(true);
  expect(validators.validatePestel(pestel)).toBe(true);
  expect(validators.validateMaturityModel(model)).toBe(true);
  expect(validators.validateStudy(study)).toBe(true);
  expect(validators.validateInterviewGuide(guide)).toBe(true);
  expect(validators.validateGlossary(glossary)).toBe(true);
});

test('types and validators accept the same documents', () => {
  expect(validators.validatePersona(persona)).toBe(true);
  expect(validators.validateIcp(icp)).toBe(true);
  expect(validators.validateJtbd(jtbd)).toBe(true);
  expect(validators.validateConfig(config)).toBe(true);
  expect(validators.validatePlsPersona(pls)).toBe(true);
});

test('types and validators refuse the same documents', () => {
  // @ts-expect-error an id is needed
  const withoutId: Persona = { name: 'Dana' };
  // @ts-expect-error no such type of persona
  const wrongType: Persona = { id: 'dana', type: 'admin' };
  // @ts-expect-error no such key
  const wrongKey: Icp = { id: 'saas', industries: [] };
  // @ts-expect-error an outcome needs its text
  const wrongItem: Jtbd = { id: 'close', outcomes: [{ importance: 9 }] };
  // @ts-expect-error no such severity
  const wrongSeverity: Config = { rules: { a: 'loud' } };
  expect([validators.validatePersona(withoutId), validators.validatePersona(wrongType)]).toEqual([false, false]);
  expect([
    validators.validateIcp(wrongKey),
    validators.validateJtbd(wrongItem),
    validators.validateConfig(wrongSeverity),
  ]).toEqual([false, false, false]);
});

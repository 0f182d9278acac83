import { expect, test } from 'vitest';
import type { Config, Icp, Jtbd, Persona, PlsPersona } from '../../server/src/kinds/generated/types.js';
import {
  validateConfig,
  validateIcp,
  validateJtbd,
  validatePersona,
  validatePlsPersona,
} from '../../server/src/kinds/generated/validators.js';

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

test('types and validators accept the same documents', () => {
  expect(validatePersona(persona)).toBe(true);
  expect(validateIcp(icp)).toBe(true);
  expect(validateJtbd(jtbd)).toBe(true);
  expect(validateConfig(config)).toBe(true);
  expect(validatePlsPersona(pls)).toBe(true);
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
  expect([validatePersona(withoutId), validatePersona(wrongType)]).toEqual([false, false]);
  expect([validateIcp(wrongKey), validateJtbd(wrongItem), validateConfig(wrongSeverity)]).toEqual([
    false,
    false,
    false,
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderCard } from '../../server/src/cards/render.js';
import type { CardModel } from '../../server/src/cards/types.js';
import type { Dialect, KindName } from '../../server/src/kinds/types.js';
import { modelOf } from './model.js';

/** Every kind of card with every field that it reads, so that junk can be put into each. */
const statement = (noun: string) => [
  { [noun]: 'text', rank: 1, evidence: [{ source: 's', method: 'survey', quote: 'q' }] },
  'text',
];
const shapes: readonly (readonly [KindName, Dialect, Record<string, unknown>])[] = [
  [
    'persona',
    'native',
    {
      name: 'text',
      role: 'text',
      type: 'negative',
      basis: 'proto',
      status: 'draft',
      why_not: 'text',
      reports_to: 'text',
      owner: 'text',
      tags: ['text'],
      parent: ['text'],
      image: 'text',
      traits: { role: { function: 'dev', titles: ['text'] }, motivations: { likes: ['text'] } },
      quote: { text: 'text', source: 'text' },
      summary: 'text',
      narrative: 'text',
      priority: { tier: 1, revenue_share: 0.5, market_size: 5, why: 'text' },
      size: { people: 1, share: 0.5 },
      evidence: [{ study: 'text', date: 'text', sample_size: 4, confidence: 'high' }],
      demographics: { age_range: { min: 1, max: 2 }, evidence: ['text'] },
      professional_context: { budget_authority: { has: true, amount: 5 }, kpis: ['text'] },
      goals: [{ goal: 'text', type: 'end' }],
      pain_points: [{ pain: 'text', severity: 3, impact: { time: 'text' } }],
      motivations: statement('motivation'),
      behaviours: [{ behaviour: 'text', frequency: 'text' }],
      workflows: [{ workflow: 'text', frequency: 'text', steps: ['text'] }],
      accessibility: [{ need: 'text', permanence: 'permanent' }],
      objections: [{ objection: 'text', root_cause: 'text', response: 'text' }],
      buying: { trigger: 'text', criteria: ['text'], influencers: ['text'] },
      messaging: { value_proposition: 'text', proof_point: 'text', call_to_action: 'text' },
      jobs: ['text'],
      segments: ['text'],
      icps: ['text'],
      validation: { sales: { date: 'text', by: 'text', verdict: 'disputed' } },
      review: { last: 'text', cadence: 'text', history: [{ date: 'text', change: 'text' }] },
    },
  ],
  [
    'persona',
    'pls',
    {
      label: 'text',
      narrative: 'text',
      segment: 'text',
      parent: ['text'],
      organization: { maturity: 'text' },
      role: { function: 'dev', titles: ['text'], tools: ['text'], technologies: { skills: ['text'] } },
      motivations: { likes: ['text'], 'x-goals': ['text'] },
      strategies: { sales: ['text'] },
      awareness: { channels: [{ format: 'blog', url: 'https://example.org' }] },
      adoption: { curve: 'text' },
    },
  ],
  [
    'icp',
    'native',
    {
      name: 'text',
      status: 'draft',
      owner: 'text',
      summary: 'text',
      firmographics: { industries: ['text'], company_size: { min: 1, max: 2 } },
      technographics: { stack: ['text'] },
      business: { contract_value: { min: 1000, max: 20000 } },
      scoring: {
        attributes: [{ attribute: 'text', weight: 5, ideal: 'text', good: 'text', poor: 'text' }],
        tiers: [{ tier: 1, min: 4 }],
      },
      signals: { positive: statement('signal'), negative: ['text'] },
      disqualifiers: ['text'],
      accounts: [{ name: 'text', notes: 'text' }],
      personas: { buyers: ['text'], users: ['text'] },
    },
  ],
  [
    'jtbd',
    'native',
    {
      name: 'text',
      summary: 'text',
      performers: ['text'],
      statement: { when: 'text', want: 'text', so: 'text' },
      jobs: { functional: statement('job'), emotional: ['text'] },
      map: { define: statement('statement'), execute: ['text'] },
      outcomes: [{ outcome: 'text' }, { outcome: 'text' }],
      forces: { push: statement('force'), habit: ['text'] },
      competitors: ['text'],
    },
  ],
  [
    'story',
    'native',
    {
      name: 'text',
      as_a: 'text',
      i_want: 'text',
      so_that: 'text',
      job: 'text',
      persona_label: 'text',
      acceptance_criteria: [
        Object.fromEntries(['given', 'when', 'then'].map((clause) => [clause, 'text'])),
        'text',
        { criterion: 'text', evidence: ['text'] },
      ],
      points: 3,
      depends_on: ['text'],
    },
  ],
  [
    'empathy-map',
    'native',
    { persona: 'text', who: 'text', do: 'text', sees: ['text'], says: statement('saying'), pains: statement('pain') },
  ],
  [
    'experience-map',
    'native',
    {
      scenario: 'text',
      expectations: statement('expectation'),
      stages: [
        { stage: 'text', actions: ['text'], emotion: -2, pains: statement('pain') },
        { stage: 'text', emotion: 1, thoughts: ['text'] },
      ],
    },
  ],
  ['swot', 'native', { subject: 'text', strengths: statement('strength'), threats: ['text'] }],
  [
    'value-proposition',
    'native',
    {
      persona: 'text',
      profile: { jobs: statement('job'), pains: ['text'] },
      value_map: { products: ['text'], pain_relievers: [{ reliever: 'text', relieves: ['text', 'other'] }, 'text'] },
      'x-own': { a: { b: { c: { d: ['text'] } } } },
    },
  ],
  [
    'maturity-model',
    'native',
    {
      levels: [{ level: 1, name: 'text', description: 'text' }],
      dimensions: [{ dimension: 'text', weight: 1, descriptions: { 1: 'text', 2: 'text' } }, 'b', { dimension: 'c' }],
      assessments: [{ subject: 'text', date: 'text', levels: { text: 1, b: 2.5, c: 1 } }, 'text'],
    },
  ],
  [
    'glossary',
    'native',
    { tags: ['text'], terms: [{ term: 'text', definition: 'text', acronym_of: 'text', see_also: ['text'] }] },
  ],
  [
    'persona-map',
    'native',
    {
      purpose: 'text',
      personas: [
        { persona: 'text', priority: 'primary', why: 'text', x: 0.5, y: 0.5, evidence: ['text'] },
        { persona_label: 'text', priority: 'negative', x: 0.5, y: 0.5 },
        'text',
      ],
      axes: { x: { label: 'text', low: 'text', high: 'text' }, y: { label: 'text' } },
    },
  ],
  [
    'segment',
    'native',
    {
      basis: 'behavioural',
      lifecycle: 'at_risk',
      usage: 'text',
      value: 5000,
      strategy: ['text'],
      criteria: statement('criterion'),
      size: { people: 4000, share: 0.5, source: 'text' },
    },
  ],
  ['pestel', 'native', { subject: 'text', legal: statement('factor') }],
  [
    'study',
    'native',
    {
      method: 'survey',
      date: 'text',
      sample_size: 4,
      duration: 'text',
      participants: ['text'],
      link: 'text',
      findings: statement('finding'),
    },
  ],
  ['interview-guide', 'native', { persona: 'text', sections: [{ section: 'text', questions: statement('question') }] }],
  ['glossary', 'pls', { description: 'text', terms: [{ term: 'text', definitions: ['text'], see: 'text' }] }],
];

/** The scores that a card may get, odd numbers included. */
const scores: Partial<CardModel> = {
  inheritedFrom: (pointer) => (pointer.length % 3 === 0 ? '<b>Parent' : undefined),
  reviewDue: { due: '2026-01-01', daysLeft: -3 },
  readiness: {
    score: 51.5,
    grade: 'D',
    parts: [{ id: 'x', label: 'X', points: 1 / 3, max: 10, why: 'why', next: { action: 'do', gain: 2 / 3 } }],
  },
  accounts: [{ name: 'A', index: 0, low: 2, high: 3, parts: [{ attribute: 'text', weight: 1, gain: 1 }] }],
  opportunities: [{ outcome: 'O', index: 0, score: 12, zone: 'high', importance: 9, satisfaction: 6 }],
  fit: {
    percent: Number.NaN,
    items: [{ list: 'pains', index: 0, text: 'text', share: Number.POSITIVE_INFINITY, by: ['text'] }],
  },
  maturities: [{ subject: 'text', index: 0, value: Number.NaN, level: 1, highest: 2, parts: [] }],
  usedBy: [{ kind: 'persona', name: '<b>text</b>', times: 2 }],
};

/** Text as people never write it, but somebody will. Words that the checks below look for are left out. */
const junkText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n\n',
    '\u0000',
    '\ud800',
    '../..',
    'https://',
    '🙂',
    'ل',
    '-0',
    '1e400',
    '~/',
    '__proto__',
  ),
  fc.string({ maxLength: 8 }).filter((text) => !/undefined|NaN|object/i.test(text)),
);
const junk = fc.jsonValue({ maxDepth: 3 }).map((value) => clean(value));

function clean(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/undefined|NaN|\[object/gi, 'x'));
}

/** The data with the value at each path in turn replaced; paths to mappings and lists among them. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => placesOf(child, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item));
  const mapping = value as Record<string, unknown>;
  return { ...mapping, [key]: replaced(mapping[key], rest, by) };
}

function expectSound(html: string): void {
  expect(html).not.toContain('cannot be drawn from what');
  expect(html).not.toMatch(/\[object |\bundefined\b|\bNaN\b|native code/);
  expect(html).not.toMatch(/<script|\sstyle=|\son\w+=|javascript:/i);
  expect(html.startsWith('<article class="card ')).toBe(true);
}

describe.each(shapes)('%s (%s)', (kind, dialect, data) => {
  const model = (value: unknown) => ({ ...modelOf({ kind, dialect, id: 'a', name: 'A' }, value), ...scores });
  const places = placesOf(data).slice(1);

  test('junk in one field leaves a sound card', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.oneof(junk, junkText), (place, value) => {
        expectSound(renderCard(model(replaced(data, place, value))));
      }),
      { numRuns: 400 },
    );
  });

  test('junk in one field leaves a sound sheet too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.oneof(junk, junkText), (place, value) => {
        expectSound(renderCard(model(replaced(data, place, value)), { layout: 'canvas' }));
      }),
      { numRuns: kind === 'persona' ? 200 : 10 },
    );
  });

  test('junk for the whole entity leaves a sound card', () => {
    fc.assert(
      fc.property(junk, (value) => expectSound(renderCard(model(value)))),
      { numRuns: 100 },
    );
  });

  test('hostile text in every field comes out as text', () => {
    const hostile = `"><img src=x onerror=alert(1)>'</span><script>`;
    for (const place of places) {
      const html =
        renderCard(model(replaced(data, place, hostile))) +
        renderCard(model(replaced(data, place, hostile)), { layout: 'canvas' });
      expect(html, place.join('/')).not.toMatch(/<img|<script/);
      // No attribute is broken out of: every quote inside one is written as an entity.
      for (const [tag] of html.matchAll(/<\w+[^>]*>/g)) expect(tag).toMatch(/^<\w+(\s[\w:-]+(="[^"<]*")?)*\s*\/?>$/);
    }
  });

  test('names of things that every object has are only text', () => {
    const odd = JSON.parse('{"__proto__": {"x": 1}, "constructor": "c", "toString": ["t"], "hasOwnProperty": 1}');
    expectSound(renderCard(model(odd)));
    for (const place of places) expectSound(renderCard(model(replaced(data, place, odd))));
  });
});

test('very deep and very long data end in a card', () => {
  let deep: unknown = 'x';
  for (let i = 0; i < 5000; i++) deep = [{ a: deep }];
  expectSound(renderCard(modelOf({ kind: 'persona', id: 'a' }, { goals: deep, summary: deep, demographics: deep })));
  const many = Array.from({ length: 3000 }, (_, index) => ({ goal: `Goal ${index}` }));
  expect(renderCard(modelOf({ kind: 'persona', id: 'a' }, { goals: many }))).toContain('Goal 2999');
});

test('a card that cannot be drawn says so instead of throwing', () => {
  const model = modelOf({ kind: 'persona', id: 'a' }, {});
  const trap = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('trap');
      },
    },
  );
  expect(renderCard({ ...model, entity: { ...model.entity, data: { demographics: trap } } })).toContain(
    'The card of a cannot be drawn from what',
  );
});

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { kindNames } from '../../server/src/kinds/types.js';
import { schemas } from './support.js';

/** What is wrong with a document: `pointer keyword` for each fault, sorted. */
function faults(name: string, text: string): string[] {
  const kind = schemas.find((candidate) => candidate.name === name);
  if (!kind) throw new Error(`No kind ${name}`);
  if (kind.validate(parse(text))) return [];
  return (kind.validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath || '/'} ${keyword}`).sort();
}

const good: readonly (readonly [name: string, what: string, text: string])[] = [
  ['persona', 'an id alone', 'id: dana'],
  [
    'persona',
    'statements as texts and with details',
    'id: dana\ngoals: [Close early, {goal: Become CFO, type: career, rank: 2}]',
  ],
  ['persona', 'a priority as a number', 'id: dana\npriority: 2'],
  [
    'persona',
    'a priority with reasons',
    'id: dana\npriority: {tier: 1, revenue_share: 0.4, market_size: 40000, why: Renewals}',
  ],
  ['persona', 'a quote with its source', 'id: dana\nquote: {text: I count, source: Interview 2}'],
  [
    'persona',
    'evidence by study and by source',
    'id: dana\nevidence: [study-1, {source: CRM, method: crm, inferred: false}]',
  ],
  [
    'persona',
    'keys of the team, at any depth',
    'id: dana\nx_board: 1\nx-b: {a: 1}\nsize: {x_note: hm}\ngoals: [{goal: a, x-y: 2}]',
  ],
  ['persona', 'a label beside a parent', 'id: dana\nparent: [a, b]\npersona_label: [A, B]'],
  ['persona', 'a parent whose id is no slug, as in the PLS', 'id: dana\nparent: [Dev_Lead]'],
  ['persona', 'traits with keys of the team', 'id: dana\ntraits: {organization: {maturity: startup, x-note: 1}}'],
  ['persona', 'an image beside it and one from the web', 'id: dana\nimage: ../img/dana.png'],
  ['persona', 'a checked persona', "id: dana\nvalidation: {sales: {date: '2026-01-02', by: Lee, verdict: disputed}}"],
  ['icp', 'an id alone', 'id: saas'],
  ['icp', 'ranges as texts', 'id: saas\nfirmographics: {company_size: 100-500, annual_revenue: "$10m-50m"}'],
  ['icp', 'scores of any attribute', 'id: saas\naccounts: [{name: Northwind, scores: {champion: 5, own_one: 1}}]'],
  [
    'icp',
    'scoring of its own',
    'id: saas\nscoring: {attributes: [{attribute: tech_fit, weight: 10, ideal: [a, b]}], tiers: [{tier: 1, min: 4}]}',
  ],
  [
    'icp',
    'pain in words, budget with amount',
    'id: saas\nbusiness: {pain_intensity: high, budget_authority: {has: true, amount: 1k}}',
  ],
  ['jtbd', 'an id alone', 'id: close-books'],
  [
    'jtbd',
    'a full job',
    'id: a\nstatement: {when: a, want: b, so: c}\nmap: {define: [a, {define: b, rank: 1}]}\nforces: {push: [a]}',
  ],
  [
    'jtbd',
    'outcomes with and without numbers',
    'id: a\noutcomes: [a, {outcome: b, importance: 9, satisfaction: 2.5}]\nscale: {min: 1, max: 10}',
  ],
  ['story', 'an id alone', 'id: see-receipts'],
  [
    'story',
    'criteria as texts, with details and in three parts',
    'id: a\nas_a: dana\ni_want: b\nso_that: c\njob: close\npoints: 0.5\ndepends_on: [d]\nacceptance_criteria: [a, {criterion: b, rank: 1}, {given: [c, d], when: e, then: f}]',
  ],
  ['segment', 'an id alone', 'id: at-risk'],
  [
    'segment',
    'a group of users with its strategy',
    'id: a\nbasis: behavioural\nlifecycle: at_risk\nusage: rarely\nengagement: [low, falling]\nvalue: 1200\nstrategy: call\ncriteria: [a, {criterion: b, evidence: [s]}]\nsize: {people: 0, share: 1}\npersonas: [dana]\npersona_label: Dana',
  ],
  ['persona-map', 'an id alone', 'id: who'],
  [
    'persona-map',
    'places with and without a picture',
    'id: a\npurpose: b\npersonas: [{persona: dana}, {persona: sam, priority: negative, why: c, x: 0, y: 1}]\naxes: {x: {label: a, low: b, high: c}, y: {label: d}}',
  ],
  ['empathy-map', 'an id alone', 'id: dana-at-work'],
  [
    'empathy-map',
    'every side, as texts and with details',
    'id: a\npersona: dana\nwho: b\ndo: c\nsees: [a, {sight: b}]\nsays: [{saying: a}]\ndoes: [{action: a}]\nhears: [{remark: a}]\nthinks: [{thought: a}]\nfeels: [{feeling: a}]\npains: [{pain: a, rank: 1}]\ngains: [{gain: a}]',
  ],
  ['value-proposition', 'an id alone', 'id: live-close'],
  [
    'value-proposition',
    'both sides and what meets what',
    'id: a\npersona: dana\nprofile: {jobs: [{job: a}], pains: [b, {pain: c, rank: 2}], gains: [{gain: d}]}\nvalue_map: {products: [{product: e}], pain_relievers: [f, {reliever: g, relieves: b}], gain_creators: [{creator: h, creates: [d]}]}',
  ],
  ['experience-map', 'an id alone', 'id: first-close'],
  [
    'experience-map',
    'stages with highs and lows',
    'id: a\npersona: dana\nscenario: b\nexpectations: [c, {expectation: d}]\nstages: [{stage: e}, {stage: f, actions: [{action: g}], touchpoints: [{touchpoint: h}], thoughts: [{thought: i}], emotion: -1.5, pains: [{pain: j}], opportunities: [{opportunity: k}]}]',
  ],
  ['swot', 'an id alone', 'id: us'],
  [
    'swot',
    'four sides',
    'id: a\nsubject: b\nstrengths: [{strength: a}]\nweaknesses: [{weakness: a}]\nopportunities: [{opportunity: a}]\nthreats: [{threat: a}, b]',
  ],
  ['pestel', 'an id alone', 'id: outside'],
  [
    'pestel',
    'six sides',
    'id: a\npersona: dana\npolitical: [{factor: a}]\neconomic: [b]\nsocial: []\ntechnological: [{factor: a, rank: 1}]\necological: [a]\nlegal: [a]',
  ],
  ['maturity-model', 'an id alone', 'id: close-maturity'],
  [
    'maturity-model',
    'levels, dimensions and who stands where',
    "id: a\nsubject: b\nlevels: [{level: 1, name: c, description: d}]\ndimensions: [{dimension: time, weight: 2, descriptions: {1: late, 2: early}}]\nassessments: [{subject: e, date: '2026-03-31', levels: {time: 1.5}}]",
  ],
  ['study', 'an id alone', 'id: interviews'],
  [
    'study',
    'how, when, with whom and what came out',
    "id: a\nmethod: customer_interviews\ndate: '2026-03-31'\nsample_size: 12\nduration: 45 minutes\nparticipants: [b, c]\nlink: notes/a.md\nfindings: [d, {finding: e}]",
  ],
  ['interview-guide', 'an id alone', 'id: close-interview'],
  [
    'interview-guide',
    'sections with questions',
    'id: a\npersona: dana\nsections: [{section: Goals, questions: [a?, {question: b?, rank: 1}]}, {section: Thanks}]',
  ],
  ['glossary', 'an id alone', 'id: our-words'],
  [
    'glossary',
    'terms, some without a definition yet',
    'id: a\nterms: [{term: KPI, definition: b, acronym_of: c, see_also: [close]}, {term: close}]',
  ],
  ['config', 'nothing at all', '{}'],
  [
    'config',
    'rules, overrides and words',
    'rules: {no-goals: "off", no-pains: [error], too-many-personas: [hint, {max: 3}]}\noverrides: [{files: a/**, rules: {no-goals: info}}]\nvocabulary: {solution-in-goal: [App]}',
  ],
  [
    'config',
    'globs with kind and dialect',
    'include: ["a/*.yaml", {glob: "b/*.json", dialect: pls}, {glob: c.yaml, kind: icp}]\nextends: strict',
  ],
  ['pls-persona', 'the two keys that it needs', 'id: Any Id\nlabel: Dev'],
  [
    'pls-persona',
    'keys that it leaves open',
    'id: a\nlabel: b\nstrategies: {communications: [c]}\nadoption: {other: 1}\nawareness: {channels: [{type: x}]}',
  ],
  ['pls-glossary', 'no term yet', 'description: a\nterms: []'],
  [
    'pls-glossary',
    'terms with meanings, or with the place of one',
    '$schema: ../src/schemas/reference.json\ndescription: a\nterms: [{term: b, definitions: [c, d]}, {term: e, see: b}]',
  ],
];

const bad: readonly (readonly [name: string, text: string, faults: readonly string[]])[] = [
  ['persona', 'name: Dana', ['/ required']],
  ['persona', 'id: Dana Okafor', ['/id pattern']],
  ['persona', 'id: 42', ['/id type']],
  ['persona', 'id: a--b', ['/id pattern']],
  ['persona', 'id: dana\nkind: icp', ['/kind const']],
  ['persona', 'id: dana\ntype: admin', ['/type enum']],
  ['persona', 'id: dana\npainPoints: []', ['/ additionalProperties']],
  ['persona', 'id: dana\ngoals: Close early', ['/goals type']],
  ['persona', 'id: dana\ngoals: [{gaol: Close early}]', ['/goals/0 additionalProperties', '/goals/0 required']],
  ['persona', 'id: dana\ngoals: [{goal: a, type: social, rank: 0}]', ['/goals/0/rank minimum', '/goals/0/type enum']],
  ['persona', 'id: dana\ngoals: [3, [a]]', ['/goals/0 type', '/goals/1 type']],
  ['persona', 'id: dana\npain_points: [{pain: a, severity: 6}]', ['/pain_points/0/severity maximum']],
  [
    'persona',
    'id: dana\npriority: {tier: 4, revenue_share: 40}',
    ['/priority anyOf', '/priority enum', '/priority type', '/priority/revenue_share maximum', '/priority/tier enum'],
  ],
  ['persona', 'id: dana\ndemographics: {age_range: about 30}', ['/demographics/age_range pattern']],
  ['persona', 'id: dana\ndemographics: {age_range: {min: young}}', ['/demographics/age_range/min type']],
  ['persona', 'id: dana\ndemographics: {age_range: 34}', ['/demographics/age_range type']],
  ['persona', 'id: dana\nreview: {last: 31.3.2026}', ['/review/last format']],
  ['persona', 'id: dana\nreview: {last: 2026-02-30}', ['/review/last format']],
  ['persona', 'id: dana\ntags: [a, a]', ['/tags uniqueItems']],
  ['persona', 'id: dana\nimage: http://example.com/a.png', ['/image pattern']],
  ['persona', 'id: dana\nimage: data:image/png;base64,aaaa', ['/image pattern']],
  ['persona', 'id: dana\nimage: /etc/a.png', ['/image pattern']],
  ['persona', 'id: dana\nevidence: [{method: interviews}]', ['/evidence/0/method enum']],
  ['persona', 'id: dana\ntraits: {role: {titles: []}}', ['/traits/role required', '/traits/role required']],
  ['icp', 'id: saas\nage: 30', ['/ additionalProperties']],
  [
    'icp',
    'id: saas\naccounts: [{scores: {industry: 6}}]',
    ['/accounts/0 required', '/accounts/0/scores/industry maximum'],
  ],
  ['icp', 'id: saas\naccounts: [{name: a, scores: {industry: high}}]', ['/accounts/0/scores/industry type']],
  [
    'icp',
    'id: saas\nscoring: {attributes: [{attribute: Tech Fit, weight: -1}]}',
    ['/scoring/attributes/0/attribute pattern', '/scoring/attributes/0/weight minimum'],
  ],
  ['icp', 'id: saas\ntechnographics: {infrastructure: clouds}', ['/technographics/infrastructure enum']],
  ['jtbd', 'id: a\nstatement: When it ends', ['/statement type']],
  ['jtbd', 'id: a\noutcomes: [{importance: high}]', ['/outcomes/0 required', '/outcomes/0/importance type']],
  ['jtbd', 'id: a\nmap: {start: []}', ['/map additionalProperties']],
  ['story', 'id: a\nas_a: [dana]', ['/as_a type']],
  ['story', 'id: a\ndepends_on: b', ['/depends_on type']],
  ['story', 'id: a\npoints: -1', ['/points minimum']],
  [
    'story',
    'id: a\nacceptance_criteria: [{Given x: y}, 3]',
    ['/acceptance_criteria/0 additionalProperties', '/acceptance_criteria/1 type'],
  ],
  ['story', 'id: a\nacceptance_criteria: [{given: {a: b}}]', ['/acceptance_criteria/0/given type']],
  ['segment', 'id: a\nbasis: behavioral', ['/basis enum']],
  ['segment', 'id: a\nlifecycle: churned', ['/lifecycle enum']],
  ['segment', 'id: a\nsize: {share: 30}', ['/size/share maximum']],
  ['segment', 'id: a\nsize: 300', ['/size type']],
  ['persona-map', 'id: a\npersonas: [dana]', ['/personas/0 type']],
  ['persona-map', 'id: a\npersonas: [{priority: first}]', ['/personas/0 required', '/personas/0/priority enum']],
  ['persona-map', 'id: a\npersonas: [{persona: b, x: 2, y: -1}]', ['/personas/0/x maximum', '/personas/0/y minimum']],
  ['persona-map', 'id: a\naxes: {z: {}}', ['/axes additionalProperties']],
  ['empathy-map', 'id: a\nsees: [{see: b}]', ['/sees/0 additionalProperties', '/sees/0 required']],
  ['empathy-map', 'id: a\nthinks: a lot', ['/thinks type']],
  ['value-proposition', 'id: a\nprofile: [b]', ['/profile type']],
  ['value-proposition', 'id: a\npains: [b]', ['/ additionalProperties']],
  [
    'value-proposition',
    'id: a\nvalue_map: {pain_relievers: [{relieves: b}], gain_creators: [{creator: c, creates: 3}]}',
    ['/value_map/gain_creators/0/creates type', '/value_map/pain_relievers/0 required'],
  ],
  ['experience-map', 'id: a\nstages: [Set up]', ['/stages/0 type']],
  ['experience-map', 'id: a\nstages: [{emotion: 3}]', ['/stages/0 required', '/stages/0/emotion maximum']],
  ['experience-map', 'id: a\nstages: [{stage: b, emotion: happy}]', ['/stages/0/emotion type']],
  ['experience-map', 'id: a\npersona: [dana, sam]', ['/persona type']],
  ['swot', 'id: a\nstrength: [b]', ['/ additionalProperties']],
  ['swot', 'id: a\nthreats: {b: c}', ['/threats type']],
  ['pestel', 'id: a\nenvironmental: [b]', ['/ additionalProperties']],
  ['pestel', 'id: a\nlegal: [{law: b}]', ['/legal/0 additionalProperties', '/legal/0 required']],
  ['maturity-model', 'id: a\nlevels: [{level: 0}, {name: b}]', ['/levels/0/level minimum', '/levels/1 required']],
  ['maturity-model', 'id: a\ndimensions: [time]', ['/dimensions/0 type']],
  [
    'maturity-model',
    'id: a\nassessments: [{levels: {time: 0, trust: high}}]',
    ['/assessments/0 required', '/assessments/0/levels/time minimum', '/assessments/0/levels/trust type'],
  ],
  ['study', 'id: a\nmethod: interviews', ['/method enum']],
  ['study', 'id: a\nsample_size: 12.5', ['/sample_size type']],
  ['study', 'id: a\ndate: March 2026', ['/date format']],
  ['interview-guide', 'id: a\nsections: [{questions: a?}]', ['/sections/0 required', '/sections/0/questions type']],
  ['interview-guide', 'id: a\nquestions: [a?]', ['/ additionalProperties']],
  ['glossary', 'id: a\nterms: [KPI, {definition: b}]', ['/terms/0 type', '/terms/1 required']],
  ['glossary', 'id: a\nterms: {KPI: b}', ['/terms type']],
  ['glossary', 'id: a\nterms: [{term: b, see_also: [c, c]}]', ['/terms/0/see_also uniqueItems']],
  ['config', 'include: [{glob: a, kind: personas}]', ['/include/0/kind enum']],
  ['config', 'rules: {Opinion: "off"}', ['/rules additionalProperties']],
  ['config', 'extends: everything', ['/extends enum']],
  ['config', 'include: [{kind: persona}]', ['/include/0 required']],
  ['config', 'ruels: {}', ['/ additionalProperties']],
  ['pls-persona', 'id: a', ['/ required']],
  ['pls-persona', 'id: a\nlabel: b\nx-note: 1', ['/ additionalProperties']],
  ['pls-persona', 'id: a\nlabel: b\nrole: {level: ic}', ['/role required']],
  ['pls-glossary', 'terms: [{term: a, definitions: b}]', ['/ required', '/terms/0/definitions type']],
  ['pls-glossary', 'description: a\nterms: [{term: b, definition: c}]', ['/terms/0 additionalProperties']],
];

describe('what is right passes', () => {
  test.each(good)('%s: %s', (name, _, text) => {
    expect(faults(name, text)).toEqual([]);
  });
});

test('every schema has good and bad documents', () => {
  for (const { name } of schemas) {
    expect(good.filter(([kind]) => kind === name).length, name).toBeGreaterThan(1);
    expect(bad.filter(([kind]) => kind === name).length, name).toBeGreaterThan(1);
  }
});

test.each(kindNames.filter((name) => name !== 'config'))('%s takes the fields that every kind has', (name) => {
  const text = `kind: ${name}
id: a
name: b
summary: c
status: deprecated
owner: d
tags: [e]
evidence: [study-1, {study: study-1, confidence: high}, {source: f, method: survey, date: '2026-03-31', sample_size: 3, quote: g, inferred: true}]
review: {last: '2026-03-31', cadence: annual, history: [{date: '2026-01-02', change: h}]}
x-team: {any: thing}
$schema: https://example.com/${name}.schema.json`;
  expect(faults(name, text)).toEqual([]);
  expect(faults(name, `${text}\nstatus_: draft`)).toEqual(['/ additionalProperties']);
  expect(faults(name, text.replace('deprecated', 'archived').replace('annual', 'yearly'))).toEqual([
    '/review/cadence enum',
    '/status enum',
  ]);
});

describe('what is wrong is named where it stands', () => {
  test.each(bad)('%s: %j', (name, text, expected) => {
    expect(faults(name, text)).toEqual(expected);
  });
});

describe('ranges', () => {
  const range = (text: string) => faults('persona', `id: a\ndemographics: {age_range: ${JSON.stringify(text)}}`);

  test.each([
    '25-34',
    '25 - 34',
    '25–34',
    '25 to 34',
    '34-25',
    '50+',
    '<10',
    '<= 10',
    '> 100',
    '1000-5000',
    '1,000-5,000',
    '0.5-1.5',
    '$50k-100k',
    '$50k-$100k',
    '€1.5m+',
    '50k-80k EUR',
    'USD 50k-100k',
    '<£2bn',
  ])('%s is one', (text) => {
    expect(range(text)).toEqual([]);
  });

  test.each([
    '',
    '25',
    '25-',
    '-34',
    '25-34-40',
    'about 30',
    '25..34',
    '50 +-',
    '+50',
    '<',
    '10<',
    '25-34 years',
    'k-m',
  ])('%s is none', (text) => {
    expect(range(text)).toEqual(['/demographics/age_range pattern']);
  });
});

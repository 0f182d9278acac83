import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
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
  ['config', 'nothing at all', '{}'],
  [
    'config',
    'rules, overrides and words',
    'rules: {a-rule: "off", b: [error], c: [hint, {max: 3}]}\noverrides: [{files: a/**, rules: {a: info}}]\nvocabulary: {solution-in-goal: [App]}',
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
  ['config', 'rules: {Opinion: "off"}', ['/rules pattern', '/rules propertyNames']],
  ['config', 'extends: everything', ['/extends enum']],
  ['config', 'include: [{kind: persona}]', ['/include/0 required']],
  ['config', 'ruels: {}', ['/ additionalProperties']],
  ['pls-persona', 'id: a', ['/ required']],
  ['pls-persona', 'id: a\nlabel: b\nx-note: 1', ['/ additionalProperties']],
  ['pls-persona', 'id: a\nlabel: b\nrole: {level: ic}', ['/role required']],
];

describe('what is right passes', () => {
  test.each(good)('%s: %s', (name, _, text) => {
    expect(faults(name, text)).toEqual([]);
  });
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

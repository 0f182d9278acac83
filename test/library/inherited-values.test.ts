import { describe, expect, test } from 'vitest';
import { readinessIn } from '../../server/src/scores/in-library.js';
import { shelf } from '../support/library.js';

const parent = `kind: persona
id: finance
type: buyer
basis: mixed
priority: 2
size: { people: 900 }
evidence: [talks]
goals: [Close the books in three days]
pain_points: [Late invoices from suppliers]
behaviours: [Prints every report]
demographics: { location: Leeds }
buying: { trigger: An audit }
messaging:
  value_proposition: Books that close in three days, with invoices that come by themselves
validation: { sales: { date: 2026-09-01 } }
`;
const child = 'kind: persona\nid: dana\nparent: [finance]\nname: Dana\ndemographics: { education: Degree }\n';
const study = 'kind: study\nid: talks\nmethod: customer_interviews\nsample_size: 12\n';
const files = { 'finance.persona.yaml': parent, 'dana.persona.yaml': child, 'talks.study.yaml': study };

/** The rules that speak about a file, gaps included. */
const rulesOf = (texts: Record<string, string>, name: string, complete = true) =>
  shelf(texts, complete)
    .findings(name)
    .map(({ rule }) => rule);

describe('a persona that inherits', () => {
  test('has what its parents give it', () => {
    const found = rulesOf(files, 'dana.persona.yaml');
    const given = ['no-goals', 'no-pains', 'no-behaviour', 'not-sized', 'no-priority', 'opinion-based'];
    const more = ['demographics-only', 'message-disconnect', 'buyer-without-trigger'];
    expect(found.filter((rule) => [...given, ...more].includes(rule))).toEqual([]);
  });

  test('has to be validated itself, and lacks what its parents lack', () => {
    const without = parent.replace(/^(?:goals|size|evidence).*\n/gm, '');
    const found = rulesOf({ ...files, 'finance.persona.yaml': without }, 'dana.persona.yaml');
    expect(found).toEqual(expect.arrayContaining(['not-validated', 'no-goals', 'not-sized', 'opinion-based']));
    expect(found).not.toContain('no-pains');
  });

  test('is judged by its parents only when they have been read', () => {
    const found = rulesOf(files, 'dana.persona.yaml', false);
    expect(found.filter((rule) => rule.startsWith('no-') || rule === 'opinion-based')).toEqual([]);
  });

  test('has inherited messages that have to meet what it wants itself', () => {
    const own = `${child}goals: [Spend less of the week on the phone with the branches]\npain_points: [Nobody picks up before ten]\n`;
    const library = shelf({ ...files, 'dana.persona.yaml': own });
    const found = library.findings('dana.persona.yaml').filter(({ rule }) => rule === 'message-disconnect');
    expect(found.map(({ message }) => message)).toEqual([
      'The messaging that it inherits shares no word with the goals and pain points, such as “spend”, “less” or “week”. Say what it does for them, in their words.',
    ]);
  });
});

describe('readiness of a persona that inherits', () => {
  const parts = (texts: Record<string, string>, name: string) => {
    const { library, files: read } = shelf(texts);
    const file = read.get(name);
    const [entity] = file?.entities ?? [];
    if (!file || !entity) throw new Error('No entity');
    const { parts: found = [] } = readinessIn(library, file.uri, entity) ?? {};
    return Object.fromEntries(found.map(({ id, points }) => [id, points]));
  };

  test('counts what it inherits as what it says itself, but for the validation', () => {
    expect(parts(files, 'dana.persona.yaml')).toEqual({
      evidence: 12.5,
      actionable: 9,
      sized: 10,
      differentiated: 10,
      prioritized: 10,
      sales: 0,
      customer_success: 0,
      product: 0,
    });
  });

  test('is the formula of FORMAT without a parent', () => {
    expect(parts(files, 'finance.persona.yaml')).toMatchObject({ evidence: 12.5, actionable: 9, sales: 10 });
    const alone = { 'dana.persona.yaml': child.replace('parent: [finance]\n', '') };
    expect(parts(alone, 'dana.persona.yaml')).toMatchObject({ evidence: 0, actionable: 0, sized: 0, prioritized: 0 });
  });

  test('tells it apart by its own words: what it inherits it shares openly', () => {
    const own = `${child}goals: [Close the books in three days, Learn to delegate]\n`;
    const found = parts({ ...files, 'dana.persona.yaml': own }, 'dana.persona.yaml');
    // close, book, three, dai of nine words in all
    expect(found.differentiated).toBeCloseTo(10 * (1 - 4 / 9));
  });
});

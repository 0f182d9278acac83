import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderCard } from '../../server/src/cards/render.js';
import type { KindName } from '../../server/src/kinds/types.js';
import { modelOf, modelsOf } from './model.js';

/** What is drawn on the cards of maps, models and analyses: structure, words, and values that nobody should write. */
const library = new URL('../../examples/rondel/', import.meta.url);

function textOf(html: string): string {
  const plain = html.replace(/<[^>]*>/g, ' ').replace(/&lt;/g, '<');
  return plain
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function cardOf(name: string, source = readFileSync(new URL(name, library), 'utf8')) {
  const [model] = modelsOf(name, source);
  if (!model) throw new Error(`no entity in ${name}`);
  const html = renderCard(model);
  return { html, text: textOf(html) };
}

/** The card of data that no parser would hand out. */
function oddCard(kind: KindName, data: unknown): string {
  const html = renderCard(modelOf({ kind, id: 'a', name: 'A' }, data));
  expect(html).not.toMatch(/NaN|Infinity|undefined|\[object|cannot be drawn/);
  return html;
}

const attributes = (html: string, tag: RegExp, name: string) =>
  [...html.matchAll(tag)].map(([found]) => new RegExp(`\\b${name}="([^"]*)"`).exec(found)?.[1] ?? '');

describe('an empathy map', () => {
  test('stands around its person, who comes first', () => {
    const { html, text } = cardOf('maps/tomasz-at-a-changed-door.empathy-map.yaml');
    expect(text.indexOf('A carer in his second year')).toBeLessThan(text.indexOf('Thinks and does not say'));
    expect(text).toContain('To get done Find out what is different today');
    expect(attributes(html, /<section class="tile [^>]*>/g, 'class').map((name) => name.split(' ')[1])).toEqual(
      ['thinks', 'feels', 'hears', 'sees', 'says', 'does', 'pains', 'gains'].map((key) => `tile-${key}`),
    );
  });

  test('marks every statement where one has a source', () => {
    const { html } = cardOf(
      'x.empathy-map.yaml',
      'id: a\nsees: [A list]\nfeels:\n  - feeling: Alone\n    evidence: [s]\n',
    );
    expect(html.match(/class="mark mark-none"[^>]*aria-label="No source of its own"/g)?.length).toBeGreaterThan(1);
  });

  test('shows its person without any list yet', () => {
    expect(cardOf('x.empathy-map.yaml', 'id: a\nwho: A carer\n').text).toContain('A carer');
  });
});

describe('a value proposition', () => {
  const source = `
id: a
profile:
  pains: [{ pain: Eleven calls, rank: 1 }, { pain: Late rounds, rank: 2 }]
  gains: [{ gain: A quiet night, rank: 1 }]
value_map:
  pain_relievers: [{ reliever: Asks five at a time, relieves: [eleven calls., Something else] }]
  gain_creators: [Dreams]
`;
  const { html, text } = cardOf('x.value-proposition.yaml', source);

  test('says which item meets which, from both sides', () => {
    expect(text).toContain('R1 Asks five at a time Answers P1');
    expect(text).toContain('P1 Eleven calls Answered by R1 · 40% of the fit');
    expect(html.match(/class="vpc-link"/g)).toHaveLength(1);
  });

  test('tells what is open in words, and draws it otherwise', () => {
    expect(text).toContain('P2 Late rounds Not answered · 20% of the fit');
    expect(text).toContain('C1 Dreams Answers nothing in the profile');
    expect(text).toContain('not in the profile: Something else');
    expect(html.match(/<li class="open"/g)).toHaveLength(3);
    expect(html.match(/class="vpc-spot open"/g)).toHaveLength(3);
  });

  test('has its fit, and the part of each pain and gain in it', () => {
    expect(html).toContain('aria-label="Fit 40%"');
    expect(text).toContain('1 of 3 pains and gains is answered.');
    const widths = attributes(html, /<rect class="fit-[^>]*>/g, 'width').map(Number);
    expect(widths).toHaveLength(3);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(98.8, 1);
    expect(html.match(/class="fit-met"/g)).toHaveLength(1);
  });

  test('holds in its picture however many there are', () => {
    const pains = Array.from({ length: 40 }, (_, index) => `Pain ${index}`);
    const many = oddCard('value-proposition', { profile: { pains, gains: [] }, value_map: { pain_relievers: pains } });
    expect(many.match(/class="vpc-spot open"/g)).toHaveLength(80);
    expect(many).not.toContain('aria-label="Fit');
  });
});

describe('an experience map', () => {
  test('has a column a stage, and the mood above each', () => {
    const { html, text } = cardOf('maps/from-bad-inspection-to-good-month.experience-map.yaml');
    expect(html.match(/<th scope="col" class="stage"/g)).toHaveLength(5);
    expect(html).toContain('<td colspan="5">');
    expect(attributes(html, /<circle class="mood-point"[^>]*>/g, 'cx')).toEqual(['10%', '30%', '50%', '70%', '90%']);
    expect(attributes(html, /<circle class="mood-point"[^>]*>/g, 'cy').map(Number)).toEqual([148, 88, 118, 88, 28]);
    expect(/<path class="mood-path" d="M50,148C/.test(html)).toBe(true);
    expect(text).toContain("The first month's end: Delighted +2");
    expect(html).toContain('<section class="scroll-box" aria-label="Stages, side by side" tabindex="0">');
  });

  test.each([1, 30])('of %i stages is drawn', (amount) => {
    const stages = Array.from({ length: amount }, (_, index) => ({ stage: `S${index}`, emotion: (index % 5) - 2 }));
    const html = oddCard('experience-map', { stages });
    expect(html.match(/class="mood-point"/g)).toHaveLength(amount);
    expect(html).toContain(`<td colspan="${amount}">`);
    expect(html).toContain(amount === 30 ? '<table class="journey many">' : '<table class="journey">');
  });

  test('keeps a mood within the scale, and one in words as words', () => {
    const stages = [
      { stage: 'A', emotion: 1e300 },
      { stage: 'B', emotion: 'Tense' },
      { stage: 'C', emotion: Number.NaN },
      'D',
      { stage: 'E', emotion: -7 },
    ];
    const html = oddCard('experience-map', { stages });
    expect(attributes(html, /<circle class="mood-point"[^>]*>/g, 'cy')).toEqual(['28', '148']);
    expect(textOf(html)).toContain('Emotion Delighted +1e+300 Tense – – At their worst −7');
  });

  test('without any mood has no curve', () => {
    expect(oddCard('experience-map', { stages: [{ stage: 'A', actions: ['Reads'] }] })).not.toContain('mood');
  });
});

describe('a maturity model', () => {
  test('draws each assessment, and tells its score and level beside the levels', () => {
    const { html, text } = cardOf('market/visit-planning.maturity-model.yaml');
    expect(html.match(/<polygon class="series-line"/g)).toHaveLength(4);
    expect(text).toContain('Brackenfield Care 2026-09-21 3.75 In one place 4 4 3');
    expect(text).toContain('1 In one head 2 On the wall');
    expect(text).toContain('Replanning Weight 40 By telephone, from memory');
  });

  const model = (amount: number) => {
    const names = Array.from({ length: amount }, (_, index) => `Dimension number ${index} of the model`);
    const levels = Object.fromEntries(names.map((name, index) => [name, (index % 5) + 1]));
    return {
      levels: [1, 2, 3, 4, 5].map((level) => ({ level, name: `L${level}` })),
      dimensions: names.map((dimension) => ({ dimension })),
      assessments: [{ subject: 'One', levels }],
    };
  };

  test.each([1, 2])('of %i dimensions has no polygon, but a table', (amount) => {
    const html = oddCard('maturity-model', model(amount));
    expect(html).not.toContain('<polygon');
    expect(textOf(html)).toContain('One – 1');
    expect(textOf(html)).toContain('Dimension number 0 of the model Not described yet');
  });

  test('of twelve dimensions has a corner for each, all within the picture', () => {
    const html = oddCard('maturity-model', model(12));
    const [corners = ''] = attributes(html, /<polygon class="series-line"[^>]*>/g, 'points');
    const places = corners.split(' ').map((corner) => corner.split(',').map(Number));
    expect(places).toHaveLength(12);
    for (const [x = -1, y = -1] of places) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(480);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(320);
    }
  });

  test('leaves out what cannot be drawn, and says when it draws only the first', () => {
    const three = model(3);
    const odd = {
      ...three,
      assessments: [{ subject: 'One', levels: { 'Dimension number 0 of the model': 'high' } }, 'Two'],
    };
    expect(oddCard('maturity-model', odd)).not.toContain('<polygon class="series-line"');
    const [one] = three.assessments;
    const many = oddCard('maturity-model', { ...three, assessments: Array.from({ length: 9 }, () => one) });
    expect(many.match(/<polygon class="series-line"/g)).toHaveLength(6);
    expect(many).toContain('The first 6 are drawn.');
    for (const levels of [[], ['x'], [{ level: Number.NaN }], [{ level: 1e9, name: 'Far' }], 'Low']) {
      const html = oddCard('maturity-model', { ...three, levels });
      expect((html.match(/class="radar-ring"/g) ?? []).length).toBeLessThanOrEqual(6);
    }
  });

  test('keeps two levels of one number', () => {
    const text = textOf(
      oddCard('maturity-model', {
        levels: [
          { level: 1, name: 'Low' },
          { level: 1, name: 'High' },
        ],
      }),
    );
    expect(text).toContain('1 Low');
    expect(text).toContain('High');
  });
});

describe('a persona map', () => {
  test('places the personas, groups them by priority, and tells the places in numbers', () => {
    const { html, text } = cardOf('maps/who-rondel-is-for.persona-map.yaml');
    expect(html.match(/<g class="map-spot/g)).toHaveLength(5);
    expect(html.match(/class="map-label"/g)).toHaveLength(5);
    expect(text).toContain('Primary designed for first 1 registered-manager Signs in four deals of five.');
    expect(text).toContain('Negative not served 5 introductory-agency-owner');
    expect(text).toContain('Persona Time in Rondel Say in the purchase registered-manager 0.3 0.95');
    const sizes = new Map(
      [...html.matchAll(/<g class="map-spot map-(\w+)">.*?<circle [^>]*r="(\d+)"/g)].map(([, name, r]) => [
        name,
        Number(r),
      ]),
    );
    expect([...sizes.values()]).toEqual([...sizes.values()].sort((a, b) => b - a));
    expect(sizes.get('primary')).toBeGreaterThan(sizes.get('secondary') ?? 0);
  });

  test('without places is a list', () => {
    const html = oddCard('persona-map', {
      personas: [{ persona: 'a', priority: 'primary' }, { persona: 'b', priority: 'urgent', x: 'left', y: 1 }, 'c'],
    });
    expect(html).not.toContain('map-figure');
    expect(textOf(html)).toContain('No priority yet 2 b Priority urgent 3 c');
  });

  test('keeps what lies outside within the picture', () => {
    const html = oddCard('persona-map', {
      personas: [
        { persona: 'a', x: 1e300, y: -4 },
        { persona: 'b', x: Number.NaN, y: 1 },
      ],
    });
    expect(html).toMatch(/<circle cx="388" cy="328" r="11"/);
    expect(html.match(/<g class="map-spot/g)).toHaveLength(1);
  });
});

test('an analysis has its fields in their order, each with a letter of its own', () => {
  const letters = (html: string) => [...html.matchAll(/tile-letter"[^>]*>(\w)</g)].map(([, letter]) => letter).join('');
  expect(letters(cardOf('market/rondel-in-its-third-year.swot.yaml').html)).toBe('SWOT');
  expect(letters(cardOf('market/home-care-2027.pestel.yaml').html)).toBe('PESTEL');
});

describe('a segment', () => {
  test('shows its share as so many of a hundred squares, and where its members stand', () => {
    const { html, text } = cardOf('market/agency-lifecycle.segment.yaml');
    expect(html.match(/class="pip-on"/g)).toHaveLength(31);
    expect(text).toContain('31% of the whole');
    expect(html).toContain('<li class="now" aria-current="true">Power</li>');
    expect(text).toContain('Behavioural What they do, such as how often');
  });

  test.each([
    ['text', 'about a third'],
    ['more than all', 7],
    ['nothing', Number.NaN],
  ])('with a share that is %s has no squares', (_, share) => {
    expect(oddCard('segment', { size: { share, people: 40 } })).not.toContain('waffle');
  });
});

describe('a study', () => {
  test.each([
    ['customer_interviews', 12, '10 or more are usual for this method: its evidence counts in full.'],
    ['customer_interviews', 4, '10 or more are usual for this method, so its evidence counts as medium.'],
    ['crm', 900, 'No sample is usual for this method: its evidence counts as medium.'],
  ])('by %s with %i sets the sample beside what is usual', (method, sample, said) => {
    expect(cardOf('x.study.yaml', `id: a\nmethod: ${method}\nsample_size: ${sample}\n`).text).toContain(said);
  });

  test('names who rests on it, where that is known', () => {
    const model = modelOf({ kind: 'study', id: 's' }, { findings: ['F'] });
    const link = { kind: 'persona', id: 'dana', href: '#persona/dana' } as const;
    const usedBy = [{ kind: 'persona', name: 'Dana', times: 3, link }] as const;
    const html = renderCard({ ...model, usedBy });
    expect(html).toContain('<a class="reference" href="#persona/dana" data-kind="persona" data-id="dana"');
    expect(textOf(html)).toContain('Used as evidence by Dana Persona · 3 times');
    expect(textOf(renderCard({ ...model, usedBy: [] }))).toContain('Nobody yet');
    expect(textOf(renderCard(model))).not.toContain('Used as evidence');
  });
});

test('the questions of an interview guide are numbered through, with room for notes', () => {
  const { html, text } = cardOf('research/family-contact-interviews.interview-guide.yaml');
  expect(text).toContain('18 questions');
  expect(attributes(html, /<ol class="questions"[^>]*>/g, 'start')).toEqual(['1', '5', '8', '12', '16']);
  expect(text).toContain('5 When was a day on which you did not have to think');
  expect(html.match(/class="notes"/g)).toHaveLength(18);
});

describe('a glossary', () => {
  test('goes from A to Z and leads from a term to those to see also', () => {
    const { html } = cardOf('home-care.glossary.yaml');
    const names = [...html.matchAll(/<dt class="term-name"><span dir="auto">([^<]*)/g)].map(([, name]) => name ?? '');
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
    const ids = attributes(html, /<div class="term"[^>]*>/g, 'id');
    expect(new Set(ids).size).toBe(12);
    const anchors = [...html.matchAll(/href="#([^"]*)"/g)].map(([, anchor]) => anchor ?? '');
    expect(anchors.length).toBeGreaterThan(12);
    for (const anchor of anchors) expect(html).toContain(`id="${anchor}"`);
  });

  test('calls a term of another glossary by its name, and keeps what the schema does not know', () => {
    const { html, text } = cardOf(
      'x.glossary.yaml',
      'id: a\nterms:\n  - term: EVR\n    definition: Visits\n    see_also: [Round]\n    x-team: Care\n',
    );
    expect(text).toContain('EVR Visits See also Round Team Care');
    expect(html).not.toContain('href="#');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledTemplate, templates } from '../../server/src/features/templates.js';
import { kinds } from '../../server/src/kinds/registry.js';
import { slugOf } from '../../server/src/kinds/slug.js';
import { allParts, expandSnippet, parseSnippet, tabStops } from './expand.js';
import { check, files, named, variables } from './support.js';

const data = (prefix: string) => check(expandSnippet(named(prefix).parts, { variables })).data;

/** Templates that are no single entity of their own: they ask for no name. */
const collections = ['behavioural-segments'];
const single = files.filter(({ prefixes }) => !prefixes.some((prefix) => collections.includes(prefix)));
const native = single.filter(({ prefixes }) => !prefixes.some((prefix) => prefix.startsWith('pls-')));

describe('every template for a whole file', () => {
  it.each(files)('$name is valid when left as it is', ({ parts }) => {
    const { faults, entities } = check(expandSnippet(parts, { variables }));
    expect(faults).toEqual([]);
    expect(entities.length).toBeGreaterThan(0);
  });

  it.each(files)('$name is valid with every choice', ({ parts }) => {
    for (const part of allParts(parts)) {
      if (part.type !== 'choice') continue;
      for (const option of part.options) {
        const text = expandSnippet(parts, { variables, typed: new Map([[part.index, option]]) });
        expect(check(text).faults, `${part.index} = ${option}`).toEqual([]);
      }
    }
  });

  it.each(single)('$name asks for the name first and makes the id of it', ({ parts }) => {
    const text = expandSnippet(parts, { variables, typed: new Map([[1, 'Maya Chen, platform lead']]) });
    const { id, name, label } = check(text).data;
    expect([id, name ?? label]).toEqual(['maya-chen', 'Maya Chen, platform lead']);
  });

  it.each(files.filter(({ prefixes }) => !prefixes.some((prefix) => prefix.startsWith('pls-'))))(
    '$name puts the review at today',
    ({ parts }) => {
      for (const { review } of check(expandSnippet(parts, { variables })).entities)
        expect(review).toMatchObject({ last: '2026-03-31' });
    },
  );

  // What points at no source of its own: research itself, its questions, words, decisions and the one-sentence job.
  const without = /^(?:study|interview-.*|glossary|persona-map|maturity-model|job-statement|story|icp.*)$/;
  it.each(native.filter(({ prefixes }) => !prefixes.some((prefix) => without.test(prefix))))(
    '$name teaches evidence at the statement',
    ({ parts }) => {
      expect(expandSnippet(parts, { variables })).toMatch(/evidence: \[\*(?:research|guess)\]/);
    },
  );

  it.each(files.filter(({ name }) => name.startsWith('Persona:')))(
    '$name ranks goals, prices pains and sets a priority',
    ({ parts }) => {
      const { data } = check(expandSnippet(parts, { variables }));
      const ranks = (data.goals as { rank: number }[]).map(({ rank }) => rank);
      expect(ranks).toEqual(ranks.map((_, index) => index + 1));
      expect(ranks.length).toBeGreaterThan(1);
      expect(data).toHaveProperty('pain_points.0.impact.time');
      expect(data).toHaveProperty('priority.tier');
      expect(data).not.toHaveProperty('validation');
    },
  );
});

describe('the templates of the sources', () => {
  it('are there for every kind but the settings', () => {
    const covered = new Set(templates.map(({ kind }) => kind));
    expect(kinds.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual(['config']);
  });

  it('are the ones that the editor contributes as file templates', () => {
    expect(templates.map(({ label }) => label).sort()).toEqual(files.map(({ name }) => name).sort());
  });

  it('have the four persona types, the framework and the job with its eight steps', () => {
    const types = ['persona', 'persona-buyer', 'persona-customer'].map((prefix) => data(prefix).type);
    expect(types).toEqual(['user', 'buyer', 'customer']);
    expect(data('persona-proto').basis).toBe('proto');
    const steps = ['define', 'locate', 'prepare', 'confirm', 'execute', 'monitor', 'modify', 'conclude'];
    expect(Object.keys(Object(data('jtbd').map))).toEqual(steps);
    const { scoring, accounts } = data('icp') as { scoring: { attributes: { weight: number }[] }; accounts: object[] };
    expect(scoring.attributes.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(accounts).toHaveLength(1);
  });

  it('have every part of the full buyer document', () => {
    const buyer = data('persona-buyer-full');
    const parts = ['role', 'reports_to', 'demographics', 'professional_context', 'goals', 'pain_points', 'buying'];
    expect(Object.keys(buyer)).toEqual(expect.arrayContaining([...parts, 'objections', 'messaging', 'quote']));
    expect([buyer.goals, buyer.pain_points].map((list) => (list as unknown[]).length)).toEqual([3, 3]);
    expect(buyer).toHaveProperty('buying.criteria.length', 5);
  });

  it('have one segment for each place in the life of a user', () => {
    const { entities } = check(expandSnippet(named('behavioural-segments').parts, { variables }));
    expect(entities.map(({ lifecycle }) => lifecycle)).toEqual(['power', 'regular', 'at_risk', 'new']);
    for (const segment of entities)
      expect(Object.keys(segment)).toEqual(expect.arrayContaining(['usage', 'engagement', 'value', 'strategy']));
  });

  it('have all five groups of questions, each an open question', () => {
    const { sections } = data('interview-question-bank') as { sections: { section: string; questions: string[] }[] };
    expect(sections.map(({ section }) => section)).toEqual([
      'Role and context',
      'Goals',
      'Pain points',
      'Buying behaviour',
      'Information sources',
    ]);
    for (const { questions } of sections) expect(questions.length).toBeGreaterThanOrEqual(3);
  });

  it('answer each pain and gain of the canvas in its own words', () => {
    const typed = new Map([[1, 'Live close']]);
    const { profile, value_map: map } = check(expandSnippet(named('value-proposition').parts, { variables, typed }))
      .data as {
      profile: { pains: { pain: string }[]; gains: { gain: string }[] };
      value_map: { pain_relievers: { relieves: string }[]; gain_creators: { creates: string }[] };
    };
    expect(map.pain_relievers.map(({ relieves }) => relieves)).toEqual(profile.pains.map(({ pain }) => pain));
    expect(map.gain_creators.map(({ creates }) => creates)).toEqual(profile.gains.map(({ gain }) => gain));
  });

  it('assess every dimension of the maturity model', () => {
    const model = data('maturity-model') as { dimensions: { dimension: string }[]; assessments: { levels: object }[] };
    expect(Object.keys(model.assessments[0]?.levels ?? {})).toEqual(model.dimensions.map(({ dimension }) => dimension));
  });

  it('have a PLS child that names a parent and adds to it', () => {
    expect(data('pls-persona')).not.toHaveProperty('parent');
    expect(data('pls-child')).toHaveProperty('parent.length', 1);
    expect(data('pls-child')).toHaveProperty(['role', 'x-titles', 'length'], 1);
    expect(data('pls-child')).toMatchObject({ role: { level: '*' } });
  });
});

describe('a template with what is known filled in', () => {
  const filled = templates.map((template) => ({ ...template, template }));

  it.each(filled)('$label starts at the second tab stop and stays valid', ({ template }) => {
    const text = filledTemplate(template, { id: 'raj-2', name: 'Raj: the #1 "buyer" {$1}', today: '2026-04-01' });
    const parts = parseSnippet(text);
    expect(tabStops(parts)[0]).toBe(2);
    const { faults, entities, data } = check(expandSnippet(parts));
    expect(faults).toEqual([]);
    for (const { review } of entities) if (review) expect(review).toMatchObject({ last: '2026-04-01' });
    if (entities[0] !== data) return;
    expect([data.id, data.name ?? data.label]).toEqual(['raj-2', 'Raj: the #1 "buyer" {$1}']);
  });

  it('is the template itself where nothing is known', () => {
    for (const template of templates) expect(filledTemplate(template, {})).toBe(template.body.join('\n'));
  });
});

describe('the id made from the name', () => {
  const { parts } = named('persona');
  const typed = (name: string) => /^id: ?(.*)$/m.exec(expandSnippet(parts, { typed: new Map([[1, name]]) }))?.[1];

  it.each([
    ['Maya Chen', 'maya-chen'],
    ['Platform  Paula (EU)', 'platform-paula-eu'],
    ["The Buyer's Boss", 'the-buyers-boss'],
    ['  padded ', 'padded'],
    ['José Müller-Größe', 'jose-mueller-groesse'],
    ['Élodie', 'elodie'],
    ['DevOps 2.0 / SRE, on call', 'devops-2-0-sre'],
    ['Ýrr Ðorn Þing', 'yrr-dorn-thing'],
  ])('%s becomes %s', (name, slug) => {
    expect(typed(name)).toBe(slug);
    expect(slugOf(name)).toBe(slug);
  });

  it('is the same while typing and in a new file', () => {
    const letter = fc.constantFrom(..."aZ9 -_.()/&+ÄöüßÉçñÝþÐ'’".split(''));
    const names = fc.string({ unit: letter, minLength: 1, maxLength: 24 });
    fc.assert(fc.property(names, (name) => slugOf(name) === typed(name)));
  });

  it('is an id or nothing, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/.test(slugOf(name))),
    );
  });
});

import { expect, test } from 'vitest';
import { renderCard } from '../../server/src/cards/render.js';
import type { CardModel } from '../../server/src/cards/types.js';
import { type CardSource, cardModel } from '../../server/src/features/card.js';
import { shelf, today } from '../support/library.js';

/** The model of the first entity of a file in a library. */
function modelIn(texts: Readonly<Record<string, string>>, name: string, more: Partial<CardSource> = {}): CardModel {
  const { library, files } = shelf(texts);
  const file = files.get(name);
  const entity = file?.entities[0];
  if (!file || !entity) throw new Error(`no entity in ${name}`);
  return cardModel({ file, findings: [], library, entity, scores: { summary: {} }, ...more });
}

const family = {
  'office.persona.yaml':
    'id: office\nname: Office staff\nrole: Clerk\ngoals: [Quiet, Order]\ndemographics: {location: Leeds}\ntraits: {motivations: {likes: [Tea]}}\n',
  'ann.persona.yaml':
    'id: ann\nname: Ann\nparent: [office]\nquote: I plan.\ndemographics: {education: College}\ntraits: {motivations: {x-likes: [Docs]}}\n',
};

test('an effective card tells from whom each value is, and nothing of its own ones', () => {
  const { inheritedFrom = () => 'no function' } = modelIn(family, 'ann.persona.yaml', { effective: true });
  for (const pointer of ['/role', '/goals', '/goals/1', '/demographics/location', '/traits/motivations/likes/0'])
    expect([pointer, inheritedFrom(pointer)]).toEqual([pointer, 'Office staff']);
  // Of several origins, own, and not there.
  for (const pointer of [
    '/demographics',
    '/demographics/education',
    '/quote',
    '/traits/motivations/likes/1',
    '/name',
    '/x/y',
  ])
    expect([pointer, inheritedFrom(pointer)]).toEqual([pointer, undefined]);
});

test('inherited values are marked once: at a whole section, else at each value', () => {
  const html = renderCard(modelIn(family, 'ann.persona.yaml', { effective: true }));
  const marks = [...html.matchAll(/<span class="origin">.*?from <bdi>([^<]*)/gs)].map(([, name]) => name);
  // Role, goals, location, and the one inherited like.
  expect(marks).toEqual(['Office staff', 'Office staff', 'Office staff', 'Office staff']);
  expect(renderCard(modelIn(family, 'ann.persona.yaml'))).not.toContain('class="origin"');
});

test.each([
  ['last: 2026-11-01', { due: '2027-02-01', daysLeft: 71 }],
  ['last: 2026-08-22', { due: '2026-11-22', daysLeft: 0 }],
  ['last: 2026-08-21, cadence: quarterly', { due: '2026-11-21', daysLeft: -1 }],
  ['last: 2026-10-01, cadence: monthly', { due: '2026-11-01', daysLeft: -21 }],
  ['last: 9999-12-31', undefined],
  ['last: soon', undefined],
  ['cadence: monthly', undefined],
])('a review (%s) is due when its cadence says so', (review, due) => {
  const texts = { 'a.persona.yaml': `id: a\nreview: {${review}}\n` };
  expect(modelIn(texts, 'a.persona.yaml', { today }).reviewDue).toEqual(due);
  expect(modelIn(texts, 'a.persona.yaml').reviewDue).toBeUndefined();
});

test('nobody has to review what is not in use', () => {
  const texts = { 'a.persona.yaml': 'id: a\nstatus: retired\nreview: {last: 2020-01-01}\n' };
  expect(modelIn(texts, 'a.persona.yaml', { today }).reviewDue).toBeUndefined();
});

test('the cadence of the config counts where the entity names none', () => {
  const texts = {
    'personas.config.yaml': 'review: {cadence: annual}\n',
    'a.icp.yaml': 'id: a\nreview: {last: 2026-01-01}\n',
  };
  expect(modelIn(texts, 'a.icp.yaml', { today }).reviewDue).toEqual({ due: '2027-01-02', daysLeft: 41 });
});

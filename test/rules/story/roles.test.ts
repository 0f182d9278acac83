import { expect, test } from 'vitest';
import { applyFix, shelf } from '../../support/library.js';
import { doc } from '../../support/marked.js';

const story = doc('kind: story', 'id: a', 'as_a: user # whoever', 'i_want: to see the list', '');
const personas = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `p${at}.persona.yaml`,
      doc('kind: persona', `id: p${at}`, `name: Persona ${at}`, 'basis: proto', `priority: ${at === 6 ? 1 : 2}`),
    ]),
  );
const foundIn = (texts: Readonly<Record<string, string>>, complete = true) =>
  shelf({ 'a.story.yaml': story, ...texts }, complete)
    .findings('a.story.yaml')
    .filter(({ rule }) => rule === 'story-generic-role' || rule === 'dangling-reference');

test('just any user gets at most five personas to choose from, those of first priority first', () => {
  const [finding, ...more] = foundIn(personas(8));
  expect(more).toEqual([]);
  expect(finding?.fixes.map(({ title }) => title)).toEqual(
    [6, 0, 1, 2, 3].map((at) => `Make it a story of Persona ${at} (p${at})`),
  );
  const [fix] = finding?.fixes ?? [];
  expect(fix && applyFix(story, fix)).toBe(story.replace('user', 'p6'));
});

test('negative personas and drafts are nobody to choose', () => {
  const texts = {
    'no.persona.yaml': doc('kind: persona', 'id: no', 'type: negative'),
    'draft.persona.yaml': doc('kind: persona', 'id: draft', 'status: draft'),
  };
  const [finding] = foundIn(texts);
  expect(finding?.fixes).toEqual([]);
  expect(finding?.message).toContain('Write a persona');
});

test('the id is not told as dangling where the rule is off, and nothing is told before the library has been read', () => {
  const off = foundIn({ 'personas.config.yaml': 'rules: { story-generic-role: "off" }' });
  expect(off.map(({ rule }) => rule)).toEqual([]);
  expect(foundIn(personas(2), false)).toEqual([]);
});

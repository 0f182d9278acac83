import { expect, test } from 'vitest';
import { hover } from '../../server/src/features/hover.js';
import { marked } from '../support/marked.js';
import { contextOf, labels } from './completion-support.js';

const at = (kind: string) => `file:///team/some.${kind}.yaml`;

test.each([
  ['story', 'id: a\nas_a: |', ['accountant', 'finance-lead']],
  ['story', 'id: a\njob: |', ['close-the-books']],
  ['persona-map', 'id: a\npersonas:\n  - persona: |', ['accountant', 'finance-lead']],
  ['empathy-map', 'id: a\npersona: |', ['accountant', 'finance-lead']],
  ['segment', 'id: a\npersonas: [finance-lead, |]', ['accountant']],
  ['icp', 'id: a\npersonas:\n  users:\n    - |', ['accountant', 'finance-lead']],
  ['persona', 'id: a\nicps: [|]', ['mid-market']],
])('in a %s, %j offers the ids that fit there', (kind, text, ids) => {
  expect(labels(text, at(kind)).sort()).toEqual(ids);
});

test.each([
  ['value-proposition', 'id: a\npersona: finance|-lead', 'Dana Okafor'],
  ['story', 'id: a\njob: close|-the-books', 'Close the books'],
  ['persona-map', 'id: a\npersonas:\n  - persona: finance|-lead', 'Dana Okafor'],
])('in a %s, a hover over the id in %j says who it is', (kind, source, name) => {
  const { text, position } = marked(source);
  expect(JSON.stringify(hover(contextOf(text, at(kind)), position))).toContain(name);
});

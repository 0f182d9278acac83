import { expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { namedData } from '../../server/src/library/named-data.js';
import { libraryOf } from '../support/indexed.js';

const text = `kind: persona
id: dana
parent: [lead, nobody]
jobs: [close-books]
evidence:
  - interviews-2026
  - study: interviews-2026
    confidence: low
goals:
  - goal: Close the books
    evidence: [interviews-2026, unknown]
  - Sleep
---
{ kind: persona, id: lead, name: Finance lead }
---
{ kind: jtbd, id: close-books }
---
{ kind: study, id: interviews-2026, name: Interviews in spring, method: customer_interviews, date: 2026-04-01, sample_size: 12 }
`;

test('ids read as names, studies as what makes them credible, and what nobody declares stays', () => {
  const file = readEntities('file:///library/dana.persona.yaml', parse(text));
  const [dana] = file.entities;
  if (!dana) throw new Error('no persona');
  const before = structuredClone(dana.data);
  const study = { source: 'Interviews in spring', method: 'customer_interviews', date: '2026-04-01', sample_size: 12 };
  expect(namedData(dana, libraryOf([file]))).toEqual({
    kind: 'persona',
    id: 'dana',
    parent: ['Finance lead', 'nobody'],
    jobs: ['close-books'],
    evidence: [study, { study: 'Interviews in spring', confidence: 'low' }],
    goals: [{ goal: 'Close the books', evidence: [study, 'unknown'] }, 'Sleep'],
  });
  expect(dana.data).toEqual(before);
});

test('a lone id where a list belongs reads as a name too', () => {
  const lone = `{ kind: persona, id: dana, parent: lead, jobs: close, evidence: spring }
---
{ kind: persona, id: lead, name: Finance lead }
---
{ kind: jtbd, id: close, name: Close the books }
---
{ kind: study, id: spring, name: Interviews in spring, method: customer_interviews }
`;
  const file = readEntities('file:///library/dana.persona.yaml', parse(lone));
  const [dana] = file.entities;
  if (!dana) throw new Error('no persona');
  expect(namedData(dana, libraryOf([file]))).toMatchObject({
    parent: 'Finance lead',
    jobs: 'Close the books',
    evidence: { source: 'Interviews in spring', method: 'customer_interviews' },
  });
});

import { expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { status } from '../../server/src/features/status.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import type { Scores } from '../../server/src/scores/index.js';

const scores: Scores = { summary: {} };
const ready: Scores = { readiness: { score: 64, grade: 'C', parts: [] }, summary: {} };

function statusOf(name: string, text: string, given = scores, line = 0) {
  const file = readEntities(`file:///library/${name}`, parse(text));
  return status(file, (entity) => (entity.id === 'b' ? ready : given), { line, character: 0 });
}

test('a persona shows its readiness', () => {
  expect(statusOf('a.persona.yaml', 'id: a\nname: Ada\n', ready)).toEqual({
    claimed: true,
    text: 'Readiness 64/100',
    detail: 'Ada, grade C',
  });
});

test('the entity at the position counts', () => {
  const text = 'id: a\n---\nid: b\n';
  expect(statusOf('a.persona.yaml', text).text).toBe('Persona');
  expect(statusOf('a.persona.yaml', text, scores, 2).text).toBe('Readiness 64/100');
});

test('a kind without readiness shows its name', () => {
  expect(statusOf('x.icp.yaml', 'id: x\n')).toEqual({ claimed: true, text: 'Ideal customer profile', detail: 'x' });
});

test('an empty claimed file is claimed', () => {
  expect(statusOf('a.persona.yaml', '')).toEqual({ claimed: true, text: 'Nothing to show yet' });
});

test('an unclaimed file says why, and how to claim it', () => {
  const { claimed, text, detail } = statusOf('deploy.yaml', 'image: nginx\n');
  expect({ claimed, text }).toEqual({ claimed: false, text: 'Not a persona file' });
  expect(detail).toMatch(/^Its name has no known ending .* To have it served, .*personas\.config\.yaml\.$/);
  expect(statusOf('x.yaml', 'personas:\n  - id: a\n').detail?.match(/personas\.config\.yaml/g)).toHaveLength(1);
});

import { describe, expect, test } from 'vitest';
import { nearest } from '../../server/src/kinds/nearest.js';
import { alternatives, typesInWords } from '../../server/src/rules/words.js';

describe('nearest', () => {
  const keys = ['goals', 'pain_points', 'name', 'role', 'kpis', 'buying'];
  test.each([
    ['gaols', 'goals'],
    ['goal', 'goals'],
    ['painPoints', 'pain_points'],
    ['pain-points', 'pain_points'],
    ['pain_pionts', 'pain_points'],
    ['nmae', 'name'],
    ['Name', 'name'],
  ])('%s is meant as %s', (written, meant) => {
    expect(nearest(written, keys)).toBe(meant);
  });

  test.each(['favourite_colour', 'rank', 'x', ''])('nobody knows what %s is meant as', (written) => {
    expect(nearest(written, keys)).toBeUndefined();
  });
});

test('lists read as sentences', () => {
  expect(alternatives(['a', 'b', 'c'])).toBe('`a`, `b` or `c`');
  expect(alternatives([1, 2, 3], 2)).toBe('`1`, `2` or others');
  expect(typesInWords(['string', 'array', 'string'])).toBe('a text or a list');
});

import { describe, expect, test } from 'vitest';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { guess } from '../../server/src/kinds/guess.js';

describe('a guess', () => {
  const kindsOf = (text: string, name = 'x.yaml') => guess(parse(text, formatOf(name))).kinds.map(({ kind }) => kind);

  test.each([
    ['name: a\npain_points: [b]\ngoals: [c]\n', 'persona'],
    ['firmographics:\n  industries: [a]\n', 'icp'],
    ['statement: { when: a }\nforces: { push: [b] }\n', 'jtbd'],
    ['as_a: b\ni_want: c\n', 'story'],
    ['- strengths: [a]\n  threats: [b]\n', 'swot'],
    ['painPoints: [a]\n', 'persona'],
    ['name: a\nfrustrations: [b]\njob_title: c\n', 'persona'],
    ['- employee_count: 50\n  industry: a\n', 'icp'],
    ['segments:\n  - usage: daily\n', 'segment'],
    ['kind: pestel\nstrengths: [a]\n', 'pestel'],
    ['terms:\n  - term: a\n', 'glossary'],
  ])('at %j is %s', (text, kind) => {
    expect(kindsOf(text)[0]).toBe(kind);
  });

  test('says by which keys', () => {
    expect(guess(parse('name: a\npain_points: []\nx: 1\n')).kinds[0]?.keys).toEqual(['pain_points']);
  });

  test('takes the names of lists for what they hold, and for nothing else', () => {
    const { collections, kinds: found } = guess(parse('personas:\n  - id: a\n    goals: [b]\n'));
    expect(collections).toEqual(['personas']);
    expect(found).toEqual([{ kind: 'persona', keys: ['personas'] }]);
  });

  test('knows the PLS format', () => {
    expect(guess(parse('id: a\nlabel: A\nmotivations: {}\n')).kinds[0]).toMatchObject({
      kind: 'persona',
      dialect: 'pls',
    });
  });

  test('of nothing is nothing', () => {
    expect(guess(parse('image: nginx\nports: [80]\nid: 1\n')).kinds.map(({ kind }) => kind)).not.toContain('icp');
    expect(kindsOf('')).toEqual([]);
    expect(kindsOf('a: &a [*a]\n')).toEqual([]);
  });
});

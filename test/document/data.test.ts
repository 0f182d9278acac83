import { describe, expect, test } from 'vitest';
import { toData } from '../../server/src/document/data.js';
import { dataOf } from './outline.js';

describe('plain data', () => {
  test('nothing is null', () => {
    expect(toData(undefined)).toBeNull();
    expect(dataOf('')).toBeNull();
    expect(dataOf('a:\nb: ~\nc: null\nd: ""\n')).toEqual({ a: null, b: null, c: null, d: '' });
  });

  test('aliases and merges are written out, own keys first, then the first merge that has a key', () => {
    const source = 'a: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nc:\n  <<: [*a, *b]\n  x: 3\nd: *a\n';
    expect(dataOf(source)).toEqual({
      a: { x: 1, y: 1 },
      b: { y: 2, z: 2 },
      c: { x: 3, y: 1, z: 2 },
      d: { x: 1, y: 1 },
    });
  });

  test('merges reach through merges', () => {
    expect(dataOf('a: &a { x: 1 }\nb: &b\n  <<: *a\n  y: 2\nc:\n  <<: *b\n')).toMatchObject({ c: { x: 1, y: 2 } });
  });

  test('an alias that leads nowhere is null', () => {
    expect(dataOf('a: *nothing\n')).toEqual({ a: null });
  });

  test('no key reaches the prototype', () => {
    const data = dataOf('__proto__:\n  polluted: yes\nconstructor: 1\n') as Record<string, unknown>;
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect('polluted' in data).toBe(false);
    expect(dataOf('a: &a { __proto__: { polluted: yes } }\nb: { <<: *a }\n')).not.toHaveProperty('b.polluted');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('keys that are no texts have the names that JSON would give them', () => {
    expect(dataOf('1: a\ntrue: b\n1.5: c\n')).toEqual({ '1': 'a', true: 'b', '1.5': 'c' });
  });

  test('a text that looks like a merge is a key', () => {
    expect(dataOf('a: { "<<": 1 }\nb:\n  <<: text\n')).toEqual({ a: { '<<': 1 }, b: { '<<': 'text' } });
  });
});

import { describe, expect, test } from 'vitest';
import { rangeOfList, rangeWithCurrency, readRange } from '../../server/src/convert/ranges.js';

describe('a range in words', () => {
  test.each([
    ['25-34', { min: 25, max: 34 }],
    ['25 - 34', { min: 25, max: 34 }],
    ['25–34', { min: 25, max: 34 }],
    ['25 to 34', { min: 25, max: 34 }],
    ['between 25 and 34', { min: 25, max: 34 }],
    ['from 25 to 34 years old', { min: 25, max: 34 }],
    ['ages 25-34', { min: 25, max: 34 }],
    ['30-150 employees', { min: 30, max: 150 }],
    ['1,000-5,000', { min: 1000, max: 5000 }],
    ['34', { min: 34, max: 34 }],
    ['34 years', { min: 34, max: 34 }],
    ['2.5-3', { min: 2.5, max: 3 }],
    ['under 30', '<30'],
    ['fewer than 10 people', '<10'],
    ['up to 100', '<=100'],
    ['over 50', '>50'],
    ['at least 50', '50+'],
    ['50 or more', '50+'],
    ['50 and above', '50+'],
    ['50+ employees', '50+'],
  ])('%s', (text, range) => {
    expect(readRange(text)).toEqual(range);
  });

  test.each(['50+', '<10', '>=5'])('%s is written so in the format', (text) => {
    expect(readRange(text)).toBeUndefined();
  });

  test.each([
    '34-25',
    '$50k-100k',
    '10m-50m',
    'mid-30s',
    'all ages',
    'thirty',
    '',
    '25-34-45',
    '1.000-5.000 Euro',
    '25 or 34',
  ])('%s is left alone', (text) => {
    expect(readRange(text)).toBeUndefined();
  });

  test('two numbers in a list', () => {
    expect(rangeOfList([25, 34])).toEqual({ min: 25, max: 34 });
    expect(rangeOfList([34, 25])).toBeUndefined();
    expect(rangeOfList(['a', 'b'])).toBeUndefined();
    expect(rangeOfList([1, 2, 3])).toBeUndefined();
  });

  test('ends with a currency keep it', () => {
    expect(rangeWithCurrency({ min_usd: '2_000_000', max_usd: 5000000 })).toBe('2000000-5000000 USD');
    expect(rangeWithCurrency({ min_usd: 1, max_eur: 2 })).toBeUndefined();
    expect(rangeWithCurrency({ min_usd: 'a lot', max_usd: 2 })).toBeUndefined();
    expect(rangeWithCurrency({ min_usd: 1, max_usd: 2, note: 'x' })).toBeUndefined();
  });
});

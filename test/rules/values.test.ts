import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaFor } from '../../server/src/kinds/registry.js';
import { fieldSchemas } from '../../server/src/kinds/schema-walk.js';
import type { Entity } from '../../server/src/kinds/types.js';
import { isoReadings, parseIso } from '../../server/src/rules/dates.js';
import { asShare, meantValue } from '../../server/src/rules/schema/amounts.js';
import { markdownOf } from '../../server/src/rules/values/markdown.js';
import { readTextRange } from '../../server/src/rules/values/range-values.js';
import { applyFix, findingsOf } from '../support/library.js';

describe('a date', () => {
  test.each([
    ['31/03/2026', ['2026-03-31']],
    ['03/31/2026', ['2026-03-31']],
    ['03/04/2026', ['2026-04-03', '2026-03-04']],
    ['04/04/2026', ['2026-04-04']],
    ['3.4.2026', ['2026-04-03']],
    ['2026/3/31', ['2026-03-31']],
    ['2026年3月31日', ['2026-03-31']],
    ['2026-03-31T10:00:00Z', ['2026-03-31']],
    ['31 March 2026', ['2026-03-31']],
    ['31st of March, 2026', ['2026-03-31']],
    ['March 31, 2026', ['2026-03-31']],
    ['31-Mar-2026', ['2026-03-31']],
    ['Marble 31, 2026', []],
    ['2026-02-30', []],
    ['31/02/2026', []],
    ['March 2026', []],
    ['31/03/26', []],
    ['To be verified', []],
  ])('%s', (text, readings) => {
    expect(isoReadings(text)).toEqual(readings);
  });

  test('whatever is read is a day of the calendar', () => {
    const part = fc.oneof(fc.nat(40).map(String), fc.nat(3000).map(String), fc.constantFrom('March', 'Mai', 'T'));
    fc.assert(
      fc.property(part, fc.constantFrom('/', '.', '-', ' ', ', '), part, part, (a, sign, b, c) => {
        for (const iso of isoReadings([a, b, c].join(sign))) expect(parseIso(iso)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  test('that no calendar has is told as such', () => {
    const text = (date: string) => `kind: persona\nid: a\nbasis: proto\nreview: { last: ${date} }\n`;
    const message = (date: string) => findingsOf(text(date)).find(({ rule }) => rule === 'date-not-iso')?.message;
    expect(message('2026-02-30')).toBe('There is no 30 February 2026. That month has 28 days.');
    expect(message('2026-13-01')).toMatch(/^There is no month 13\./);
    expect(message('2026-03')).toMatch(/needs the day as well/);
  });
});

describe('a number in other words', () => {
  const { schema } = schemaFor('persona', 'native');
  const entity = { schema } as Entity;
  const at = (...path: string[]) => fieldSchemas(schema, path);

  test.each([
    ['25%', 0.25],
    ['12.5 %', 0.125],
    ['250%', undefined],
    ['0.5', 0.5],
    ['0,5', 0.5],
    ['12k', undefined],
    ['half', undefined],
  ])('as a share: %s', (text, value) => {
    expect(meantValue(text, entity, at('size', 'share'))).toBe(value);
  });

  test.each([
    ['12,000', 12000],
    ['12 000', 12000],
    ['12\u202F000', 12000],
    ['12_000', 12000],
    ["12'000", 12000],
    ['1.200.000', 1200000],
    ['12k', 12000],
    ['1.5k', 1500],
    ['2M', 2000000],
    ['12', 12],
    ['25%', undefined],
    ['1.2', undefined],
    ['12,00,0', undefined],
    ['about 12', undefined],
    ['-5', undefined],
    ['yes', undefined],
  ])('as people: %s', (text, value) => {
    expect(meantValue(text, entity, at('size', 'people'))).toBe(value);
  });

  test('yes and no, where one of two is expected', () => {
    const has = at('professional_context', 'budget_authority', 'has');
    expect(['yes', 'On', 'true', 'no', 'OFF', 'maybe', '1'].map((text) => meantValue(text, entity, has))).toEqual([
      true,
      true,
      true,
      false,
      false,
      undefined,
      undefined,
    ]);
  });

  test('a percentage without its sign', () => {
    const share = { minimum: 0, maximum: 1 };
    expect([25, 100, 1.5, 101, 1].map((value) => asShare(value, share))).toEqual([
      0.25,
      1,
      undefined,
      undefined,
      undefined,
    ]);
    expect(asShare(25, { minimum: 0, maximum: 5 })).toBeUndefined();
  });
});

describe('what is most likely meant', () => {
  const messages = (text: string, name: string) =>
    findingsOf(text, name)
      .map(({ message }) => message)
      .join('\n');
  const persona = 'kind: persona\nid: dana\n';

  test('of numbers it is the next one, of names the one that ends so', () => {
    expect(messages(`${persona}priority: 7\n`, 'dana.persona.yaml')).toContain('Did you mean `3`?');
    const evidence = `${persona}evidence: [{ source: Talks, method: interviews }]\n`;
    expect(messages(evidence, 'dana.persona.yaml')).toContain('Did you mean `customer_interviews`?');
  });

  test('a number in quotes is one where the keys are open too', () => {
    const text = 'kind: icp\nid: saas\naccounts:\n  - name: Northwind\n    scores: { industry: "3" }\n';
    const [found] = findingsOf(text, 'saas.icp.yaml').filter(({ rule }) => rule === 'wrong-type');
    expect(found?.fixes.map(({ edits }) => edits[0]?.newText)).toEqual(['3']);
  });

  test('a bound is told in whole words', () => {
    expect(messages(`${persona}size: { people: -3 }\n`, 'dana.persona.yaml')).toContain(
      'cannot be less than 0, and -3 is.',
    );
  });

  test('a placeholder and a word in need of quotes are not too terse', () => {
    const text = `${persona}goals: [PLACEHOLDER-GOAL, On]\n`;
    expect(findingsOf(text, 'dana.persona.yaml').map(({ rule }) => rule)).not.toContain('too-terse-item');
  });

  test('an attribute that stays becomes a key of the team, and nothing more is said of it', () => {
    const text = `${persona}demographics:\n  gender: female\n`;
    const about = (source: string) =>
      findingsOf(source, 'dana.persona.yaml').filter(({ rule }) => /^(?:sensitive-attribute|unknown-key)$/.test(rule));
    const [found] = about(text);
    const fix = found?.fixes.at(-1);
    expect(fix && about(applyFix(text, fix))).toEqual([]);
    expect(about(`${text}evidence: [{ source: Study, method: survey }]\n`).map(({ rule }) => rule)).toEqual([
      'unknown-key',
    ]);
  });

  test('weights keep their scale', () => {
    const text =
      'kind: icp\nid: saas\nscoring:\n  attributes:\n    - { attribute: a, weight: 0.5 }\n    - { attribute: b, weight: 0.6 }\n';
    const [found] = findingsOf(text, 'saas.icp.yaml').filter(({ rule }) => rule === 'weights-sum');
    expect(found?.fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText))).toEqual(['0.45', '0.55']);
  });
});

describe('a range in one text', () => {
  test.each([
    ['34-25', 34, 25],
    ['$100k-50k', 100_000, 50_000],
    ['1.5m to 3m EUR', 1_500_000, 3_000_000],
    ['1,200-900', 1200, 900],
  ])('%s', (text, min, max) => {
    expect(readTextRange(text)).toMatchObject({ min, max });
  });

  test.each(['5-10k', '50k-100', '25', 'about 5-3', '2026-03-31'])(
    'which %s is not, or may be meant otherwise',
    (text) => {
      expect(readTextRange(text)).toBeUndefined();
    },
  );
});

describe('HTML as Markdown', () => {
  test.each([
    ['<p>One.</p><p>Two &amp; three.</p>', 'One.\n\nTwo & three.'],
    ['a<br/>b', 'a\nb'],
    ['<b>Late</b> and <em>alone</em>', '**Late** and *alone*'],
    ['Why:<ul><li>Late</li>\n<li>Alone</li></ul>', 'Why:\n\n- Late\n- Alone'],
    ['<a class="x" href="https://example.com">here</a>', '[here](https://example.com)'],
  ])('%s', (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test('is not tried where a tag has no counterpart', () => {
    expect(markdownOf('<table><tr><td>1</td></tr></table>')).toBeUndefined();
  });
});

describe('what identifies a person', () => {
  const found = (text: string) =>
    findingsOf(`kind: persona\nid: a\nbasis: proto\nsummary: ${JSON.stringify(text)}\n`)
      .filter(({ rule }) => rule === 'pii-email')
      .map(({ message }) => /^`([^`]+)`/.exec(message)?.[1]);

  test.each([
    ['Ask dana.okafor@northwind.co first', ['dana.okafor@northwind.co']],
    ['+49 (170) 1234567 or 415-234-5678', ['+49 (170) 1234567', '415-234-5678']],
    ['phone: 0171 2345678', ['0171 2345678']],
  ])('%s', (text, parts) => {
    expect(found(text)).toEqual(parts);
  });

  test.each([
    'support@northwind.co, sales+eu@northwind.co',
    'dana@example.com, dana@northwind.test',
    '1-800-234-5678 and 415-555-0132',
    '2026-03-31 2026-03-31, 10,000-50,000, 2019-2024, 100-200-300',
    'ISBN 978-3-16-148410-0, order 123-456-7890123, version 1.2.3-4567890',
    'https://example.com/@dana/415-234-5678',
  ])('is not %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultConfig, hintFor, readConfig, settingFor } from '../../server/src/library/config.js';

/** What a config says about a rule in a file: `severity options`, or `-`. */
function setting(data: unknown, rule: string, path = 'a.persona.yaml'): string {
  const found = settingFor(readConfig(data), rule, path);
  return found ? `${found.severity}${found.options ? ` ${JSON.stringify(found.options)}` : ''}` : '-';
}

describe('presets', () => {
  test.each(['minimal', 'recommended', 'strict'] as const)('%s', (preset) => {
    expect(readConfig({ extends: preset }).preset).toBe(preset);
  });

  test.each([undefined, null, '', 'Strict', 'eslint', 5, ['strict'], { extends: 'strict' }])(
    '%j is none: recommended holds',
    (value) => {
      expect(readConfig({ extends: value }).preset).toBe('recommended');
    },
  );
});

describe('rules', () => {
  test.each(['off', 'hint', 'info', 'warning', 'error'])('%s', (severity) => {
    expect(setting({ rules: { 'no-goals': severity } }, 'no-goals')).toBe(severity);
    expect(setting({ rules: { 'no-goals': [severity] } }, 'no-goals')).toBe(severity);
    expect(setting({ rules: { 'no-goals': [severity, { most: 4 }] } }, 'no-goals')).toBe(`${severity} {"most":4}`);
  });

  test.each([true, 2, 'warn', 'Error', null, [], ['loud'], [['error']], { severity: 'error' }])(
    '%j is no setting, and the rules beside it still hold',
    (value) => {
      const data = { rules: { 'no-goals': value, 'no-pains': 'error' } };
      expect(setting(data, 'no-goals')).toBe('-');
      expect(setting(data, 'no-pains')).toBe('error');
    },
  );

  test('options that are no mapping are left out', () => {
    expect(setting({ rules: { 'no-goals': ['info', 5] } }, 'no-goals')).toBe('info');
    expect(setting({ rules: { 'no-goals': ['info', ['x']] } }, 'no-goals')).toBe('info');
  });

  test('names that objects have anyway are no rules', () => {
    for (const name of ['constructor', '__proto__', 'toString']) expect(setting({ rules: {} }, name)).toBe('-');
  });
});

describe('overrides', () => {
  const data = {
    rules: { 'no-goals': 'info', 'no-pains': 'info' },
    overrides: [
      { files: 'drafts/**', rules: { 'no-goals': 'off' } },
      { files: ['*.icp.yaml', 'drafts/old/*'], rules: { 'no-goals': 'error' } },
      { files: [], rules: { 'no-pains': 'error' } },
      { rules: { 'no-pains': 'error' } },
      'nonsense',
      { files: 'drafts/**', rules: 'nonsense' },
    ],
  };

  test.each([
    ['a.persona.yaml', 'info'],
    ['drafts/a.persona.yaml', 'off'],
    ['drafts/deep/er/a.persona.yaml', 'off'],
    ['drafts/old/a.persona.yaml', 'error'],
    ['x.icp.yaml', 'error'],
    ['deep/x.icp.yaml', 'info'],
  ])('%s: %s', (path, expected) => {
    expect(setting(data, 'no-goals', path)).toBe(expected);
  });

  test('leave other rules as they are', () => {
    expect(setting(data, 'no-pains', 'drafts/old/a.persona.yaml')).toBe('info');
  });
});

describe('include and exclude', () => {
  const config = readConfig({
    include: [
      'people/*.yaml',
      './data/',
      { glob: '**/*.json', dialect: 'pls' },
      { glob: 'x.yaml', kind: 'icp', dialect: 'native' },
      { glob: 'y.yaml', kind: 'hero', dialect: 'klingon' },
      { kind: 'icp' },
      7,
      null,
    ],
    exclude: 'people/old*',
  });

  test.each([
    ['people/a.yaml', {}],
    ['people/deep/a.yaml', undefined],
    ['data/a/b.yml', {}],
    ['deep/a.json', { kind: 'persona', dialect: 'pls' }],
    ['x.yaml', { kind: 'icp', dialect: 'native' }],
    ['y.yaml', {}],
    ['.hidden/z.json', { kind: 'persona', dialect: 'pls' }],
    ['z.yaml', undefined],
  ])('%s', (path, expected) => {
    const { included } = hintFor(config, path);
    expect(included && { kind: included.kind, dialect: included.dialect }).toEqual(
      expected && { kind: undefined, dialect: undefined, ...expected },
    );
  });

  test('what is excluded is not included', () => {
    expect(hintFor(config, 'people/old-a.yaml')).toEqual({ excluded: true });
  });

  test('globs that are none match nothing', () => {
    const odd = readConfig({ include: ['', ' ', '[', '{a', '(((', '!(', '\\'], exclude: ['', '['] });
    for (const path of ['a.yaml', 'a/b.yaml']) expect(hintFor(odd, path).excluded).toBeUndefined();
  });
});

describe('what else it says', () => {
  test('cadence and vocabulary', () => {
    const config = readConfig({
      review: { cadence: 'annual' },
      vocabulary: { 'solution-in-goal': ['Ledgerly', 5, null, ''], tags: 'one', odd: { a: 1 } },
    });
    expect(config.cadence).toBe('annual');
    expect([...config.vocabulary]).toEqual([
      ['solution-in-goal', ['Ledgerly', '5']],
      ['tags', ['one']],
      ['odd', []],
    ]);
  });

  test.each(['weekly', 4, null, ['annual']])('%j is no cadence', (cadence) => {
    expect(readConfig({ review: { cadence } })).not.toHaveProperty('cadence');
  });

  test.each([undefined, null, '', 'text', 5, [], {}, { rules: null, include: null, overrides: null }])(
    '%j says nothing: the defaults hold',
    (data) => {
      const config = readConfig(data);
      expect(config).toMatchObject({ preset: defaultConfig.preset, include: [], overrides: [] });
      expect(config.exclude('a.yaml')).toBe(false);
      expect(config.rules.size + config.vocabulary.size).toBe(0);
    },
  );
});

test('no data makes it throw', () => {
  const near = fc.record(
    {
      extends: fc.anything(),
      rules: fc.anything(),
      include: fc.array(fc.oneof(fc.string(), fc.record({ glob: fc.string(), kind: fc.string() }), fc.jsonValue())),
      exclude: fc.oneof(fc.string(), fc.array(fc.string()), fc.jsonValue()),
      overrides: fc.array(fc.oneof(fc.record({ files: fc.array(fc.string()), rules: fc.jsonValue() }), fc.jsonValue())),
      vocabulary: fc.jsonValue(),
      review: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(near, fc.jsonValue()), fc.string(), (data, path) => {
      const config = readConfig(data);
      hintFor(config, path);
      settingFor(config, 'no-goals', path);
    }),
    { numRuns: 1000 },
  );
});

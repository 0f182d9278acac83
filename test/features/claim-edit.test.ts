import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parse } from '../../server/src/document/parse.js';
import { claimEdit, globOf, type IncludeEntry, includesGlob, newConfig } from '../../server/src/features/claim-edit.js';
import { kinds } from '../../server/src/kinds/registry.js';
import { hintFor, readConfig } from '../../server/src/library/config.js';

const entry: IncludeEntry = { glob: 'data/people.yaml', kind: 'persona' };

/** The config file after the edit. */
function claimed(config: string, wanted = entry): string {
  const edit = claimEdit(parse(config), wanted);
  if ('problem' in edit) throw new Error(edit.problem);
  return config.slice(0, edit.span.start) + edit.newText + config.slice(edit.span.end);
}

describe('claiming by the config file', () => {
  test.each([
    ['an empty file', '', 'include:\n  - glob: data/people.yaml\n    kind: persona\n'],
    ['comments alone', '# ours', '# ours\ninclude:\n  - glob: data/people.yaml\n    kind: persona\n'],
    [
      'other settings',
      'extends: strict # more\n\n# the end\n',
      'extends: strict # more\ninclude:\n  - glob: data/people.yaml\n    kind: persona\n\n# the end\n',
    ],
    [
      'a list',
      "include:\n    # by hand\n    - 'a/*.yaml' # all\nrules: {}\n",
      "include:\n    # by hand\n    - 'a/*.yaml' # all\n    - glob: data/people.yaml\n      kind: persona\nrules: {}\n",
    ],
    [
      'a list that is not indented',
      'include:\n- glob: a.yaml\n  kind: icp\nrules: {}',
      'include:\n- glob: a.yaml\n  kind: icp\n- glob: data/people.yaml\n  kind: persona\nrules: {}',
    ],
    ['a list in brackets', 'include: [a.yaml]\n', 'include: [a.yaml, { glob: data/people.yaml, kind: persona }]\n'],
    ['an empty list', 'include: []\n', 'include: [{ glob: data/people.yaml, kind: persona }]\n'],
    [
      'a single glob',
      'include: "a.yaml" # one\n',
      'include: ["a.yaml", { glob: data/people.yaml, kind: persona }] # one\n',
    ],
    [
      'a key without a value',
      'include: # soon\nrules: {}\n',
      'include: # soon\n  - glob: data/people.yaml\n    kind: persona\nrules: {}\n',
    ],
    ['a null', 'include: ~\n', 'include: [{ glob: data/people.yaml, kind: persona }]\n'],
    ['braces', '{ extends: strict }\n', '{ extends: strict, include: [{ glob: data/people.yaml, kind: persona }] }\n'],
    ['empty braces', '{}\n', '{ include: [{ glob: data/people.yaml, kind: persona }] }\n'],
    [
      'Windows line ends',
      'rules: {}\r\n',
      'rules: {}\r\ninclude:\r\n  - glob: data/people.yaml\r\n    kind: persona\r\n',
    ],
    [
      'an end of the document',
      'rules: {}\n...\n',
      'rules: {}\ninclude:\n  - glob: data/people.yaml\n    kind: persona\n...\n',
    ],
    ['no line end', 'extends: strict', 'extends: strict\ninclude:\n  - glob: data/people.yaml\n    kind: persona\n'],
  ])('goes into %s', (_, before, after) => {
    expect(claimed(before)).toBe(after);
  });

  test('writes only what has to be said', () => {
    expect(claimed('', { glob: 'a.yaml' })).toBe('include:\n  - a.yaml\n');
    expect(claimed('include: [b.yaml]\n', { glob: 'a.yaml' })).toBe('include: [b.yaml, a.yaml]\n');
    expect(claimed('', { glob: '#1.json', kind: 'persona', dialect: 'pls' })).toBe(
      'include:\n  - glob: "#1.json"\n    kind: persona\n    dialect: pls\n',
    );
  });

  test('gives up where nothing sensible can be done', () => {
    for (const config of ['- a\n', 'word\n', 'include: { a: b }\n', 'include: 5\n'])
      expect(claimEdit(parse(config), entry)).toHaveProperty('problem');
  });

  test('knows what is included already', () => {
    expect(includesGlob(parse('include: [a.yaml, { glob: b.yaml }]\n'), 'b.yaml')).toBe(true);
    expect(includesGlob(parse('include:\n  - a.yaml\n'), 'a.yaml')).toBe(true);
    expect(includesGlob(parse('include: [c.yaml]\n'), 'a.yaml')).toBe(false);
  });

  test('makes a config file that says it', () => {
    const text = newConfig({ glob: 'a b.yaml', kind: 'icp' });
    expect(parseYaml(text)).toEqual({ include: [{ glob: 'a b.yaml', kind: 'icp' }] });
    expect(text).toMatch(/^# .*\ninclude:\n/);
  });
});

const names = fc.string({
  unit: fc.constantFrom(...'aZ0 .-_[](){}!@+*?\'"#&$,;=~é\\'.split('')),
  minLength: 1,
  maxLength: 10,
});
const path = fc.array(names, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join('/')}.yaml`);

test('a glob matches the path that it was made of', () => {
  fc.assert(
    fc.property(path, (given) => {
      fc.pre(!given.startsWith('./') && !given.includes('/./') && !given.includes('/../') && !given.startsWith('../'));
      const config = readConfig({ include: [globOf(given)] });
      expect(hintFor(config, given).included, given).toBeDefined();
    }),
  );
  expect(hintFor(readConfig({ include: [globOf('a*.yaml')] }), 'ab.yaml').included).toBeUndefined();
});

test('the rest of the config stays as it is, and the file is included', () => {
  const other = fc.constantFrom(
    '# note\n',
    'extends: strict # why\n',
    'rules:\n  no-goals: off\n  # later\n',
    'vocabulary:\n  tools: [a,\n    b]\n',
    'baseline: |\n  a.json\n\n',
    'exclude: [c/**]\n',
  );
  const include = fc.constantFrom(
    '',
    'include:\n  - a.yaml\n',
    'include: [a.yaml, ]\n',
    'include: [\n  a.yaml,\n  b.yaml\n]\n',
    'include:\n',
    'include: a.yaml\n',
    'include:\n  - glob: a.yaml\n    # deep\n    kind: icp # end\n\n',
  );
  const kind = fc.option(fc.constantFrom(...kinds.map(({ name }) => name).filter((name) => name !== 'config')), {
    nil: undefined,
  });
  fc.assert(
    fc.property(fc.uniqueArray(other), include, fc.nat(6), path, kind, (others, own, at, file, kindName) => {
      const before = [...others.slice(0, at), own, ...others.slice(at)].join('');
      const after = claimed(before, { glob: globOf(file), kind: kindName });
      const was = parseYaml(before) ?? {};
      const is = parseYaml(after);
      const old = [was.include ?? []].flat();
      expect(is).toEqual({
        ...was,
        include: [...old, kindName ? { glob: globOf(file), kind: kindName } : globOf(file)],
      });
      for (const line of before.split('\n').filter((text) => text.includes('#'))) expect(after).toContain(line);
    }),
  );
});

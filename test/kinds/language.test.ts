import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import type { ClaimHint } from '../../server/src/kinds/claim.js';
import { readEntities } from '../../server/src/kinds/entities.js';

const read = (name: string, text: string, hint: ClaimHint = {}) =>
  readEntities(`file:///library/${name}`, parse(text, formatOf(name)), hint);
const by = (name: string, text: string, hint: ClaimHint = {}) => {
  const { claim: found } = read(name, text, hint);
  return found.claimed ? found.by : undefined;
};

describe('a file whose language somebody set', () => {
  const hint = { language: true };

  test('is ours, whatever its name', () => {
    expect(by('notes.yaml', 'goals: [a]\n')).toBeUndefined();
    expect(by('notes.yaml', 'goals: [a]\n', hint)).toBe('language');
    expect(by('people.md', '---\nname: a\n---\n', hint)).toBe('language');
  });

  test('takes its kind from `kind`', () => {
    expect(read('notes.yaml', 'kind: icp\nname: a\n', hint).entities).toMatchObject([{ kind: 'icp', name: 'a' }]);
  });

  test('takes its kind from the list around its entities', () => {
    const { entities, misfits } = read('notes.yaml', 'personas:\n  - id: a\nstories:\n  b: { i_want: c }\n', hint);
    expect(entities.map(({ kind, id }) => [kind, id])).toEqual([
      ['persona', 'a'],
      ['story', 'b'],
    ]);
    expect(misfits).toEqual([]);
  });

  test('is asked for its kind where nothing says it', () => {
    const { entities, misfits } = read('notes.yaml', 'name: a\ngoals: [b]\n', hint);
    expect(entities).toEqual([]);
    expect(misfits).toMatchObject([{ code: 'no-kind', span: { start: 0, end: 4 } }]);
  });

  test('is ours by better evidence where there is some, and not where the config leaves it out', () => {
    expect(by('a.persona.yaml', 'id: a\n', hint)).toBe('suffix');
    expect(by('a.yaml', 'kind: persona\nid: a\n', hint)).toBe('kind');
    expect(by('a.yaml', 'id: a\n', { ...hint, included: {} })).toBe('config');
    expect(by('a.yaml', 'id: a\n', { ...hint, excluded: true })).toBeUndefined();
  });
});

const corpus = '../shared/corpus/wild';
describe.skipIf(!existsSync(corpus))('files of others', () => {
  test.each(existsSync(corpus) ? readdirSync(corpus) : [])(
    '%s are not ours by themselves, and can be by hand',
    (name) => {
      const text = readFileSync(`${corpus}/${name}`, 'utf8');
      expect(by(name, text)).toBeUndefined();
      expect(by(name, text, { language: true })).toBe(
        formatOf(name) === 'markdown' && !text.startsWith('---') ? undefined : 'language',
      );
    },
  );
});

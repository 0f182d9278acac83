import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBelow, plainUri, relativePath, targetsOf } from '../../server/src/library/paths.js';

const root = 'file:///library';
const name = fc.stringMatching(/^[a-zA-Z0-9 _()'é-]{1,6}$/).filter((text) => text.trim() === text);
const file = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => plainUri(`${root}/${names.join('/')}.md`));
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

test('a relative path leads from one file to the other', () => {
  fc.assert(
    fc.property(file, file, (from, to) => {
      const path = { uri: from, range, text: relativePath(from, to), web: false, fromRoot: false };
      expect(targetsOf(path, root)).toEqual([to]);
    }),
  );
});

test('no path leads out of the library', () => {
  const part = fc.constantFrom('..', '.', 'a', 'b.md', '', '%2e%2e', '..\\', '~');
  fc.assert(
    fc.property(file, fc.array(part, { maxLength: 8 }), fc.boolean(), (uri, parts, fromRoot) => {
      const targets = targetsOf({ uri, range, text: parts.join('/'), web: false, fromRoot }, root);
      for (const target of targets) expect(new URL(target).pathname.startsWith('/library/')).toBe(true);
    }),
  );
});

test('a folder holds what is below it, however it is escaped', () => {
  expect(isBelow('file:///a%20b/c.md', 'file:///a b')).toBe(true);
  expect(isBelow('file:///ab/c.md', 'file:///a')).toBe(false);
  expect(isBelow('file:///a', 'file:///a')).toBe(false);
});

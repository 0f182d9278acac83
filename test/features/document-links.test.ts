import { describe, expect, test } from 'vitest';
import { documentLinks } from '../../server/src/features/document-links.js';
import { doc } from '../support/marked.js';
import { root, team, teamOf } from '../support/team.js';

/** Each link as the text that it lies on, and where it leads. */
async function linksOf(texts: Readonly<Record<string, string>>, name: string, present: readonly string[] = []) {
  const library = teamOf(texts);
  const there = new Set(present.map((path) => `${root}/${path}`));
  const found = await documentLinks(library.at(name), async (uri) => there.has(uri));
  return found.map(({ range, target }) => {
    const [place = ''] = library.show([{ uri: `${root}/${name}`, range }]);
    return [place.slice(name.length + 1), target];
  });
}

const only = (...lines: string[]) =>
  linksOf({ 'a.persona.yaml': doc('id: a', ...lines) }, 'a.persona.yaml', ['notes/march.md', 'a%20b.md', 'README']);

describe('document links', () => {
  test('lead to pages, to files that are there, and to entities', async () => {
    const found = await linksOf(team, 'dana.persona.yaml', ['faces/dana.png', 'notes/march.md']);
    expect(found).toEqual([
      ['5:8 ./faces/dana.png', `${root}/faces/dana.png`],
      ['10:13 notes/march.md#dana', `${root}/notes/march.md`],
      ['11:13 https://example.com/report', 'https://example.com/report'],
      ['4:10 finance', `${root}/finance.persona.yaml#L2,5`],
      ['7:5 "close-books"', `${root}/close.jtbd.yaml#L2,5`],
      ['9:5 talks', `${root}/talks.study.yaml#L1,5`],
    ]);
  });

  test('are counted from the file, a source from the library too', async () => {
    const texts = {
      'deep/a.persona.yaml': doc(
        'id: a',
        'image: notes/march.md',
        'evidence: [{ source: notes/march.md }, { source: ../up.md }]',
      ),
    };
    expect(await linksOf(texts, 'deep/a.persona.yaml', ['notes/march.md', 'up.md'])).toEqual([
      ['3:22 notes/march.md', `${root}/notes/march.md`],
      ['3:50 ../up.md', `${root}/up.md`],
    ]);
  });

  test('cover the quotes of a value and escape what a file is called', async () => {
    expect(await only('evidence: [{ source: "a b.md" }]')).toEqual([['2:22 "a b.md"', `${root}/a%20b.md`]]);
  });

  test.each([
    ['a script', 'image: javascript:alert(1)//a.png'],
    ['a command', 'evidence: [{ source: "command:workbench.action.quit" }]'],
    ['a file elsewhere', 'image: ../../etc/passwd.png'],
    ['an absolute path', 'image: /etc/passwd.png'],
    ['a file address', 'image: file:///library/notes/march.md'],
    ['a file that is not there', 'image: gone.png'],
    ['plain words', 'evidence: [{ source: README }]'],
    ['an id that nobody has', 'parent: [nobody]'],
    ['another field', 'summary: https://example.com'],
  ])('do not lead to %s', async (_, line) => {
    expect(await only(line)).toEqual([]);
  });

  test('do not lead to one of two entities with the same id', async () => {
    const texts = { 'a.persona.yaml': 'id: a\nparent: [b]', 'b.persona.yaml': 'id: b', 'c.persona.yaml': 'id: b' };
    expect(await linksOf(texts, 'a.persona.yaml')).toEqual([]);
  });

  test('follow $schema to a file of the library, and the channels of a PLS persona', async () => {
    const texts = {
      'p/dev.json':
        '{ "$schema": "../src/schema/persona.json", "id": "dev", "label": "Dev", "awareness": { "channels": [{ "url": "https://news.example.org" }] } }',
    };
    expect(await linksOf(texts, 'p/dev.json', ['src/schema/persona.json'])).toEqual([
      ['1:14 "../src/schema/persona.json"', `${root}/src/schema/persona.json`],
      ['1:110 "https://news.example.org"', 'https://news.example.org'],
    ]);
  });
});

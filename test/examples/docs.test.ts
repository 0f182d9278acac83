import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { convertDocument } from '../../server/src/convert/convert.js';
import { applyEdits } from '../../server/src/convert/source.js';
import { parse } from '../../server/src/document/parse.js';
import { kindOfFileName } from '../../server/src/kinds/claim.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { kinds } from '../../server/src/kinds/registry.js';
import { violationsOf } from '../../server/src/rules/violations.js';

const pagesIn = (folder: string, recursive: boolean) =>
  readdirSync(folder, { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const pages = [...pagesIn('.', false), ...pagesIn('docs', true), 'examples/README.md'].sort();
const read = (path: string) => readFileSync(path, 'utf8');
const withoutCode = (text: string) => text.replace(/```.*?```|`[^`\n]*`/gs, '');

/** The anchors that headings of a page give, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  const headings = read(page)
    .replace(/```.*?```/gs, '')
    .matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...withoutCode(read(page)).matchAll(/(?<!!)\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  for (const link of links.filter((target) => !/^[a-z]+:/.test(target))) {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    expect(existsSync(target), `${link} in ${page}`).toBe(true);
    if (anchor && target.endsWith('.md')) expect(anchorsOf(target), `${link} in ${page}`).toContain(anchor);
  }
});

describe('docs/kinds.md', () => {
  const page = read('docs/kinds.md');

  test.each(kinds.map((kind) => [kind.name, kind] as const))(
    'has its line about %s',
    (name, { suffix, collectionKey }) => {
      const row = page.split('\n').find((line) => line.startsWith('|') && line.includes(`(reference/${name}.md)`));
      expect(row).toContain(suffix ? `\`.${suffix}.yaml\`` : '`personas.config.yaml`');
      if (collectionKey) expect(page).toContain(`\`${collectionKey}\``);
    },
  );
});

test('docs/kinds.md names the template of every kind, and none that is not there', () => {
  const snippets = readdirSync('snippets').flatMap((name) =>
    Object.values(
      JSON.parse(read(join('snippets', name))) as Record<string, { prefix: string[]; isFileTemplate?: true }>,
    ),
  );
  const [, section = ''] = /## Templates\n(.*?)\n## /s.exec(read('docs/kinds.md')) ?? [];
  const named = [...section.matchAll(/`([a-z-]+)`/g)].map(([, prefix = '']) => prefix);
  const known = snippets.flatMap(({ prefix }) => prefix);
  expect(named.filter((prefix) => !known.includes(prefix))).toEqual([]);
  const files = snippets.filter(({ isFileTemplate }) => isFileTemplate);
  expect(files.filter(({ prefix }) => !prefix.some((one) => named.includes(one)))).toEqual([]);
});

describe('docs/conversion.md', () => {
  const blocks = new Map(
    [...read('docs/conversion.md').matchAll(/```yaml\n# ((?:before|after)\.\S+)\n(.*?)```/gs)].map(
      ([, name = '', text = '']) => [name, text] as const,
    ),
  );
  const befores = [...blocks.keys()].filter((name) => name.startsWith('before'));

  test('has examples of both sides', () => expect(befores).toEqual(['before.persona.yaml', 'before.story.yaml']));

  test.each(befores)('%s becomes what the page says', (name) => {
    const text = blocks.get(name) ?? '';
    const file = readEntities(`file:///docs/${name}`, parse(text));
    const edits = convertDocument(file, { document: 0, ownKeys: true });
    expect(applyEdits(text, edits)).toBe(blocks.get(name.replace('before', 'after')));
  });
});

/** Examples that name their file in a first comment are whole files: people paste them. */
const whole = ['docs/kinds.md', 'docs/getting-started.md', 'docs/pls.md', 'docs/conversion.md']
  .filter((page) => existsSync(page))
  .flatMap((page) =>
    [...read(page).matchAll(/```yaml\n(# (\S+)\n.*?)```/gs)].map(([, text = '', name = '']) => ({ page, name, text })),
  )
  .filter(({ name }) => kindOfFileName(name) !== undefined && !name.startsWith('before.'));

test.each(whole)('the example $name of $page is valid', ({ name, text }) => {
  const { entities, misfits } = readEntities(`file:///docs/${name}`, parse(text));
  expect(entities.length).toBeGreaterThan(0);
  expect(misfits).toEqual([]);
  expect(entities.flatMap((entity) => violationsOf(entity).map(({ pointer, keyword }) => [pointer, keyword]))).toEqual(
    [],
  );
});

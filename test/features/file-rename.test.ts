import { describe, expect, test } from 'vitest';
import { EditSet } from '../../server/src/features/edit-set.js';
import { addFileRenames } from '../../server/src/features/file-rename.js';
import { applyEdits } from '../support/edits.js';
import { doc } from '../support/marked.js';
import { root, team, teamOf } from '../support/team.js';

type Texts = Readonly<Record<string, string>>;

/** The texts that change when files get another place, and the ids that change with them. */
async function moved(texts: Texts, moves: Readonly<Record<string, string>>, present: readonly string[] = []) {
  const library = teamOf(texts);
  const files = new Map([...library.files].map(([name, file]) => [`${root}/${name}`, file]));
  const edits = new EditSet();
  const uriOf = (path: string) => `${root}/${path}`.replace(/\/$/, '');
  const list = Object.entries(moves).map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
  const ids = await addFileRenames(edits, library.library.links, list, {
    root,
    renameFiles: true,
    file: async (uri) => files.get(uri),
    exists: async (uri) => files.has(uri) || present.some((name) => uri === `${root}/${name}`),
  });
  const { changes = {} } = edits.toWorkspaceEdit(
    { documentChanges: false, renameFiles: false, createFiles: false, annotations: false },
    () => undefined,
  );
  const now = Object.entries(changes).map(([uri, list]) => {
    const name = uri.slice(root.length + 1);
    return [name, applyEdits(texts[name] ?? '', list)];
  });
  return { texts: Object.fromEntries(now), ids };
}

describe('a file that gets another name', () => {
  test('takes its id and all references with it where the name was the id', async () => {
    const { texts, ids } = await moved(team, { 'dana.persona.yaml': 'ava.persona.yaml' });
    expect(ids).toEqual([{ from: 'dana', to: 'ava' }]);
    expect(Object.keys(texts).sort()).toEqual([
      'close.jtbd.yaml',
      'dana.persona.yaml',
      'data.json',
      'sam.persona.yaml',
      'stories/all.story.yaml',
      'who.persona-map.yaml',
    ]);
    expect(texts['dana.persona.yaml']).toContain('id: ava # as in the interviews');
    expect(texts['data.json']).toBe('{ "kind": "segment", "id": "dana", "personas": ["ava"] }');
  });

  test.each([
    ['its name was not the id', 'close.jtbd.yaml', 'shut.jtbd.yaml'],
    ['its new name is no id', 'dana.persona.yaml', 'Ava Stone.persona.yaml'],
    ['its new name is taken', 'dana.persona.yaml', 'finance.persona.yaml'],
    ['only its ending changes', 'dana.persona.yaml', 'dana.yaml'],
    ['it only moves', 'finance.persona.yaml', 'people/finance.persona.yaml'],
    ['it becomes another kind', 'dana.persona.yaml', 'ava.segment.yaml'],
  ])('keeps the id where %s', async (_, from, to) => {
    expect((await moved(team, { [from]: to })).ids).toEqual([]);
    expect((await moved(team, { [from]: to })).texts).toEqual({});
  });

  test('takes references by the name of the file with it', async () => {
    const pls = {
      'personas.config.yaml': 'include: [{ glob: "*.json", dialect: pls }]',
      'dev.json': '{ "id": "dev-base", "label": "Developer" }',
      'lead.json': '{ "id": "lead", "label": "Lead", "parent": ["dev"] }',
    };
    expect(await moved(pls, { 'dev.json': 'engineer.json' })).toEqual({
      texts: { 'lead.json': '{ "id": "lead", "label": "Lead", "parent": ["engineer"] }' },
      ids: [],
    });
  });
});

describe('paths', () => {
  const texts = {
    'a.persona.yaml': doc(
      'id: a',
      'image: "./faces/a.png"',
      'evidence:',
      "  - source: 'notes/march.md#top' # the notes",
      '  - { source: https://example.com/notes/march.md }',
      '  - source: Talked to march.md',
      '',
    ),
    'deep/b.persona.yaml': doc('id: b', 'image: ../faces/b.png', 'evidence:', '  - source: notes/march.md', ''),
  };
  const present = ['faces/a.png', 'faces/b.png', 'notes/march.md'];

  test('lead to a file that moves, from the file and from the root', async () => {
    expect((await moved(texts, { 'notes/march.md': 'research/2026/march.md' }, present)).texts).toEqual({
      'a.persona.yaml': texts['a.persona.yaml'].replace('notes/march.md#top', 'research/2026/march.md#top'),
      'deep/b.persona.yaml': texts['deep/b.persona.yaml'].replace('notes/march.md', 'research/2026/march.md'),
    });
  });

  test('lead into a folder that gets another name', async () => {
    expect((await moved(texts, { faces: 'pictures' }, present)).texts).toEqual({
      'a.persona.yaml': texts['a.persona.yaml'].replace('./faces', './pictures'),
      'deep/b.persona.yaml': texts['deep/b.persona.yaml'].replace('../faces', '../pictures'),
    });
  });

  test('stand in a file that moves', async () => {
    expect((await moved(texts, { 'a.persona.yaml': 'people/eu/a.persona.yaml' }, present)).texts).toEqual({
      'a.persona.yaml': texts['a.persona.yaml'].replace('./faces', '../../faces').replace("'notes", "'../../notes"),
    });
  });

  test('stay where both ends move together, and where they lead nowhere', async () => {
    const near = { 'x/a.persona.yaml': doc('id: a', 'image: faces/a.png', 'evidence: [{ source: gone/b.md }]') };
    expect((await moved(near, { x: 'y' }, ['x/faces/a.png'])).texts).toEqual({});
    expect((await moved(texts, { '': 'all/of/it' }, present)).texts).toEqual({});
    expect((await moved(near, { 'x/a.persona.yaml': 'a.persona.yaml' }, ['x/faces/a.png'])).texts).toEqual({
      'x/a.persona.yaml': near['x/a.persona.yaml'].replace('faces/a.png', 'x/faces/a.png'),
    });
  });

  test('get quotes when they need them, and keep a blank as it is', async () => {
    const plain = { 'a.persona.yaml': doc('id: a', 'image: a.png') };
    expect((await moved(plain, { 'a.png': 'b: c.png' }, ['a.png'])).texts['a.persona.yaml']).toBe(
      doc('id: a', 'image: "b: c.png"'),
    );
  });
});

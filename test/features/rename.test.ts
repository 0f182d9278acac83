import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { EditSet, type EditSupport } from '../../server/src/features/edit-set.js';
import { prepareRename, rename } from '../../server/src/features/rename.js';
import { applyEdits } from '../support/edits.js';
import { doc } from '../support/marked.js';
import { root, team, teamOf } from '../support/team.js';

const everything: EditSupport = { documentChanges: true, renameFiles: true, createFiles: true, annotations: true };

type Texts = Readonly<Record<string, string>>;

async function renamed(
  texts: Texts,
  name: string,
  text: string,
  to: string,
  renameFiles = true,
  present: string[] = [],
) {
  const library = teamOf(texts);
  const files = new Map([...library.files].map(([key, file]) => [`${root}/${key}`, file]));
  const answer = await rename(library.at(name), library.position(name, text), to, {
    root,
    renameFiles,
    file: async (uri) => files.get(uri),
    exists: async (uri) => files.has(uri) || present.some((path) => uri === `${root}/${path}`),
  });
  return answer;
}

/** The library after a rename: its texts by file name, files under their new names. */
async function afterRename(
  texts: Texts,
  name: string,
  text: string,
  to: string,
  renameFiles = true,
  present: string[] = [],
): Promise<Texts> {
  const answer = await renamed(texts, name, text, to, renameFiles, present);
  if (!(answer instanceof EditSet)) throw new Error(JSON.stringify(answer));
  return applied(
    texts,
    answer.toWorkspaceEdit({ ...everything, renameFiles }, () => 1),
  );
}

function applied(texts: Texts, { documentChanges = [] }: WorkspaceEdit): Texts {
  const result = { ...texts };
  for (const change of documentChanges) {
    if ('textDocument' in change) {
      const name = change.textDocument.uri.slice(root.length + 1);
      result[name] = applyEdits(result[name] ?? '', change.edits as Parameters<typeof applyEdits>[1]);
    } else if (change.kind === 'rename') {
      const [from, to] = [change.oldUri, change.newUri].map((uri) => uri.slice(root.length + 1));
      if (from === undefined || to === undefined || result[to] !== undefined) throw new Error('a file is written over');
      result[to] = result[from] ?? '';
      delete result[from];
    }
  }
  return result;
}

/** What differs from the texts before. */
function changes(before: Texts, now: Texts) {
  return Object.fromEntries(Object.entries(now).filter(([name, text]) => before[name] !== text));
}

const refusal = async (texts: Texts, name: string, text: string, to: string) => {
  const answer = await renamed(texts, name, text, to);
  return answer && 'refused' in answer ? answer.refused : answer;
};

describe('rename', () => {
  test('changes the id and every reference, and keeps quotes, comments and all other text', async () => {
    const now = await afterRename(team, 'close.jtbd.yaml', "|'dana'", 'ava', false);
    expect(changes(team, now)).toEqual({
      'dana.persona.yaml': team['dana.persona.yaml']?.replace('id: dana #', 'id: ava #'),
      'sam.persona.yaml': team['sam.persona.yaml']?.replace('- dana', '- ava'),
      'close.jtbd.yaml': team['close.jtbd.yaml']?.replace("'dana' #", "'ava' #"),
      'stories/all.story.yaml': team['stories/all.story.yaml']
        ?.replace('"dana"', '"ava"')
        .replace('as_a: dana', 'as_a: ava'),
      'who.persona-map.yaml': team['who.persona-map.yaml']?.replace('persona: dana', 'persona: ava'),
      'data.json': '{ "kind": "segment", "id": "dana", "personas": ["ava"] }',
    });
  });

  test('is the same from either end', async () => {
    const here = await afterRename(team, 'dana.persona.yaml', 'd|ana #', 'ava');
    expect(await afterRename(team, 'data.json', '["|dana', 'ava')).toEqual(here);
  });

  test('renames the file that carries the id, and paths to it', async () => {
    const texts = {
      ...team,
      'sub/note.study.yaml': doc(
        'id: note',
        'evidence:',
        '  - source: ../dana.persona.yaml#goals',
        '  - source: dana.persona.yaml',
      ),
    };
    const now = await afterRename(texts, 'dana.persona.yaml', 'd|ana #', 'ava');
    expect(Object.keys(now)).toContain('ava.persona.yaml');
    expect(Object.keys(now)).not.toContain('dana.persona.yaml');
    expect(now['sub/note.study.yaml']).toBe(
      doc('id: note', 'evidence:', '  - source: ../ava.persona.yaml#goals', '  - source: ava.persona.yaml'),
    );
  });

  test('leaves the file where its name is another, is taken, or stands for two', async () => {
    expect(Object.keys(await afterRename(team, 'close.jtbd.yaml', 'close|-books', 'shut'))).toContain(
      'close.jtbd.yaml',
    );
    const taken = await afterRename(team, 'dana.persona.yaml', 'd|ana #', 'ava', true, ['ava.persona.yaml']);
    expect(taken['dana.persona.yaml']).toContain('id: ava #');
    const both = { 'dana.yaml': doc('kind: persona', 'id: dana', '---', 'kind: segment', 'id: dana') };
    expect(await afterRename(both, 'dana.yaml', 'd|ana', 'ava')).toEqual({
      'dana.yaml': both['dana.yaml'].replace('dana', 'ava'),
    });
  });

  test('renames the key of a mapping by id, and an id that repeats it', async () => {
    const texts = { 'all.story.yaml': doc('stories:', '  a: { as_a: x }', '  "b": { id: b, depends_on: [a] }') };
    expect(await afterRename(texts, 'all.story.yaml', 'depends_on: [|a', 'one')).toEqual({
      'all.story.yaml': doc('stories:', '  one: { as_a: x }', '  "b": { id: b, depends_on: [one] }'),
    });
    expect(await afterRename(texts, 'all.story.yaml', 'id: |b', 'two')).toEqual({
      'all.story.yaml': doc('stories:', '  a: { as_a: x }', '  "two": { id: two, depends_on: [a] }'),
    });
  });

  test('quotes an id that would be read as something else', async () => {
    const texts = { 'a.story.yaml': doc('id: a', 'as_a: x'), 'p.persona.yaml': 'id: x' };
    expect(await afterRename(texts, 'p.persona.yaml', '|x', '2026')).toEqual({
      'a.story.yaml': doc('id: a', 'as_a: "2026"'),
      'p.persona.yaml': 'id: "2026"',
    });
    expect(await afterRename({ 'a.json': '{"kind": "persona", "id": 7}' }, 'a.json', '|7', 'x')).toEqual({
      'a.json': '{"kind": "persona", "id": "x"}',
    });
  });

  test('changes an id in a block text, behind an anchor and in front matter', async () => {
    const texts = {
      'personas.config.yaml': 'include: [{ glob: "*.md", kind: study }]',
      'p.persona.yaml': doc('id: >-', '  x', 'name: P'),
      'a.story.yaml': doc('id: a', 'as_a: &who x', 'x_note: *who'),
      'note.md': doc('---', 'id: x', '---', 'id: x'),
    };
    const now = await afterRename(texts, 'a.story.yaml', 'as_a: &who |x', 'yes-man');
    expect(changes(texts, now)).toEqual({
      'p.persona.yaml': doc('id: >-', '  yes-man', 'name: P'),
      'a.story.yaml': doc('id: a', 'as_a: &who yes-man', 'x_note: *who'),
    });
    expect((await afterRename(texts, 'note.md', '|x', 'z'))['note.md']).toBe(doc('---', 'id: z', '---', 'id: x'));
  });

  test('of one of two entities with the same id changes that one alone', async () => {
    const texts = { ...team, 'z.persona.yaml': 'id: dana\nparent: [dana]' };
    expect(changes(texts, await afterRename(texts, 'z.persona.yaml', 'id: d|ana', 'zed'))).toEqual({
      'z.persona.yaml': 'id: zed\nparent: [dana]',
    });
  });

  test('to the same id changes nothing', async () => {
    const answer = await renamed(team, 'dana.persona.yaml', 'd|ana #', 'dana');
    expect(answer instanceof EditSet && answer.isEmpty).toBe(true);
  });

  test('leads back to the same texts', async () => {
    const there = await afterRename(team, 'dana.persona.yaml', 'd|ana #', 'ava');
    expect(await afterRename(there, 'ava.persona.yaml', 'a|va #', 'dana')).toEqual(team);
  });

  test('goes through every way of writing a reference and breaks none', async () => {
    const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}$/);
    const written = fc.constantFrom('x', "'x'", '"x"', '&a x', '!!str x', '>-\n    x', 'x # x');
    await fc.assert(
      fc.asyncProperty(
        slug,
        fc.array(written, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (to, styles, crlf) => {
          fc.pre(to !== 'x');
          const map = doc(
            'id: m',
            'performers:',
            ...styles.map((style, index) => `  - ${style.replace('&a', `&a${index}`)}`),
            '',
          );
          const texts = { 'p.persona.yaml': 'id: x', 'm.jtbd.yaml': crlf ? map.replace(/\n/g, '\r\n') : map };
          const now = await afterRename(texts, 'p.persona.yaml', '|x', to, false);
          const library = teamOf(now);
          expect(library.files.get('m.jtbd.yaml')?.entities[0]?.data.performers).toEqual(styles.map(() => to));
          expect(library.library.links.declarations('persona', to)).toHaveLength(1);
          expect(parse(now['m.jtbd.yaml'] ?? '', formatOf('m.jtbd.yaml')).problems).toEqual([]);
        },
      ),
    );
  });
});

describe('rename is refused', () => {
  test('for what is no id, with one that would be', async () => {
    expect(await refusal(team, 'dana.persona.yaml', 'd|ana #', 'Ava Stone')).toBe(
      '"Ava Stone" cannot be an id. Use lower-case letters, digits and single hyphens, such as ava-stone.',
    );
    expect(await refusal(team, 'dana.persona.yaml', 'd|ana #', '--')).toBe(
      '"--" cannot be an id. Use lower-case letters, digits and single hyphens.',
    );
  });

  test('for an id of the same kind that is taken, and for no other', async () => {
    expect(await refusal(team, 'dana.persona.yaml', 'd|ana #', 'sam')).toBe(
      'The id "sam" is taken: sam.persona.yaml holds a persona with it. Choose another one.',
    );
    expect(await refusal(team, 'dana.persona.yaml', 'd|ana #', 'talks')).toBeInstanceOf(EditSet);
  });

  test('where it is not clear which entity is meant, or none is', async () => {
    const twice = { ...team, 'z.persona.yaml': 'id: dana' };
    expect(await refusal(twice, 'close.jtbd.yaml', "|'dana'", 'ava')).toMatch(/^2 .*dana.persona.yaml, z.persona.yaml/);
    const dangling = { 'a.story.yaml': 'id: a\nas_a: x' };
    expect(await refusal(dangling, 'a.story.yaml', 'as_a: |x', 'y')).toMatch(/^No persona has the id "x"/);
  });

  test('for the name of a file that stands in place of an id', async () => {
    const pls = {
      'personas.config.yaml': 'include: [{ glob: "*.json", dialect: pls }]',
      'dev.json': '{ "id": "dev-base", "label": "Developer" }',
      'lead.json': '{ "id": "lead", "label": "Lead", "parent": ["dev"] }',
    };
    expect(await refusal(pls, 'lead.json', '["d|ev', 'x')).toContain('the id in it is "dev-base"');
  });
});

describe('preparing a rename', () => {
  const library = teamOf(team);
  const prepare = (name: string, text: string) => prepareRename(library.at(name), library.position(name, text));

  test('selects the id without its quotes', () => {
    expect(prepare('close.jtbd.yaml', "'d|ana'")).toEqual({
      range: { start: { line: 4, character: 5 }, end: { line: 4, character: 9 } },
      placeholder: 'dana',
    });
  });

  test('is nothing where there is no id, and says why an id cannot be renamed', () => {
    expect(prepare('dana.persona.yaml', 'Oka|for')).toBeUndefined();
    const dangling = teamOf({ 'a.story.yaml': 'id: a\nas_a: x' });
    expect(prepareRename(dangling.at('a.story.yaml'), { line: 1, character: 6 })).toHaveProperty('refused');
  });
});

describe('the edit of a rename', () => {
  const edits = new EditSet();
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  edits.add('file:///a', { range, newText: 'x' });
  edits.add('file:///a', { range, newText: 'x' });
  edits.rename('file:///a', 'file:///b');

  test('has versions, each place once, and the new file name last', () => {
    expect(edits.toWorkspaceEdit(everything, () => 3).documentChanges).toEqual([
      { textDocument: { uri: 'file:///a', version: 3 }, edits: [{ range, newText: 'x' }] },
      { kind: 'rename', oldUri: 'file:///a', newUri: 'file:///b', options: { overwrite: false, ignoreIfExists: true } },
    ]);
  });

  test('asks first where it should and can', () => {
    const asked = edits.toWorkspaceEdit(everything, () => undefined, { label: 'Sure?' });
    expect(asked.changeAnnotations).toEqual({ personas: { label: 'Sure?', needsConfirmation: true } });
    expect(asked.documentChanges?.[0]).toMatchObject({
      textDocument: { version: null },
      edits: [{ annotationId: 'personas' }],
    });
    expect(
      edits.toWorkspaceEdit({ ...everything, annotations: false }, () => 1, { label: 'Sure?' }),
    ).not.toHaveProperty('changeAnnotations');
  });

  test('is plain for a client that knows no versions', () => {
    const plain = { documentChanges: false, renameFiles: false, createFiles: false, annotations: false };
    expect(edits.toWorkspaceEdit(plain, () => 1)).toEqual({ changes: { 'file:///a': [{ range, newText: 'x' }] } });
  });
});

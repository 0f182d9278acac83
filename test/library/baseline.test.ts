import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../server/src/host/memory.js';
import { baselineText, readBaseline } from '../../server/src/library/baseline.js';
import { Workspace } from '../../server/src/workspace.js';

const root = 'file:///w';
const at = (path: string) => `${root}/${path}`;
const persona = (more: string) => `kind: persona\nid: ana\nname: Ana\nbasis: proto\n${more}`;
const baseline = (files: Record<string, Record<string, number>>) => JSON.stringify({ version: 1, files });

function workspace(files: Record<string, string>) {
  const host = new MemoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [at(path), text])));
  const made = new Workspace(host, () => '2026-11-22');
  made.setFolders([root]);
  const open = (path: string, text: string) => made.change(at(path), text, 1);
  const onDisk = async (path: string, text: string | undefined) => {
    host.set(at(path), text);
    await made.changedOnDisk([at(path)]);
  };
  /** The findings of a file as `line rule`. */
  const said = async (path: string) => {
    const checked = await made.check(at(path));
    return (checked?.findings ?? [])
      .filter(({ channel }) => channel === 'finding')
      .map(({ rule, span }) => `${(checked?.parsed.lines.lineAt(span.start) ?? 0) + 1} ${rule}`);
  };
  return { made, open, onDisk, said };
}

const config = 'baseline: quality/accepted.json\n';
const two = persona('nick: A\nnock: B\n');

describe('a baseline', () => {
  test('accepts as many findings of a rule in a file as it counts, wherever they stand', async () => {
    const { said, open } = workspace({
      'personas.config.yaml': config,
      'ana.persona.yaml': two,
      'quality/accepted.json': baseline({ '../ana.persona.yaml': { 'unknown-key': 1 } }),
    });
    expect(await said('ana.persona.yaml')).toEqual(['6 unknown-key']);
    open('ana.persona.yaml', `# moved\n\n${two}`);
    expect(await said('ana.persona.yaml')).toEqual(['8 unknown-key']);
    open('ana.persona.yaml', persona('nock: B\n'));
    expect(await said('ana.persona.yaml')).toEqual([]);
    open('ana.persona.yaml', persona('nock: B\ngoals: 5\n'));
    expect(await said('ana.persona.yaml')).toEqual(['6 wrong-type']);
  });

  test('does not accept gaps, and none are lost', async () => {
    const { made } = workspace({
      'personas.config.yaml': 'baseline: b.json\n',
      'ana.persona.yaml': persona(''),
      'b.json': baseline({ 'ana.persona.yaml': { 'not-sized': 5 } }),
    });
    const checked = await made.check(at('ana.persona.yaml'));
    expect(checked?.findings.map(({ rule }) => rule)).toContain('not-sized');
    expect(checked?.accepted).toEqual([]);
  });

  test('is read again when it changes, on disk and in the editor', async () => {
    const { said, onDisk, open } = workspace({
      'personas.config.yaml': config,
      'ana.persona.yaml': two,
      'quality/accepted.json': baseline({}),
    });
    expect(await said('ana.persona.yaml')).toHaveLength(2);
    await onDisk('quality/accepted.json', baseline({ '../ana.persona.yaml': { 'unknown-key': 2 } }));
    expect(await said('ana.persona.yaml')).toEqual([]);
    open('quality/accepted.json', baseline({ '../ana.persona.yaml': { 'unknown-key': 1 } }));
    expect(await said('ana.persona.yaml')).toHaveLength(1);
    open('personas.config.yaml', 'extends: recommended\n');
    expect(await said('ana.persona.yaml')).toHaveLength(2);
  });

  test.each([
    [undefined, /no such file/],
    ['{', /not JSON/],
    ['[]', /no baseline/],
    ['{"version":1}', /no baseline/],
    ['{"version":7,"files":{}}', /form 7/],
  ])('that is %j accepts nothing, and is told in the config file', async (text, message) => {
    const { made, said, onDisk } = workspace({
      'personas.config.yaml': `# ours\n${config}`,
      'ana.persona.yaml': two,
      ...(text === undefined ? {} : { 'quality/accepted.json': text }),
    });
    expect(await said('ana.persona.yaml')).toHaveLength(2);
    expect(await said('personas.config.yaml')).toEqual(['2 bad-value']);
    const checked = await made.check(at('personas.config.yaml'));
    const broken = checked?.findings.find(({ rule }) => rule === 'bad-value');
    expect(broken).toMatchObject({ pointer: '/baseline', message: expect.stringMatching(message) });
    await onDisk('quality/accepted.json', baseline({}));
    expect(await said('personas.config.yaml')).toEqual([]);
  });

  test('lies anywhere, and names files with blanks and letters of any script', async () => {
    const path = 'lib/%C3%A7a%20va/zo%C3%AB%20%231.persona.yaml';
    const { said, onDisk } = workspace({
      'lib/personas.config.yaml': 'baseline: ../b.json\n',
      [path]: two,
      'b.json': baseline({ 'lib/ça va/zoë #1.persona.yaml': { 'unknown-key': 2, 'id-filename-mismatch': 1 } }),
    });
    expect(await said(path)).toEqual([]);
    await onDisk('b.json', baseline({}));
    expect(await said(path)).toHaveLength(3);
  });
});

test('the text is sorted, has an end of line, and says what was counted', () => {
  const counts = new Map([
    ['b.persona.yaml', new Map([['z', 1]])],
    [
      'a.persona.yaml',
      new Map([
        ['wrong-type', 2],
        ['bad-value', 1],
      ]),
    ],
    ['c.persona.yaml', new Map<string, number>()],
  ]);
  const text = baselineText(counts);
  expect(text).toBe(`{
  "version": 1,
  "files": {
    "a.persona.yaml": {
      "bad-value": 1,
      "wrong-type": 2
    },
    "b.persona.yaml": {
      "z": 1
    }
  }
}
`);
  expect(baselineText(readBaseline('file:///b.json', text).counts)).toBe(text);
});

test('counts that are none are no counts', () => {
  const text = JSON.stringify({ version: 1, files: { a: { x: -1, y: 0, z: 1.5, w: '2', v: 3 }, b: null } });
  const { counts, problem } = readBaseline('file:///b.json', text);
  expect(problem).toBeUndefined();
  expect([...(counts.get('a') ?? [])]).toEqual([['v', 3]]);
});

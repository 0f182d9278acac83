import { existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { site } from '../../server/src/cli/site.js';
import { markerName } from '../../server/src/cli/site-folder.js';
import { Folder, runCommand, today } from './run.js';

const folders: Folder[] = [];

function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const folder = new Folder(files);
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

const two = {
  'lib/personas.config.yaml': 'extends: recommended\n',
  'lib/ann.persona.yaml': 'id: ann\nname: Ann\nimage: ann.png\n',
  'lib/ann.png': Uint8Array.from('\x89PNG\r\n\x1a\n', (letter) => letter.charCodeAt(0)),
  'lib/ben.persona.yaml': 'id: ben\nname: Ben\n',
};

function run(folder: Folder, ...args: string[]) {
  return runCommand(site, folder.path, ...args);
}

function make(folder: Folder, ...args: string[]) {
  return run(folder, 'lib', '--out', 'out', '--today', today, ...args);
}

describe('personas site', () => {
  test('makes the pages, with the pictures beside them', async () => {
    const folder = folderOf(two);
    const { code, out, err } = await make(folder);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^out: \d+ files made\. Open index\.html in a browser\.\n$/);
    expect(folder.read('out/index.html')).toContain('<title>Lib</title>');
    expect(folder.read('out/persona/ann.html')).toContain('<title>Ann · Lib</title>');
    const pictures = readdirSync(join(folder.path, 'out/assets')).filter((name) => name.endsWith('.png'));
    expect(folder.bytes(`out/assets/${pictures[0]}`)).toEqual(folder.bytes('lib/ann.png'));
    expect(folder.read('out/persona/ann.html')).toContain(`src="../assets/${pictures[0]}"`);
  });

  test('twice the same, and touches only what changed', async () => {
    const folder = folderOf(two);
    await make(folder);
    const before = folder.read(`out/${markerName}`);
    const written = statSync(join(folder.path, 'out/persona/ben.html')).mtimeMs;
    const again = await make(folder);
    expect(again.out).toMatch(/of which 0 were written; 0 removed/);
    expect(folder.read(`out/${markerName}`)).toBe(before);
    expect(statSync(join(folder.path, 'out/persona/ben.html')).mtimeMs).toBe(written);
  });

  test('keeps the title of an earlier run', async () => {
    const folder = folderOf(two);
    await make(folder, '--title', 'Who <we> serve');
    await make(folder);
    expect(folder.read('out/index.html')).toContain('<title>Who &lt;we> serve</title>');
  });

  test('a folder without a config file is a library; a folder below one is a part of it', async () => {
    const folder = folderOf({
      ...two,
      'lib/more/cy.persona.yaml': 'id: cy\nname: Cy\n',
      'own/di.persona.yaml': 'id: di\nname: Di\n',
    });
    await run(folder, 'own', '--out', 'one', '--today', today);
    expect(readdirSync(join(folder.path, 'one/persona')).sort()).toEqual(['di.html', 'index.html']);
    await run(folder, 'lib/more', '--out', 'all', '--today', today);
    expect(folder.read('all/persona/ann.html')).toContain('<title>Ann · Lib</title>');
  });

  test('a config file alone makes an empty site', async () => {
    const folder = folderOf({ 'lib/personas.config.yaml': 'extends: recommended\n' });
    expect((await make(folder)).code).toBe(0);
    expect(folder.read('out/index.html')).toContain('Nobody is here yet');
  });
});

test('says which files have errors, and makes the pages of the others', async () => {
  const folder = folderOf({ ...two, 'lib/cy.persona.yaml': 'id: cy\nname: Cy\ngoals: [unclosed\n' });
  folder.write('lib/di.persona.yaml', Uint8Array.from([0, 1, 2, 0, 255, 0]));
  const { code, err } = await make(folder);
  expect(code).toBe(0);
  expect(err).toBe(
    'personas: lib/cy.persona.yaml, lib/di.persona.yaml have errors, and their pages may lack something: run `personas lint`.\n',
  );
  expect(folder.read('out/persona/ann.html')).toContain('Ann');
});

describe('the folder', () => {
  test('is left alone when it holds something else', async () => {
    const folder = folderOf({ ...two, 'out/notes.txt': 'mine' });
    const { code, err } = await make(folder);
    expect(code).toBe(2);
    expect(err).toContain('was not made by "personas site"');
    expect(err).not.toContain('Usage');
    expect(readdirSync(join(folder.path, 'out'))).toEqual(['notes.txt']);
  });

  test.each(['lib', 'lib/ann.persona.yaml'])('is never %s', async (out) => {
    const folder = folderOf(two);
    const { code } = await run(folder, 'lib', '--out', out, '--today', today);
    expect(code).toBe(2);
    expect(existsSync(join(folder.path, 'lib/index.html'))).toBe(false);
  });

  test('loses the pages of what is gone, and nothing else', async () => {
    const folder = folderOf(two);
    await make(folder);
    folder.write('out/CNAME', 'personas.example.org');
    folder.write('out/persona/own.html', 'mine');
    folder.delete('lib/ben.persona.yaml');
    const { code, out } = await make(folder);
    // Her page, and the comparison: one persona alone cannot be compared.
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('2 removed') });
    expect(folder.read('out/persona/ben.html')).toBeUndefined();
    expect(folder.read('out/CNAME')).toBe('personas.example.org');
    expect(folder.read('out/persona/own.html')).toBe('mine');
  });

  test('loses folders that nothing is left in', async () => {
    const folder = folderOf({ ...two, 'lib/a.jtbd.yaml': 'id: a\nname: A\nstatement: Get it done\n' });
    await make(folder);
    expect(existsSync(join(folder.path, 'out/jtbd'))).toBe(true);
    folder.delete('lib/a.jtbd.yaml');
    await make(folder);
    expect(existsSync(join(folder.path, 'out/jtbd'))).toBe(false);
  });

  test('keeps a page that somebody has changed, and says so', async () => {
    const folder = folderOf(two);
    await make(folder);
    folder.write('out/persona/ben.html', 'mine now');
    folder.delete('lib/ben.persona.yaml');
    const { code, err } = await make(folder);
    expect(code).toBe(0);
    expect(err).toContain('out/persona/ben.html belongs to no page any more');
    expect(folder.read('out/persona/ben.html')).toBe('mine now');
  });

  test('with a page of somebody else in the way is left as it is', async () => {
    const folder = folderOf(two);
    await make(folder);
    folder.write('lib/cy.persona.yaml', 'id: cy\nname: Cy\n');
    folder.write('out/persona/cy.html', 'mine');
    const { code, err } = await make(folder);
    expect(code).toBe(2);
    expect(err).toContain('is in the way');
    expect(folder.read('out/persona/cy.html')).toBe('mine');
  });

  test('is not left through a link, nor through a marker that names files outside', async () => {
    const folder = folderOf({ ...two, 'precious/ben.html': 'mine', 'secret.txt': 'mine' });
    await make(folder);
    const marker = JSON.parse(folder.read(`out/${markerName}`) ?? '');
    marker.files['../secret.txt'] = marker.files['index.html'];
    folder.write(`out/${markerName}`, JSON.stringify(marker));
    expect((await make(folder)).code).toBe(0);
    expect(folder.read('secret.txt')).toBe('mine');
    symlinkSync(join(folder.path, 'precious'), join(folder.path, 'out/jtbd'));
    folder.write('lib/b.jtbd.yaml', 'id: b\nname: B\nstatement: Get it done\n');
    const { code, err } = await make(folder);
    expect(code).toBe(2);
    expect(err).toContain('is a link');
    expect(readdirSync(join(folder.path, 'precious'))).toEqual(['ben.html']);
  });
});

describe('--check', () => {
  test('writes nothing, on whatever day, and fails on a difference', async () => {
    const folder = folderOf(two);
    const missing = await run(folder, 'lib', '--out', 'out', '--check');
    expect(missing.code).toBe(1);
    expect(existsSync(join(folder.path, 'out'))).toBe(false);
    await make(folder);
    // Without --today: the day of the earlier run counts.
    expect(await run(folder, 'lib', '--out', 'out', '--check')).toEqual({
      code: 0,
      out: 'out is up to date.\n',
      err: '',
    });
    folder.write('lib/ann.persona.yaml', 'id: ann\nname: Anna\n');
    folder.delete('lib/ben.persona.yaml');
    const { code, out } = await run(folder, 'lib', '--out', 'out', '--check');
    expect(code).toBe(1);
    expect(out).toContain('different: persona/ann.html');
    expect(out).toContain('no longer needed: persona/ben.html');
    expect(folder.read('out/persona/ben.html')).toContain('Ben');
  });
});

describe('wrong use', () => {
  test.each([
    [['lib'], '--out needs to say where'],
    [['lib', 'other', '--out', 'out'], 'one library'],
    [['lib', '--out', 'out', '--today', 'soon'], '--today takes a date'],
    [['.', '--out', 'out'], '. holds 2 libraries, and a site shows one. Name one of lib, other.'],
    [['empty', '--out', 'out'], 'There is no persona library in the folder "empty".'],
    [['lib/ann.persona.yaml', '--out', 'out'], 'name its folder'],
    [['gone', '--out', 'out'], 'gone does not exist.'],
    [['lib', '--uot', 'out'], 'Did you mean --out?'],
  ])('%j', async (args, said) => {
    const folder = folderOf({ ...two, 'other/personas.config.yaml': 'extends: strict\n', 'empty/readme.md': '' });
    const { code, err } = await run(folder, ...args);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(existsSync(join(folder.path, 'out'))).toBe(false);
  });

  test('help', async () => {
    const { code, out } = await run(folderOf(), '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: personas site \[folder\] --out FOLDER/);
  });
});

import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { findChromium } from '../../server/src/cli/chromium.js';
import { exportCards, exportUsage } from '../../server/src/cli/export.js';
import { Folder, runCommand, today } from './run.js';

const folders: Folder[] = [];
const rondel = fileURLToPath(new URL('../../examples/rondel', import.meta.url));

function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const made = new Folder(files);
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

const run = (cwd: string, ...args: string[]) => runCommand(exportCards, cwd, ...args, '--today', today);
const ann = 'id: ann\nname: Ann\nsummary: Bakes\n';
const bob = 'id: bob\nname: Bob\nparent: [ann]\n';

describe('personas export', () => {
  test.each([
    ['html', /^<!DOCTYPE html>/],
    ['md', /^# \S/],
    ['json', /^\{\n/],
    ['csv', /^profile_id,/],
  ])('writes %s to the standard output', async (format, start) => {
    const { code, out, err } = await run(rondel, '--format', format);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(start);
  });

  test('writes one file, or a file for each entity of a folder', async () => {
    const made = folder({ 'a.persona.yaml': ann, 'b.persona.yaml': bob });
    expect((await run(made.path, '--format', 'html', '--out', 'out/all.html')).code).toBe(0);
    expect(made.read('out/all.html')).toContain('href="#persona-bob"');
    const { code, err } = await run(made.path, '--format', 'svg', '--out', 'posters/');
    expect(code).toBe(0);
    expect(err).toContain('posters/ann.persona.svg is written.');
    expect(readdirSync(`${made.path}/posters`).sort()).toEqual(['ann.persona.svg', 'bob.persona.svg']);
    expect(made.read('posters/ann.persona.svg')).toMatch(/^<svg /);
  });

  test('takes the files and the entities that are named, and what they inherit', async () => {
    const made = folder({ 'a.persona.yaml': ann, 'b.persona.yaml': bob });
    const file = await run(made.path, 'b.persona.yaml', '--format', 'md');
    expect(file.out).toMatch(/^# Bob\n/);
    expect(file.out).not.toContain('Bakes');
    expect((await run(made.path, '--id', 'persona/bob', '--format', 'md', '--effective')).out).toContain('Bakes');
    const { code, err } = await run(made.path, '--id', 'persona/an', '--format', 'md');
    expect(code).toBe(2);
    expect(err).toContain('There is no "persona/an" here. Did you mean persona/ann?');
  });

  test('shows the pictures of the library', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const made = folder({ 'a.persona.yaml': `${ann}image: ann.png\n`, 'ann.png': png });
    const picture = `data:image/png;base64,${png.toString('base64')}`;
    expect((await run(made.path, '--format', 'svg')).out).toContain(picture);
    expect((await run(made.path, '--format', 'html')).out).toContain(picture);
  });

  test.each([
    [['--format', 'docx'], 'takes'],
    [[], '--format is missing'],
    [['--format', 'png'], 'needs --out'],
    [['--format', 'svg'], '--out takes a folder'],
    [['--format', 'html', '--theme', 'pink'], '--theme takes light or dark'],
    [['--format', 'html', '--layout', 'round'], '--layout takes card or canvas'],
  ])('%j is told to be wrong', async (args, message) => {
    const made = folder({ 'a.persona.yaml': ann, 'b.persona.yaml': bob });
    const { code, out, err } = await run(made.path, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  test('says so when there is nothing, or more than one library', async () => {
    const made = folder({
      'a/personas.config.yaml': '',
      'a/a.persona.yaml': ann,
      'b/personas.config.yaml': '',
      'b/b.persona.yaml': bob,
      'c/readme.txt': '',
    });
    expect(await run(made.path, 'c', '--format', 'md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no persona file'),
    });
    expect(await run(made.path, '--format', 'md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('several libraries'),
    });
    expect(await run(made.path, 'd', '--format', 'md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('d does not exist'),
    });
  });

  test('says which files have errors, and writes what there is', async () => {
    const made = folder({
      'a.persona.yaml': ann,
      'b.persona.yaml': 'id: bob\nname: Bob\ngoals: [unclosed\n',
      'c.persona.yaml': Uint8Array.from([0, 1, 2, 0, 255, 0]),
      'd.txt': 'no persona',
    });
    const { code, out, err } = await run(made.path, '--format', 'md');
    expect(code).toBe(0);
    expect(out).toContain('Ann');
    expect(err).toBe(
      'personas: b.persona.yaml, c.persona.yaml have errors, and their pages may lack something: run `personas lint`.\n',
    );
    expect((await run(made.path, 'a.persona.yaml', '--format', 'md')).err).toBe('');
    for (const name of ['e', 'f']) made.write(`${name}.persona.yaml`, `id: ${name}\nname: E\ngoals: [unclosed\n`);
    expect((await run(made.path, '--format', 'md')).err).toContain('4 files have errors');
  });

  test('a folder that is named alone is the library', async () => {
    const made = folder({ 'other.persona.yaml': ann, 'lib/b.persona.yaml': bob });
    expect((await run(made.path, 'lib', '--format', 'html')).out.includes('<title>Lib</title>')).toBe(true);
    expect((await run(made.path, 'lib', '--format', 'md')).err).toContain('lib/b.persona.yaml has errors');
    expect((await run(made.path, '--format', 'md')).err).toBe('');
  });

  test('one word for an id that is not there, and for a table without accounts', async () => {
    const made = folder({ 'a.persona.yaml': ann });
    const wrong = await run(made.path, '--id', 'persona/an', '--format', 'md');
    expect(wrong.err).toBe('personas: There is no "persona/an" here. Did you mean persona/ann?\n');
    const { code, err } = await run(made.path, '--format', 'csv');
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('has accounts') });
  });

  test('has a page of help', async () => {
    expect(await runCommand(exportCards, '.', '--help')).toEqual({ code: 0, out: exportUsage, err: '' });
  });
});

describe('with Chromium', () => {
  test('PNG has the size of its poster, twice', async () => {
    const made = folder({ 'a.persona.yaml': ann });
    const svg = (await run(made.path, '--format', 'svg')).out;
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    expect(await run(made.path, '--format', 'png', '--out', 'ann.png')).toMatchObject({ code: 0 });
    const bytes = made.bytes('ann.png');
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([Number(width) * 2, Number(height) * 2]);
  });

  test('PDF is one, with text in it', async () => {
    const made = folder({ 'a.persona.yaml': ann });
    expect(await run(made.path, '--format', 'pdf', '--out', 'ann.pdf')).toMatchObject({ code: 0 });
    const bytes = made.bytes('ann.pdf');
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(5000);
  });
});

describe('without Chromium', () => {
  test('one line says what to do', async () => {
    const made = folder({ 'a.persona.yaml': ann });
    const before = process.env.CHROMIUM_PATH;
    process.env.CHROMIUM_PATH = '/nowhere/chromium';
    try {
      const { code, err } = await run(made.path, '--format', 'pdf', '--out', 'ann.pdf');
      expect(code).toBe(2);
      expect(err).toBe('personas: CHROMIUM_PATH names /nowhere/chromium, which is not there.\n');
      expect(existsSync(`${made.path}/ann.pdf`)).toBe(false);
    } finally {
      if (before === undefined) delete process.env.CHROMIUM_PATH;
      else process.env.CHROMIUM_PATH = before;
    }
  });

  test('it is looked for on the path', () => {
    const made = folder({ chromium: '' });
    expect(findChromium({ PATH: `/nowhere:${made.path}` })).toBe(`${made.path}/chromium`);
  });
});

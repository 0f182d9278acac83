import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { MemoryHost } from '../../server/src/host/memory.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { keptPictures, largestPicture, Pictures } from '../../server/src/pictures.js';

const root = 'file:///library';
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

async function show(image: string, files: Record<string, string | Uint8Array> = {}, remote = false) {
  const uri = `${root}/people/maya.persona.yaml`;
  const file = readEntities(uri, parse(`kind: persona\nid: maya\nimage: ${JSON.stringify(image)}\n`, 'yaml'));
  const host = new MemoryHost(files);
  const pictureOf = await new Pictures(host).of(root, [file], remote);
  return { shown: pictureOf(uri, image), reads: host.reads };
}

describe('a picture of the library', () => {
  test.each(['maya.png', './maya.png', '../people/maya.png', 'm%61ya.png'])('%s is shown', async (path) => {
    const name = path === 'm%61ya.png' ? 'm%2561ya.png' : 'maya.png';
    const { shown } = await show(path, { [`${root}/people/${name}`]: png });
    expect(shown).toBe('data:image/png;base64,iVBORw0KGgoBAgM=');
  });

  test.each([
    ['jpeg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
    ['gif', 'GIF89a...'],
    ['webp', 'RIFF1234WEBP'],
    ['avif', '1234ftypavif'],
    ['svg+xml', '\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('%s is known by its first bytes', async (type, bytes) => {
    const { shown } = await show('a.bin', { [`${root}/people/a.bin`]: bytes });
    expect(shown).toMatch(`data:image/${type};base64,`);
  });

  test('of any size survives the way to base64', async () => {
    const bytes = Uint8Array.from({ length: 50_000 }, (_, at) => png[at] ?? at % 251);
    const { shown = '' } = await show('a.png', { [`${root}/people/a.png`]: bytes });
    expect(Buffer.from(shown.slice(shown.indexOf(',') + 1), 'base64').equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('not shown', () => {
  test.each([
    '../../secret.png',
    '..\\..\\secret.png',
    '/secret.png',
    '//host/secret.png',
    '\\\\host\\secret.png',
    'file:///secret.png',
    'C:\\secret.png',
    'javascript:alert(1)',
    'command:x',
    'http://example.com/a.png',
    'a\0.png',
  ])('%s leads out of the library, and nothing is read', async (path) => {
    const { shown, reads } = await show(path, { 'file:///secret.png': png });
    expect(shown).toBeUndefined();
    expect(reads).toBe(0);
  });

  test('what is missing, too large, or no picture', async () => {
    expect((await show('a.png')).shown).toBeUndefined();
    expect((await show('a.png', { [`${root}/people/a.png`]: '<html>' })).shown).toBeUndefined();
    const large = new Uint8Array(largestPicture + 1);
    large.set(png);
    expect((await show('a.png', { [`${root}/people/a.png`]: large })).shown).toBeUndefined();
  });
});

describe('from elsewhere', () => {
  test('https only where the reader asks for it', async () => {
    expect((await show('https://example.com/a.png')).shown).toBeUndefined();
    expect((await show('https://example.com/a.png', {}, true)).shown).toBe('https://example.com/a.png');
  });

  test('data: of a picture is shown, of anything else not', async () => {
    expect((await show('data:image/png;base64,iVBORw0KGgo=')).shown).toBe('data:image/png;base64,iVBORw0KGgo=');
    for (const other of ['data:text/html;base64,PGI+', 'data:image/png,raw', 'data:image/x;base64,aa"onload=x'])
      expect((await show(other)).shown).toBeUndefined();
  });
});

test('a picture is read once, until it changes', async () => {
  const uri = `${root}/maya.persona.yaml`;
  const file = readEntities(uri, parse('kind: persona\nid: maya\nimage: a.png\n', 'yaml'));
  const host = new MemoryHost({ [`${root}/a.png`]: png });
  const pictures = new Pictures(host);
  await pictures.of(root, [file]);
  await pictures.of(root, [file]);
  expect(host.reads).toBe(1);
  host.set(`${root}/a.png`, 'GIF89a');
  pictures.changed([`${root}/a.png`]);
  expect((await pictures.of(root, [file]))(uri, 'a.png')).toMatch('data:image/gif');
});

test('many large pictures take no more room than is set aside for them, and those shown last are kept', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `${index}.svg`);
  const large = `<svg >${' '.repeat(1_500_000)}`;
  const host = new MemoryHost(Object.fromEntries(names.map((name) => [`${root}/${name}`, large])));
  const pictures = new Pictures(host);
  const read = async (name: string) => {
    const before = host.reads;
    const file = readEntities(`${root}/a.persona.yaml`, parse(`id: a\nname: A\nimage: ${name}\n`, 'yaml'));
    const shown = (await pictures.of(root, [file]))(file.uri, name);
    expect(shown?.length).toBeGreaterThan(1_900_000);
    return host.reads > before;
  };
  for (const name of names) await read(name);
  const most = Math.floor(keptPictures / 2_000_300);
  expect(await read(names.at(-1) ?? '')).toBe(false);
  expect(await read(names.at(1 - most) ?? '')).toBe(false);
  expect(await read(names[0] ?? '')).toBe(true);
});

test('a folder that went takes its pictures with it', async () => {
  const uri = `${root}/maya.persona.yaml`;
  const file = readEntities(uri, parse('kind: persona\nid: maya\nimage: faces/a.png\n', 'yaml'));
  const host = new MemoryHost({ [`${root}/faces/a.png`]: png });
  const pictures = new Pictures(host);
  expect((await pictures.of(root, [file]))(uri, 'faces/a.png')).toBeDefined();
  host.set(`${root}/faces/a.png`, undefined);
  expect(pictures.changed([`${root}/others`])).toBe(false);
  expect(pictures.changed([`${root}/faces`])).toBe(true);
  expect((await pictures.of(root, [file]))(uri, 'faces/a.png')).toBeUndefined();
});

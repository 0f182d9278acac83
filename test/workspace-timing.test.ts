import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { MemoryHost } from '../server/src/host/memory.js';
import { Workspace } from '../server/src/workspace.js';
import { LspClient } from './protocol/client.js';

const clients: LspClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

const library = (path: string) => `file:///library/${path}`;
const story = library('s.story.yaml');
const tells = 'id: s\nas_a: p-199\ni_want: it\nso_that: all is well\n';
const persona = (id: string) => `id: ${id}\nname: ${id}\nbasis: proto\npriority: 2\n`;

describe('right after it was told', () => {
  async function started(files: Readonly<Record<string, string>>) {
    const client = await LspClient.inProcess(files);
    clients.push(client);
    // A disk that takes its time.
    const read = client.host.readFile.bind(client.host);
    client.host.readFile = async (uri) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return read(uri);
    };
    await client.open(story, tells);
    await client.pull(story);
    const dangles = async () => (await client.pull(story)).some(({ code }) => code === 'dangling-reference');
    return { client, host: client.host, dangles };
  }
  const watched = (client: LspClient, changes: readonly { uri: string; type: 1 | 2 | 3 }[]) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });

  test('that an editor has let go of a file, the disk counts', async () => {
    const { client, dangles } = await started({ [library('p.persona.yaml')]: persona('p-199') });
    await client.open(library('p.persona.yaml'), persona('else'));
    expect(await dangles()).toBe(true);
    await client.close(library('p.persona.yaml'));
    expect(await dangles()).toBe(false);
  });

  test('that a file has gone, it counts no more', async () => {
    const { client, host, dangles } = await started({ [library('p.persona.yaml')]: persona('p-199') });
    expect(await dangles()).toBe(false);
    host.set(library('p.persona.yaml'), undefined);
    await watched(client, [{ uri: library('p.persona.yaml'), type: 3 }]);
    expect(await dangles()).toBe(true);
  });

  test('that two hundred files have another name, all of them count', async () => {
    const names = Array.from({ length: 200 }, (_, of) => [
      library(`p-${of}.persona.yaml`),
      library(`q-${of}.persona.yaml`),
    ]);
    const { client, host, dangles } = await started(
      Object.fromEntries(names.map(([name = ''], of) => [name, persona(`p-${of}`)])),
    );
    expect(await dangles()).toBe(false);
    for (const [of, [before = '', after = '']] of names.entries()) {
      host.set(before, undefined);
      host.set(after, persona(`q-${of}`));
    }
    await watched(
      client,
      names.flatMap(([before = '', after = '']) => [
        { uri: before, type: 3 } as const,
        { uri: after, type: 1 } as const,
      ]),
    );
    expect(await dangles()).toBe(true);
  });
});

const root = 'file:///w';
const at = (path: string) => `${root}/${path}`;
const paths = ['a.persona.yaml', 'b.persona.yaml', 'c.story.yaml', 'personas.config.yaml', 'accepted.json'] as const;
const texts = [
  persona('a'),
  persona('b'),
  'id: c\nas_a: a\n',
  'id: c\nas_a: b\n',
  'rules: { dangling-reference: error }\nbaseline: accepted.json\n',
  '{ "version": 1, "files": { "c.story.yaml": { "dangling-reference": 1 } } }',
];
const steps = fc.array(
  fc.record({
    do: fc.constantFrom('open', 'close', 'disk', 'gone', 'check'),
    path: fc.constantFrom(...paths),
    text: fc.constantFrom(...texts),
  }),
  { maxLength: 12 },
);

test('however long each reading takes, what is asked after all of it is as a fresh workspace has it', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.nat(6)), async (sequence, delays) => {
      const disk = new Map([
        [at('a.persona.yaml'), persona('a')],
        [at('c.story.yaml'), 'id: c\nas_a: a\n'],
      ]);
      const host = new MemoryHost(Object.fromEntries(disk));
      const read = host.readFile.bind(host);
      host.readFile = async (uri) => {
        const bytes = await read(uri);
        for (let turns = delays.next().value; turns > 0; turns--) await new Promise(setImmediate);
        return bytes;
      };
      const made = new Workspace(host, () => '2026-11-22');
      made.setFolders([root]);
      const open = new Map<string, string>();
      const begun: Promise<unknown>[] = [made.libraries()];
      for (const [index, step] of sequence.entries()) {
        const uri = at(step.path);
        if (step.do === 'open') {
          open.set(uri, step.text);
          made.change(uri, step.text, index);
        } else if (step.do === 'close') {
          open.delete(uri);
          begun.push(made.close(uri));
        } else if (step.do === 'check') begun.push(made.check(uri));
        else {
          if (step.do === 'disk') disk.set(uri, step.text);
          else disk.delete(uri);
          host.set(uri, disk.get(uri));
          begun.push(made.changedOnDisk([uri]));
        }
        await new Promise(setImmediate);
      }
      const fresh = new Workspace(new MemoryHost(Object.fromEntries(disk)), () => '2026-11-22');
      fresh.setFolders([root]);
      for (const [uri, text] of open) fresh.change(uri, text, 1);
      for (const path of paths) {
        const found = (await made.check(at(path)))?.findings.map(({ rule, severity }) => `${rule} ${severity}`);
        const expected = (await fresh.check(at(path)))?.findings.map(({ rule, severity }) => `${rule} ${severity}`);
        expect(found, path).toEqual(expected);
      }
      await Promise.all(begun);
    }),
    { numRuns: 250 },
  );
});

import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { URI } from 'vscode-uri';
import { MemoryHost } from '../server/src/host/memory.js';
import { nodeHost } from '../server/src/host/node.js';
import { Workspace } from '../server/src/workspace.js';

const root = 'file:///w';
const at = (path: string) => `${root}/${path}`;
const persona = (id: string, more = '') => `id: ${id}\nname: ${id.toUpperCase()}\npriority: 2\n${more}`;

function made(files: Readonly<Record<string, string>>, folders: readonly string[] = [root]) {
  const host = new MemoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [at(path), text])));
  const workspace = new Workspace(host, () => '2026-11-22');
  workspace.setFolders(folders);
  return { host, workspace };
}

const rulesOf = async (workspace: Workspace, uri: string) =>
  (await workspace.check(uri))?.findings.filter(({ channel }) => channel === 'finding').map(({ rule }) => rule);

const idsIn = async (workspace: Workspace, uri: string) =>
  (await workspace.library(uri)).entities.map(({ id }) => id).sort();

/** Judges what is due, as whoever shows all results does. */
async function bringUpToDate(workspace: Workspace): Promise<string[]> {
  const uris = await workspace.due();
  for (const uri of uris) {
    workspace.judged.take(uri);
    await workspace.check(uri);
  }
  return uris.map((uri) => uri.slice(root.length + 1)).sort();
}

describe('a folder that goes', () => {
  const files = {
    'a.persona.yaml': persona('a', 'parent: [b]\n'),
    'team/b.persona.yaml': persona('b'),
    'team/deep/c.persona.yaml': persona('c'),
  };

  test('takes what was in it along, though only the folder is named', async () => {
    const { host, workspace } = made(files);
    await bringUpToDate(workspace);
    for (const path of ['team/b.persona.yaml', 'team/deep/c.persona.yaml']) host.set(at(path), undefined);
    await workspace.changedOnDisk([at('team')]);
    expect(await idsIn(workspace, at('a.persona.yaml'))).toEqual(['a']);
    expect(await bringUpToDate(workspace)).toEqual([
      'a.persona.yaml',
      'team/b.persona.yaml',
      'team/deep/c.persona.yaml',
    ]);
    expect(await rulesOf(workspace, at('a.persona.yaml'))).toContain('dangling-reference');
  });

  test('gives what is left to another library when the settings were in it', async () => {
    const { host, workspace } = made({ ...files, 'team/personas.config.yaml': 'extends: minimal\n' });
    expect(await idsIn(workspace, at('team/b.persona.yaml'))).toEqual(['b', 'c']);
    for (const path of ['team/b.persona.yaml', 'team/personas.config.yaml']) host.set(at(path), undefined);
    await workspace.changedOnDisk([at('team')]);
    expect(await idsIn(workspace, at('a.persona.yaml'))).toEqual(['a', 'c']);
  });
});

describe('a file outside every folder', () => {
  test('is in a library with the files beside it, and with none below', async () => {
    const files = { 'home/a.persona.yaml': persona('a'), 'home/b.persona.yaml': persona('b') };
    const { host, workspace } = made({ ...files, 'home/deep/c.persona.yaml': persona('c') }, []);
    expect(await idsIn(workspace, at('home/a.persona.yaml'))).toEqual(['a', 'b']);
    host.set(at('home/deep/d.persona.yaml'), persona('d'));
    await workspace.changedOnDisk([at('home/deep/d.persona.yaml')]);
    expect(await idsIn(workspace, at('home/a.persona.yaml'))).toEqual(['a', 'b']);
  });
});

describe('a file that two libraries could claim', () => {
  test('belongs to the nearer one, and moves when that comes or goes', async () => {
    const { host, workspace } = made({
      'personas.config.yaml': 'include: ["team/*.yaml"]\n',
      'a.persona.yaml': persona('a', 'parent: [b]\n'),
      'team/b.persona.yaml': persona('b'),
    });
    expect(await rulesOf(workspace, at('a.persona.yaml'))).not.toContain('dangling-reference');
    const config = at('team/personas.config.yaml');
    host.set(config, 'include: ["*.yaml"]\n');
    await workspace.changedOnDisk([config]);
    expect(await rulesOf(workspace, at('a.persona.yaml'))).toContain('dangling-reference');
    expect(await idsIn(workspace, at('team/b.persona.yaml'))).toEqual(['b']);
    host.set(config, undefined);
    await workspace.changedOnDisk([config]);
    expect(await rulesOf(workspace, at('a.persona.yaml'))).not.toContain('dangling-reference');
  });

  test('is in one library where one workspace folder lies in another', async () => {
    const { workspace } = made({ 'a.persona.yaml': persona('a'), 'in/b.persona.yaml': persona('b') }, [root, at('in')]);
    expect(await idsIn(workspace, at('a.persona.yaml'))).toEqual(['a']);
    expect(await idsIn(workspace, at('in/b.persona.yaml'))).toEqual(['b']);
  });
});

describe('ten thousand broken files', () => {
  const broken = [
    (n: number) => `id: b\nname: "never closed ${n}\n`,
    (n: number) => `- ${n}\n- [\n`,
    (n: number) => `id: twice\nparent: [nobody-${n}]\ntype: buyr\n`,
    (n: number) => `\tid: ${n}\n  : :\n`,
    (n: number) => `id: c${n}\nid: c${n}\ngoals: { a: [b }\n`,
    () => '',
  ];
  const files = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, n) => [`b${n}.persona.yaml`, broken[n % broken.length]?.(n) ?? '']),
  );

  test('are read, judged where they are asked for, and an edit of one stays an edit of one', async () => {
    const { host, workspace } = made(files);
    const uri = at('b0.persona.yaml');
    expect(await rulesOf(workspace, uri)).toContain('yaml-syntax');
    expect(host.pauses).toBeGreaterThan(100);
    for (let n = 0; n < 60; n++)
      expect((await rulesOf(workspace, at(`b${n}.persona.yaml`)))?.length).toBeGreaterThan(0);
    const { judgements } = workspace;
    workspace.change(at('b1.persona.yaml'), '- 2\n- [\n- more\n', 1);
    await workspace.check(at('b1.persona.yaml'));
    expect(workspace.judgements).toBe(judgements + 1);
  }, 60_000);
});

describe('what happens while a library is read', () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`p${n}.persona.yaml`, persona(`p${n}`)]));

  test('a newer setting stops the reading and begins it anew', async () => {
    const { workspace } = made({ ...files, 'personas.config.yaml': 'rules: { unknown-key: error }\n' });
    const uri = at('p0.persona.yaml');
    workspace.change(uri, persona('p0', 'nick: A\n'), 1);
    const early = workspace.check(uri);
    workspace.change(at('personas.config.yaml'), 'rules: { unknown-key: warning }\n', 1);
    const severities = (await early)?.findings
      .filter(({ rule }) => rule === 'unknown-key')
      .map(({ severity }) => severity);
    expect(severities).toEqual(['warning']);
    expect((await early)?.library.complete).toBe(true);
  });

  const happenings = fc.constantFrom('edit', 'config', 'gone', 'back', 'close', 'folders', 'check');

  test('never makes a result stale', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happenings, { maxLength: 12 }), fc.scheduler(), async (sequence, scheduler) => {
        const { host, workspace } = made({
          'a.persona.yaml': persona('a', 'parent: [b]\n'),
          'b.persona.yaml': persona('b'),
        });
        const read = host.readFile.bind(host);
        // Reads come back in any order, between any two happenings.
        host.readFile = scheduler.scheduleFunction(read);
        const uri = at('a.persona.yaml');
        const under: Promise<unknown>[] = [];
        let version = 0;
        for (const happening of sequence) {
          if (happening === 'edit') workspace.change(at('b.persona.yaml'), persona(`b${++version}`), version);
          if (happening === 'config')
            workspace.change(at('personas.config.yaml'), `extends: ${version % 2 ? 'strict' : 'minimal'}\n`, ++version);
          if (happening === 'gone' || happening === 'back') {
            host.set(at('b.persona.yaml'), happening === 'gone' ? undefined : persona('b'));
            under.push(workspace.changedOnDisk([at('b.persona.yaml')]));
          }
          if (happening === 'close') under.push(workspace.close(at('b.persona.yaml')));
          if (happening === 'folders') workspace.setFolders([root]);
          under.push(workspace.check(uri));
        }
        await scheduler.waitAll();
        await scheduler.waitFor(Promise.all(under));
        host.readFile = read;
        const fresh = new Workspace(host, () => '2026-11-22');
        fresh.setFolders([root]);
        for (const path of ['b.persona.yaml', 'personas.config.yaml']) {
          const open = workspace.isOpen(at(path)) ? await workspace.file(at(path)) : undefined;
          if (open) fresh.change(at(path), open.file.parsed.lines.text, 1);
        }
        expect(await rulesOf(workspace, uri)).toEqual(await rulesOf(fresh, uri));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a real disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'personas-bad-'));
  afterAll(() => {
    chmodSync(join(folder, 'secret.persona.yaml'), 0o600);
    rmSync(folder, { recursive: true, force: true });
  });
  const uriOf = (path: string) => URI.file(join(folder, path)).toString();

  test('with links in a circle, a link to nowhere and what nobody may read', async () => {
    mkdirSync(join(folder, 'team'));
    writeFileSync(join(folder, 'team/a.persona.yaml'), persona('a'));
    writeFileSync(join(folder, 'secret.persona.yaml'), persona('secret'));
    chmodSync(join(folder, 'secret.persona.yaml'), 0o000);
    mkdirSync(join(folder, 'folder.persona.yaml'));
    symlinkSync(folder, join(folder, 'team/round'));
    symlinkSync(join(folder, 'gone'), join(folder, 'lost.persona.yaml'));
    const workspace = new Workspace(nodeHost, () => '2026-11-22');
    workspace.setFolders([URI.file(folder).toString()]);
    expect(await idsIn(workspace, uriOf('team/a.persona.yaml'))).toContain('a');
    expect((await workspace.library(uriOf('x.yaml'))).entities.filter(({ id }) => id === 'a')).toHaveLength(1);
    expect(await workspace.check(uriOf('lost.persona.yaml'))).toBeUndefined();
    expect(await workspace.check(uriOf('folder.persona.yaml'))).toBeUndefined();
    expect(await workspace.exists(uriOf('folder.persona.yaml'))).toBe(false);
    expect(await workspace.exists(uriOf('team/a.persona.yaml'))).toBe(true);
  });
});

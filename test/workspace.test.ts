import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../server/src/host/memory.js';
import { Workspace } from '../server/src/workspace.js';

const root = 'file:///w';
const at = (path: string) => `${root}/${path}`;
const persona = (id: string, more = '') => `kind: persona\nid: ${id}\nbasis: proto\n${more}`;

/** A workspace over files by path; the clock stands still. */
function workspace(files: Record<string, string | Uint8Array> = {}, folders: readonly string[] = [root]) {
  const host = new MemoryHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [at(path), text])));
  const made = new Workspace(host, () => '2026-11-22');
  made.setFolders(folders);
  let version = 0;
  return {
    host,
    workspace: made,
    open: (path: string, text: string) => made.change(at(path), text, ++version),
    close: (path: string) => made.close(at(path)),
    check: (path: string) => made.check(at(path)),
    /** The rules that speak in a file, gaps left out. */
    async rules(path: string): Promise<string[]> {
      const checked = await made.check(at(path));
      return (checked?.findings ?? []).filter(({ channel }) => channel === 'finding').map(({ rule }) => rule);
    },
    async onDisk(path: string, text: string | undefined): Promise<void> {
      host.set(at(path), text);
      await made.changedOnDisk([at(path)]);
    },
  };
}

/** What a library holds, by id. */
const idsOf = (checked: Awaited<ReturnType<Workspace['check']>>) => checked?.library.entities.map(({ id }) => id);

describe('libraries', () => {
  const files = {
    'personas.config.yaml': 'rules: { unknown-key: error }\n',
    'a.persona.yaml': persona('a', 'nick: A\n'),
    'team/b.persona.yaml': persona('b', 'nick: B\n'),
    'team/inner/personas.config.yml': 'rules: { unknown-key: warning }\n',
    'team/inner/c.persona.yaml': persona('c', 'nick: C\n'),
    'team/inner/deep/d.persona.yaml': persona('d', 'nick: D\n'),
  };

  test('the nearest config file upwards wins, and nested libraries are apart', async () => {
    const { check } = workspace(files);
    expect((await check('team/b.persona.yaml'))?.library).toMatchObject({
      root,
      configUri: at('personas.config.yaml'),
    });
    expect(idsOf(await check('team/b.persona.yaml'))).toEqual(['a', 'b']);
    expect((await check('team/inner/deep/d.persona.yaml'))?.library).toMatchObject({
      root: at('team/inner'),
      configUri: at('team/inner/personas.config.yml'),
    });
    expect(idsOf(await check('team/inner/deep/d.persona.yaml'))).toEqual(['c', 'd']);
  });

  test('each config rules its own library', async () => {
    const { check } = workspace(files);
    const severity = async (path: string) =>
      (await check(path))?.findings.find(({ rule }) => rule === 'unknown-key')?.severity;
    expect(await severity('a.persona.yaml')).toBe('error');
    expect(await severity('team/inner/c.persona.yaml')).toBe('warning');
  });

  test('without a config file the workspace folder is the library, else the folder of the file', async () => {
    const texts = { 'x/a.persona.yaml': persona('a'), 'y/b.persona.yaml': persona('b') };
    expect(idsOf(await workspace(texts).check('x/a.persona.yaml'))).toEqual(['a', 'b']);
    const alone = await workspace(texts, []).check('x/a.persona.yaml');
    expect(alone?.library.root).toBe(at('x'));
    expect(idsOf(alone)).toEqual(['a']);
  });

  test('a file that was never saved has a library of its own', async () => {
    const { workspace: made } = workspace();
    made.change('untitled:Untitled-1', persona('a'), 1, 'persona');
    const checked = await made.check('untitled:Untitled-1');
    expect(checked?.file.entities.map(({ id }) => id)).toEqual(['a']);
    expect(checked?.library.complete).toBe(true);
  });

  test('files that nothing claims are no part of it', async () => {
    const { check } = workspace({
      'a.persona.yaml': persona('a'),
      'icp.yaml': 'canisters: {}\n',
      'data.json': '{"id": "x", "label": "X"}',
      'k8s.yaml': 'kind: Deployment\nid: y\n',
      'claimed.json': '{"kind": "persona", "id": "z"}',
    });
    expect(idsOf(await check('a.persona.yaml'))).toEqual(['a', 'z']);
    expect((await check('icp.yaml'))?.findings).toEqual([]);
  });

  test('what the config includes is a part of it, what it excludes is none', async () => {
    const { check } = workspace({
      'personas.config.yaml': 'include: [{ glob: people/*.yaml, kind: persona }]\nexclude: [old/**]\n',
      'people/a.yaml': 'id: a\n',
      'old/b.persona.yaml': persona('b'),
      'c.persona.yaml': persona('c'),
    });
    expect(idsOf(await check('c.persona.yaml'))).toEqual(['c', 'a']);
    expect((await check('old/b.persona.yaml'))?.file.claim.claimed).toBe(false);
  });
});

describe('rules about the library', () => {
  const two = { 'a.persona.yaml': persona('a'), 'b.persona.yaml': persona('b') };

  test('speak only once every file has been read: whoever asks, waits for that', async () => {
    const { workspace: made, rules, check } = workspace(two);
    expect((await made.file(at('a.persona.yaml')))?.library.complete).toBe(true);
    expect((await check('a.persona.yaml'))?.library.complete).toBe(true);
    expect(await rules('a.persona.yaml')).toEqual(['no-priority']);
  });

  test('hear of what is typed in other files', async () => {
    const { open, rules, close } = workspace(two);
    open('a.persona.yaml', two['a.persona.yaml']);
    expect(await rules('a.persona.yaml')).toEqual(['no-priority']);
    open('b.persona.yaml', persona('b', 'status: retired\n'));
    expect(await rules('a.persona.yaml')).toEqual([]);
    // Closed without saving: what is on disk counts again.
    await close('b.persona.yaml');
    expect(await rules('a.persona.yaml')).toEqual(['no-priority']);
  });

  test('hear of files that come and go', async () => {
    const { onDisk, rules } = workspace({ 'a.persona.yaml': persona('a') });
    expect(await rules('a.persona.yaml')).toEqual([]);
    await onDisk('b.persona.yaml', persona('b'));
    expect(await rules('a.persona.yaml')).toEqual(['no-priority']);
    await onDisk('b.persona.yaml', undefined);
    expect(await rules('a.persona.yaml')).toEqual([]);
  });

  test('count a file that is open and not on disk yet', async () => {
    const { open, rules, close } = workspace({ 'a.persona.yaml': persona('a') });
    expect(await rules('a.persona.yaml')).toEqual([]);
    open('new.persona.yaml', persona('new'));
    expect(await rules('a.persona.yaml')).toEqual(['no-priority']);
    await close('new.persona.yaml');
    expect(await rules('a.persona.yaml')).toEqual([]);
  });
});

describe('the config file', () => {
  const files = {
    'personas.config.yaml': 'rules: { unknown-key: error }\n',
    'a.persona.yaml': persona('a', 'nick: A\n'),
    'data.yaml': 'id: d\nnick: D\n',
  };
  const severities = async (made: ReturnType<typeof workspace>, path: string) =>
    (await made.check(path))?.findings.filter(({ rule }) => rule === 'unknown-key').map(({ severity }) => severity);

  test('takes effect on other files while it is typed, and back when it is closed without saving', async () => {
    const made = workspace(files);
    made.open('a.persona.yaml', files['a.persona.yaml']);
    expect(await severities(made, 'a.persona.yaml')).toEqual(['error']);
    made.open('personas.config.yaml', 'rules: { unknown-key: warning }\n');
    expect(await severities(made, 'a.persona.yaml')).toEqual(['warning']);
    await made.close('personas.config.yaml');
    expect(await severities(made, 'a.persona.yaml')).toEqual(['error']);
  });

  test('claims files while it is typed', async () => {
    const made = workspace(files);
    expect((await made.check('data.yaml'))?.file.claim.claimed).toBe(false);
    expect(idsOf(await made.check('a.persona.yaml'))).toEqual(['a']);
    made.open('personas.config.yaml', 'include: [{ glob: data.yaml, kind: persona }]\n');
    expect((await made.check('data.yaml'))?.file.claim.claimed).toBe(true);
    expect(idsOf(await made.check('a.persona.yaml'))).toEqual(['a', 'd']);
  });

  test('that is broken is told at its own path, and the defaults hold', async () => {
    const made = workspace({ ...files, 'personas.config.yaml': 'rules: { unknown-key: "error }\nextends: strickt\n' });
    expect(await made.rules('personas.config.yaml')).toEqual(['yaml-syntax', 'enum-value']);
    expect(await severities(made, 'a.persona.yaml')).toEqual(['hint']);
  });

  test('makes and unmakes a library when it comes and goes', async () => {
    const made = workspace({ 'a.persona.yaml': persona('a'), 'team/b.persona.yaml': persona('b') });
    expect(idsOf(await made.check('a.persona.yaml'))).toEqual(['a', 'b']);
    await made.onDisk('team/personas.config.yaml', 'extends: recommended\n');
    expect(idsOf(await made.check('a.persona.yaml'))).toEqual(['a']);
    expect(idsOf(await made.check('team/b.persona.yaml'))).toEqual(['b']);
    await made.onDisk('team/personas.config.yaml', undefined);
    expect(idsOf(await made.check('a.persona.yaml'))).toEqual(['a', 'b']);
  });

  test('counts before it is saved for the first time', async () => {
    const made = workspace({ 'a.persona.yaml': persona('a', 'nick: A\n') });
    expect(await severities(made, 'a.persona.yaml')).toEqual(['hint']);
    made.open('personas.config.yaml', 'rules: { unknown-key: error }\n');
    expect(await severities(made, 'a.persona.yaml')).toEqual(['error']);
  });
});

describe('personas that inherit', () => {
  const files = {
    'base.persona.yaml': persona('base', 'role: Clerk\ngoals: [Rest]\n'),
    'middle.persona.yaml': persona('middle', 'parent: [base]\n'),
    'last.persona.yaml': persona('last', 'parent: [middle]\nrole: Clerk\n'),
    'other.persona.yaml': persona('other', 'narrative: Once\n'),
  };

  test('hear of every edit of an ancestor, and of no edit of others', async () => {
    const { open, check, rules } = workspace(files);
    open('last.persona.yaml', files['last.persona.yaml']);
    open('base.persona.yaml', files['base.persona.yaml']);
    open('other.persona.yaml', files['other.persona.yaml']);
    expect(await rules('last.persona.yaml')).toContain('redundant-override');
    const before = (await check('last.persona.yaml'))?.findings;

    open('other.persona.yaml', `${files['other.persona.yaml']}owner: Ops\n`);
    await check('other.persona.yaml');
    expect((await check('last.persona.yaml'))?.findings).toBe(before);

    open('base.persona.yaml', files['base.persona.yaml'].replace('Clerk', 'Cook'));
    await check('base.persona.yaml');
    expect(await rules('last.persona.yaml')).not.toContain('redundant-override');
  });

  test('a copy is told on both as soon as one is typed', async () => {
    const { open, check, rules } = workspace(files);
    open('last.persona.yaml', files['last.persona.yaml']);
    open('other.persona.yaml', files['other.persona.yaml']);
    expect(await rules('last.persona.yaml')).not.toContain('stale-copy');
    open('other.persona.yaml', persona('other', 'role: Clerk\nparent: [middle]\n'));
    await check('other.persona.yaml');
    expect(await rules('last.persona.yaml')).toContain('stale-copy');
  });

  test('a parent that comes or goes on disk is heard of', async () => {
    const { open, onDisk, rules } = workspace(files);
    open('last.persona.yaml', files['last.persona.yaml']);
    await onDisk('middle.persona.yaml', undefined);
    expect(await rules('last.persona.yaml')).toContain('dangling-reference');
    await onDisk('middle.persona.yaml', persona('middle', 'parent: [last]\n'));
    expect(await rules('last.persona.yaml')).toContain('inheritance-cycle');
  });
});

describe('work that is not done twice', () => {
  const files = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`p${n}.persona.yaml`, persona(`p${n}`, 'goals: [x]\n')]),
  );

  test('one edit is one parse, no read, and no other file is looked at', async () => {
    const { workspace: made, host, open, check } = workspace(files);
    open('p0.persona.yaml', persona('p0'));
    open('p1.persona.yaml', persona('p1'));
    await check('p0.persona.yaml');
    const other = await check('p1.persona.yaml');
    const [parses, reads] = [made.parses, host.reads];
    for (let n = 1; n <= 5; n++) {
      open('p0.persona.yaml', persona('p0', `narrative: ${'word '.repeat(n)}\n`));
      await check('p0.persona.yaml');
      await made.file(at('p0.persona.yaml'));
      await check('p0.persona.yaml');
      expect(made.parses).toBe(parses + n);
    }
    expect(host.reads).toBe(reads);
    expect(await check('p1.persona.yaml')).toBe(other);
  });

  test('a library is read once: each file parsed once at most', async () => {
    const { workspace: made, check } = workspace({ ...files, 'other.yaml': 'x: 1\n' });
    for (const name of Object.keys(files).slice(0, 3)) await check(name);
    // Closed files keep only their facts, so the ones that are asked for are read a second time.
    expect(made.parses).toBe(20 + 3);
  });

  test('many questions at once read the library once', async () => {
    const { workspace: made, open, check } = workspace(files);
    for (const [name, text] of Object.entries(files)) open(name, text);
    await Promise.all(Object.keys(files).map(check));
    expect(made.parses).toBe(20);
  });

  test('a closed file is not kept', async () => {
    const { workspace: made, open, check, close } = workspace(files);
    open('p0.persona.yaml', files['p0.persona.yaml'] ?? '');
    await check('p0.persona.yaml');
    await close('p0.persona.yaml');
    const before = made.parses;
    await check('p0.persona.yaml');
    expect(made.parses).toBe(before + 1);
  });
});

describe('files that cannot be read', () => {
  test('are nothing, and harm nobody', async () => {
    const { check, rules } = workspace({ 'a.persona.yaml': persona('a') });
    expect(await check('gone.persona.yaml')).toBeUndefined();
    expect(await rules('a.persona.yaml')).toEqual([]);
  });

  test('a host that lists what it cannot read', async () => {
    const { host, workspace: made, rules } = workspace({ 'a.persona.yaml': persona('a') });
    const listed = host.findFiles.bind(host);
    host.findFiles = async (folder) => [...(await listed(folder)), at('secret.persona.yaml')];
    expect(await rules('a.persona.yaml')).toEqual([]);
    expect(await made.check(at('secret.persona.yaml'))).toBeUndefined();
  });

  test('bytes that are no text give one finding', async () => {
    const { rules } = workspace({ 'a.persona.yaml': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff, 0xfe]) });
    expect(await rules('a.persona.yaml')).toEqual(['yaml-syntax']);
  });

  test('a file that vanishes while it is open stays what the editor says', async () => {
    const { open, onDisk, rules, close, check } = workspace({ 'a.persona.yaml': persona('a') });
    open('a.persona.yaml', persona('a', 'nick: A\n'));
    await onDisk('a.persona.yaml', undefined);
    expect(await rules('a.persona.yaml')).toEqual(['unknown-key']);
    await close('a.persona.yaml');
    expect(await check('a.persona.yaml')).toBeUndefined();
  });
});

const paths = [
  'a.persona.yaml',
  'b.persona.yaml',
  'data.yaml',
  'team/c.persona.yaml',
  'personas.config.yaml',
  'team/personas.config.yaml',
] as const;

const texts = [
  persona('a'),
  persona('b', 'priority: 1\n'),
  persona('c', 'status: retired\nnick: x\n'),
  'id: d\n---\nkind: persona\nid: e\n',
  'kind: persona\nid: a\nname: "broken\n',
  'rules: { unknown-key: error }\n',
  'rules: { no-priority: off }\ninclude: [{ glob: data.yaml, kind: persona }]\n',
  'exclude: ["b*"]\n',
  '',
];

type Step = { do: 'open' | 'disk'; path: string; text: string } | { do: 'close' | 'gone' | 'check'; path: string };

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('open' as const, 'disk' as const),
    path: fc.constantFrom(...paths),
    text: fc.constantFrom(...texts),
  }),
  fc.record({
    do: fc.constantFrom('close' as const, 'gone' as const, 'check' as const),
    path: fc.constantFrom(...paths),
  }),
);

test('after any sequence of edits the findings are those of a fresh workspace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 14 }), async (sequence) => {
      const made = workspace({ 'a.persona.yaml': persona('a'), 'team/c.persona.yaml': persona('c') });
      const open = new Map<string, string>();
      for (const step of sequence) {
        if (step.do === 'open') {
          open.set(step.path, step.text);
          made.open(step.path, step.text);
        } else if (step.do === 'close') {
          open.delete(step.path);
          await made.close(step.path);
        } else if (step.do === 'check') await made.check(step.path);
        else await made.onDisk(step.path, step.do === 'disk' ? step.text : undefined);
      }
      const fresh = new Workspace(made.host, () => '2026-11-22');
      fresh.setFolders([root]);
      for (const [path, text] of open) fresh.change(at(path), text, 1);
      for (const path of paths) {
        const expected = await fresh.check(at(path));
        const found = await made.check(path);
        const shown = (checked: typeof found) =>
          checked?.findings.map(({ rule, severity, message, span }) => `${rule} ${severity} ${span.start} ${message}`);
        expect(shown(found), path).toEqual(shown(expected));
        expect(idsOf(found)).toEqual(idsOf(expected));
      }
    }),
    { numRuns: 400 },
  );
});

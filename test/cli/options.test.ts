import { afterEach, describe, expect, test } from 'vitest';
import { Folder, report, runLint, today } from './run.js';

const folders: Folder[] = [];
function folder(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const made = new Folder(files);
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

const persona = (id: string, more = '') =>
  `kind: persona\nid: ${id}\nname: ${id} Ode\nbasis: proto\npriority: 1\n${more}`;
const files = {
  'ana.persona.yaml': persona('ana', 'nick: A\nnock: B\ntype: usr\n'),
  'bo.persona.yaml': persona('bo', 'nick: A\n'),
};
const on = ['--today', today] as const;

describe('what is reported', () => {
  test('--rule leaves out what others find, in totals and for the exit code too', async () => {
    const cwd = folder(files).path;
    const { files: found, summary } = await report(cwd, '--rule', 'unknown-key');
    expect(found.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(Array(3).fill('unknown-key'));
    expect(summary).toMatchObject({ files: 2, entities: 2, errors: 0, gaps: 0 });
    expect((await runLint(cwd, '--rule', 'unknown-key', ...on)).code).toBe(0);
    expect((await runLint(cwd, '--rule', 'unknown-key, enum-value', ...on)).code).toBe(1);
    const both = await report(cwd, '--rule', 'unknown-key', '--rule', 'not-sized');
    expect(new Set(both.files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))).toEqual(
      new Set(['unknown-key', 'not-sized']),
    );
  });

  test('--gaps tells what to do about each, --no-gaps tells of none', async () => {
    const cwd = folder({ 'bo.persona.yaml': persona('bo') }).path;
    const { out: each } = await runLint(cwd, '--gaps', ...on);
    expect(each).toMatch(/^ {2}2:5 +gap +\S.*`size`.* {2}not-sized$/m);
    const { out: none } = await runLint(cwd, '--no-gaps', ...on);
    expect(none).not.toContain('gap');
    expect((await report(cwd, '--no-gaps')).summary.gaps).toBe(0);
  });

  test('--quiet tells what makes the run fail, and nothing where nothing does', async () => {
    const cwd = folder(files).path;
    const { out } = await runLint(cwd, '--quiet', ...on);
    expect(out).toMatch(/^ana\.persona\.yaml\n {2}8:7 +error .*enum-value\n$/);
    expect((await runLint(cwd, '--quiet', '--fail-on', 'never', ...on)).out).toBe('');
    const loud = await runLint(cwd, '--quiet', '--fail-on', 'hint', ...on);
    expect(loud.out).toContain('unknown-key');
    expect(loud.out).not.toContain('gap');
  });

  test('--format github annotates each finding, and escapes what would end it', async () => {
    const { out, code } = await runLint(
      folder({ 'a, b: 100%.persona.yaml': persona('ana', 'type: usr\ngoals: |\n  a\n  b\n') }).path,
      '--format',
      'github',
      ...on,
    );
    expect(code).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^::error file=a%2C b%3A 100%25\.persona\.yaml,line=6,endLine=6,col=7,endColumn=10,title=enum-value::`type` cannot be `usr`/,
      ),
    );
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) [^:]+::\S/);
    expect(out).not.toContain('not-sized');
  });
});

describe('baseline', () => {
  const rulesOf = async (cwd: string, ...args: string[]) =>
    (await report(cwd, '--no-gaps', ...args)).files.flatMap(({ path, findings }) =>
      findings.map(({ rule, line }) => `${path}:${line} ${rule}`),
    );

  test('accepts what there is; what is new fails, and moved lines do not', async () => {
    const made = folder(files);
    const { out, err, code } = await runLint(made.path, '--write-baseline', ...on);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      'personas.baseline.json: 4 findings in 2 files accepted.\n' +
        'Name it in personas.config.yaml, so that editors heed it too: `baseline: personas.baseline.json`.\n',
    );
    expect(made.read('personas.baseline.json')).toBe(`{
  "version": 1,
  "files": {
    "ana.persona.yaml": {
      "enum-value": 1,
      "unknown-key": 2
    },
    "bo.persona.yaml": {
      "unknown-key": 1
    }
  }
}
`);
    const use = ['--baseline', 'personas.baseline.json'];
    expect(await rulesOf(made.path, ...use)).toEqual([]);
    expect((await runLint(made.path, ...use, ...on)).code).toBe(0);
    expect((await runLint(made.path, ...on)).code).toBe(1);

    made.write('ana.persona.yaml', `\n\n# moved\n${files['ana.persona.yaml']}`);
    expect(await rulesOf(made.path, ...use)).toEqual([]);
    made.write('bo.persona.yaml', persona('bo', 'nick: A\nnock: C\ntype: usr\nquote: x\n'));
    expect(await rulesOf(made.path, ...use)).toEqual(['bo.persona.yaml:7 unknown-key', 'bo.persona.yaml:8 enum-value']);
    const { out: text, code: fails } = await runLint(made.path, ...use, '--no-gaps', ...on);
    expect(fails).toBe(1);
    expect(text).toContain('4 more accepted by the baseline');
    expect((await report(made.path, ...use)).summary).toMatchObject({ errors: 1, accepted: 4 });
  });

  test('of the config file is heeded, written and overruled', async () => {
    const made = folder({ ...files, 'personas.config.yaml': 'baseline: quality/accepted.json\n', 'quality/.keep': '' });
    expect((await runLint(made.path, ...on)).out).toContain('bad-value');
    expect((await runLint(made.path, '--write-baseline', ...on)).out).toBe(
      'quality/accepted.json: 4 findings in 2 files accepted.\n',
    );
    expect(made.read('quality/accepted.json')).toContain('"../ana.persona.yaml"');
    expect(await rulesOf(made.path)).toEqual([]);
    expect(await rulesOf(made.path, '--no-baseline')).toHaveLength(4);
    made.write('empty.json', '{"version":1,"files":{}}');
    expect(await rulesOf(made.path, '--baseline', 'empty.json')).toHaveLength(4);
    expect(await rulesOf(`${made.path}/quality`, '..')).toEqual([]);
  });

  test('says when it accepts too much, and is pruned', async () => {
    const made = folder({ ...files, 'personas.config.yaml': 'baseline: b.json\n' });
    await runLint(made.path, '--write-baseline', ...on);
    made.write('ana.persona.yaml', persona('ana', 'nick: A\n'));
    const { err, code } = await runLint(made.path, ...on);
    expect([code, err]).toEqual([
      0,
      'personas: b.json accepts 2 findings too many; "--prune-baseline" takes them out.\n',
    ]);
    expect((await runLint(made.path, '--prune-baseline', ...on)).out).toBe('b.json: 2 findings taken out.\n');
    expect(JSON.parse(made.read('b.json') ?? '')).toEqual({
      version: 1,
      files: { 'ana.persona.yaml': { 'unknown-key': 1 }, 'bo.persona.yaml': { 'unknown-key': 1 } },
    });
    expect((await runLint(made.path, '--prune-baseline', ...on)).out).toBe('b.json: nothing taken out.\n');
    expect((await runLint(made.path, ...on)).err).toBe('');
  });

  test('pruning never adds what is new', async () => {
    const made = folder({ ...files, 'personas.config.yaml': 'baseline: b.json\n' });
    await runLint(made.path, '--write-baseline', ...on);
    const before = made.read('b.json');
    made.write('bo.persona.yaml', persona('bo', 'nick: A\nnock: B\ntype: usr\n'));
    await runLint(made.path, '--prune-baseline', ...on);
    expect(made.read('b.json')).toBe(before);
  });

  test('what was not looked at stays accepted, what is gone does not', async () => {
    const made = folder({ ...files, 'team/cy.persona.yaml': persona('cy', 'nick: C\n') });
    await runLint(made.path, '--write-baseline=all.json', ...on);
    made.write('team/cy.persona.yaml', persona('cy', 'nick: C\nnock: C\n'));
    await runLint(made.path, 'team', '--write-baseline', 'all.json', ...on);
    expect(JSON.parse(made.read('all.json') ?? '').files).toMatchObject({
      'bo.persona.yaml': { 'unknown-key': 1 },
      'team/cy.persona.yaml': { 'unknown-key': 2 },
    });
    made.delete('bo.persona.yaml');
    await runLint(made.path, 'team', '--prune-baseline', '--baseline', 'all.json', ...on);
    expect(Object.keys(JSON.parse(made.read('all.json') ?? '').files)).toEqual([
      'ana.persona.yaml',
      'team/cy.persona.yaml',
    ]);
  });

  test('a persona in JSON behind --write-baseline is a file to check', async () => {
    const made = folder({ 'ana.persona.json': '{ "kind": "persona", "id": "ana", "basis": "proto", "nick": "A" }' });
    await runLint(made.path, '--write-baseline', 'ana.persona.json', ...on);
    expect(made.read('ana.persona.json')).toContain('"kind"');
    expect(made.read('personas.baseline.json')).toContain('"ana.persona.json"');
  });

  test('is not written where a path is wrong, nor used where it is broken', async () => {
    const made = folder({ ...files, 'b.json': '[]' });
    const { code, err } = await runLint(made.path, 'gone', '--write-baseline', ...on);
    expect([code, err]).toEqual([2, 'personas: gone does not exist.\npersonas: The baseline is left as it is.\n']);
    expect(made.read('personas.baseline.json')).toBeUndefined();
    const broken = await runLint(made.path, '--baseline', 'b.json', ...on);
    expect([broken.code, broken.out]).toEqual([2, '']);
    expect(broken.err).toContain('b.json accepts nothing. The file is no baseline.');
  });

  test('says how the config file would name it, wherever one is', async () => {
    const made = folder({
      'lib/personas.config.yaml': 'extends: recommended\n',
      'lib/bo.persona.yaml': persona('bo', 'nick: A\n'),
    });
    const { out } = await runLint(made.path, '--write-baseline', ...on);
    expect(out).toContain('`baseline: ../personas.baseline.json`');
    made.write('lib/personas.config.yaml', 'baseline: ../personas.baseline.json\n');
    expect(await rulesOf(made.path)).toEqual([]);
  });

  test('silenced findings are not accepted in it', async () => {
    const made = folder({ 'bo.persona.yaml': persona('bo', 'nick: A # personas-disable-line unknown-key -- why\n') });
    await runLint(made.path, '--write-baseline', ...on);
    expect(JSON.parse(made.read('personas.baseline.json') ?? '').files).toEqual({});
  });
});

describe('--fix', () => {
  test('writes what is safe to write, and keeps all else, the byte order mark among it', async () => {
    const text = `\uFEFF# mine\r\nkind: persona\r\nid: ana\r\nname: Ana\r\nbasis: proto\r\npainPoints: [Waits] # keep\r\nnick: A\r\n`;
    const made = folder({ 'ana.persona.yaml': text });
    const { err, out, code } = await runLint(made.path, '--fix', '--no-gaps', ...on);
    expect(made.read('ana.persona.yaml')).toBe(text.replace('painPoints', 'pain_points'));
    expect(err).toBe('personas: ana.persona.yaml: 1 finding fixed.\n');
    expect(out).toContain('unknown-key');
    expect(out).not.toContain('mixed-key-case');
    expect(code).toBe(0);
    const again = await runLint(made.path, '--fix', ...on);
    expect(again.err).toBe('');
  });

  test('leaves a file alone that could not be read whole', async () => {
    const bytes = Buffer.concat([
      Buffer.from(persona('ana', 'painPoints: [x]\nquote: M')),
      Buffer.from([0xfc]),
      Buffer.from('ller\n'),
    ]);
    const made = folder({ 'ana.persona.yaml': bytes });
    await runLint(made.path, '--fix', ...on);
    expect(made.bytes('ana.persona.yaml').equals(bytes)).toBe(true);
  });
});

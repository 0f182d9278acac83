import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { explain } from '../../server/src/cli/explain.js';
import { health } from '../../server/src/cli/health.js';
import { rules } from '../../server/src/rules/registry.js';
import { Folder, runCommand, today } from './run.js';

const folders: Folder[] = [];
function folder(files: Readonly<Record<string, string>>): string {
  const made = new Folder(files);
  folders.push(made);
  return made.path;
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

const files = {
  'a/personas.config.yaml': 'extends: minimal\n',
  'a/ana.persona.yaml':
    'kind: persona\nid: ana\nname: Ana\nbasis: proto\npriority: 1\nmessaging: { tone: calm }\njobs: [close]\n',
  'a/no.persona.yaml': 'kind: persona\nid: no\nname: Nobody\ntype: negative\nbasis: proto\n',
  'a/close.jtbd.yaml': 'kind: jtbd\nid: close\nname: Close the books\n',
  'a/idle.jtbd.yaml': 'kind: jtbd\nid: idle\nname: Idle\n',
  'b/personas.config.yaml': 'extends: minimal\n',
  'b/x.icp.yaml': 'kind: icp\nid: x\nname: X\n',
};
const on = ['--today', today] as const;
const run = (cwd: string, ...args: string[]) => runCommand(health, cwd, ...args, ...on);

describe('health', () => {
  test('tells of each library its score, a line a persona, and what nobody performs', async () => {
    const { out, err, code } = await run(folder(files));
    expect([code, err]).toEqual([0, '']);
    const [first = '', second = ''] = out.split(/\n\n(?=b:)/);
    expect(first).toMatch(
      /^a: health \d+\/100, grade [A-F]\n {2}The mean readiness of 2 active personas is [\d.]+\.\n/,
    );
    expect(first).toMatch(/^ {2}Persona +Ready +Weight +To gain +Jobs +Stories +Messages +Evidence$/m);
    expect(first).toMatch(/^ {2}Ana +\d+ +3 +\+[\d.]+ +1 +- +yes +-$/m);
    expect(first).toMatch(/^ {2}Nobody \(not served\) +\d+ +1 /m);
    expect(first).toContain('Jobs that nobody performs: Idle');
    expect(second).toBe('b: no health, as no active persona has a readiness\n');
  });

  test('as JSON the same, with paths from the working directory', async () => {
    const cwd = folder(files);
    const { libraries } = JSON.parse((await run(cwd, '--format', 'json')).out);
    expect(libraries).toMatchObject([
      {
        path: 'a',
        config: 'a/personas.config.yaml',
        health: { score: expect.any(Number), grade: expect.stringMatching(/^[A-F]$/), errors: 0 },
        coverage: {
          personas: [
            { path: 'a/ana.persona.yaml', id: 'ana', jobs: ['close'], stories: [], messages: true, evidence: false },
            { path: 'a/no.persona.yaml', id: 'no', negative: true },
          ],
          jobsOfNobody: [{ path: 'a/idle.jtbd.yaml', id: 'idle', name: 'Idle' }],
          storiesOfNobody: [],
        },
      },
      { path: 'b', coverage: { personas: [] } },
    ]);
    const { libraries: above } = JSON.parse((await run(`${cwd}/a`, '..', '--format', 'json')).out);
    expect(above.map(({ path }: { path: string }) => path)).toEqual(['.', '../b']);
  });

  test('--fail-under decides the exit code', async () => {
    const cwd = folder(files);
    expect((await run(cwd, '--fail-under', '99')).code).toBe(1);
    expect((await run(cwd, '--fail-under', '1')).code).toBe(0);
  });

  test('names cannot break the table, nor steer a terminal', async () => {
    const { out } = await run(
      folder({
        'ana.persona.yaml': `kind: persona\nid: ana\nname: "A\\n\\e[31m${'long '.repeat(20)}"\nbasis: proto\n`,
      }),
    );
    expect(out).toMatch(/^ {2}A \[31mlong long .{20,30}… /m);
    expect(out).not.toContain('\u001b');
  });

  test.each([
    [['--format', 'xml'], '--format takes text or json'],
    [['--fail-under', 'x'], '--fail-under takes a score from 0 to 100, not "x"'],
    [['--fail-under', '101'], 'not "101"'],
    [['--fail-unter', '1'], 'Did you mean --fail-under?'],
    [['gone'], 'gone does not exist'],
  ])('%j is wrong use', async (args, reason) => {
    const { err, code } = await run(folder({}), ...args);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  test('where there is no library it says so; --help is no failure', async () => {
    expect(await run(folder({ 'x.yaml': 'a: 1\n' }))).toEqual({ out: 'No persona library here.\n', err: '', code: 0 });
    expect((await run(folder({}), '--help')).out).toContain('--fail-under');
  });
});

describe('explain', () => {
  const pageOf = (rule: string) => readFileSync(`docs/rules/${rule}.md`, 'utf8');
  const tell = (...args: string[]) => runCommand((given, terminal) => explain(given, terminal, pageOf), '.', ...args);

  test('prints the page of a rule, without the marks of its makers', async () => {
    const { out, code } = await tell('unused-suppression');
    expect(code).toBe(0);
    expect(out).toMatch(/^# unused-suppression\n/);
    expect(out).toContain('## Why it matters');
    expect(out).not.toContain('<!--');
    expect(out).not.toMatch(/\]\((?!https:)/);
    expect(out).toContain('[unused disable directives](https://');
    expect((await tell('incomplete')).code).toBe(0);
  });

  test('lists all rules', async () => {
    const { out } = await tell();
    for (const { meta } of rules) expect(out).toContain(`  ${meta.id} `);
  });

  test('knows what was meant', async () => {
    const { err, code, out } = await tell('unknwn-key');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('there is no rule "unknwn-key". Did you mean unknown-key?');
    expect((await tell('a', 'b')).code).toBe(2);
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import { Folder, report, runLint, today } from './run.js';

const folders: Folder[] = [];
function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const made = new Folder(files);
  folders.push(made);
  return made.path;
}
afterEach(() => {
  for (const made of folders.splice(0)) made.remove();
});

const right = `kind: persona
id: ana
name: Ana Okafor
type: user
basis: proto
priority: 1
goals: [Close the books in three days]
pain_points: [Data arrives late]
size: { people: 40 }
validation: { sales: { date: 2026-10-01, verdict: confirmed } }
review: { last: 2026-11-01 }
`;

const library = {
  'personas.config.yaml': 'rules:\n  not-sized: off\n  unknown-key: warning\n',
  'ana.persona.yaml': right,
  'team/bo.persona.yaml': `# 😀
kind: persona
id: bo
name: "Bo 😀"
type: buyr
basis: proto
nick: B
priority: 2
goals: [Sell]
`,
  'mid-market.icp.yaml': `kind: icp
id: mid-market
review: { last: 2026-01-05 }
accounts:
  - name: Acme
    scores: { industry: 5, company_size: 4, pain_intensity: 5, budget: 4, tech_fit: 3, champion: 4 }
`,
  'icp.yaml': 'canisters: {}\n',
};

/** So that these tests need not follow every new rule. */
const few = ['--rule', 'static-persona,enum-value,unknown-key', '--rule', 'never-reviewed,no-pains,not-validated'];

describe('text', () => {
  test('with --scores what made each score, the same as in JSON', async () => {
    const cwd = folder({ 'ana.persona.yaml': right, 'mid.icp.yaml': library['mid-market.icp.yaml'] });
    const { out } = await runLint(cwd, '--today', today, '--scores', '--no-gaps');
    const { files } = await report(cwd);
    const entities = files.flatMap((file) => file.entities);
    const parts = entities.flatMap((entity) => Object.values(entity.parts ?? {}).flat());
    expect(parts.length).toBe(8 + 6);
    for (const { why, next, rule } of parts) {
      expect(out).toContain(why);
      if (next) expect(out).toContain(next.action);
      if (rule) expect(out).toContain(rule);
    }
    expect(out).toContain(`ana: readiness ${entities[0]?.readiness}, grade ${entities[0]?.grade}\n`);
    expect(out).toContain('mid-market: Acme 4.35\n');
    expect((await runLint(cwd, '--today', today)).out).not.toContain(parts[0]?.why);
  });

  test('findings by file with their places, gaps in one line an entity, then the totals', async () => {
    const { out, err, code } = await runLint(folder(library), '--today', today, ...few);
    expect(out).toMatchInlineSnapshot(`
      "mid-market.icp.yaml
        3:17     info     Last reviewed 321 days ago (2026-01-05); its review is quarterly. Check it against what you have learned since, then set \`last\`.  static-persona

      team/bo.persona.yaml
        5:7      error    \`type\` cannot be \`buyr\`. Did you mean \`buyer\`? It takes \`user\`, \`buyer\`, \`customer\`, \`negative\` or \`misuse\`.  enum-value
        7:1      warning  There is no key \`nick\`. Keys of your own start with \`x_\`.  unknown-key
        3:5      gap      bo: never-reviewed, no-pains, not-validated

      4 files with 3 entities: 1 error, 1 warning, 1 info. 3 gaps worth closing.
      "
    `);
    expect(err).toBe('');
    expect(code).toBe(1);
  });

  test('is short where all is well', async () => {
    const { out, code } = await runLint(folder({ 'ana.persona.yaml': right }), '--today', today, '--no-gaps');
    expect(out).toBe('1 file with 1 entity: nothing found.\n');
    expect(code).toBe(0);
  });

  test('and where there is nothing to check', async () => {
    const { out, err, code } = await runLint(folder({ 'readme.txt': 'x' }), '--today', today);
    expect([out, err, code]).toEqual(['0 files with 0 entities: nothing found.\n', '', 0]);
  });
});

describe('JSON', () => {
  test('has exactly the keys of the contract', async () => {
    const { files, summary } = await report(folder(library), ...few);
    expect(summary).toEqual({ files: 4, entities: 3, errors: 1, warnings: 1, infos: 1, hints: 0, gaps: 3 });
    const parts = expect.any(Object);
    const scored = { grade: expect.stringMatching(/^[ABCDF]$/), scores: expect.any(Object), parts };
    expect(files.map(({ path, entities }) => [path, entities])).toEqual([
      ['ana.persona.yaml', [{ kind: 'persona', id: 'ana', line: 1, document: 0, readiness: 48, ...scored }]],
      ['mid-market.icp.yaml', [{ kind: 'icp', id: 'mid-market', line: 1, document: 0, scores: { Acme: 4.35 }, parts }]],
      ['personas.config.yaml', []],
      ['team/bo.persona.yaml', [{ kind: 'persona', id: 'bo', line: 2, document: 0, readiness: 24, ...scored }]],
    ]);
    for (const { scores = {} } of files.flatMap(({ entities }) => entities))
      for (const score of Object.values(scores)) expect(score).toEqual(expect.any(Number));
    const [bo] = files.filter(({ path }) => path.startsWith('team/'));
    expect(bo?.findings[0]).toEqual({
      rule: 'never-reviewed',
      severity: 'hint',
      message: expect.stringContaining('review'),
      line: 3,
      column: 5,
      endLine: 3,
      endColumn: 7,
      pointer: '',
      document: 0,
      entity: 'bo',
      channel: 'gap',
      fixable: true,
    });
    for (const finding of files.flatMap(({ findings }) => findings))
      expect(Object.keys(finding).filter((key) => key !== 'entity')).toEqual([
        'rule',
        'severity',
        'message',
        'line',
        'column',
        'endLine',
        'endColumn',
        'pointer',
        'document',
        'channel',
        'fixable',
      ]);
  });

  test('counts lines and columns from 1, columns in UTF-16 units, documents from 0', async () => {
    const text = 'kind: persona\nid: a\n---\nkind: persona\nid: b\nname: x\ntags: ["😀", 5]\n';
    const { files } = await report(folder({ 'all.persona.yaml': text }));
    const found = files[0]?.findings.find(({ rule }) => rule === 'wrong-type');
    expect(found).toMatchObject({
      line: 7,
      column: 14,
      endLine: 7,
      endColumn: 15,
      document: 1,
      pointer: '/tags/1',
      entity: 'b',
    });
    expect(files[0]?.entities.map(({ line, document }) => [line, document])).toEqual([
      [1, 0],
      [4, 1],
    ]);
  });

  test('pointers begin at the root of the document, also in a collection', async () => {
    const { files } = await report(
      folder({
        'personas.config.yaml': 'include: [all.yaml]\n',
        'all.yaml': 'personas:\n  - id: a\n    type: buyr\n',
      }),
    );
    const all = files.find(({ path }) => path === 'all.yaml');
    expect(all?.entities).toMatchObject([{ kind: 'persona', id: 'a', line: 2 }]);
    expect(all?.findings.find(({ rule }) => rule === 'enum-value')?.pointer).toBe('/personas/0/type');
  });

  test('an entity without an id has null there, and its findings no entity', async () => {
    const { files } = await report(folder({ 'a.persona.yaml': 'name: Ana\nbasis: proto\n' }));
    expect(files[0]?.entities[0]?.id).toBeNull();
    const missing = files[0]?.findings.find(({ rule }) => rule === 'missing-key');
    expect(missing).toMatchObject({ severity: 'error', line: 1, fixable: true });
    expect(missing).not.toHaveProperty('entity');
  });
});

describe('exit codes', () => {
  const withHint = right.replace('name: Ana Okafor', 'name: Ana Okafor\nzz_own: 1');
  const byLoudest: Record<string, string> = {
    error: right.replace('type: user', 'type: usr'),
    warning: right.replace('size:', 'sise:'),
    info: right.replace('2026-11-01', '2026-08-01'),
    hint: withHint,
    nothing: right,
  };
  const order = ['error', 'warning', 'info', 'hint'];

  test.each(Object.keys(byLoudest))('with %s as the loudest finding', async (loudest) => {
    const cwd = folder({ 'ana.persona.yaml': byLoudest[loudest] ?? '' });
    for (const failOn of [...order, 'never']) {
      const { code } = await runLint(cwd, '--today', today, '--fail-on', failOn);
      const fails = failOn !== 'never' && order.includes(loudest) && order.indexOf(loudest) <= order.indexOf(failOn);
      expect(code, `--fail-on ${failOn}`).toBe(fails ? 1 : 0);
    }
    const { code } = await runLint(cwd, '--today', today);
    expect(code, 'by default').toBe(loudest === 'error' ? 1 : 0);
  });

  test('gaps never count', async () => {
    const cwd = folder({ 'a.persona.yaml': 'kind: persona\nid: a\nbasis: proto\n' });
    const { out, code } = await runLint(cwd, '--fail-on', 'hint');
    expect(out).toContain('gap');
    expect(code).toBe(0);
  });

  test.each([
    [['--format', 'xml'], '--format takes text, json or github, not "xml"'],
    [['--format', 'constructor'], 'not "constructor"'],
    [['--fail-on', 'fatal'], '--fail-on takes error, warning, info, hint or never, not "fatal"'],
    [['--today', '22.11.2026'], '--today takes a date such as 2026-03-31, not "22.11.2026"'],
    [['--today', '2026-02-30'], 'not "2026-02-30"'],
    [['--quite'], 'there is no option --quite. Did you mean --quiet?'],
    [['--xyzzy=1'], 'there is no option --xyzzy.\n'],
    [['-x'], 'there is no option -x'],
    [['--format'], '--format needs a value'],
    [['--quiet=yes'], '--quiet takes no value'],
    [['--fail-on', 'warnings'], 'Did you mean warning?'],
    [['--rule', 'unknwn-key'], 'there is no rule "unknwn-key". Did you mean unknown-key?'],
    [['--gaps', '--no-gaps'], '--gaps and --no-gaps do not go together'],
    [['--write-baseline', '--rule', 'bad-value'], '--write-baseline and --rule do not go together'],
    [['--baseline', 'gone.json'], 'gone.json accepts nothing. There is no such file'],
  ])('%j is wrong use: 2, a reason and the usage on stderr, nothing on stdout', async (args, reason) => {
    const { out, err, code } = await runLint(folder({}), ...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(reason);
    expect(err).toContain('Usage: personas lint');
  });

  test('--help is no failure', async () => {
    const { out, err, code } = await runLint(folder({}), '--help');
    expect([code, err]).toEqual([0, '']);
    for (const option of ['--format', '--fail-on', '--today', 'Exit codes']) expect(out).toContain(option);
  });

  test('a path that does not exist is 2, and the others are checked all the same', async () => {
    const cwd = folder({ 'ana.persona.yaml': right });
    const { out, err, code } = await runLint(cwd, 'ana.persona.yaml', 'gone.persona.yaml', '--today', today);
    expect(code).toBe(2);
    expect(err).toBe('personas: gone.persona.yaml does not exist.\n');
    expect(out).toContain('1 file with 1 entity');
  });
});

describe('which files', () => {
  test('one that is not ours but named is said on stderr, and is no failure', async () => {
    const cwd = folder(library);
    const { out, err, code } = await runLint(cwd, 'icp.yaml', '--today', today);
    expect(code).toBe(0);
    expect(err).toMatch(/^personas: icp\.yaml is not checked: .*\.\n$/);
    expect(out).toBe('0 files with 0 entities: nothing found.\n');
    expect((await report(cwd, 'icp.yaml')).files).toEqual([]);
  });

  test('only those named, each once, in a library that counts them all', async () => {
    const cwd = folder(library);
    const { files } = await report(cwd, 'team', './team/bo.persona.yaml', 'team/../ana.persona.yaml');
    expect(files.map(({ path }) => path)).toEqual(['team/bo.persona.yaml', 'ana.persona.yaml']);
    const noPriority = await report(
      folder({ 'a.persona.yaml': 'id: a\n', 'b.persona.yaml': 'id: b\n' }),
      'a.persona.yaml',
    );
    expect(noPriority.files[0]?.findings.map(({ rule }) => rule)).toContain('no-priority');
  });

  test('paths are relative to the working directory, also above and beside it', async () => {
    const cwd = folder({ ...library, 'elsewhere/x.txt': '' });
    const from = await report(`${cwd}/elsewhere`, '..');
    expect(from.files.map(({ path }) => path)).toEqual([
      '../ana.persona.yaml',
      '../mid-market.icp.yaml',
      '../personas.config.yaml',
      '../team/bo.persona.yaml',
    ]);
    const findings = ({ files }: Awaited<ReturnType<typeof report>>) => files.map((file) => file.findings);
    expect(findings(from)).toEqual(findings(await report(cwd)));
    expect((await report(cwd, `${cwd}/ana.persona.yaml`)).files[0]?.path).toBe('ana.persona.yaml');
  });

  test('generated and hidden folders are left out', async () => {
    const cwd = folder({
      'node_modules/x/a.persona.yaml': 'id: a\n',
      '.git/b.persona.yaml': 'id: b\n',
      'dist/c.persona.yaml': 'id: c\n',
      'd.persona.yaml': 'id: d\n',
    });
    expect((await report(cwd)).files.map(({ path }) => path)).toEqual(['d.persona.yaml']);
  });

  test('names with blanks and letters of any script', async () => {
    const cwd = folder({ 'ça va/zoë #1 100%.persona.yaml': right });
    expect((await report(cwd)).files.map(({ path }) => path)).toEqual(['ça va/zoë #1 100%.persona.yaml']);
  });
});

describe('bad input', () => {
  test('a file that is no text gets one error on its first line', async () => {
    const { files, summary } = await report(
      folder({ 'a.persona.yaml': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0, 0, 0xff, 0xd8]) }),
    );
    expect(summary).toMatchObject({ files: 1, entities: 0, errors: 1, warnings: 0, gaps: 0 });
    expect(files[0]?.findings).toMatchObject([
      { rule: 'yaml-syntax', severity: 'error', line: 1, column: 1, endLine: 1 },
    ]);
  });

  test('a broken file is checked as far as it can be read', async () => {
    const { files } = await report(
      folder({ 'a.persona.yaml': 'kind: persona\nid: a\nquote: "never closed\ntype: buyr\nbasis: proto\n' }),
    );
    expect(
      files[0]?.findings.filter(({ severity }) => severity === 'error').map(({ rule, line }) => `${line} ${rule}`),
    ).toEqual(['3 yaml-syntax', '4 enum-value']);
  });

  test('a wrong config file is told at its own path, and what is right in it holds', async () => {
    const { files, summary } = await report(
      folder({
        ...library,
        'personas.config.yaml': 'extends: strickt\nrules:\n  no-priority: loud\n  unknown-key: error\n',
      }),
    );
    const config = files.find(({ path }) => path === 'personas.config.yaml');
    const wrong = config?.findings.filter(({ channel }) => channel === 'finding');
    expect(wrong?.map(({ rule, line, pointer }) => `${line} ${rule} ${pointer}`)).toEqual([
      '1 enum-value /extends',
      '3 enum-value /rules/no-priority',
    ]);
    expect(summary.errors).toBe(4);
    const bo = files.find(({ path }) => path.startsWith('team/'));
    expect(bo?.findings.find(({ rule }) => rule === 'unknown-key')?.severity).toBe('error');
  });
});

test('--today stands for the clock', async () => {
  const cwd = folder({ 'ana.persona.yaml': right });
  const on = async (date: string) => (await runLint(cwd, '--today', date, '--fail-on', 'info')).code;
  expect(await on('2026-11-22')).toBe(0);
  expect(await on('2027-03-01')).toBe(1);
});

test('a binary file and an empty path are unreadable input: exit 2, and the finding says why', async () => {
  const cwd = folder({ 'ana.persona.yaml': 'PK\0\0', 'bo.persona.yaml': right });
  const { out, err, code } = await runLint(cwd, '--today', today, '--fail-on', 'never');
  expect([code, err]).toEqual([2, 'personas: ana.persona.yaml is not readable text.\n']);
  expect(out).toContain('yaml-syntax');
  expect(await runLint(cwd, '')).toMatchObject({ code: 2, err: 'personas: One of the paths is empty.\n' });
});

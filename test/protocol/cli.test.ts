import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** The built command as a process, as npm would start it. */
function personas(args: readonly string[], cwd = '.') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const today = ['--today', '2026-11-22'];

test('a right library is clean and ends with 0', () => {
  const { status, stdout, stderr } = personas(['lint', 'examples/rondel', ...today]);
  expect(stdout).toMatch(/^\d+ files with \d+ entities: nothing found\./m);
  expect([status, stderr]).toEqual([0, '']);
});

test('faults are printed where they are, from another folder too, and end with 1', () => {
  const args = ['lint', '.', ...today, '--format', 'json', '--fail-on', 'warning'];
  const { status, stdout, stderr } = personas(args, 'examples/anti-patterns');
  expect([status, stderr]).toEqual([1, '']);
  const { files, summary } = JSON.parse(stdout);
  expect(summary.warnings).toBeGreaterThan(0);
  expect(files.map(({ path }: { path: string }) => path)).toContain('opinion-based.persona.yaml');
});

test('wrong use ends with 2 and says why', () => {
  expect(personas(['lnt'])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('"lnt". Did you mean lint?'),
  });
  expect(personas([])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Usage') });
  expect(personas(['lint', 'gone'])).toMatchObject({ status: 2, stderr: 'personas: gone does not exist.\n' });
});

test('health of a library, and the pages of rules, are part of it', () => {
  const healthy = personas(['health', 'examples/rondel', ...today, '--fail-under', '50']);
  expect([healthy.status, healthy.stderr]).toEqual([0, '']);
  expect(healthy.stdout).toMatch(/^examples\/rondel: health \d+\/100, grade [A-C]\n/);
  const page = personas(['explain', 'unused-suppression']);
  expect([page.status, page.stderr]).toEqual([0, '']);
  expect(page.stdout).toMatch(/^# unused-suppression\n.*## Why it matters/s);
  expect(personas(['help', 'health']).stdout).toContain('--fail-under');
});

test('it knows its version and its help', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(personas(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  expect(personas(['--help'])).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('personas lint'),
  });
});

test('a large report goes through a pipe whole', () => {
  const { stdout } = personas(['lint', 'examples', ...today, '--format', 'json', '--fail-on', 'never']);
  expect(() => JSON.parse(stdout)).not.toThrow();
});

/** The steps of `npm run check` and `npm test`, how they are counted and how the result is told. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, run, Stop, say } from './tools.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {string[]} failed a line for each test or check that failed
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<Outcome>} run
 * @property {boolean} [needed] the steps after it make no sense without it
 */

/**
 * A step that is one program, and passes when that ends with 0.
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {boolean} [needed]
 * @returns {Step}
 */
export function program(name, command, args, needed = false) {
  const body = async () => {
    const { code } = await run(command, args);
    if (code !== 0) throw new Stop(`\`${command} ${args.join(' ')}\` ended with code ${code}`);
  };
  return action(name, body, needed);
}

/**
 * A step that passes when a function does not throw.
 * @param {string} name
 * @param {() => Promise<unknown>} body
 * @param {boolean} [needed]
 * @returns {Step}
 */
export function action(name, body, needed = false) {
  return {
    name,
    needed,
    run: async () => {
      try {
        await body();
        return { passed: 1, failed: [] };
      } catch (error) {
        return {
          passed: 0,
          failed: [error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error)],
        };
      }
    },
  };
}

/**
 * A step that runs vitest and counts its tests.
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Step}
 */
export function vitest(name, args) {
  return {
    name,
    run: async () => {
      const report = join(root, 'dist', 'test', `${name.replaceAll(' ', '-')}.json`);
      mkdirSync(dirname(report), { recursive: true });
      rmSync(report, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const { code } = await run(bin('vitest'), ['run', ...reporters, ...args]);
      if (!existsSync(report)) return { passed: 0, failed: [`vitest ended with code ${code} and no report`] };
      return readVitest(JSON.parse(readFileSync(report, 'utf8')), code);
    },
  };
}

/**
 * @param {{ testResults: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 * @param {number} code
 * @returns {Outcome}
 */
function readVitest(report, code) {
  let passed = 0;
  const failed = [];
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0)
      failed.push(`${file.name}: ${file.message ?? ''}`);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failed.push(test.fullName);
    }
  }
  if (code !== 0 && failed.length === 0) failed.push(`vitest ended with code ${code}`);
  return { passed, failed };
}

/**
 * The path of a program of an installed package.
 * @param {string} name
 */
export function bin(name) {
  return join(root, 'node_modules', '.bin', name);
}

/** @returns {Step[]} what `npm run check` does */
export function checkSteps() {
  return [
    program('types', bin('tsc'), ['-p', '.']),
    program('types of the webview', bin('tsc'), ['-p', 'client/webview']),
    program('lint and format', bin('biome'), ['check', '--error-on-warnings', '.']),
    program('dead code', bin('knip'), []),
    // Tests that need dist/ are in test/protocol and run after the build.
    vitest('unit tests', ['--exclude', 'test/protocol/**']),
  ];
}

/**
 * Runs the steps in turn, tells what failed, and ends with one line of counts.
 * @param {readonly Step[]} steps
 * @returns {Promise<number>} the exit code
 */
export async function runSteps(steps) {
  let passed = 0;
  /** @type {string[]} */
  const failed = [];
  for (const step of steps) {
    const started = Date.now();
    say(`\n=== ${step.name}`);
    const outcome = await step.run();
    passed += outcome.passed;
    failed.push(...outcome.failed.map((line) => `${step.name}: ${line}`));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    say(`--- ${step.name}: ${outcome.passed} passed, ${outcome.failed.length} failed (${seconds} s)`);
    if (step.needed && outcome.failed.length > 0) {
      say(`Stopped here: what follows needs "${step.name}".`);
      break;
    }
  }
  if (failed.length > 0) say(`\nFailed:\n${failed.map((line) => `  ${line}`).join('\n')}`);
  say(`\n${passed} passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
}

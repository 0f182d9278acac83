/**
 * Runs the extension test suite (dist/test/vscode/suite) against the packaged extension, in a node or in a web extension
 * host. Which VS Code serves is decided here, in one place: a desktop one that @vscode/test-electron downloads, or the host
 * from the npm registry where there is no display or no download.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vitest } from '../steps.mjs';
import { mustRun, root, Stop, say, vsixPath } from '../tools.mjs';
import { launchChromium } from './chromium.mjs';
import { remoteUri, startServer, unpackExtension, workbenchUrl } from './server.mjs';

const suite = join(root, 'dist', 'test', 'vscode', 'suite');
/** Has an extension that could run in node, too, run in the browser's own host. */
const webOnly = { 'remote.extensionKind': { 'personas-as-code.personas-as-code': ['web'] } };
const suiteTimeout = 300_000;

/**
 * The extension test suite as a step of `npm test`.
 * @param {'node' | 'web'} kind
 * @returns {import('../steps.mjs').Step}
 */
export function suiteStep(kind) {
  return { name: `VS Code, ${kind} extension host`, run: () => runSuite(kind) };
}

/** The tests that drive VS Code by keys and clicks. */
export function personStep() {
  return vitest('VS Code as a person', ['--config', 'test/vscode/ui/vitest.config.mjs']);
}

/**
 * @param {'node' | 'web'} kind
 * @returns {Promise<import('../steps.mjs').Outcome>}
 */
async function runSuite(kind) {
  const place = mkdtempSync(join(tmpdir(), 'personas-suite-'));
  try {
    const folder = prepareWorkspace(join(place, 'workspace'));
    const harness = join(place, 'harness');
    mkdirSync(harness);
    // A test host wants an extension under development; that one is empty, so that the installed package is what is tested.
    const manifest = { name: 'harness', publisher: 'personas-tests', version: '0.0.0', engines: { vscode: '*' } };
    writeFileSync(join(harness, 'package.json'), JSON.stringify(manifest));
    const desktop = kind === 'node' ? await desktopVsCode() : undefined;
    if (desktop) await runOnDesktop(desktop, place, folder, harness);
    else await runInHost(kind, place, folder, harness);
    return readResults(kind, join(folder, 'results.json'));
  } catch (error) {
    return { passed: 0, failed: [error instanceof Error ? error.message : String(error)] };
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * A copy of the examples, because tests write.
 * @param {string} folder
 */
export function prepareWorkspace(folder) {
  cpSync(join(root, 'examples'), folder, { recursive: true });
  return folder;
}

/**
 * The suite writes its results into the workspace: that works the same in every host.
 * @param {'node' | 'web'} kind
 * @param {string} path
 * @returns {import('../steps.mjs').Outcome}
 */
function readResults(kind, path) {
  if (!existsSync(path)) return { passed: 0, failed: ['the suite ended without results'] };
  /** @type {{ host: string, results: { name: string, error?: string }[] }} */
  const { host, results } = JSON.parse(readFileSync(path, 'utf8'));
  for (const { name, error } of results)
    say(`${error === undefined ? '✓' : '✗'} ${name}${error ? `\n    ${error}` : ''}`);
  const failed = results.filter((result) => result.error !== undefined);
  if (host !== kind) return { passed: 0, failed: [`the suite ran in the ${host} extension host`] };
  return { passed: results.length - failed.length, failed: failed.map(({ name, error }) => `${name}: ${error}`) };
}

/**
 * @param {'node' | 'web'} kind
 * @param {string} place
 * @param {string} folder
 * @param {string} harness
 */
async function runInHost(kind, place, folder, harness) {
  const web = kind === 'web';
  // The web host takes the package as an extension under development; what a server has installed, it runs itself.
  const tested = web ? await unpackExtension(vsixPath, join(place, 'unpacked')) : harness;
  // A suite runs in the host of the extension that its folder is in.
  const tests = join(tested, 'suite');
  cpSync(suite, tests, { recursive: true });
  const server = await startServer(web ? { settings: webOnly } : { vsix: vsixPath });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const log = [];
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      log.push(`${type}: ${args.join(' ')}`);
    });
    const ended = new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Stop(`the suite did not end within ${suiteTimeout / 1000} s\n${log.slice(-50).join('\n')}`)),
        suiteTimeout,
      );
      const exit = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
      page.exposeFunction('codeAutomationExit', exit).catch(reject);
    });
    const payload = /** @type {[string, string][]} */ ([
      ['extensionDevelopmentPath', remoteUri(server, tested)],
      ['extensionTestsPath', remoteUri(server, join(tests, 'index.js'))],
      ['enableProposedApi', ''],
    ]);
    await page.goto(workbenchUrl(server, folder, payload));
    await ended;
    if (!existsSync(join(folder, 'results.json'))) say(log.slice(-50).join('\n'));
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * A desktop VS Code, where there is a screen for it and it can be had. PERSONAS_VSCODE=browser does without.
 * @returns {Promise<string | undefined>} its executable
 */
async function desktopVsCode() {
  const { DISPLAY, WAYLAND_DISPLAY, PERSONAS_VSCODE } = process.env;
  if (PERSONAS_VSCODE === 'browser') return undefined;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return undefined;
  try {
    const { fetchStableVersions } = await import('@vscode/test-electron/out/download.js');
    const [version] = await fetchStableVersions(true, 3000);
    const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
    return await downloadAndUnzipVSCode({ version: version ?? 'stable', cachePath: join(root, '.cache', 'vscode') });
  } catch {
    say('VS Code cannot be downloaded here: the tests run in the one from the npm registry.');
    return undefined;
  }
}

/**
 * @param {string} executable
 * @param {string} place
 * @param {string} folder
 * @param {string} harness
 */
async function runOnDesktop(executable, place, folder, harness) {
  const { resolveCliPathFromVSCodeExecutablePath, runTests } = await import('@vscode/test-electron');
  const data = ['--extensions-dir', join(place, 'extensions'), '--user-data-dir', join(place, 'data')];
  const cli = resolveCliPathFromVSCodeExecutablePath(executable);
  await mustRun(cli, [...data, '--install-extension', vsixPath], { quiet: true });
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: harness,
      extensionTestsPath: join(suite, 'index.js'),
      launchArgs: [folder, ...data, '--disable-workspace-trust', '--skip-welcome', '--no-sandbox'],
    });
  } catch (error) {
    // A suite that failed has told why in its results.
    if (!existsSync(join(folder, 'results.json'))) throw error;
  }
}

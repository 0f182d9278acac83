/** Starts a VS Code server from the provisioned host, with settings, extensions and data of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun, Stop } from '../tools.mjs';
import { provisionHost } from './provision.mjs';

/** What keeps a workbench still: nothing pops up over what a test or a picture is about. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'update.showReleaseNotes': false,
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * @typedef {object} ServerOptions
 * @property {string} [vsix] a packaged extension to install first
 * @property {number} [port] 0 or nothing for any free one
 * @property {Record<string, unknown>} [settings] user settings over the quiet ones
 * @property {string} [folder] what a workbench opens when its address names no folder
 */

/**
 * @typedef {object} Server
 * @property {string} url
 * @property {(settings: Record<string, unknown>) => void} writeSettings
 * @property {() => Promise<void>} stop
 * @property {Promise<number>} ended resolves when the server ends by itself or by `stop`
 */

/**
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer(options = {}) {
  const host = await provisionHost();
  const data = mkdtempSync(join(tmpdir(), 'personas-vscode-'));
  const user = join(data, 'data', 'User');
  mkdirSync(user, { recursive: true });
  /** @param {Record<string, unknown>} settings */
  const writeSettings = (settings) =>
    writeFileSync(
      join(user, 'settings.json'),
      JSON.stringify({ ...quietSettings, ...options.settings, ...settings }, null, 2),
    );
  writeSettings({});

  if (options.vsix) await install(host, data, options.vsix);
  const child = spawn(
    host.node,
    [
      ...baseArguments(host, data),
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
      ...(options.folder ? ['--default-folder', options.folder] : []),
      ...['--without-connection-token', '--enable-smoke-test-driver', '--disable-telemetry'],
    ],
    // A group of its own, so that the extension hosts end with it.
    { env: serverEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
  /** @param {NodeJS.Signals} signal */
  const kill = (signal) => {
    try {
      process.kill(-(child.pid ?? 0), signal);
    } catch {
      // All of them have ended.
    }
  };
  const clear = () => {
    kill('SIGKILL');
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', clear);
  const stop = async () => {
    kill('SIGTERM');
    const timer = setTimeout(() => kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(timer);
    process.off('exit', clear);
    clear();
  };
  try {
    const port = await boundPort(child, ended);
    return { url: `http://127.0.0.1:${port}/`, writeSettings, stop, ended };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {Promise<unknown>} ended
 * @returns {Promise<number>}
 */
function boundPort(child, ended) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(
      () => reject(new Stop(`VS Code's server did not start within a minute.\n${output}`)),
      60_000,
    );
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Stop(`VS Code's server ended with code ${code} before it was ready.\n${output}`));
    });
  });
}

/**
 * Unpacks an extension as VS Code itself does on installing it.
 * @param {string} vsix
 * @param {string} data a server's data folder
 * @returns {Promise<string>} the folder of the extension
 */
export async function unpackExtension(vsix, data) {
  await install(await provisionHost(), data, vsix);
  const folder = join(data, 'extensions');
  const name = readdirSync(folder).find((entry) => entry.startsWith('personas-as-code.'));
  if (!name) throw new Stop(`The extension is not installed in ${folder}.`);
  return join(folder, name);
}

/**
 * @param {import('./provision.mjs').Host} host
 * @param {string} data
 * @param {string} vsix
 */
async function install(host, data, vsix) {
  const args = [...baseArguments(host, data), '--install-extension', vsix, '--force'];
  await mustRun(host.node, args, { quiet: true, env: serverEnvironment() });
}

/**
 * @param {import('./provision.mjs').Host} host
 * @param {string} data
 */
function baseArguments(host, data) {
  return [host.serverMain, '--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', data];
}

/** Ours without what makes a server believe that it runs inside another VS Code. */
function serverEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)) delete env[name];
  return env;
}

/**
 * The address of a workbench with a folder open.
 * @param {Server} server
 * @param {string} folder
 * @param {readonly (readonly [string, string])[]} [payload]
 */
export function workbenchUrl(server, folder, payload = []) {
  const url = new URL(server.url);
  url.searchParams.set('folder', folder);
  url.searchParams.set('payload', JSON.stringify([['skipWelcome', 'true'], ...payload]));
  return url.href;
}

/**
 * A path as the workbench names it.
 * @param {Server} server
 * @param {string} path
 */
export function remoteUri(server, path) {
  return `vscode-remote://${new URL(server.url).host}${path}`;
}

/**
 * A VS Code workbench that comes from the npm registry, for machines that cannot download VS Code: the package `code-server`
 * carries the same workbench and extension hosts, and one of its own packages a matching Node. It is put once into a
 * cache folder (`.cache/vscode-host`, or what PERSONAS_VSCODE_CACHE names).
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, onPath, root, Stop, say } from '../tools.mjs';

const versions = { codeServer: '4.139.1', node: '24.21.0' };
/** The native modules without which the extension host dies at start; nothing else has to be compiled. */
const nativeModules = ['native-watchdog', 'spdlog'];

/**
 * @typedef {object} Host
 * @property {string} node the Node that runs the server
 * @property {string} serverMain the script that starts it
 */

/** @returns {Promise<Host>} */
export async function provisionHost() {
  const cache = process.env.PERSONAS_VSCODE_CACHE || join(root, '.cache', 'vscode-host');
  const home = join(cache, `${versions.codeServer}-${process.platform}-${process.arch}`);
  const stamp = join(home, 'ready.json');
  const wanted = JSON.stringify(versions);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    mkdirSync(cache, { recursive: true });
    // Built beside its place and moved there whole, so that an interrupted or a parallel run leaves nothing half done.
    const building = mkdtempSync(join(cache, 'building-'));
    try {
      await install(building);
      writeFileSync(join(building, 'ready.json'), wanted);
      rmSync(home, { recursive: true, force: true });
      renameSync(building, home);
    } finally {
      rmSync(building, { recursive: true, force: true });
    }
  }
  return { node: nodeIn(home), serverMain: join(serverIn(home), 'out', 'server-main.js') };
}

/** @param {string} home */
const nodePackageIn = (home) => join(home, 'node_modules', `node-${process.platform}-${process.arch}`);
/** @param {string} home */
const nodeIn = (home) => join(nodePackageIn(home), 'bin', 'node');
/** @param {string} home */
const serverIn = (home) => join(home, 'node_modules', 'code-server', 'lib', 'vscode');

/** @param {string} home */
async function install(home) {
  if (!['linux', 'darwin'].includes(process.platform)) {
    throw new Stop('VS Code for the browser runs on Linux and macOS; here, install VS Code so that `code` is on PATH.');
  }
  for (const tool of ['python3', 'make', 'g++']) {
    if (!onPath(tool)) throw new Stop(`${tool} is needed to set up VS Code once: install python3, make and g++.`);
  }
  say('Setting up VS Code for the browser, once (about a minute) ...');
  const server = serverIn(home);
  const gyp = `node-gyp rebuild --nodedir="${nodePackageIn(home)}"`;
  const scripts = Object.fromEntries(
    // As scripts of our own package: npm puts its node-gyp on their PATH, and no other package's script has to be allowed.
    nativeModules.map((name) => [name, `cd "${join(server, 'node_modules', '@vscode', name)}" && ${gyp}`]),
  );
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'vscode-host', private: true, scripts }));

  const quiet = {
    quiet: true,
    env: { ...cleanEnvironment(), PATH: `${join(nodePackageIn(home), 'bin')}:${process.env.PATH}` },
  };
  const packages = [`code-server@${versions.codeServer}`, `node-${process.platform}-${process.arch}@${versions.node}`];
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await mustRun('npm', ['install', ...flags, '--no-package-lock', ...packages], { ...quiet, cwd: home });
  await mustRun('npm', ['install', ...flags, '--omit=dev'], { ...quiet, cwd: server });
  for (const name of nativeModules) await mustRun('npm', ['run', name], { ...quiet, cwd: home });
  const probe = nativeModules.map(
    (name) => `require(${JSON.stringify(join(server, 'node_modules', '@vscode', name))})`,
  );
  await mustRun(nodeIn(home), ['-e', probe.join(';')], quiet);
}

/** Ours without what `npm test` adds about our own package, which a nested npm must not take for its own. */
function cleanEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^npm_(package|lifecycle)_|^npm_config_(local_prefix|allow_scripts)$|^INIT_CWD$/i.test(name)) delete env[name];
  }
  return env;
}

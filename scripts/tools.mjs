/** What every script here needs. Plain Node, no dependency: these files run before npm installed anything. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const vsixPath = join(root, 'dist', 'personas-as-code.vsix');
const windows = process.platform === 'win32';

/**
 * Whether a module is the script that was started, and not one that another imports.
 * @param {string} url its import.meta.url
 */
export function isMain(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * An end that is the user's to mend: one plain line, no stack.
 * @param {string} message
 */
export class Stop extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'Stop';
  }
}

/**
 * Runs a script's main function, and ends the process as it went.
 * @param {() => Promise<number | void>} main
 * @param {number} [interrupted] the exit code after Ctrl-C
 */
export async function runMain(main, interrupted = 130) {
  // An ordinary end, so that what was started is stopped by its `exit` listeners.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(interrupted));
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}

/**
 * Runs a program and waits. Output goes to ours, unless `quiet`: then it is shown only when the program fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: windows && !command.endsWith('.exe'),
    });
    let output = '';
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      from.on('data', (chunk) => {
        output += chunk;
        if (!options.quiet) to.write(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program that must succeed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function mustRun(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  const tail = options?.quiet ? `\n${output.split('\n').slice(-40).join('\n')}` : '';
  throw new Stop(`\`${command} ${args.join(' ')}\` ended with code ${code}.${tail}`);
}

/**
 * Whether a program can be started from PATH.
 * @param {string} command
 */
export function onPath(command) {
  const found = spawnSync(windows ? 'where' : 'which', [command], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split(/\r?\n/)[0] : undefined;
}

/** Installs the npm packages when they are missing or are not those of the lock file. */
export async function ensureDependencies() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Stop(`Node 20 or newer is needed; this is ${process.versions.node}.`);
  const reason = staleDependency();
  if (!reason) return;
  say(`Installing npm packages (${reason}) ...`);
  // Not `npm ci`: that refuses a lock file that was written where a registry lacks the optional packages of other systems.
  await mustRun('npm', ['install', '--no-save', '--no-audit', '--no-fund'], { quiet: true });
}

/** Why npm has to install, by content and not by file times, which git does not keep. */
function staleDependency() {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return 'none are there yet';
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(installedPath);
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.optional || entry.devOptional || entry.peer) continue;
    if (installed[path]?.version !== entry.version)
      return `${path.replace('node_modules/', '')} is missing or of another version`;
  }
  return undefined;
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>}
 */
function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
}

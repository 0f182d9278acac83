/**
 * `npm start`: opens the examples in VS Code with this extension in it. A desktop VS Code (`code` on PATH) is used where
 * there is one; otherwise VS Code is served for the browser, on PORT, or 3000 or the next free port.
 *   --browser  serve it for the browser in any case
 *   --check    serve it, open a persona in Chromium, see that the extension works, and stop
 */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, mustRun, onPath, root, runMain, Stop, say, vsixPath } from './tools.mjs';

const examples = join(root, 'examples');

await runMain(async () => {
  const { values } = parseArgs({ options: { browser: { type: 'boolean' }, check: { type: 'boolean' } } });
  const desktop = !values.check && !values.browser && onPath('code') !== undefined;
  const port = desktop || values.check ? 0 : await choosePort();
  await ensureDependencies();
  const { packageIsStale } = await import('./package.mjs');
  if (packageIsStale()) {
    say('Building the extension ...');
    await mustRun(process.execPath, ['scripts/package.mjs', '--any-size'], { quiet: true });
  }
  if (!desktop) return serve(port, values.check ?? false);
  await mustRun('code', ['--new-window', `--extensionDevelopmentPath=${root}`, examples]);
  say('Opened the examples in VS Code.');
}, 0);

/**
 * @param {number} port
 * @param {boolean} check
 */
async function serve(port, check) {
  const { startServer } = await import('./vscode/server.mjs');
  const server = await startServer({ vsix: vsixPath, port, folder: examples });
  say(`\nVS Code with Personas as Code and the examples: ${server.url}\nCtrl-C stops it.`);
  if (check) {
    try {
      await look(server);
    } finally {
      await server.stop();
    }
  }
  await server.ended;
}

/** @param {import('./vscode/server.mjs').Server} server */
async function look(server) {
  const { launchChromium } = await import('./vscode/chromium.mjs');
  const { Workbench } = await import('./vscode/workbench.mjs');
  const browser = await launchChromium();
  try {
    const workbench = await Workbench.visit(browser, server.url);
    await workbench.openFile('.persona.yaml');
    await workbench.language('Persona YAML');
    await workbench.titleButton(/preview/i).waitFor();
    say('The examples are open and the extension is at work.');
  } finally {
    await browser.close();
  }
}

/** PORT, which must be free when it is given; else the first free one from 3000. */
async function choosePort() {
  const wanted = process.env.PORT;
  if (wanted !== undefined) {
    if (await isFree(Number(wanted))) return Number(wanted);
    throw new Stop(`Port ${wanted} is taken: set PORT to another one.`);
  }
  for (let port = 3000; port < 3100; port += 1) if (await isFree(port)) return port;
  throw new Stop('No port from 3000 to 3099 is free: set PORT to one that is.');
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port, '127.0.0.1');
  });
}

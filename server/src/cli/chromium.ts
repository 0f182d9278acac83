import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'chrome'];
const places = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Long enough for a library of hundreds of cards on a slow machine. */
const longestMs = 120_000;

/** Why there is no picture or PDF, in one sentence for the user. */
export class NoBrowser extends Error {}

/**
 * The Chromium of this machine, or a browser made from it.
 *
 * @returns nothing where there is none
 * @throws NoBrowser when `CHROMIUM_PATH` names one that is not there
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new NoBrowser(`CHROMIUM_PATH names ${named}, which is not there.`);
  if (named) return named;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...places].find((path) => existsSync(path));
}

/** Draws an SVG as PNG, two dots for each unit of it. */
export async function pngOf(chromium: string, svg: string): Promise<Uint8Array> {
  const [, width = '0', height = '0'] = /<svg [^>]*\bwidth="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return inBrowser(chromium, 'poster.svg', svg, 'poster.png', (out) => [
    `--screenshot=${out}`,
    `--window-size=${width},${height}`,
    '--force-device-scale-factor=2',
    '--hide-scrollbars',
  ]);
}

/** Prints a page on paper. */
export async function pdfOf(chromium: string, html: string): Promise<Uint8Array> {
  return inBrowser(chromium, 'page.html', html, 'page.pdf', (out) => [
    `--print-to-pdf=${out}`,
    '--no-pdf-header-footer',
  ]);
}

/** Opens a file in a browser without a window, which writes another one and ends. */
async function inBrowser(
  chromium: string,
  name: string,
  content: string,
  outName: string,
  args: (out: string) => readonly string[],
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'personas-'));
  try {
    const source = join(folder, name);
    const out = join(folder, outName);
    await writeFile(source, content);
    await run(chromium, [
      // The profile of the user stays untouched, and a browser that is open does not take the work over.
      `--user-data-dir=${join(folder, 'profile')}`,
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-extensions',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses to start as root otherwise, as in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args(out),
      pathToFileURL(source).href,
    ]);
    return await readFile(out).catch(() => {
      throw new NoBrowser(`${chromium} ended without a result.`);
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const browser = spawn(command, args, { stdio: 'ignore', timeout: longestMs, windowsHide: true });
    browser.once('error', (error) => reject(new NoBrowser(`${command} does not start: ${error.message}`)));
    browser.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new NoBrowser(`${command} ended with ${signal ?? `code ${code}`}.`));
    });
  });
}

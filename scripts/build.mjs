/**
 * Bundles what ships into dist/ and, with --test, the suites that run in VS Code into dist/test/.
 *   node scripts/build.mjs [--minify] [--any-size] [--test] [--watch]
 */
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cssTextForEsbuild } from './css-text.mjs';
import { scriptTextForEsbuild } from './script-text.mjs';
import { ensureDependencies, isMain, root, runMain, Stop, say } from './tools.mjs';

/** What a minified bundle may weigh, in KiB. Growth past it is a decision, not an accident. */
const budgets = {
  'dist/server.js': 2000,
  'dist/browser/server.js': 2000,
  'dist/client.js': 600,
  // The pages of all rules are in it.
  'dist/cli.js': 2000,
  'dist/webview.js': 100,
  'dist/picture.js': 10,
};

/** @typedef {import('esbuild').BuildOptions & { entry: string, outfile: string }} Bundle */

/** @type {import('esbuild').BuildOptions} */
const node = { platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
/** @type {import('esbuild').BuildOptions} */
const browser = { platform: 'browser', target: 'es2022' };

const commandLine = 'server/src/cli/main.ts';

/** @type {Bundle[]} */
const product = [
  { ...node, entry: 'server/src/main-node.ts', outfile: 'dist/server.js' },
  { ...node, entry: 'client/src/node.ts', outfile: 'dist/client.js', external: ['vscode'] },
  { ...browser, entry: 'server/src/main-browser.ts', outfile: 'dist/browser/server.js', format: 'iife' },
  {
    ...browser,
    entry: 'client/src/browser.ts',
    outfile: 'dist/browser/client.js',
    format: 'cjs',
    external: ['vscode'],
  },
  { ...node, entry: commandLine, outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
  { ...browser, entry: 'client/webview/main.ts', outfile: 'dist/webview.js', format: 'iife' },
  { ...browser, entry: 'client/webview/picture.ts', outfile: 'dist/picture.js', format: 'iife' },
  { ...browser, entry: 'client/webview/main.css', outfile: 'dist/webview.css', loader: { '.css': 'css' } },
];

/** The suite runs in the node and in the web extension host alike, so it is built for neither. @type {Bundle[]} */
const tests = [
  {
    entry: 'test/vscode/suite/index.ts',
    outfile: 'dist/test/vscode/suite/index.js',
    platform: 'neutral',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
  },
];

/**
 * @param {{ minify?: boolean, anySize?: boolean, test?: boolean, watch?: boolean }} options
 */
export async function build(options) {
  const esbuild = await import('esbuild');
  const bundles = options.test ? [...product, ...tests] : product;
  const missing = bundles.map((bundle) => bundle.entry).filter((entry) => !existsSync(join(root, entry)));
  if (missing.length > 0) throw new Stop(`Nothing was built: ${missing.join(', ')} is missing.`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const configured = bundles.map(({ entry, ...bundle }) => ({
    absWorkingDir: root,
    bundle: true,
    legalComments: /** @type {const} */ ('none'),
    logLevel: /** @type {const} */ ('warning'),
    minify: options.minify ?? false,
    sourcemap: !options.minify,
    define: {
      'process.env.NODE_ENV': '"production"',
      PERSONAS_VERSION: JSON.stringify(version),
      ...(entry === commandLine ? { PERSONAS_RULE_PAGES: JSON.stringify(rulePages()) } : {}),
    },
    entryPoints: [entry],
    plugins: [cssTextForEsbuild, scriptTextForEsbuild],
    ...bundle,
  }));
  if (options.watch) {
    for (const bundle of configured) await (await esbuild.context({ ...bundle, logLevel: 'info' })).watch();
    say('Watching ...');
    return;
  }
  for (const { outfile } of configured) rmSync(join(root, `${outfile}.map`), { force: true });
  await Promise.all(configured.map((bundle) => esbuild.build(bundle)));
  chmodSync(join(root, 'dist', 'cli.js'), 0o755);
  report(
    configured.map(({ outfile }) => outfile),
    Boolean(options.minify && !options.anySize),
  );
}

/** The pages of all rules, which the command line prints: it is one file, and may lie anywhere. */
function rulePages() {
  const folder = join(root, 'docs', 'rules');
  const names = readdirSync(folder).filter((name) => /^[a-z-]+\.md$/.test(name));
  return Object.fromEntries(names.map((name) => [name.replace(/\.md$/, ''), readFileSync(join(folder, name), 'utf8')]));
}

/**
 * @param {string[]} files
 * @param {boolean} checked
 */
function report(files, checked) {
  const over = [];
  for (const file of files) {
    const size = Math.ceil(statSync(join(root, file)).size / 1024);
    const budget = /** @type {Record<string, number | undefined>} */ (budgets)[file];
    say(`${String(size).padStart(6)} KiB  ${file}${checked && budget ? ` (at most ${budget})` : ''}`);
    if (checked && budget && size > budget) over.push(`${file} weighs ${size} KiB, more than its ${budget}`);
  }
  if (over.length > 0) throw new Stop(`Size budget: ${over.join('; ')}.`);
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      minify: { type: 'boolean' },
      'any-size': { type: 'boolean' },
      test: { type: 'boolean' },
      watch: { type: 'boolean' },
    },
  });
  await runMain(async () => {
    await ensureDependencies();
    await build({ ...values, anySize: values['any-size'] ?? false });
  });
}

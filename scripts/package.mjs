/**
 * Packs the extension: a minified build, then dist/personas-as-code.vsix with what package.json "files" allows, and a look
 * into it. --any-size does without the size budgets.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensureDependencies, isMain, root, runMain, Stop, say, vsixPath } from './tools.mjs';

/** What the packed extension may weigh, in KiB. */
const budget = 2048;
/** What goes into the package besides dist; `dist` is left out because it is the answer, not the question. */
const sources = [
  'client',
  'server',
  'schemas',
  'snippets',
  'syntaxes',
  'icons',
  'walkthrough',
  'package.json',
  'package-lock.json',
  'README.md',
  'language-configuration.json',
  'scripts/build.mjs',
  'scripts/package.mjs',
];

/** @param {boolean} anySize */
async function packExtension(anySize) {
  await build({ minify: true, anySize });
  const { createVSIX, listFiles, PackageManager } = await import('@vscode/vsce');
  mkdirSync(join(root, 'dist'), { recursive: true });
  checkContents(await listFiles({ cwd: root, packageManager: PackageManager.None }));
  await createVSIX({
    cwd: root,
    packagePath: vsixPath,
    dependencies: false,
  });
  const size = Math.ceil(statSync(vsixPath).size / 1024);
  say(`${String(size).padStart(6)} KiB  dist/personas-as-code.vsix (at most ${budget})`);
  if (size > budget && !anySize)
    throw new Stop(`Size budget: the package weighs ${size} KiB, more than its ${budget}.`);
}

/** Whether something that goes into the package is newer than it. */
export function packageIsStale() {
  const packed = existsSync(vsixPath) ? statSync(vsixPath).mtimeMs : 0;
  return sources.some((path) => newest(join(root, path)) > packed);
}

/**
 * When the newest file at or below a path was written.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Every file that the manifest names must be packed, and nothing of development.
 * @param {string[]} files
 */
function checkContents(files) {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const named = [...manifest.matchAll(/"\.\/([^"]+\.(?:js|json|css|svg|png|md|html))"/g)].map(
    (match) => match[1] ?? '',
  );
  const lost = [
    ...new Set([...named, 'dist/server.js', 'dist/browser/server.js', 'dist/webview.js', 'dist/webview.css']),
  ].filter((name) => !files.includes(name));
  if (lost.length > 0) throw new Stop(`package.json names files that would not be packed: ${lost.join(', ')}.`);
  const strange = files.filter((name) => /\.(map|ts|tsx)$|^(test|dist\/test|node_modules|scripts)\//.test(name));
  if (strange.length > 0) throw new Stop(`These must not be packed: ${strange.join(', ')}.`);
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    await ensureDependencies();
    const { values } = parseArgs({ options: { 'any-size': { type: 'boolean' } } });
    await packExtension(values['any-size'] ?? false);
  });
}

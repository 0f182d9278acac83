/**
 * Draws the cards of the examples in every theme, as HTML and as pictures, to be looked at:
 *   node scripts/cards.mjs [file ...] [--width 900] [--theme light,dark,hc-dark,hc-light,own] [--layout canvas] [--effective]
 * Each file is drawn as a part of its library.
 * The result lies in dist/cards/.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { isMain, root, runMain, say } from './tools.mjs';
import { launchChromium } from './vscode/chromium.mjs';

/** What VS Code's own themes say, as far as cards ask. @type {Record<string, Record<string, string>>} */
const themes = {
  light: {
    'editor-background': '#ffffff',
    'editor-foreground': '#3b3b3b',
    descriptionForeground: '#3b3b3b',
    'textLink-foreground': '#005fb8',
    errorForeground: '#f85149',
    focusBorder: '#005fb8',
  },
  dark: {
    'editor-background': '#1f1f1f',
    'editor-foreground': '#cccccc',
    descriptionForeground: '#9d9d9d',
    'textLink-foreground': '#4daafc',
    errorForeground: '#f85149',
    focusBorder: '#0078d4',
  },
  'hc-dark': {
    'editor-background': '#000000',
    'editor-foreground': '#ffffff',
    descriptionForeground: '#ffffff',
    'textLink-foreground': '#21a6ff',
    contrastBorder: '#6fc3df',
    focusBorder: '#f38518',
  },
  'hc-light': {
    'editor-background': '#ffffff',
    'editor-foreground': '#292929',
    descriptionForeground: '#292929',
    'textLink-foreground': '#0f4a85',
    contrastBorder: '#0f4a85',
    focusBorder: '#006bbd',
  },
  own: {},
};

/** @param {string} theme */
function bodyClass(theme) {
  if (theme === 'hc-dark') return 'vscode-high-contrast';
  return theme === 'hc-light' ? 'vscode-high-contrast vscode-high-contrast-light' : `vscode-${theme}`;
}

/** @param {string} theme @param {string} html @param {string} css */
function page(theme, html, css) {
  const variables = Object.entries(themes[theme] ?? {}).map(([name, value]) => `--vscode-${name}: ${value};`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>:root { ${variables.join(' ')} } body { margin: 0; background: var(--vscode-editor-background); }</style>
<style>${css}</style><body class="${bodyClass(theme)}">${html}</body></html>`;
}

/** @param {string} entry @param {string} outfile */
async function bundle(entry, outfile) {
  await build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: [entry],
    format: 'cjs',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
    outfile,
    platform: 'node',
  });
}

/**
 * @param {string[]} files
 * @param {string[]} chosen
 * @param {number} width
 * @param {string} layout
 * @param {boolean} effective
 */
async function draw(files, chosen, width, layout, effective) {
  const out = join(root, 'dist', 'cards');
  mkdirSync(out, { recursive: true });
  await bundle('test/cards/draw.ts', 'dist/cards/draw.cjs');
  await bundle('client/webview/main.css', 'dist/cards/card.css');
  const css = readFileSync(join(out, 'card.css'), 'utf8');
  const { draw: cardsOf, libraryAbove } = createRequire(import.meta.url)(join(out, 'draw.cjs'));
  const browser = await launchChromium();
  try {
    for (const file of files) {
      const [html] = await cardsOf([file], libraryAbove(file), layout, effective);
      for (const theme of chosen) {
        const name = `${basename(file).replace(/\.(ya?ml|json)$/, '')}.${theme}.${width}${layout === 'page' ? '' : `.${layout}`}`;
        writeFileSync(join(out, `${name}.html`), page(theme, html, css));
        const view = await browser.newPage({ viewport: { width, height: 900 } });
        await view.goto(`file://${join(out, `${name}.html`)}`);
        await view.screenshot({ path: join(out, `${name}.png`), fullPage: true });
        await view.close();
        say(join('dist', 'cards', `${name}.png`));
      }
    }
  } finally {
    await browser.close();
  }
}

if (isMain(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      width: { type: 'string', default: '900' },
      theme: { type: 'string', default: 'light,dark' },
      layout: { type: 'string', default: 'page' },
      effective: { type: 'boolean', default: false },
    },
  });
  const files = positionals.length > 0 ? positionals : globSync('examples/rondel/**/*.*.yaml', { cwd: root });
  await runMain(() => draw(files, values.theme.split(','), Number(values.width), values.layout, values.effective));
}

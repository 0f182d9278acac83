/** What scripts draw cards with: the components of the tree as it stands, the themes of VS Code, and a browser. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './tools.mjs';
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

/** @typedef {{ layout?: string, effective?: boolean }} CardOptions */

/**
 * Gives a way to draw cards, and closes the browser behind itself.
 * @param {(studio: Studio) => Promise<void>} use
 */
export async function withStudio(use) {
  const out = join(root, 'dist', 'cards');
  mkdirSync(out, { recursive: true });
  await bundle('test/cards/draw.ts', 'dist/cards/draw.cjs');
  await bundle('client/webview/main.css', 'dist/cards/card.css');
  const css = readFileSync(join(out, 'card.css'), 'utf8');
  const { draw, libraryAbove } = createRequire(import.meta.url)(join(out, 'draw.cjs'));
  const browser = await launchChromium();
  try {
    await use({
      browser,
      async page(file, theme, { layout = 'page', effective = false } = {}) {
        const [html] = await draw([file], libraryAbove(file), layout, effective);
        return page(theme, html, css);
      },
    });
  } finally {
    await browser.close();
  }
}

/**
 * @typedef {object} Studio
 * @property {Awaited<ReturnType<typeof launchChromium>>} browser
 * @property {(file: string, theme: string, options?: CardOptions) => Promise<string>} page the card of a file as a document
 */

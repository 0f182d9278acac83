import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { pageDocument } from '../../client/webview/document.js';
import type { FromPage, PageState, ToPage } from '../../client/webview/messages.js';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { renderCard } from '../../server/src/cards/render.js';
import { modelsOf } from './model.js';

/** The preview's page in a browser, with the extension's part played by the test. */
const root = new URL('../../', import.meta.url).pathname;
const library = new URL('../../examples/rondel/', import.meta.url);
const host = 'http://preview.test';

export interface Recorder {
  posted: FromPage[];
  state: PageState | undefined;
  violations: string[];
}

export interface PageOptions {
  /** Classes of the body: those that VS Code gives it in a theme. */
  readonly body?: string;
  /** Colours of a theme, as VS Code sets them. */
  readonly variables?: string;
  /** What the page kept when it was left. */
  readonly state?: PageState;
  readonly remoteImages?: boolean;
}

/** Makes pages in a browser that lives as long as the test file. */
export function previewPages(): (options?: PageOptions) => Promise<Page> {
  let browser: Browser | undefined;
  let files: Readonly<Record<string, { contentType: string; body: string }>> = {};
  beforeAll(async () => {
    const [script, style, chromium] = await Promise.all([
      bundle('client/webview/main.ts', 'text'),
      bundle('client/webview/main.css', 'css'),
      launchChromium(),
    ]);
    browser = chromium;
    files = {
      '/webview.js': { contentType: 'text/javascript', body: script },
      '/webview.css': { contentType: 'text/css', body: style },
    };
  });
  afterAll(() => browser?.close());
  return async ({ body = '', variables = '', state, remoteImages = false } = {}) => {
    if (!browser) throw new Error('There is no browser.');
    const page = await browser.newPage({ viewport: { width: 700, height: 600 } });
    await page.addInitScript(playExtension, state);
    const html = pageDocument({
      nonce: 'n',
      script: `${host}/webview.js`,
      style: `${host}/webview.css`,
      source: host,
      remoteImages,
    })
      .replace('<body>', `<body class="${body}">`)
      .replace('</head>', `<style nonce="n">:root { ${variables} }</style></head>`);
    await page.route(`${host}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return route.fulfill(files[pathname] ?? { contentType: 'text/html', body: html });
    });
    await page.goto(`${host}/`);
    return page;
  };
}

async function bundle(entry: string, loader: 'css' | 'text'): Promise<string> {
  const options = { absWorkingDir: root, bundle: true, write: false, entryPoints: [entry], loader: { '.css': loader } };
  return (await build(options)).outputFiles?.[0]?.text ?? '';
}

/** Runs in the page, before its script. */
function playExtension(state: PageState | undefined): void {
  const seen: Recorder = { posted: [], state, violations: [] };
  Object.assign(globalThis, {
    seen,
    acquireVsCodeApi: () => ({
      postMessage: (message: FromPage) => seen.posted.push(message),
      getState: () => seen.state,
      setState: (kept: PageState) => {
        seen.state = kept;
      },
    }),
  });
  document.addEventListener('securitypolicyviolation', (event) => seen.violations.push(event.violatedDirective));
}

/** What the page has posted, stored and been refused. */
export function recorded(page: Page): Promise<Recorder> {
  return page.evaluate(() => (globalThis as unknown as { seen: Recorder }).seen);
}

/** The cards of a text, or of a file of the examples. */
export function cardOf(name: string, text = readFileSync(new URL(name, library), 'utf8')): string {
  const note = { severity: 'error', message: 'Something is wrong.', line: 3 } as const;
  return modelsOf(name, text, [note])
    .map((model) => renderCard(model))
    .join('');
}

export const plainView = { effective: false, layout: 'page', locked: false } as const;

let version = 0;
/** Shows a card, as the extension does. */
export async function show(page: Page, html: string, extra: Record<string, unknown> = {}): Promise<void> {
  version += 1;
  await post(page, {
    type: 'card',
    uri: 'file:///a',
    version,
    title: 'A',
    html,
    lines: [0, 10_000],
    view: plainView,
    offers: { effective: false, canvas: false },
    ...extra,
  });
}

/** Says on which line the cursor of the editor is, or which line is at its top. */
export function tell(page: Page, type: 'cursor' | 'scroll', line: number): Promise<void> {
  return post(page, { type, uri: 'file:///a', line });
}

export function post(page: Page, message: ToPage): Promise<void> {
  return page.evaluate((data) => {
    window.dispatchEvent(new MessageEvent('message', { data }));
  }, message);
}

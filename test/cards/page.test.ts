import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { renderCard } from '../../server/src/cards/render.js';
import { modelsOf } from './model.js';

/** The preview's page in a browser, with the extension's part played by the test. */
const root = new URL('../../', import.meta.url).pathname;
const library = new URL('../../examples/rondel/', import.meta.url);

let browser: Browser;
let script: string;
let style: string;

beforeAll(async () => {
  const bundle = async (entry: string, loader: 'css' | 'text') => {
    const options = {
      absWorkingDir: root,
      bundle: true,
      write: false,
      entryPoints: [entry],
      loader: { '.css': loader },
    };
    return (await build(options)).outputFiles?.[0]?.text ?? '';
  };
  [script, style, browser] = await Promise.all([
    bundle('client/webview/main.ts', 'text'),
    bundle('client/webview/main.css', 'css'),
    launchChromium(),
  ]);
});

afterAll(() => browser?.close());

interface Recorder {
  posted: unknown[];
  state: unknown;
  violations: string[];
}

/** Opens the page as the extension makes it: the same policy, and nothing in it yet. */
async function openPage(body = '', variables = ''): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 700, height: 600 } });
  await page.addInitScript(() => {
    const seen = { posted: [] as unknown[], state: undefined as unknown, violations: [] as string[] };
    Object.assign(globalThis, {
      seen,
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => seen.posted.push(message),
        setState: (state: unknown) => {
          seen.state = state;
        },
      }),
    });
    document.addEventListener('securitypolicyviolation', (event) => seen.violations.push(event.violatedDirective));
  });
  const policy = `default-src 'none'; img-src data:; style-src 'nonce-n'; script-src 'nonce-n'`;
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Preview</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="n">:root { ${variables} } ${style}</style></head>
<body class="${body}"><main id="card" tabindex="0"></main><script nonce="n">${script}</script></body></html>`;
  await page.route('http://preview.test/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('http://preview.test/');
  return page;
}

/** What the page has posted, stored and been refused. */
function recorded(page: Page): Promise<Recorder> {
  return page.evaluate(() => (globalThis as unknown as { seen: Recorder }).seen);
}

function cardOf(name: string, text = readFileSync(new URL(name, library), 'utf8')): string {
  const note = { severity: 'error', message: 'Something is wrong.', line: 3 } as const;
  return modelsOf(name, text, [note])
    .map((model) => renderCard(model))
    .join('');
}

let version = 0;
async function show(page: Page, html: string, extra: Record<string, unknown> = {}): Promise<void> {
  version += 1;
  const message = { type: 'card', uri: 'file:///a', version, title: 'A', html, ...extra };
  await page.evaluate((data) => {
    window.dispatchEvent(new MessageEvent('message', { data }));
  }, message);
}

async function cursor(page: Page, line: number): Promise<void> {
  await page.evaluate(
    (data) => {
      window.dispatchEvent(new MessageEvent('message', { data }));
    },
    { type: 'cursor', uri: 'file:///a', line },
  );
}

const persona = 'care-coordinator.persona.yaml';

describe('while someone types', () => {
  test('scroll, open parts, focus and untouched elements stay', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    await page.locator('.statement .evidence summary').first().click();
    await page.locator('.statement .evidence summary').first().focus();
    await page.evaluate(() => window.scrollTo(0, 400));
    const before = await page.locator('.statement').nth(1).elementHandle();
    await show(page, cardOf(persona).replace('Denise Okafor', 'Denise O'));
    expect(await page.locator('h1').textContent()).toBe('Denise O');
    expect(await page.evaluate(() => window.scrollY)).toBe(400);
    expect(await page.locator('.statement .evidence').first().getAttribute('open')).toBe('');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    expect(await before?.evaluate((element) => element.isConnected)).toBe(true);
    await page.close();
  });

  test('a file that was closed and opened again counts its versions anew, and its card is still shown', async () => {
    const page = await openPage();
    await show(page, '<article data-entity="0#"><h1>before</h1></article>', { version: 40 });
    await show(page, '<article data-entity="0#"><h1>after</h1></article>', { version: 1 });
    expect(await page.locator('h1').textContent()).toBe('after');
    await page.close();
  });

  test('another entity starts at its top', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    await page.evaluate(() => window.scrollTo(0, 400));
    await show(page, cardOf(persona).replace('data-entity="0#"', 'data-entity="1#"'));
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await page.close();
  });
});

describe('between card and text', () => {
  test('a click on a block asks for its line; a link or a folded part does not', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    const line = Number(await page.locator('.statement').nth(1).getAttribute('data-line'));
    await page.locator('.statement-text').nth(1).click();
    await page.locator('.evidence summary').nth(1).click();
    expect((await recorded(page)).posted).toEqual([{ type: 'ready' }, { type: 'reveal', line, focus: false }]);
    await page.close();
  });

  test('the block of the cursor is marked, and kept when the card is patched', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    const goal = page.locator('.statement', { hasText: 'Get through an on-call weekend' });
    const line = Number(await goal.getAttribute('data-line'));
    await cursor(page, line + 1);
    expect(await goal.getAttribute('class')).toContain('here');
    await show(page, cardOf(persona).replace('Denise Okafor', 'D'));
    expect(await page.locator('.here').count()).toBe(1);
    expect(await goal.getAttribute('class')).toContain('here');
    await cursor(page, 0);
    expect(await page.locator('.here').count()).toBe(0);
    expect((await recorded(page)).state).toEqual({ uri: 'file:///a', line: 0 });
    await page.close();
  });

  test('the card follows the cursor into another block, and stays where it is scrolled to within one', async () => {
    const page = await openPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show(page, cardOf(persona));
    await page.evaluate(() => {
      document.hasFocus = () => false;
    });
    const goal = page.locator('.statement', { hasText: 'Get through an on-call weekend' });
    const line = Number(await goal.getAttribute('data-line'));
    await cursor(page, line);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await cursor(page, line + 1);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await cursor(page, 1000);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await page.close();
  });

  test('the keyboard reaches every block with the arrows and its source with Enter', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('card');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    const line = Number(await page.locator('h1').getAttribute('data-line'));
    expect((await recorded(page)).posted.at(-1)).toEqual({ type: 'reveal', line, focus: true });
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Something is wrong.');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('card');
    await page.close();
  });
});

test('a note takes the place of a card that is not there', async () => {
  const page = await openPage();
  await show(page, cardOf(persona));
  await page.evaluate(() =>
    window.dispatchEvent(new MessageEvent('message', { data: { type: 'empty', text: 'Nothing <b>here' } })),
  );
  expect(await page.locator('#card').textContent()).toBe('Nothing <b>here');
  await page.close();
});

test.each([
  ['left', 'Dana Levi', 'Runs the close of the month with a team of four.'],
  ['right', 'דנה לוי', 'מנהלת את סגירת החודש עם צוות של ארבעה.'],
] as const)('every text stands at the %s edge of its card, in whatever language it is', async (edge, name, summary) => {
  const text = `id: d\nname: ${name}\nsummary: ${summary}\nquote: שלום לכולם\ngoals: [Close the books, לסגור את הספרים]\n`;
  const page = await openPage();
  await show(page, cardOf('d.persona.yaml', text));
  const edges = await page.locator('.quote blockquote, .lead p, .statement-text').evaluateAll(
    (blocks, side) =>
      blocks.map((block) => {
        const range = document.createRange();
        range.selectNodeContents(block);
        return Math.round(Math.abs(range.getBoundingClientRect()[side] - block.getBoundingClientRect()[side]));
      }),
    edge,
  );
  expect(edges).toHaveLength(4);
  // The closing mark of a quote stands on the other side of a text that runs against the card.
  for (const distance of edges) expect(distance).toBeLessThan(16);
  await page.close();
});

const themes = {
  light: [
    'vscode-light',
    '--vscode-editor-background: #ffffff; --vscode-editor-foreground: #3b3b3b; --vscode-errorForeground: #f85149; --vscode-editorWarning-foreground: #bf8803;',
  ],
  dark: [
    'vscode-dark',
    '--vscode-editor-background: #1f1f1f; --vscode-editor-foreground: #cccccc; --vscode-errorForeground: #f85149; --vscode-editorWarning-foreground: #cca700; --vscode-textLink-foreground: #4daafc;',
  ],
  'high contrast': [
    'vscode-high-contrast',
    '--vscode-editor-background: #000000; --vscode-editor-foreground: #ffffff; --vscode-errorForeground: #f48771; --vscode-contrastBorder: #6fc3df; --vscode-textLink-foreground: #21a6ff;',
  ],
  'high contrast light': [
    'vscode-high-contrast vscode-high-contrast-light',
    '--vscode-editor-background: #ffffff; --vscode-editor-foreground: #292929; --vscode-errorForeground: #b5200d; --vscode-contrastBorder: #0f4a85;',
  ],
} as const;
const names = [
  persona,
  'registered-manager.persona.yaml',
  'independent-home-care-agency.icp.yaml',
  'cover-an-open-visit.jtbd.yaml',
  'stories/notice-a-missed-visit.story.yaml',
  'maps/from-bad-inspection-to-good-month.experience-map.yaml',
  'maps/tomasz-at-a-changed-door.empathy-map.yaml',
  'maps/calm-mornings.value-proposition.yaml',
  'market/visit-planning.maturity-model.yaml',
];

describe.each(Object.entries(themes))('in %s', (_, [body, variables]) => {
  test.each(names)('%s is accessible, within the policy, and no wider than a phone', async (name) => {
    const page = await openPage(body, variables);
    await page.setViewportSize({ width: 320, height: 700 });
    await show(page, cardOf(name));
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(found).toEqual([]);
    expect((await recorded(page)).violations).toEqual([]);
    await page.close();
  });
});

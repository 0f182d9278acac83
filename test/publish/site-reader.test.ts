import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { type SiteFiles, siteOf } from '../../server/src/publish/site/site.js';
import { pagesOf } from './site-links.js';
import { replaced, rondelTexts, snapshotOf } from './support.js';

/** A site as a reader sees it: opened from a disk, in a browser. */
const rondel = snapshotOf(rondelTexts());
const files = siteOf(rondel, 'Rondel');
const folder = mkdtempSync(join(tmpdir(), 'personas-site-'));

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function written(name: string, site: SiteFiles): (path: string) => string {
  for (const [path, content] of site) {
    const target = join(folder, name, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return (path) => `${pathToFileURL(join(folder, name))}/${path}`;
}

const at = written('rondel', files);

/** Opens a page that notes what it is refused, what it asks for and what goes wrong in it. */
async function reader(options: BrowserContextOptions = {}): Promise<{ page: Page; trouble: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(message.text());
  });
  page.on('pageerror', ({ message }) => trouble.push(message));
  page.on('dialog', (dialog) => trouble.push(dialog.message()));
  page.on('request', (request) => {
    if (!/^(?:file:|data:)/.test(request.url())) trouble.push(request.url());
  });
  page.on('requestfailed', (request) => trouble.push(`${request.url()} failed`));
  return { page, trouble };
}

/** Without `preload`: axe would fetch style sheets, and the policy forbids that. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ preload: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** Every page at the top, one list of a kind, and the first entity of each kind: the others are made alike. */
const kindsSeen = new Set<string>();
const looked = pagesOf(files)
  .map(([path]) => path)
  .filter((path) => {
    const [kind = '', name] = path.split('/');
    if (name === undefined) return true;
    const what = name === 'index.html' ? 'list' : kind;
    return !kindsSeen.has(what) && kindsSeen.add(what);
  });

describe('every page', () => {
  test('is looked at', () => {
    expect(looked.length).toBeGreaterThan(20);
  });

  test.each(looked)('%s: accessible in light and dark, no wider than a phone, asks for nothing', async (path) => {
    const { page, trouble } = await reader({ viewport: { width: 320, height: 700 }, colorScheme: 'light' });
    await page.goto(at(path));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1000, height: 800 });
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe('rgb(28, 31, 36)');
    expect(await faults(page)).toEqual([]);
    expect(trouble).toEqual([]);
    await page.context().close();
  });
});

describe('the search', () => {
  test('is reached with a slash, steered with arrows and left with Enter', async () => {
    const { page, trouble } = await reader();
    await page.goto(at('story/index.html'));
    await page.keyboard.press('/');
    await page.keyboard.type('carer visit');
    const field = page.getByRole('combobox', { name: 'Search the library' });
    await page.getByRole('option').first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect(await field.getAttribute('aria-activedescendant')).toBe('found-0');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe('found-1');
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    const last = (await page.getByRole('option').count()) - 1;
    expect(await field.getAttribute('aria-activedescendant')).toBe(`found-${last}`);
    expect(await faults(page)).toEqual([]);
    await field.fill('Okaf');
    expect(await page.getByRole('option').allTextContents()).toEqual([expect.stringContaining('Denise Okafor')]);
    await page.keyboard.press('Enter');
    await page.waitForURL(at('persona/care-coordinator.html'));
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  test('finds by role and text, whatever the accents; a click leads there', async () => {
    const { page } = await reader();
    await page.goto(at('index.html'));
    const field = page.getByRole('combobox');
    await field.fill('règistered MANAGER');
    await page.getByRole('option', { name: 'Helen Prothero' }).first().waitFor();
    await field.fill('whiteboard insulin');
    await page.getByRole('option', { name: 'Denise Okafor' }).click();
    await page.waitForURL(at('persona/care-coordinator.html'));
    await page.context().close();
  });

  test('says that nothing was found, and closes with Escape', async () => {
    const { page } = await reader();
    await page.goto(at('index.html'));
    const field = page.getByRole('combobox');
    await field.fill('zzzz');
    await page.getByText('Nothing found').waitFor();
    await field.fill('denise');
    await page.getByRole('option').first().waitFor();
    await field.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await field.inputValue()).toBe('denise');
    await field.press('Escape');
    expect(await field.inputValue()).toBe('');
    await page.context().close();
  });
});

test('on a phone what was found stands within the page', async () => {
  const { page } = await reader({ viewport: { width: 360, height: 700 } });
  await page.goto(at('index.html'));
  await page.getByRole('combobox').fill('visit');
  await page.getByRole('option').first().waitFor();
  const box = await page.getByRole('listbox').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  expect(box?.width).toBeGreaterThan(280);
  await page.context().close();
});

test('from a server too: the same files, and no other', async () => {
  const { page, trouble } = await reader();
  const asked: string[] = [];
  await page.route('http://site.test/**', (route) => {
    const path = new URL(route.request().url()).pathname.replace('/team/', '');
    const body = files.get(path);
    asked.push(path);
    if (body === undefined) return route.fulfill({ status: 404 });
    const type = { html: 'text/html', css: 'text/css', js: 'text/javascript' }[path.replace(/^.*\./, '')];
    return route.fulfill({ body: Buffer.from(body), contentType: type ?? 'application/octet-stream' });
  });
  await page.goto('http://site.test/team/persona/care-worker.html');
  await page.getByRole('combobox').fill('okafor');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('http://site.test/team/persona/care-coordinator.html');
  expect(asked.filter((path) => !files.has(path))).toEqual([]);
  expect(trouble.filter((each) => !each.startsWith('http://site.test/team/'))).toEqual([]);
  await page.context().close();
});

test('the colours that a reader chose stay, from page to page', async () => {
  const { page, trouble } = await reader({ colorScheme: 'light' });
  await page.goto(at('index.html'));
  const button = page.getByRole('button', { name: 'Colours' });
  await button.click();
  await button.click();
  expect(await button.textContent()).toBe('Colours: dark');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await paper()).toBe('rgb(28, 31, 36)');
  await page.goto(at('persona/care-coordinator.html'));
  expect(await paper()).toBe('rgb(28, 31, 36)');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Colours' }).click();
  expect(await paper()).toBe('rgb(255, 255, 255)');
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('without script everything is there but the tools', async () => {
  const { page, trouble } = await reader({ javaScriptEnabled: false, colorScheme: 'dark' });
  await page.goto(at('index.html'));
  expect(await page.getByRole('combobox').count()).toBe(0);
  expect(await page.locator('#theme').isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Denise Okafor' }).first().click();
  await page.waitForURL(at('persona/care-coordinator.html'));
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Denise Okafor');
  expect(trouble).toEqual([]);
  await page.context().close();
});

test('on paper there is no head to click, and the colours are those of paper', async () => {
  const { page } = await reader({ colorScheme: 'dark' });
  await page.goto(at('persona/care-coordinator.html'));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.locator('.site-tools').isVisible()).toBe(false);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  await page.context().close();
});

test('a library in Hebrew stands at its own edge', async () => {
  const text =
    'id: d\nname: דנה לוי\nrole: מנהלת כספים\nsummary: מנהלת את סגירת החודש עם צוות של ארבעה.\ngoals: [לסגור את הספרים]\n';
  const hebrew = written('hebrew', siteOf(snapshotOf({ 'd.persona.yaml': text }), 'הספרייה'));
  const { page, trouble } = await reader({ viewport: { width: 320, height: 700 } });
  for (const path of ['index.html', 'persona/index.html', 'persona/d.html']) {
    await page.goto(hebrew(path));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    expect(await faults(page), path).toEqual([]);
  }
  expect(await page.locator('article.card').getAttribute('dir')).toBe('rtl');
  await page.goto(hebrew('index.html'));
  await page.getByRole('combobox').fill('כספים');
  await page.getByRole('option', { name: 'דנה' }).waitFor();
  expect(trouble).toEqual([]);
  await page.context().close();
});

test.each([
  '"><script>window.hit = 1</script><img src=x onerror="window.hit = 1">',
  '</title></script><svg onload="window.hit=1">',
])('a library that says %s stays text', async (payload) => {
  const hostile = siteOf(
    replaced(rondel, () => payload),
    payload,
  );
  const address = written(`hostile-${payload.length}`, hostile);
  const { page, trouble } = await reader();
  for (const path of [
    'index.html',
    'glossary.html',
    'map.html',
    'persona/index.html',
    'persona/script-window-hit-1-script-img-src-x-onerror-window-hit-1.html',
  ]) {
    if (!hostile.has(path)) continue;
    await page.goto(address(path));
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit), path).toBeUndefined();
  }
  await page.getByRole('combobox').fill('hit');
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option').first().textContent()).toContain(payload.slice(0, 20));
  expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
  expect(trouble).toEqual([]);
  await page.context().close();
});

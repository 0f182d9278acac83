import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { exported } from '../../server/src/publish/exports.js';
import { oneOfEach, rondelTexts, snapshotOf } from './support.js';

/** The exported page in a browser, a card of each kind in it. */
const html = exported('html', oneOfEach(snapshotOf(rondelTexts())));

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

async function opened(colorScheme: 'light' | 'dark', width: number): Promise<Page> {
  // The policy of the page lets no script in; axe is one.
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
  await page.route('http://export.test/', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await page.goto('http://export.test/');
  return page;
}

test.each(['light', 'dark'] as const)('is accessible and wears its %s colours', { timeout: 60_000 }, async (scheme) => {
  const page = await opened(scheme, 1100);
  try {
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe(scheme === 'dark' ? 'rgb(28, 31, 36)' : 'rgb(255, 255, 255)');
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as { axe: typeof axe };
      const result = await checker.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    });
    expect(violations).toEqual([]);
  } finally {
    await page.close();
  }
});

test('is no wider than a phone', async () => {
  const page = await opened('light', 360);
  try {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  } finally {
    await page.close();
  }
});

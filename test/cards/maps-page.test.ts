import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { renderCard } from '../../server/src/cards/render.js';
import { modelsOf } from './model.js';

/** The cards of maps, models and analyses in a browser, with their style and nothing else: as an export shows them. */
const root = new URL('../../', import.meta.url).pathname;
const library = new URL('../../examples/rondel/', import.meta.url);

let browser: Browser;
let style: string;

beforeAll(async () => {
  const options = {
    absWorkingDir: root,
    bundle: true,
    write: false,
    entryPoints: ['server/src/cards/style/card.css'],
  };
  [style, browser] = await Promise.all([
    build(options).then(({ outputFiles }) => outputFiles?.[0]?.text ?? ''),
    launchChromium(),
  ]);
});

afterAll(() => browser?.close());

function cardOf(name: string, text = readFileSync(new URL(name, library), 'utf8')): string {
  return modelsOf(name, text)
    .slice(0, 1)
    .map((model) => renderCard(model))
    .join('');
}

async function openCard(html: string, width: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(
    `<!doctype html><html lang="en"><head><title>Card</title><style>body { margin: 0; background: var(--vscode-editor-background) } ${style}</style></head><body><main>${html}</main></body></html>`,
  );
  return page;
}

const themes = {
  light: ['vscode-light', { background: '#ffffff', foreground: '#3b3b3b', link: '#005fb8' }],
  dark: ['vscode-dark', { background: '#1f1f1f', foreground: '#cccccc', link: '#4daafc' }],
  'hc-dark': ['vscode-high-contrast', { background: '#000000', foreground: '#ffffff', link: '#21a6ff' }],
  'hc-light': [
    'vscode-high-contrast vscode-high-contrast-light',
    { background: '#ffffff', foreground: '#292929', link: '#0f4a85' },
  ],
} as const;

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const dimensions = Array.from({ length: 12 }, (_, index) => `  - dimension: ${long}${index}\n`).join('');
const stages = Array.from({ length: 30 }, (_, index) => `  - { stage: ${long}, emotion: ${(index % 5) - 2} }\n`).join(
  '',
);

const cards: readonly (readonly [name: string, text: string | undefined])[] = [
  ['stories/notice-a-missed-visit.story.yaml', undefined],
  ['market/agency-lifecycle.segment.yaml', undefined],
  ['maps/tomasz-at-a-changed-door.empathy-map.yaml', undefined],
  ['maps/calm-mornings.value-proposition.yaml', undefined],
  ['maps/from-bad-inspection-to-good-month.experience-map.yaml', undefined],
  ['market/rondel-in-its-third-year.swot.yaml', undefined],
  ['market/home-care-2027.pestel.yaml', undefined],
  ['market/visit-planning.maturity-model.yaml', undefined],
  ['research/field-visits-2026.study.yaml', undefined],
  ['research/family-contact-interviews.interview-guide.yaml', undefined],
  ['home-care.glossary.yaml', undefined],
  ['maps/who-rondel-is-for.persona-map.yaml', undefined],
  ['thirty.experience-map.yaml', `id: a\nstages:\n${stages}`],
  [
    'twelve.maturity-model.yaml',
    `id: a\nlevels: [{ level: 1, name: ${long} }]\ndimensions:\n${dimensions}assessments: [{ subject: ${long}, levels: { ${long}0: 1, ${long}1: 1 } }]\n`,
  ],
  [
    'open.value-proposition.yaml',
    `id: a\nprofile: { pains: [${long}] }\nvalue_map: { products: [${long}], pain_relievers: [${long}s] }\n`,
  ],
  [
    'long.persona-map.yaml',
    `id: a\npersonas: [{ persona: ${long}, x: 1, y: 1 }, { persona: ${long}s, x: 1, y: 1 }]\naxes: { x: { label: ${long}, low: ${long} } }\n`,
  ],
];

describe.each(cards)('%s', (name, text) => {
  test('is no wider than a phone, and accessible in every theme', async () => {
    const page = await openCard(cardOf(name, text), 320);
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.evaluate(axe.source);
    for (const [theme, [body, colours]] of Object.entries(themes)) {
      const found = await page.evaluate(
        async ({ body, background, foreground, link }) => {
          document.body.className = body;
          const { style: own } = document.documentElement;
          own.setProperty('--vscode-editor-background', background);
          own.setProperty('--vscode-editor-foreground', foreground);
          own.setProperty('--vscode-textLink-foreground', link);
          const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        },
        { body, ...colours },
      );
      expect(found, theme).toEqual([]);
    }
    await page.close();
  });

  test('stays within a wide page, each text within its box', async () => {
    const page = await openCard(cardOf(name, text), 1100);
    const wrong = await page.evaluate(() => {
      const out = [...document.querySelectorAll<HTMLElement>('p, li, h2, h3, td, th, dt, dd')]
        .filter((box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display !== 'inline')
        .filter((box) => !box.closest('.sr-only'));
      return { width: document.documentElement.scrollWidth, out: out.map((box) => box.outerHTML.slice(0, 90)) };
    });
    expect(wrong).toEqual({ width: 1100, out: [] });
    await page.close();
  });
});

test('the points of the mood stand in the middle of their stages', async () => {
  const page = await openCard(cardOf('maps/from-bad-inspection-to-good-month.experience-map.yaml'), 1100);
  const far = await page.evaluate(() => {
    const middle = (element: Element) => {
      const { left, width } = element.getBoundingClientRect();
      return left + width / 2;
    };
    const points = [...document.querySelectorAll('.mood-point')].map(middle);
    return [...document.querySelectorAll('th.stage')].map((stage, index) =>
      Math.abs(middle(stage) - (points[index] ?? 0)),
    );
  });
  expect(far).toHaveLength(5);
  for (const distance of far) expect(distance).toBeLessThan(4);
  await page.close();
});

test('labels of a persona map are drawn within the boxes that they were given', async () => {
  const page = await openCard(cardOf('maps/who-rondel-is-for.persona-map.yaml'), 1100);
  const boxes = await page.evaluate(() =>
    [...document.querySelectorAll('.map-label, .map-spot circle')].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  expect(boxes).toHaveLength(10);
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
    }
  }
  await page.close();
});

test('the experience map scrolls in its own box, and the keyboard moves it', async () => {
  const page = await openCard(cardOf('maps/from-bad-inspection-to-good-month.experience-map.yaml'), 420);
  const box = page.locator('.scroll-box');
  expect(await box.evaluate((element) => element.scrollWidth > element.clientWidth + 100)).toBe(true);
  await box.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  // The name of a row stays in sight.
  expect(
    await page
      .locator('.journey tbody th')
      .first()
      .evaluate((head) => head.getBoundingClientRect().left),
  ).toBeLessThan(40);
  await page.close();
});

test('on paper there is room for notes under each question', async () => {
  const page = await openCard(cardOf('research/family-contact-interviews.interview-guide.yaml'), 800);
  const height = () =>
    page
      .locator('.notes')
      .first()
      .evaluate((notes) => notes.getBoundingClientRect().height);
  expect(await height()).toBe(0);
  await page.emulateMedia({ media: 'print' });
  expect(await height()).toBeGreaterThan(50);
  await page.close();
});

import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { renderCard } from '../../server/src/cards/render.js';
import type { CardLayout } from '../../server/src/cards/types.js';
import { modelsOf } from './model.js';

/** How personas, profiles and jobs look in a browser: cards and their style alone, under the strictest policy. */
const root = new URL('../../', import.meta.url).pathname;
const library = new URL('../../examples/rondel/', import.meta.url);

let browser: Browser;
let style: string;

beforeAll(async () => {
  const bundled = build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    entryPoints: ['server/src/cards/style/card.css'],
  });
  [style, browser] = await Promise.all([
    bundled.then(({ outputFiles }) => outputFiles[0]?.text ?? ''),
    launchChromium(),
  ]);
});

afterAll(() => browser?.close());

/** Shows cards on a page of some width. What the policy refuses is an error of the page's console. */
async function open(
  html: string,
  width: number,
  body = '',
  variables = '',
): Promise<{ page: Page; refused: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  const policy = `default-src 'none'; img-src data:; style-src 'nonce-n'`;
  const text = `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Cards</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="n">:root { ${variables} } body { margin: 0; padding: 10px; background: var(--vscode-editor-background) } ${style}</style></head>
<body class="${body}"><main>${html}</main></body></html>`;
  await page.route('http://cards.test/', (route) => route.fulfill({ contentType: 'text/html', body: text }));
  await page.goto('http://cards.test/');
  return { page, refused };
}

function exampleOf(name: string, layout: CardLayout = 'page'): string {
  const models = modelsOf(name, readFileSync(new URL(name, library), 'utf8'));
  return models.map((model) => renderCard(model, { layout })).join('');
}

const longWord = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';
/** Personas that strain a layout, by what is hard about them. */
const hard: Readonly<Record<string, string>> = {
  'very long': `id: l\nstatus: retired\ntype: misuse\nwhy_not: ${longWord}\nname: ${longWord}\nrole: ${longWord}\nquote: ${'w'.repeat(300)}\ntags: [${longWord}]\ndemographics: {${longWord}: ${longWord}}\nbuying: {trigger: ${longWord}, criteria: [${longWord}], influencers: [${longWord}]}\nobjections: [{objection: ${longWord}, response: ${longWord}}]\nmessaging: {call_to_action: ${longWord}}\ngoals:\n${'  - Another goal\n'.repeat(200)}`,
  'right to left':
    'id: r\nstatus: draft\nname: دانا ليفي\nquote: أغلق الدفاتر في خمسة أيام.\nsummary: تدير إغلاق الشهر مع فريق من أربعة.\ngoals: [إغلاق الدفاتر بسرعة]\npain_points: [{pain: الانتظار, severity: 4, impact: {time: يومان}}]\nbuying: {trigger: تدقيق فاشل, criteria: [السعر], timeline: ثلاثة أشهر}\ndemographics: {location: عمان}\n',
  empty: 'id: e\n',
};

/** A persona as the page or the canvas shows it, with everything that only a library could say. */
function strained(text: string, layout: CardLayout): string {
  const [model] = modelsOf('x.persona.yaml', text);
  if (!model) throw new Error('no entity');
  const extra = { inheritedFrom: () => longWord, reviewDue: { due: '2026-01-01', daysLeft: -30 } };
  return renderCard({ ...model, ...extra }, { layout });
}

/** How wide the page is and what axe and the policy say of it, on a phone, with everything unfolded. */
async function judged(html: string, body: string, variables: string) {
  const { page, refused } = await open(html, 320, body, variables);
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  await page.close();
  return { width, found, refused };
}

const sound = { width: 320, found: [], refused: [] };

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
const examples = [
  'care-coordinator.persona.yaml',
  'introductory-agency-owner.persona.yaml',
  'independent-home-care-agency.icp.yaml',
  'cover-an-open-visit.jtbd.yaml',
];

describe.each(Object.entries(themes))('in %s', (_, [body, variables]) => {
  test.each(Object.keys(hard))('a persona that is %s is accessible and no wider than a phone', async (name) => {
    for (const layout of ['page', 'canvas'] as const) {
      expect([layout, await judged(strained(hard[name] ?? '', layout), body, variables)]).toEqual([layout, sound]);
    }
  });

  test.each(examples)('%s is accessible, within the policy, and no wider than a phone', async (name) => {
    expect(await judged(exampleOf(name), body, variables)).toEqual(sound);
  });

  test('so is the canvas of an example', async () => {
    expect(await judged(exampleOf('registered-manager.persona.yaml', 'canvas'), body, variables)).toEqual(sound);
  });
});

test('on a wide screen nothing of a persona lies on anything else, and no hole is left beside it', async () => {
  const names = [
    'care-coordinator',
    'registered-manager',
    'introductory-agency-owner',
    'care-worker',
    'family-contact',
  ];
  for (const name of names.map((each) => `${each}.persona.yaml`)) {
    const { page } = await open(exampleOf(name), 1100);
    const { overlaps, hole } = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.flow .section')].map((part) => part.getBoundingClientRect());
      const meet = (a: DOMRect, b: DOMRect) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const aside = document.querySelector('.flow-aside')?.getBoundingClientRect();
      const main = [...document.querySelectorAll('.flow > .section')].map(
        (part) => part.getBoundingClientRect().bottom,
      );
      return {
        overlaps: boxes.filter((box, index) => boxes.slice(index + 1).some((other) => meet(box, other))).length,
        hole: (aside?.bottom ?? 0) - Math.max(...main),
      };
    });
    expect([name, overlaps]).toEqual([name, 0]);
    // The side column is never much longer than what stands beside it.
    expect(hole).toBeLessThan(60);
    await page.close();
  }
});

test('the canvas fits one landscape page', async () => {
  const { page } = await open(exampleOf('registered-manager.persona.yaml', 'canvas'), 1420);
  const { width, height } = await page.evaluate(() => {
    const { width, height } = document.querySelector('.canvas')?.getBoundingClientRect() ?? { width: 0, height: 0 };
    return { width, height };
  });
  expect(width / height).toBeGreaterThan(4 / 3);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.close();
});

test('a folded list lies open on paper', async () => {
  const { page } = await open(strained(hard['very long'] ?? '', 'page'), 700);
  const last = page.locator('.more .statement').last();
  expect(await last.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await last.isVisible()).toBe(true);
  await page.close();
});

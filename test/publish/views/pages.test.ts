import axe from 'axe-core';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { viewNamed } from '../../../server/src/publish/views/index.js';
import { judged, rondelTexts } from './support.js';

let browser: Browser;
let style: string;

beforeAll(async () => {
  const root = new URL('../../../', import.meta.url).pathname;
  const bundled = build({ absWorkingDir: root, bundle: true, write: false, entryPoints: ['client/webview/main.css'] });
  [style, browser] = await Promise.all([
    bundled.then(({ outputFiles }) => outputFiles[0]?.text ?? ''),
    launchChromium(),
  ]);
});

afterAll(() => browser?.close());

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const strained = judged({
  'a.persona.yaml': `id: a\nname: ${long}\nrole: ${long}\npriority: {tier: 1, revenue_share: 0.5}\ngoals: [${long}]\nreview: {last: 2020-01-01}\n`,
  'b.persona.yaml': `id: b\nname: דנה לוי\nrole: מנהלת\npriority: {tier: 2, revenue_share: 0.5}\ngoals: [${long}, לסגור]\nseverity: 1\n`,
  'm.persona-map.yaml': `id: m\nname: ${long}\naxes: {x: {label: ${long}, low: ${long}}, y: {label: ${long}, high: ${long}}}\npersonas: [{persona: a, x: 0.5, y: 0.5, why: ${long}}, {persona: b, x: 0.5, y: 0.5}]\n`,
});
const rondel = judged(rondelTexts());

const themes = [
  ['light', 'vscode-light', ''],
  [
    'dark',
    'vscode-dark',
    '--vscode-editor-background: #1f1f1f; --vscode-editor-foreground: #cccccc; --vscode-textLink-foreground: #4daafc; --vscode-editorWarning-foreground: #cca700; --vscode-errorForeground: #f85149;',
  ],
  [
    'high contrast',
    'vscode-high-contrast',
    '--vscode-editor-background: #000; --vscode-editor-foreground: #fff; --vscode-textLink-foreground: #21a6ff;',
  ],
] as const;

const shown = (['dashboard', 'map', 'coverage', 'comparison'] as const).flatMap((name) =>
  themes.map(([theme, body, variables]) => ({ name, theme, body, variables })),
);

test.each(shown)('$name in $theme: accessible, within the policy, no wider than a phone', async (given) => {
  const { name, body, variables } = given;
  for (const [snapshot, ids] of [
    [rondel, ['registered-manager', 'care-coordinator', 'care-worker', 'family-contact']],
    [strained, ['a', 'b']],
  ] as const) {
    const view = viewNamed(name, snapshot, ids);
    const policy = `default-src 'none'; img-src data:; style-src 'nonce-n'`;
    const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.route('http://view.test/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>View</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"><style nonce="n">:root { ${variables} } ${style}</style></head>
<body class="${body}"><main>${view?.html}</main></body></html>`,
      }),
    );
    await page.goto('http://view.test/');
    for (const width of [1100, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width}`).toBeLessThanOrEqual(width);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(found).toEqual([]);
    }
    expect(said).toEqual([]);
    await page.close();
  }
});

import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { cardOf, previewPages, recorded, show } from './preview-page.js';

const newPage = previewPages();
const openPage = (body = '', variables = '') => newPage({ body, variables });

const persona = 'care-coordinator.persona.yaml';

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

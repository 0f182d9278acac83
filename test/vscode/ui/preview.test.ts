/** The preview beside the editor: names that lead on, locked previews, editor and card that scroll together. */
import { expect, test } from 'vitest';
import { shown, until } from '../../../scripts/vscode/workbench.mjs';
import { vsCode } from './support.js';

const vs = vsCode();

test('a name in the card leads to whom it names, in the editor and in the card; a locked preview stays', async () => {
  const workbench = await vs.open();
  await workbench.openFile('care-coordinator.persona.yaml');
  await workbench.openPreview();
  const card = await workbench.webview();
  await card.getByText('Denise Okafor').first().waitFor();
  await card.locator('a.reference[data-kind=jtbd]').first().click();
  await workbench.page.locator('.tab.active', { hasText: '.jtbd.yaml' }).first().waitFor();
  await card.locator('.card-jtbd').waitFor();

  await workbench.runCommand('Persona: Toggle Preview Locking');
  await workbench.page.locator('.tab', { hasText: '(Locked Preview)' }).waitFor();
  const locked = await shown(card.locator('h1'));
  // A file that is opened from the preview would take its place.
  await workbench.runCommand('View: Focus First Editor Group');
  await workbench.openFile('registered-manager.persona.yaml');
  await workbench.settled();
  expect(await shown(card.locator('h1'))).toBe(locked);
  expect(workbench.cspViolations()).toEqual([]);
  await workbench.close();
});

test('the card scrolls with the editor, and the cursor stays where it is', async () => {
  const workbench = await vs.open();
  await workbench.openFile('care-coordinator.persona.yaml');
  await workbench.openPreview();
  const card = await workbench.webview();
  await card.getByText('Denise Okafor').first().waitFor();
  await workbench.settled();
  await workbench.page.locator('.editor-instance .view-lines').first().hover();
  await workbench.page.mouse.wheel(0, 1500);
  await until('the card to scroll', async () => (await card.evaluate(() => window.scrollY)) > 0);
  await workbench.page.mouse.wheel(0, -5000);
  await until('the card to be at its top', async () => (await card.evaluate(() => window.scrollY)) === 0);
  await workbench.close();
});

test('whatever is written into a persona, its card breaks no policy and runs nothing', async () => {
  const bad = `"><img src=x onerror=alert(1)><script>alert(1)</script><style>*{display:none}</style>`;
  const lines = ['name', 'role', 'summary', 'narrative', 'image'].map((key) => `${key}: ${JSON.stringify(bad)}`);
  vs.write('hostile/bad.persona.yaml', `id: bad\n${lines.join('\n')}\nquote: ${JSON.stringify(bad)}\n`);
  const workbench = await vs.open({ folder: 'hostile' });
  await workbench.openFile('bad.persona.yaml');
  await workbench.openPreview();
  const card = await workbench.webview();
  await card.locator('h1').waitFor();
  expect(await shown(card.locator('h1'))).toContain('<script>alert(1)</script>');
  expect(await card.locator('main img, main script, main style').count()).toBe(0);
  expect(workbench.cspViolations()).toEqual([]);
  await workbench.close();
});

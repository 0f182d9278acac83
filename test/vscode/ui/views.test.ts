/** What goes over a whole library, by keys and clicks: the tree, a choice of personas, links in a view, a reload. */
import { expect, test } from 'vitest';
import { shown, until, type Workbench } from '../../../scripts/vscode/workbench.mjs';
import { vsCode } from './support.js';

const vs = vsCode();
const rows = ({ page }: Workbench) => page.locator('.quick-input-list .monaco-list-row');
/** The header of the tree; it comes, as the commands do, once there is a library. */
async function treeHeader({ page }: Workbench) {
  const header = page.locator('.pane-header', { hasText: /^Personas/ }).first();
  await header.waitFor();
  return header;
}
const activeTab = ({ page }: Workbench) => page.locator('.tabs-container .tab.active');

test('the tree lists personas with their readiness, and leads to their files', async () => {
  const workbench = await vs.open();
  const { page } = workbench;
  const header = await treeHeader(workbench);
  if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
  const entry = page.locator('[role=treeitem]', { hasText: 'Denise Okafor' }).first();
  await entry.waitFor();
  await until('its readiness', async () => /Denise Okafor\s*\d+ [A-F]/.test(await shown(entry)));
  await entry.click();
  await activeTab(workbench).filter({ hasText: 'care-coordinator.persona.yaml' }).waitFor();
  await workbench.close();
});

test('personas are chosen to compare, names lead to files, and the view is there after a reload', async () => {
  const workbench = await vs.open();
  const { page } = workbench;
  await treeHeader(workbench);
  await workbench.quickInput('F1');
  await workbench.input().fill('>Persona: Compare Personas');
  await rows(workbench).filter({ hasText: 'Compare Personas' }).first().waitFor();
  await page.keyboard.press('Enter');
  const persona = (name: string) => rows(workbench).filter({ hasText: name }).first();
  await persona('Denise Okafor').waitFor();
  await persona('Denise Okafor').click();
  // One is not enough: the choice stays, and another is asked for.
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-box input[placeholder="Choose another one"]').waitFor();
  await persona('Helen Prothero').click();
  await page.keyboard.press('Enter');
  const title = 'Denise Okafor and Helen Prothero';
  await activeTab(workbench).filter({ hasText: title }).waitFor();
  await workbench.reload();
  await activeTab(workbench).filter({ hasText: title }).waitFor();
  const view = await workbench.webview();
  await until('the view after the reload', async () => (await shown(view.locator('h1'))).includes(title));
  await view.locator('a[data-id="registered-manager"]').first().click();
  await activeTab(workbench).filter({ hasText: 'registered-manager.persona.yaml' }).waitFor();
  expect(workbench.cspViolations()).toEqual([]);
  await workbench.close();
});

/** What leads from place to place, by keys and clicks: renaming asks nothing and moves the file, a lens shows references. */
import { expect, test } from 'vitest';
import { until } from '../../../scripts/vscode/workbench.mjs';
import { vsCode } from './support.js';

const vs = vsCode();

function library(folder: string): void {
  vs.write(`${folder}/personas.config.yaml`, 'extends: minimal\n');
  vs.write(`${folder}/dana.persona.yaml`, 'kind: persona\nid: dana # stays\nname: Dana Okafor\n');
  vs.write(
    `${folder}/close.jtbd.yaml`,
    'kind: jtbd\nid: close-books\nname: Close the books\nperformers:\n  - "dana"\n',
  );
}

test('F2 on an id renames it in every file, and the file that carries it', async () => {
  library('rename');
  const workbench = await vs.open({ folder: 'rename' });
  await workbench.openFile('dana.persona.yaml');
  await workbench.language('Persona YAML');
  await workbench.goTo(2, 6);
  await workbench.press('F2');
  const { page } = workbench;
  const input = page.locator('.rename-input');
  await input.waitFor();
  expect(await input.inputValue()).toBe('dana');
  await input.fill('ava');
  await page.keyboard.press('Enter');
  await page.locator('.tab', { hasText: 'ava.persona.yaml' }).waitFor();
  await until('the new id', async () => (await workbench.visibleText()).includes('id: ava # stays'));
  expect(await page.locator('.monaco-dialog-box').count()).toBe(0);
  await workbench.openFile('close.jtbd.yaml');
  await until('the new reference', async () => (await workbench.visibleText()).includes('- "ava"'));
  await workbench.close();
});

test('a lens above an id counts the references and shows them', async () => {
  library('lens');
  const workbench = await vs.open({ folder: 'lens' });
  await workbench.openFile('dana.persona.yaml');
  await workbench.language('Persona YAML');
  const { page } = workbench;
  await page.locator('.codelens-decoration a', { hasText: '1 reference' }).click();
  await page.locator('.peekview-widget', { hasText: 'close.jtbd.yaml' }).waitFor();
  await workbench.close();
});

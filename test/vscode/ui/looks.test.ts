/** The card in the four themes: readable for everyone, and a picture of each for people to look at (dist/screenshots). */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/tools.mjs';
import { themes } from '../../../scripts/vscode/workbench.mjs';
import { vsCode } from './support.js';

const vs = vsCode();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A file of each kind, and something that its card must show. */
const files = [
  { name: 'persona', file: 'care-coordinator.persona.yaml', shows: 'Denise Okafor' },
  { name: 'icp', file: 'independent-home-care-agency.icp.yaml', shows: /Tier 1/ },
  { name: 'jtbd', file: 'cover-an-open-visit.jtbd.yaml', shows: 'Cover an open visit' },
];

for (const theme of Object.keys(themes)) {
  test(`cards are accessible in ${theme}`, async () => {
    const workbench = await vs.open({ theme });
    const problems: string[] = [];
    for (const { name, file, shows } of files) {
      await workbench.openFile(file);
      if (name === 'persona') await workbench.openPreview();
      const card = await workbench.webview();
      await card.getByText(shows).first().waitFor();
      problems.push(...(await violations(card)).map((problem) => `${name}: ${problem}`));
      await workbench.settled();
      await workbench.screenshot(join(root, 'dist', 'screenshots', `${name}-${theme}.png`));
    }
    expect(problems).toEqual([]);
    expect(workbench.cspViolations()).toEqual([]);
    await workbench.close();
  });
}

async function violations(card: Frame): Promise<string[]> {
  await card.evaluate(axe);
  const results = await card.evaluate<AxeResults>('axe.run(document)');
  expect(results.passes.length, 'axe looked at something').toBeGreaterThan(5);
  return results.violations.map(
    ({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
  );
}

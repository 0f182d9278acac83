/**
 * Draws the cards of the examples in every theme, as HTML and as pictures, to be looked at:
 *   node scripts/cards.mjs [file ...] [--width 900] [--theme light,dark,hc-dark,hc-light,own] [--layout canvas] [--effective]
 * Each file is drawn as a part of its library.
 * The result lies in dist/cards/.
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { withStudio } from './drawing.mjs';
import { isMain, root, runMain, say } from './tools.mjs';

/**
 * @param {string[]} files
 * @param {string[]} themes
 * @param {number} width
 * @param {string} layout
 * @param {boolean} effective
 */
function draw(files, themes, width, layout, effective) {
  return withStudio(async ({ browser, page }) => {
    for (const file of files) {
      for (const theme of themes) {
        const stem = basename(file).replace(/\.(ya?ml|json)$/, '');
        const name = `dist/cards/${stem}.${theme}.${width}${layout === 'page' ? '' : `.${layout}`}`;
        writeFileSync(join(root, `${name}.html`), await page(file, theme, { layout, effective }));
        const view = await browser.newPage({ viewport: { width, height: 900 } });
        await view.goto(`file://${join(root, `${name}.html`)}`);
        await view.screenshot({ path: join(root, `${name}.png`), fullPage: true });
        await view.close();
        say(`${name}.png`);
      }
    }
  });
}

if (isMain(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      width: { type: 'string', default: '900' },
      theme: { type: 'string', default: 'light,dark' },
      layout: { type: 'string', default: 'page' },
      effective: { type: 'boolean', default: false },
    },
  });
  const files = positionals.length > 0 ? positionals : globSync('examples/rondel/**/*.*.yaml', { cwd: root });
  await runMain(() => draw(files, values.theme.split(','), Number(values.width), values.layout, values.effective));
}

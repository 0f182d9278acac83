/**
 * Takes a picture of the product in a real VS Code:
 *   node scripts/vscode/shot.mjs --folder examples --file X --theme dark --preview --out dist/screenshots/x.png
 * --theme    light, dark, hc-dark, hc-light, or the id of a theme
 * --line N   puts the cursor there first (--column N)
 * --preview  opens the card; --hover shows the hover at the cursor; --suggest the completions; --command "Title" runs one
 * --all      one picture a theme: the theme's name is added to --out
 * --size WxH; --vsix FILE instead of the packaged one; --frame also prints the card's text; --console the browser's console
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, root, runMain, Stop, say, vsixPath } from '../tools.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: 'examples' },
      file: { type: 'string' },
      theme: { type: 'string', default: 'light' },
      line: { type: 'string' },
      column: { type: 'string', default: '1' },
      preview: { type: 'boolean' },
      hover: { type: 'boolean' },
      suggest: { type: 'boolean' },
      command: { type: 'string', multiple: true, default: [] },
      all: { type: 'boolean' },
      size: { type: 'string', default: '1440x900' },
      vsix: { type: 'string', default: vsixPath },
      frame: { type: 'boolean' },
      console: { type: 'boolean' },
      out: { type: 'string', default: 'dist/screenshots/shot.png' },
    },
  });
  await ensureDependencies();
  const { launchChromium } = await import('./chromium.mjs');
  const { startServer } = await import('./server.mjs');
  const { shown, themes, Workbench } = await import('./workbench.mjs');
  const [width, height] = values.size.split('x').map(Number);
  if (!width || !height) throw new Stop('--size is written as 1440x900.');
  const server = await startServer({ vsix: resolve(values.vsix) });
  const browser = await launchChromium();
  try {
    for (const theme of values.all ? Object.keys(themes) : [values.theme]) {
      const out = resolve(root, values.all ? values.out.replace(/\.png$/, `-${theme}.png`) : values.out);
      const workbench = await Workbench.open(browser, server, {
        folder: resolve(root, values.folder),
        theme,
        width,
        height,
      });
      try {
        if (values.file) await workbench.openFile(values.file);
        if (values.line) await workbench.goTo(Number(values.line), Number(values.column));
        for (const title of values.command) await workbench.runCommand(title);
        if (values.preview) {
          await workbench.openPreview();
          if (values.frame) say(await shown((await workbench.webview()).locator('body')));
        }
        if (values.hover) await workbench.hover();
        if (values.suggest) await workbench.suggestions();
      } finally {
        await workbench.settled();
        await workbench.screenshot(out);
        if (values.console) for (const entry of workbench.console) say(`${entry.type}: ${entry.text}`);
        await workbench.close();
        say(out);
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
});

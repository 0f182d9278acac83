import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, onTestFailed } from 'vitest';
import { root, vsixPath } from '../../../scripts/tools.mjs';
import { launchChromium } from '../../../scripts/vscode/chromium.mjs';
import { type Server, startServer } from '../../../scripts/vscode/server.mjs';
import { prepareWorkspace } from '../../../scripts/vscode/suites.mjs';
import { Workbench } from '../../../scripts/vscode/workbench.mjs';

export interface VsCode {
  /** Opens a window on a folder of the copied examples; it is closed at the end of the test file. */
  open(options?: { folder?: string; theme?: string; settings?: Record<string, unknown> }): Promise<Workbench>;
  /** Writes a file into the copied examples. */
  write(path: string, text: string): void;
}

/** Starts one VS Code with the packaged extension for a test file, on a copy of the examples. */
export function vsCode(): VsCode {
  let server: Server | undefined;
  let browser: Browser | undefined;
  let place = '';
  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'personas-ui-'));
    prepareWorkspace(place);
    server = await startServer({ vsix: vsixPath });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    if (place !== '') rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    async open({ folder = 'rondel', ...options } = {}) {
      if (!server || !browser) throw new Error('VS Code is not running.');
      const workbench = await Workbench.open(browser, server, { folder: join(place, folder), ...options });
      onTestFailed(({ task }) =>
        workbench.screenshot(join(root, 'dist', 'screenshots', 'failed', `${task.name.replace(/\W+/g, '-')}.png`)),
      );
      return workbench;
    },
    write(path, text) {
      const file = join(place, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    },
  };
}

/** A workbench driven as a person would: keys, clicks, and what can be seen. Every wait is for a condition. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { workbenchUrl } from './server.mjs';

/** Short names for the themes that every picture and the accessibility check go through. */
export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

/**
 * A theme's id from its short name, its id, or the id it had in older versions.
 * @param {string} name
 */
export function themeId(name) {
  const known = /** @type {Record<string, string>} */ (themes)[name];
  return known ?? name.replace(/^Default (Light|Dark) /, '$1 ');
}

const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';

export class Workbench {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    /** What the browser's console said, errors of every frame and worker included. @type {{ type: string, text: string, url: string }[]} */
    this.console = [];
    page.on('console', (message) =>
      this.console.push({ type: message.type(), text: message.text(), url: message.location().url }),
    );
    page.on('pageerror', (error) => this.console.push({ type: 'error', text: String(error), url: '' }));
  }

  /**
   * Opens a folder in a fresh browser profile.
   * @param {import('playwright-core').Browser} browser
   * @param {import('./server.mjs').Server} server
   * @param {{ folder: string, theme?: string, settings?: Record<string, unknown>, width?: number, height?: number }} options
   */
  static async open(browser, server, options) {
    const theme = themeId(options.theme ?? 'light');
    server.writeSettings({ 'workbench.colorTheme': theme, 'window.autoDetectColorScheme': false, ...options.settings });
    return Workbench.visit(browser, workbenchUrl(server, options.folder), { ...options, theme });
  }

  /**
   * Opens an address that the server gave.
   * @param {import('playwright-core').Browser} browser
   * @param {string} url
   * @param {{ theme?: string, width?: number, height?: number }} [options]
   */
  static async visit(browser, url, options = {}) {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
      colorScheme: /dark|^Default High Contrast$/i.test(options.theme ?? '') ? 'dark' : 'light',
    });
    context.setDefaultTimeout(20_000);
    const workbench = new Workbench(await context.newPage());
    await workbench.page.goto(url);
    await workbench.ready();
    return workbench;
  }

  async close() {
    await this.page.context().close();
  }

  /** Until the workbench is drawn, the folder is listed and the extension host answers. */
  async ready() {
    await this.page
      .locator('.monaco-workbench .explorer-viewlet .monaco-list-row')
      .first()
      .waitFor({ timeout: 60_000 });
    await this.page.locator('.statusbar').waitFor();
  }

  /**
   * Opens a file of the folder by its path, as Ctrl+P does.
   * @param {string} path
   */
  async openFile(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const tab = this.page.locator('.tabs-container .tab.active', { hasText: name });
    // The very first key may come before the workbench listens: press again until the box is there.
    await this.quickInput(`${modifier}+P`);
    await this.input().fill(path);
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
    await row.waitFor();
    await this.page.keyboard.press('Enter');
    await tab.waitFor();
    await this.editor().locator('.view-line').first().waitFor();
  }

  /**
   * Runs a command by its title, as F1 does.
   * @param {string} title
   */
  async runCommand(title) {
    await this.quickInput('F1');
    await this.input().fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** @param {string} key */
  async quickInput(key) {
    await retry(async () => {
      await this.page.keyboard.press(key);
      await this.input().waitFor({ timeout: 2000 });
    });
  }

  input() {
    return this.page.locator('.quick-input-widget .quick-input-box input');
  }

  /** The text editor that has, or last had, the focus. */
  editor() {
    return this.page.locator('.editor-group-container .editor-instance .monaco-editor').first();
  }

  /** Puts the focus into the text, wherever it was. */
  async focusEditor() {
    await this.editor()
      .locator('.view-lines')
      .click({ position: { x: 200, y: 5 }, force: true });
  }

  /**
   * Puts the cursor at a place; both count from 1.
   * @param {number} line
   * @param {number} [column]
   */
  async goTo(line, column = 1) {
    await this.focusEditor();
    await this.quickInput('Control+G');
    await this.input().fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** The line of the cursor, from 1, as the status bar tells it. */
  async cursorLine() {
    const text = await shown(this.page.locator('#status\\.editor\\.selection'));
    return Number(/Ln (\d+)/.exec(text)?.[1]);
  }

  /** Loads the window anew by its own command, which saves what is open first. */
  async reload() {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window').catch(() => undefined);
    await loaded;
    await this.ready();
  }

  /** @param {string} text */
  async type(text) {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  /** @param {string} keys */
  async press(keys) {
    await this.page.keyboard.press(keys.replace('Mod', modifier));
  }

  /** The lines of the editor that are in view. */
  async visibleText() {
    const lines = await this.editor().locator('.view-line').allInnerTexts();
    return lines.map((line) => line.replaceAll('\u00a0', ' ')).join('\n');
  }

  /**
   * Waits for a squiggle of a severity.
   * @param {'error' | 'warning' | 'info' | 'hint'} severity
   */
  async squiggle(severity) {
    const mark = this.editor().locator(`.squiggly-${severity}`).first();
    await mark.waitFor({ state: 'attached' });
    return mark;
  }

  /**
   * How many squiggles of a severity are in view.
   * @param {'error' | 'warning' | 'info' | 'hint'} severity
   */
  async squiggles(severity) {
    return this.editor().locator(`.squiggly-${severity}`).count();
  }

  /**
   * Chooses a quick fix at the cursor.
   * @param {RegExp | string} title
   */
  async quickFix(title) {
    const action = this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
    await retry(async () => {
      await this.page.keyboard.press(`${modifier}+.`);
      await action.waitFor({ timeout: 3000 });
    });
    await action.click();
  }

  /** The hover at the cursor, as its text. */
  async hover() {
    const box = this.page.locator('.monaco-hover:visible .hover-contents').first();
    await retry(async () => {
      await this.runCommand('Show or Focus Hover');
      await box.waitFor({ timeout: 3000 });
    });
    return shown(box);
  }

  /** Opens the completions at the cursor and gives their labels. */
  async suggestions() {
    const list = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await retry(async () => {
      await this.page.keyboard.press('Control+Space');
      await list.first().waitFor({ timeout: 3000 });
    });
    return list.locator('.label-name').allInnerTexts();
  }

  /** Opens the card with the button in the editor's title bar. */
  async openPreview() {
    const tab = this.page.locator('.tabs-container .tab', { hasText: 'Preview' });
    // The workbench may draw its buttons anew under the pointer; then a person presses again.
    await retry(async () => {
      await this.titleButton(/preview/i).click();
      await tab.waitFor({ timeout: 10_000 });
    }, 3);
    return this.webview();
  }

  /** Until nothing has changed on the screen for a moment; for pictures only, never for an assertion. */
  async settled() {
    let last = '';
    await until('a still screen', async () => {
      await this.page.waitForTimeout(400);
      const now = (await this.page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
      const still = now === last;
      last = now;
      return still;
    }).catch(() => undefined);
  }

  /**
   * Until the active editor's language is this one.
   * @param {string} name
   */
  async language(name) {
    await this.page.locator('#status\\.editor\\.mode', { hasText: name }).waitFor();
  }

  /**
   * The button of the active editor's title bar that is named so.
   * @param {RegExp | string} label
   */
  titleButton(label) {
    return this.page.locator('.editor-actions').getByRole('button', { name: label }).first();
  }

  /**
   * The innermost frame of the webview that is shown: the extension's own HTML.
   * @returns {Promise<import('playwright-core').Frame>}
   */
  async webview() {
    return until('a webview with content', async () => {
      for (const frame of this.page.frames()) {
        if (!(frame.parentFrame()?.url() ?? '').includes('/webview/browser/pre/')) continue;
        const element = await frame.frameElement().catch(() => undefined);
        if (!(await element?.isVisible())) continue;
        const text = await shown(frame.locator('body')).catch(() => '');
        if (text.trim() !== '') return frame;
      }
      return undefined;
    });
  }

  /** What the browser refused in a webview because of its content security policy. */
  cspViolations() {
    return this.console.filter(
      (entry) => /Content Security Policy/.test(entry.text) && !/^blob:|worker/i.test(entry.url),
    );
  }

  /** @param {string} path */
  async screenshot(path) {
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }
}

/**
 * The text as it is shown.
 * @param {import('playwright-core').Locator} locator
 */
export async function shown(locator) {
  return (await locator.allInnerTexts()).join('\n');
}

/**
 * Asks until there is an answer.
 * @template T
 * @param {string} what for the message when it never comes
 * @param {() => Promise<T | undefined | false>} probe
 * @param {number} [timeout]
 * @returns {Promise<T>}
 */
export async function until(what, probe, timeout = 20_000) {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await probe();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited ${timeout / 1000} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Tries an action a few times; a busy workbench may swallow the first key.
 * @param {() => Promise<void>} action
 * @param {number} [times]
 */
async function retry(action, times = 5) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      if (attempt === times) throw error;
    }
  }
}

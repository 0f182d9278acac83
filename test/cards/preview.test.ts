import { describe, expect, test } from 'vitest';
import { cardOf, plainView, post, previewPages, recorded, show, tell } from './preview-page.js';

const openPage = previewPages();

const persona = 'care-coordinator.persona.yaml';

describe('while someone types', () => {
  test('scroll, open parts, focus and untouched elements stay', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    await page.locator('.statement .evidence summary').first().click();
    await page.locator('.statement .evidence summary').first().focus();
    await page.evaluate(() => window.scrollTo(0, 400));
    const before = await page.locator('.statement').nth(1).elementHandle();
    await show(page, cardOf(persona).replace('Denise Okafor', 'Denise O'));
    expect(await page.locator('h1').textContent()).toBe('Denise O');
    expect(await page.evaluate(() => window.scrollY)).toBe(400);
    expect(await page.locator('.statement .evidence').first().getAttribute('open')).toBe('');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    expect(await before?.evaluate((element) => element.isConnected)).toBe(true);
    await page.close();
  });

  test('fifty edits change what they say and nothing else: no part is drawn anew, nothing moves or closes', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    await page.locator('.statement .evidence summary').first().click();
    await page.evaluate(() => {
      const counts = { parts: 0, texts: 0 };
      Object.assign(globalThis, { counts });
      const observer = new MutationObserver((records) => {
        for (const { type } of records) counts[type === 'childList' ? 'parts' : 'texts'] += 1;
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    const read = page.locator('.statement').nth(1);
    await read.evaluate((block) => block.scrollIntoView({ block: 'center' }));
    const place = await read.boundingBox();
    const parts = await page.locator('#card *').count();
    const typed = 'Denise Okafor-Adeyemi, who plans the visits of two towns';
    for (let length = 1; length <= 50; length++) {
      await show(page, cardOf(persona).replaceAll('Denise Okafor', typed.slice(0, length)));
    }
    expect(await page.locator('h1').textContent()).toBe(typed.slice(0, 50));
    // The name takes more lines than before: what is being read stays where it was all the same.
    expect((await read.boundingBox())?.y).toBeCloseTo(place?.y ?? -1, -1);
    expect(await page.locator('.statement .evidence').first().getAttribute('open')).toBe('');
    expect(await page.locator('#card *').count()).toBe(parts);
    const counts = await page.evaluate(() => (globalThis as unknown as { counts: Record<string, number> }).counts);
    // The name, its initials in the portrait, and the label of the page: once an edit at most.
    expect(counts.parts).toBe(0);
    expect(counts.texts).toBeGreaterThanOrEqual(50);
    expect(counts.texts).toBeLessThanOrEqual(200);
    // Nor is anything read aloud while somebody types.
    expect(await page.locator('[aria-live], [role=status], [role=alert], [role=log]').count()).toBe(0);
    await page.close();
  });

  test('the same card again changes nothing', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    const changes = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          new MutationObserver((records) => {
            count += records.length;
          }).observe(document.querySelector('#card') ?? document.body, {
            subtree: true,
            childList: true,
            attributes: true,
          });
          window.addEventListener('counted', () => setTimeout(() => resolve(count)));
        }),
    );
    await show(page, cardOf(persona));
    await page.evaluate(() => window.dispatchEvent(new Event('counted')));
    expect(await changes).toBe(0);
    await page.close();
  });

  test('a file that was closed and opened again counts its versions anew, and its card is still shown', async () => {
    const page = await openPage();
    await show(page, '<article data-entity="0#"><h1>before</h1></article>', { version: 40 });
    await show(page, '<article data-entity="0#"><h1>after</h1></article>', { version: 1 });
    expect(await page.locator('h1').textContent()).toBe('after');
    await page.close();
  });

  test('another entity starts at its top', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    await page.evaluate(() => window.scrollTo(0, 400));
    await show(page, cardOf(persona).replace('data-entity="0#"', 'data-entity="1#"'));
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await page.close();
  });
});

describe('between card and text', () => {
  test('a click on a block asks for its line; a link or a folded part does not', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    const line = Number(await page.locator('.statement').nth(1).getAttribute('data-line'));
    await page.locator('.statement-text').nth(1).click();
    await page.locator('.evidence summary').nth(1).click();
    const asked = (await recorded(page)).posted.filter(({ type }) => type !== 'scrolled');
    expect(asked).toEqual([{ type: 'ready' }, { type: 'reveal', line, focus: false }]);
    await page.close();
  });

  test('a double click leads to the editor, on a folded part it leaves the focus where it is', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    const focused = async () =>
      (await recorded(page)).posted.filter((message) => message.type === 'reveal' && message.focus);
    await page.locator('.evidence summary').nth(1).dblclick();
    expect(await focused()).toEqual([]);
    await page.locator('.statement-text').nth(1).dblclick();
    expect(await focused()).toHaveLength(1);
    await page.close();
  });

  test('the block of the cursor is marked, and kept when the card is patched', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    const goal = page.locator('.statement', { hasText: 'Get through an on-call weekend' });
    const line = Number(await goal.getAttribute('data-line'));
    await tell(page, 'cursor', line + 1);
    expect(await goal.getAttribute('class')).toContain('here');
    await show(page, cardOf(persona).replace('Denise Okafor', 'D'));
    expect(await page.locator('.here').count()).toBe(1);
    expect(await goal.getAttribute('class')).toContain('here');
    await tell(page, 'cursor', 0);
    expect(await page.locator('.here').count()).toBe(0);
    expect((await recorded(page)).state).toMatchObject({ uri: 'file:///a', line: 0 });
    await page.close();
  });

  test('the card follows the cursor into another block, and stays where it is scrolled to within one', async () => {
    const page = await openPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show(page, cardOf(persona));
    await page.evaluate(() => {
      document.hasFocus = () => false;
    });
    const goal = page.locator('.statement', { hasText: 'Get through an on-call weekend' });
    const line = Number(await goal.getAttribute('data-line'));
    await tell(page, 'cursor', line);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await page.evaluate(() => window.scrollTo(0, 0));
    await tell(page, 'cursor', line + 1);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await tell(page, 'cursor', 1000);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
    await page.close();
  });

  test('the keyboard reaches every block with the arrows and its source with Enter', async () => {
    const page = await openPage();
    await show(page, cardOf(persona));
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('card');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    const line = Number(await page.locator('h1').getAttribute('data-line'));
    expect((await recorded(page)).posted.at(-1)).toEqual({ type: 'reveal', line, focus: true });
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Something is wrong.');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('card');
    await page.close();
  });
});

test('a note takes the place of a card that is not there', async () => {
  const page = await openPage();
  await show(page, cardOf(persona));
  await page.evaluate(() =>
    window.dispatchEvent(new MessageEvent('message', { data: { type: 'empty', text: 'Nothing <b>here' } })),
  );
  expect(await page.locator('#card').textContent()).toBe('Nothing <b>here');
  await page.close();
});

test('a name leads to whom it names, by click and by key, and the page stays', async () => {
  const page = await openPage();
  const link = '<a class="reference" href="#icp/agency" data-kind="icp" data-id="agency">An agency</a>';
  await show(page, `<article data-entity="0#" data-line="0"><p data-line="4">${link}</p></article>`);
  await page.getByRole('link', { name: 'An agency' }).click();
  await page.keyboard.press('Enter');
  const open = { type: 'open', kind: 'icp', id: 'agency' };
  expect((await recorded(page)).posted).toEqual([{ type: 'ready' }, open, open]);
  expect(page.url()).toBe('http://preview.test/');
  await page.close();
});

describe('scrolling together', () => {
  const tops = () =>
    [...document.querySelectorAll('[data-line]')]
      .map((block) => ({ line: Number(block.getAttribute('data-line')), top: block.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top);
  const blocks = [5, 10, 15, 20, 25].map((line) => `<section data-line="${line}"><h2>${line}</h2></section>`).join('');
  const tall = `<article data-entity="0#" data-line="2">${blocks}</article>`;

  async function openTall() {
    const page = await openPage({ variables: '' });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show(page, tall, { lines: [2, 30] });
    await page.evaluate(() => {
      for (const block of document.querySelectorAll<HTMLElement>('section')) block.style.height = '400px';
    });
    return page;
  }

  test('the block of the line at the top of the editor comes to the top, and the page does not answer', async () => {
    const page = await openTall();
    await page.mouse.move(300, 300);
    await tell(page, 'scroll', 17);
    const first = (await page.evaluate(tops)).find(({ top }) => top >= 0);
    expect(first?.line).toBe(15);
    await tell(page, 'scroll', 2);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    // Of another entity of the file.
    await tell(page, 'scroll', 31);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await page.waitForTimeout(300);
    expect((await recorded(page)).posted).toEqual([{ type: 'ready' }]);
    await page.close();
  });

  test("a reader's wheel is told, a card that changes under them is not", async () => {
    const page = await openTall();
    await page.mouse.move(300, 300);
    await page.mouse.wheel(0, 850);
    await page.waitForFunction(() => window.scrollY === 850);
    await expect.poll(async () => (await recorded(page)).posted.at(-1)).toEqual({ type: 'scrolled', line: 15 });
    const before = (await recorded(page)).posted.length;
    await show(page, `<article data-entity="0#" data-line="2"><p data-line="3">Short</p></article>`);
    await page.waitForTimeout(300);
    expect((await recorded(page)).posted).toHaveLength(before);
    await page.close();
  });

  test('a page that was hidden is where it was', async () => {
    const state = { uri: 'file:///a', entity: '0#', scroll: 250 };
    const page = await openPage({ state });
    await show(page, cardOf(persona));
    expect(await page.evaluate(() => window.scrollY)).toBe(250);
    expect((await recorded(page)).state).toMatchObject({ ...state, view: plainView });
    await page.close();
  });
});

test('only ways of showing a card that it has are offered, and what is chosen can be seen and heard', async () => {
  const page = await openPage();
  await show(page, cardOf(persona));
  expect(await page.locator('#tools').isVisible()).toBe(false);
  await show(page, cardOf(persona), { offers: { effective: false, canvas: true } });
  expect(await page.getByRole('button').allTextContents()).toEqual(['As a canvas']);
  await page.getByRole('button').press('Space');
  expect((await recorded(page)).posted.at(-1)).toEqual({ type: 'view', view: { layout: 'canvas' } });
  const view = { effective: true, layout: 'canvas', locked: true };
  await show(page, cardOf(persona), { view, offers: { effective: true, canvas: true } });
  expect(await page.getByRole('button', { pressed: true }).count()).toBe(2);
  expect((await recorded(page)).state?.view).toEqual(view);
  await page.close();
});

test('in a file of several, the cursor in another entity marks nothing here', async () => {
  const page = await openPage();
  const html = '<article data-entity="0#/1"><p data-line="12">One</p></article>';
  await show(page, html, { lines: [10, 14] });
  await tell(page, 'cursor', 13);
  expect(await page.locator('.here').count()).toBe(1);
  await tell(page, 'cursor', 15);
  expect(await page.locator('.here').count()).toBe(0);
  await post(page, { type: 'cursor', uri: 'file:///other', line: 13 });
  expect(await page.locator('.here').count()).toBe(0);
  await page.close();
});

test.each([false, true])('pictures of the web are loaded only if the reader wants them (%s)', async (remoteImages) => {
  const page = await openPage({ remoteImages });
  const asked: string[] = [];
  await page.route('https://pictures.test/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  });
  await show(page, '<article data-entity="0#"><img alt="" src="https://pictures.test/a.svg"></article>');
  await page.waitForTimeout(100);
  expect(asked).toHaveLength(remoteImages ? 1 : 0);
  expect((await recorded(page)).violations).toEqual(remoteImages ? [] : ['img-src']);
  await page.close();
});

test('on paper a dark card is dark on white, with everything unfolded and nothing of the screen', async () => {
  const variables =
    '--vscode-editor-background: #1f1f1f; --vscode-editor-foreground: #cccccc; --vscode-foreground: #ccc;';
  const page = await openPage({ body: 'vscode-dark', variables });
  await show(page, cardOf(persona), { offers: { effective: true, canvas: true } });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#tools').isVisible()).toBe(false);
  const shut = await page.locator('#card details').evaluateAll((all) =>
    all
      // The faults and the steps to a better score are for the screen.
      .filter((part) => part.checkVisibility())
      .flatMap((part) => [...part.children].filter((child) => child.getBoundingClientRect().height === 0))
      .map((child) => child.outerHTML.slice(0, 200)),
  );
  expect(shut).toEqual([]);
  const ink = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color);
  expect(Math.max(...(ink.match(/[\d.]+/g) ?? ['255']).slice(0, 3).map(Number))).toBeLessThan(60);
  await page.close();
});

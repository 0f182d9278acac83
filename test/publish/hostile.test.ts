import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { exported } from '../../server/src/publish/exports.js';
import { modelIn } from '../../server/src/publish/job.js';
import { outlineOf } from '../../server/src/publish/outline.js';
import type { Block } from '../../server/src/publish/outline-types.js';
import { csvRows } from './csv.js';
import { jobOf, oneOfEach, replaced, rondelTexts, snapshotOf } from './support.js';

/** What people write must stay text in every format, whatever it is. The outputs are read by parsers of others. */
const snapshot = snapshotOf(rondelTexts());

const payloads = [
  '<script>window.hit = 1</script>',
  '"><img src=x onerror="window.hit = 1">',
  `' onload='window.hit=1' x='`,
  '</style><script>window.hit = 1</script>',
  '</title></text></svg><script>window.hit = 1</script>',
  '<!-- <![CDATA[ ]]> --> &lt; &#60;script&#62;',
  'javascript:window.hit=1',
  'https://example.org/?a="><script>window.hit=1</script>',
  '[x](javascript:window.hit=1) ![x](https://example.org/x.png) <https://example.org>',
  '# Heading\n\n---\n\n```html\n<b>\n```\n| a | b |\n|---|---|\n',
  '`code` **bold** _em_ ~~no~~ $x$ www.example.org a@example.org :: \\',
  '=HYPERLINK("https://example.org","x")',
  '@SUM(1)\t"quoted", and\r\nmore',
  '\u0000\u0008\u001b[31m\ufffe\ud800 \udfff',
  '\u202edlrow \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627',
  'W'.repeat(3000),
  '\u6f22\u5b57'.repeat(200),
  '\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 e\u0301\u0301\u0301',
  '__proto__',
  '',
];

let browser: Browser;
let page: Page;
const trouble: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('console', (message) => trouble.push(message.text()));
  page.on('request', (request) => {
    const address = request.url();
    if (!/^(?:data:|http:\/\/export\.test\/)/.test(address)) trouble.push(`asked for ${address}`);
  });
});
afterAll(() => browser?.close());

async function open(contentType: string, body: string): Promise<void> {
  await page.unroute('http://export.test/').catch(() => {});
  await page.route('http://export.test/', (route) => route.fulfill({ contentType, body }));
  await page.goto('http://export.test/');
}

/** What drawings hold that nobody but we could have put there; of the page in view where there are none. */
function foreignIn(drawings?: readonly string[]): Promise<string[]> {
  return page.evaluate((texts) => {
    const found: string[] = [];
    const look = (root: Document) => {
      for (const element of root.querySelectorAll('*')) {
        if (/^(?:script|iframe|object|embed|foreignObject|animate|set|base|parsererror)$/i.test(element.localName))
          found.push(element.localName);
        for (const { name, value } of element.attributes) {
          if (/^on|^style$/.test(name)) found.push(`${element.localName} ${name}`);
          if (/href$|src/.test(name) && !/^(?:#|https?:\/\/|data:image\/)/i.test(value)) found.push(`${name}=${value}`);
        }
      }
    };
    if ('hit' in window) found.push('a script ran');
    if (!texts) look(document);
    for (const text of texts ?? []) look(new DOMParser().parseFromString(text, 'image/svg+xml'));
    return [...new Set(found)];
  }, drawings);
}

describe.each(payloads.map((payload) => [payload.slice(0, 30), payload] as const))(
  'with %j as each text',
  (_, payload) => {
    const job = oneOfEach(replaced(snapshot, () => payload));

    test('HTML is one page with nothing foreign in it', async () => {
      trouble.length = 0;
      await open('text/html; charset=utf-8', exported('html', job));
      expect(await foreignIn()).toEqual([]);
      expect(await page.locator('article.card').count()).toBe(job.entities.length);
      expect(trouble).toEqual([]);
    });

    test('SVG is well-formed and loads nothing', async () => {
      const drawings = job.entities.map((shown) => exported('svg', { ...job, entities: [shown] }));
      expect(await foreignIn(drawings)).toEqual([]);
    });

    test('Markdown makes no HTML, picture, code or link of it', () => {
      expectHarmless(exported('md', job));
    });

    test('JSON gives the texts back', () => {
      const { entities } = JSON.parse(exported('json', job)) as { entities: { data: unknown }[] };
      expect(entities.map(({ data }) => data)).toEqual(
        job.entities.map(({ entity }) => JSON.parse(JSON.stringify(entity.data))),
      );
    });

    test('CSV keeps its columns, and no cell is a formula', () => {
      const rows = csvRows(exported('csv', job));
      const [head = []] = rows;
      expect(rows.every((row) => row.length === head.length)).toBe(true);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    });
  },
);

/** Only anchors of ours are HTML, and links lead to them alone. */
function expectHarmless(text: string): void {
  const tokens = new MarkdownIt({ html: true, linkify: true }).parse(text, {});
  const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
  const html = all.filter(({ type }) => type.startsWith('html')).map(({ content }) => content.trim());
  for (const content of html) expect(content).toMatch(/^(?:<a id="[a-z0-9-]+">|<\/a>)+$/);
  const types = new Set(all.map(({ type }) => type));
  for (const type of ['image', 'fence', 'code_block', 'code_inline', 's_open']) expect(types).not.toContain(type);
  const links = all.filter(({ type }) => type === 'link_open').map((token) => token.attrGet('href'));
  const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => `#${id}`));
  for (const link of links) expect(anchors).toContain(link);
}

/** How many headings an outline asks for. */
function headingsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.type === 'group' ? 1 + headingsOf(block.blocks) : 0), 0);
}

test('Markdown of any text has the headings of its outline, and no others', () => {
  const one = snapshotOf({ 'care-coordinator.persona.yaml': rondelTexts()['care-coordinator.persona.yaml'] ?? '' });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const job = jobOf(replaced(one, () => `${text}x`));
      const markdown = exported('md', job);
      const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
      const sections = job.entities.flatMap((shown) => outlineOf(modelIn(job, shown)).sections);
      const expected = 1 + sections.reduce((sum, { blocks }) => sum + 1 + headingsOf(blocks), 0);
      expect(tokens.filter(({ type }) => type === 'heading_open')).toHaveLength(expected);
      expectHarmless(markdown);
    }),
    { numRuns: 40 },
  );
});

test('values of the wrong type break nothing', () => {
  for (const junk of [null, 7, Number.NaN, true, [], [[['x']]], { a: { b: { c: { d: 'x' } } } }, [null, { x: null }]]) {
    const job = oneOfEach(replaced(snapshot, () => junk));
    for (const format of ['html', 'md', 'json', 'csv'] as const) expect(exported(format, job)).not.toBe('');
    for (const shown of job.entities) {
      const drawn = exported('svg', { ...job, entities: [shown] });
      expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
    }
  }
});

import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { exported, fileNames } from '../../server/src/publish/exports.js';
import { cut, widthOf, wrap } from '../../server/src/publish/poster/measure.js';
import { hues, paletteOf } from '../../server/src/publish/poster/palette.js';
import { csvRows } from './csv.js';
import { exportOf, jobOf, rondelTexts, snapshotOf } from './support.js';

const texts = rondelTexts();
const snapshot = snapshotOf(texts);
const whole = jobOf(snapshot);
const only = (id: string) => ({ ...whole, entities: whole.entities.filter(({ entity }) => entity.id === id) });

describe('HTML', () => {
  const html = exported('html', whole);

  test('of a library lists every entity, and leads to each', () => {
    const anchors = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(anchors).toHaveLength(whole.entities.length);
    expect(new Set(anchors).size).toBe(anchors.length);
    for (const anchor of anchors) expect(html).toContain(`href="#${anchor}"`);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(` id="${target}"`);
  });

  test('has a title, a date and both colour schemes, and neither script nor style attributes', () => {
    expect(html).toContain('<title>Library</title>');
    expect(html).toContain('<time datetime="2026-11-22">');
    expect(html).toContain('prefers-color-scheme:dark');
    expect(html).not.toMatch(/<script|\sstyle="|<link|data-line/);
  });

  test('of one entity has no contents, and a theme when one is wished for', () => {
    const one = exported('html', { ...only('care-coordinator'), title: 'Denise Okafor', theme: 'dark' });
    expect(one).toContain('<title>Denise Okafor</title>');
    expect(one).toContain('class="theme-dark"');
    expect(one).not.toContain('id="contents"');
    expect(one.match(/<article /g)).toHaveLength(1);
  });

  test('of nothing says so', () => {
    expect(exported('html', { ...whole, entities: [] })).toContain('There is nothing in this library yet.');
  });
});

describe('Markdown', () => {
  test('has tables, ranks and links that lead somewhere', () => {
    const text = exported('md', whole);
    const rendered = new MarkdownIt({ html: true }).render(text);
    expect(rendered).toContain('<td>Brackenfield Care</td>');
    expect(rendered).toMatch(/<ol>\s*<li>Have a carer for every visit/);
    const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
    const targets = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(100);
    for (const target of targets) expect(anchors).toContain(target);
  });

  test('says what has no source and what is a guess', () => {
    const text = exportOf('md', {
      'a.persona.yaml':
        'name: Ann\ngoals:\n  - goal: Rest\n    evidence:\n      - source: Us\n        method: assumption\n  - goal: Sleep\n',
    });
    expect(text).toContain('- Rest *(a guess)*');
    expect(text).toContain('- Sleep *(no source)*');
  });
});

describe('JSON', () => {
  interface Whole {
    schemaVersion: number;
    entities: {
      kind: string;
      id: string;
      source: { path: string; line: number };
      data: Record<string, unknown>;
      inherited?: Record<string, string>;
      references: { pointer: string; kind: string; id: string; name: string | null; found: boolean }[];
      scores: Record<string, number>;
    }[];
  }
  const read = (text: string) => JSON.parse(text) as Whole;

  test('has every entity in an order that stays, with scores and references', () => {
    const { schemaVersion, entities } = read(exported('json', whole));
    expect(schemaVersion).toBe(1);
    expect(entities).toHaveLength(whole.entities.length);
    const backwards = snapshotOf(Object.fromEntries(Object.entries(texts).reverse()));
    expect(exported('json', jobOf(backwards))).toBe(exported('json', whole));
    const persona = entities.find(({ id }) => id === 'care-coordinator');
    expect(persona?.source).toEqual(expect.objectContaining({ path: 'care-coordinator.persona.yaml', line: 1 }));
    expect(persona?.scores.readiness).toBeGreaterThan(50);
    expect(persona?.references).toContainEqual({
      pointer: '/jobs/0',
      kind: 'jtbd',
      id: 'cover-an-open-visit',
      name: 'Cover an open visit',
      found: true,
    });
  });

  test('has what a persona inherits, and from whom; and tells references that nobody answers', () => {
    const { entities } = read(
      exportOf('json', {
        'base.persona.yaml': 'id: base\nname: Base\nrole: Clerk\njobs: [gone]\n',
        'child.persona.yaml': 'id: child\nname: Child\nparent: [base]\nsummary: Own\n',
      }),
    );
    const child = entities.find(({ id }) => id === 'child');
    expect(child?.data).toMatchObject({ role: 'Clerk', summary: 'Own' });
    expect(child?.inherited).toMatchObject({ '/role': 'Base' });
    expect(child?.references).toContainEqual({
      pointer: '/jobs/0',
      kind: 'jtbd',
      id: 'gone',
      name: null,
      found: false,
    });
    expect(child?.references).toContainEqual(
      expect.objectContaining({ kind: 'persona', id: 'base', name: 'Base', found: true }),
    );
  });
});

describe('CSV', () => {
  test('has a row for each account with its fit, best first', () => {
    const [head = [], ...rows] = csvRows(exported('csv', whole));
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(head.slice(0, 7)).toEqual(['profile_id', 'profile', 'account', 'fit_low', 'fit_high', 'tier', 'action']);
    expect(column('account')).toContain('Kestrel Homecare');
    const kestrel = rows.find((row) => row[2] === 'Kestrel Homecare') ?? [];
    expect([kestrel[3], kestrel[4], kestrel[5]]).toEqual(['3.4', '4.2', '']);
    expect(kestrel[head.indexOf('score_budget')]).toBe('');
    expect(kestrel[head.indexOf('score_industry')]).toBe('5');
  });

  test('has its head where there are no accounts', () => {
    expect(exportOf('csv', { 'a.persona.yaml': 'name: Ann\n' })).toBe(
      'profile_id,profile,account,fit_low,fit_high,tier,action,notes\r\n',
    );
  });

  test('quotes what a spreadsheet would calculate', () => {
    const icp = (name: string) =>
      `id: i\nname: I\nscoring:\n  attributes:\n    - attribute: a\n      weight: 1\naccounts:\n  - name: ${JSON.stringify(name)}\n    scores: { a: 5 }\n`;
    const names = ['=1+1', '+1', '-1', '@A1', '\t=1', 'Plain, with "quotes"'];
    const cells = names.map((name) => csvRows(exportOf('csv', { 'i.icp.yaml': icp(name) }))[1]?.[2]);
    expect(cells).toEqual(["'=1+1", "'+1", "'-1", "'@A1", expect.stringMatching(/^'/), 'Plain, with "quotes"']);
  });
});

describe('posters', () => {
  const sizeOf = (svg: string) => /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number);

  test('are as wide as their sheet, and as high as they need to be', () => {
    const page = sizeOf(exported('svg', only('care-coordinator'))) ?? [];
    const canvas = sizeOf(exported('svg', { ...only('care-coordinator'), layout: 'canvas' })) ?? [];
    expect([page[0], canvas[0]]).toEqual([1080, 1620]);
    expect(page[1]).toBeGreaterThan(canvas[1] ?? 0);
    const bare = sizeOf(exportOf('svg', { 'a.persona.yaml': 'name: Ann\n' })) ?? [];
    expect(bare[1]).toBeLessThan(500);
  });

  test.each(['light', 'dark'] as const)('keep every text on the sheet, in the %s theme', (theme) => {
    for (const shown of whole.entities) {
      const svg = exported('svg', { ...whole, theme, entities: [shown] });
      const [width = 0, height = 0] = sizeOf(svg) ?? [];
      const lines = [
        ...svg.matchAll(
          /<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"[^>]*?( font-weight="700")?(?: [^>]*)?>([^<]*)</g,
        ),
      ];
      expect(lines.length).toBeGreaterThan(3);
      for (const [whole, x, y, size, bold, text = ''] of lines) {
        expect(Number(y)).toBeLessThan(height);
        if (whole.includes('text-anchor') || whole.includes('direction')) continue;
        const plain = text.replace(/&[a-z#0-9]+;/g, "'");
        expect(Number(x) + widthOf(plain, { size: Number(size), bold: bold !== undefined })).toBeLessThan(width - 20);
      }
    }
  });

  test('have the hues of the cards, and contrast', () => {
    const css = readFileSync(new URL('../../server/src/cards/style/theme.css', import.meta.url), 'utf8');
    expect([...css.matchAll(/\.tint-\d \{\s*--hue: (\d+);/g)].map(([, hue]) => Number(hue))).toEqual(hues);
    for (const { entity } of whole.entities) {
      for (const theme of ['light', 'dark'] as const) {
        const colors = paletteOf(entity, theme);
        for (const ink of [colors.ink, colors.quiet, colors.accentInk, colors.warning]) {
          expect(contrast(ink, colors.paper)).toBeGreaterThan(4.5);
          expect(contrast(ink, colors.wash)).toBeGreaterThan(4.5);
        }
        expect(contrast(colors.paper, colors.accent)).toBeGreaterThan(3);
      }
    }
  });

  test('show the picture that is given, and none from the web', () => {
    const one = snapshotOf({ 'a.persona.yaml': 'name: Ann\nimage: ann.png\n' });
    const drawn = (picture: string) => exported('svg', jobOf({ ...one, pictureOf: () => picture }));
    expect(drawn('data:image/png;base64,AAAA')).toContain('href="data:image/png;base64,AAAA"');
    expect(drawn('https://example.org/a.png')).not.toContain('<image');
  });
});

describe('measuring', () => {
  test('is that of Arial', () => {
    // Widths of Arial as its metrics file (AFM of Helvetica) has them.
    expect(widthOf('Hamburgefonstiv', { size: 1000 })).toBeCloseTo(
      722 + 556 + 833 + 556 + 556 + 333 + 556 + 556 + 278 + 556 + 556 + 500 + 278 + 222 + 500,
      -1,
    );
  });

  test('no line is wider than the room, and no letter is lost', () => {
    const type = { size: 17 };
    for (const text of [
      'One two three four five six seven',
      'W'.repeat(400),
      '漢字かな'.repeat(50),
      'a e\u0301 '.repeat(60),
    ]) {
      const lines = wrap(text, 120, type);
      for (const line of lines) expect(widthOf(line, type)).toBeLessThanOrEqual(120.5);
      expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
    }
    expect(wrap('One two three four five six seven', 60, type, 2)).toHaveLength(2);
    expect(cut('One two three', 60, type)).toMatch(/…$/);
  });
});

test('files of one folder have names of their own, whatever the ids', () => {
  const twins = jobOf(
    snapshotOf({ 'a.persona.yaml': 'id: "../x"\n', 'b.persona.yaml': 'id: x\n', 'c.persona.yaml': 'name: ""\n' }),
  );
  expect([...fileNames('svg', twins.entities).values()].sort()).toEqual([
    'unnamed.persona.svg',
    'x.persona-2.svg',
    'x.persona.svg',
  ]);
});

/** Contrast of two colours, as WCAG 2 has it. */
function contrast(a: string, b: string): number {
  const [x = 0, y = 0] = [a, b].map(luminance).sort((one, other) => other - one);
  return (x + 0.05) / (y + 0.05);
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

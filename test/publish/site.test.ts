import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SiteFiles, siteOf } from '../../server/src/publish/site/site.js';
import { linkTerms, siteTerms } from '../../server/src/publish/site/terms.js';
import type { Snapshot } from '../../server/src/publish/snapshot.js';
import { shelf, today } from '../support/library.js';
import { brokenLinks, pageOf, pagesOf } from './site-links.js';
import { replaced, rondelTexts, snapshotOf } from './support.js';

const rondel = snapshotOf(rondelTexts());
const site = siteOf(rondel, 'Rondel');

function siteOfTexts(texts: Readonly<Record<string, string>>): SiteFiles {
  return siteOf(snapshotOf(texts), 'Team');
}

/** What a reader sees, without tags. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('links', () => {
  test('each leads to a page or an anchor that is there', () => {
    expect(pagesOf(site).length).toBeGreaterThan(60);
    expect(brokenLinks(site)).toEqual([]);
  });

  test('the checker sees what is broken', () => {
    const files = new Map([['a/b.html', '<a href="../c.html">x</a><a href="#d">y</a><p id="e"><p id="e">']]);
    expect(brokenLinks(files)).toEqual(['a/b.html: #e twice', 'a/b.html: ../c.html', 'a/b.html: #d']);
  });

  test('a page for each entity, at its kind and id, and a list for each kind', () => {
    const entities = rondel.files.flatMap(({ file }) => file.entities.filter(({ kind }) => kind !== 'config'));
    for (const { kind, id } of entities) expect([...site.keys()]).toContain(`${kind}/${id}.html`);
    for (const kind of new Set(entities.map((each) => each.kind)))
      expect([...site.keys()]).toContain(`${kind}/index.html`);
  });

  test('nothing but links and anchors: no handlers, no style, no script that is not ours', () => {
    for (const [path, html] of pagesOf(site)) {
      expect(
        html.match(/<script[^>]*>/g)?.map((tag) => tag.replace('../', '')),
        path,
      ).toEqual(['<script src="assets/theme.js">', '<script src="assets/reader.js">']);
      expect(html, path).not.toMatch(/<[^>]*\s(?:style|on[a-z]+)=/);
      expect(html, path).toContain(`default-src 'none'`);
    }
  });
});

describe('a page of an entity', () => {
  const page = pageOf(site, 'persona/care-coordinator.html');

  test('says who refers to it, where it comes from and what is around it', () => {
    const used = /<h2 id="used-by">.*?<\/section>/s.exec(page)?.[0] ?? '';
    expect(used).toContain('href="../persona-map/who-rondel-is-for.html"');
    expect(used).toContain('User stories');
    expect(page).toContain('<code>care-coordinator.persona.yaml</code>');
    expect(textOf(/<nav class="crumbs".*?<\/nav>/s.exec(page)?.[0] ?? '')).toBe('Rondel Personas Denise Okafor');
    expect(page).toMatch(/<a rel="next" href="\.\.\/persona\/registered-manager\.html">/);
    expect(page).not.toContain('rel="prev"');
  });

  test('leads from evidence to the study, and from the study to those who rest on it', () => {
    expect(page).toContain('href="../study/office-mornings-2026.html"');
    const study = pageOf(site, 'study/office-mornings-2026.html');
    expect(study).toContain('href="../persona/care-coordinator.html"');
    expect(study).not.toContain('id="used-by"');
  });

  test('leaves out what is wrong with the file', () => {
    const { library, files, findings } = shelf({ 'a.persona.yaml': 'id: a\nname: A\ngoals: 5\n' });
    const judged = [...files].map(([name, file]) => ({ file, findings: findings(name) }));
    expect(judged[0]?.findings.length).toBeGreaterThan(0);
    const html = pageOf(siteOf({ library, files: judged, today }, 'T'), 'persona/a.html');
    expect(html).not.toContain('class="findings');
  });

  test('shows what a persona inherits', () => {
    const files = siteOfTexts({
      'a.persona.yaml': 'id: a\nname: Ann\ngoals: [Close the books in a day]\n',
      'b.persona.yaml': 'id: b\nname: Ben\nparent: a\n',
    });
    expect(pageOf(files, 'persona/b.html')).toContain('Close the books in a day');
  });
});

describe('the first page', () => {
  test('has personas by tier, those not to serve last', () => {
    const home = textOf(pageOf(site, 'index.html'));
    const order = [
      'First in line',
      'Denise Okafor',
      'Second',
      'Tomasz Wilk',
      'Third',
      'Ruth Adeyemi',
      'not for',
      'Marcus',
    ];
    const places = order.map((each) => home.indexOf(each));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('has names with numbers in the order of the numbers', () => {
    const texts = [10, 9, 100].map((at) => [`p${at}.persona.yaml`, `id: p-${at}\nname: Person ${at}\n`] as const);
    const home = textOf(pageOf(siteOfTexts(Object.fromEntries(texts)), 'index.html'));
    expect(home.match(/Person \d+/g)).toEqual(['Person 9', 'Person 10', 'Person 100']);
  });

  test('tells what has changed, the latest first, and nothing from the future', () => {
    const files = siteOfTexts({
      'a.persona.yaml': `id: a\nname: Ann\nreview:\n  last: 2026-10-01\n  history:\n    - {date: 2026-09-01, change: Older}\n    - {date: 2026-10-01, change: Newer}\n    - {date: 2027-01-01, change: Planned}\n    - {date: soon, change: Undated}\n`,
    });
    const home = textOf(pageOf(files, 'index.html'));
    expect(home.indexOf('Newer')).toBeLessThan(home.indexOf('Older'));
    expect(home).not.toMatch(/Planned|Undated/);
    expect(home).toContain('Next reviews 2027-01-01 Ann');
  });

  test('says when a review is overdue', () => {
    const files = siteOfTexts({ 'a.persona.yaml': 'id: a\nname: Ann\nreview: {last: 2026-01-01, cadence: monthly}\n' });
    expect(textOf(pageOf(files, 'reviews.html'))).toMatch(/2026-02-01: review overdue by \d+ days/);
    expect(pageOf(files, 'reviews.html')).toContain('Overdue: 1 of 1.');
  });
});

describe('names of files', () => {
  test('broken ids become plain, taken names get a number, good ids keep theirs', () => {
    const files = siteOfTexts({
      'a.persona.yaml': 'id: Ann Lee\nname: One\n',
      'b.persona.yaml': 'id: ann-lee\nname: Two\n',
      'c.persona.yaml': 'id: ann-lee\nname: Three\n',
      'd.persona.yaml': 'id: index\nname: Four\n',
      'e.persona.yaml': 'id: con\nname: Five\n',
      'f.persona.yaml': 'id: ../../etc\nname: Six\n',
      'g.persona.yaml': 'id: דנה\nname: דנה\n',
      'h.persona.yaml': `id: ${'x'.repeat(300)}\nname: Eight\n`,
      'i.persona.yaml': 'name: Nine\n',
    });
    const named = (name: string) => pagesOf(files).find(([, html]) => html.includes(`<title>${name} ·`))?.[0];
    expect(['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'דנה', 'Eight', 'Nine'].map(named)).toEqual([
      'persona/ann-lee-2.html',
      'persona/ann-lee.html',
      'persona/ann-lee-3.html',
      'persona/index-2.html',
      'persona/con-2.html',
      'persona/etc.html',
      'persona/unnamed.html',
      `persona/${'x'.repeat(80)}.html`,
      'persona/nine.html',
    ]);
    expect(brokenLinks(files)).toEqual([]);
  });
});

describe('words', () => {
  const glossary =
    'id: g\nname: Words\nterms:\n  - {term: close, definition: The end of a month., see_also: [ledger, nothing]}\n  - {term: Ledger, definition: All accounts.}\n  - {term: "a<b", definition: Odd.}\n';

  test('have a page with anchors, to which texts lead once', () => {
    const files = siteOfTexts({
      'g.glossary.yaml': glossary,
      'a.persona.yaml': 'id: a\nname: Close fan\nsummary: The close and the close again, with two ledgers.\n',
    });
    expect(pageOf(files, 'glossary.html')).toMatch(/id="term-close".*href="#term-ledger"/s);
    const card = pageOf(files, 'persona/a.html');
    expect(card.match(/class="term"[^>]*>[^<]*/g)).toEqual([
      'class="term" href="../glossary.html#term-close">close',
      'class="term" href="../glossary.html#term-ledger">ledgers',
    ]);
    expect(card).toMatch(/<h1[^>]*><span[^>]*>Close fan/);
    expect(brokenLinks(files)).toEqual([]);
  });

  test('only text changes, and only by links', () => {
    const terms = siteTerms(snapshotOf({ 'g.glossary.yaml': glossary }).library);
    const text = fc.stringMatching(/^(?:close|ledger|&amp;|&lt;|amp|<b>|<\/b>|<a href="x">|<\/a>|a&lt;b| |-|s)*$/);
    fc.assert(
      fc.property(text, (html) => {
        const linked = linkTerms(html, terms, (anchor) => `#${anchor}`);
        expect(linked.replace(/<a class="term" href="#[a-z-]+">([^<]*)<\/a>/g, '$1')).toBe(html);
      }),
    );
  });
});

describe('pictures', () => {
  const png = `data:image/png;base64,${btoa('\x89PNG\r\n\x1a\n-picture')}`;
  const svg = `data:image/svg+xml;base64,${btoa('<svg/>')}`;
  const texts = {
    'a.persona.yaml': 'id: a\nname: Ann\nimage: ann.png\n',
    'b.persona.yaml': 'id: b\nname: Ben\nimage: same.png\n',
    'c.persona.yaml': 'id: c\nname: Cy\nimage: cy.svg\n',
    'd.persona.yaml': 'id: d\nname: Di\nimage: gone.png\n',
  };
  const snapshot: Snapshot = {
    ...snapshotOf(texts),
    pictureOf: (_, source) => ({ 'ann.png': png, 'same.png': png, 'cy.svg': svg })[source],
  };
  const files = siteOf(snapshot, 'T');

  test('lie beside the pages once, by what they hold; drawings that could run script stay in their page', () => {
    const assets = [...files].filter(([path]) => path.startsWith('assets/') && path.endsWith('.png'));
    expect(assets).toHaveLength(1);
    const [path, bytes] = assets[0] ?? ['', ''];
    expect(Buffer.from(bytes).toString('latin1')).toBe('\x89PNG\r\n\x1a\n-picture');
    expect(pageOf(files, 'persona/a.html')).toContain(`src="../${path}"`);
    expect(pageOf(files, 'index.html').split(`src="${path}"`)).toHaveLength(3);
    expect(pageOf(files, 'persona/c.html')).toContain(`src="${svg}"`);
    expect(pageOf(files, 'persona/d.html')).not.toContain('<img');
    expect(brokenLinks(files)).toEqual([]);
  });
});

describe('the search index', () => {
  test('is a script that sets one global, and holds what can be found', () => {
    const source = pageOf(site, 'assets/search-index.js');
    const window: { personasIndex?: string[][] } = {};
    runInNewContext(source, { window });
    const rows = window.personasIndex ?? [];
    const denise = rows.find(([name]) => name === 'Denise Okafor');
    expect(denise?.slice(1, 4)).toEqual(['Persona', 'persona/care-coordinator.html', 'Care coordinator']);
    expect(denise?.[4]).toContain('whiteboard');
    expect(rows.find(([name]) => name === 'EVR')?.[2]).toBe('glossary.html#term-evr');
    for (const [, , path = ''] of rows) expect(site.has(path.replace(/#.*/, '')), path).toBe(true);
    expect(source).not.toContain('<');
  });
});

describe('any library', () => {
  test('the same input gives the same bytes', () => {
    const again = siteOf(snapshotOf(rondelTexts()), 'Rondel');
    expect([...again]).toEqual([...site]);
  });

  test.each([
    ['nothing', {}, 'Nobody is here yet'],
    ['one entry', { 'a.persona.yaml': 'id: a\nname: Ann\n' }, '1 persona'],
    ['no persona', { 'a.jtbd.yaml': 'id: a\nname: Job\nstatement: Get it done\n' }, 'Get it done'],
  ])('of %s', (_, texts, said) => {
    const files = siteOfTexts(texts as Record<string, string>);
    expect(
      pagesOf(files)
        .map(([, html]) => textOf(html))
        .join(' '),
    ).toContain(said);
    expect(brokenLinks(files)).toEqual([]);
  });

  test('of a thousand entries', () => {
    const kinds = ['persona', 'jtbd', 'story', 'study'];
    const texts = Array.from({ length: 1000 }, (_, index) => {
      const kind = kinds[index % kinds.length];
      return [`${kind}-${index}.${kind}.yaml`, `id: e-${index}\nname: Entry ${index}\n`] as const;
    });
    const files = siteOfTexts(Object.fromEntries(texts));
    expect(pagesOf(files).filter(([path]) => /\/e-\d+\.html$/.test(path))).toHaveLength(1000);
    expect(pageOf(files, 'index.html')).toContain('All 250 personas');
    expect(brokenLinks(files)).toEqual([]);
  });

  test.each([
    '"><script>window.hit=1</script>',
    '</title></style><img src=x onerror=hit>',
    'javascript:hit',
    '../../..',
    '__proto__',
    '\u0000\ud800',
    '',
  ])('that says %j everywhere', (payload) => {
    const files = siteOf(
      replaced(rondel, () => payload),
      payload,
    );
    expect(brokenLinks(files)).toEqual([]);
    for (const path of files.keys()) expect(path).toMatch(/^(?:[a-z-]+\/)?[a-z0-9][a-z0-9.-]*$/);
    for (const [path, html] of pagesOf(files)) {
      expect(html.match(/<script/g), path).toHaveLength(2);
      expect(html, path).not.toMatch(/<[^>"]*(?:"[^"]*"[^>"]*)*\s(?:onerror|onload)=|href="javascript:/);
    }
  });

  test('with junk of any type in place of texts', () => {
    fc.assert(
      fc.property(fc.array(fc.anything(), { minLength: 1, maxLength: 8 }), (junk) => {
        let turn = 0;
        const files = siteOf(
          replaced(rondel, (before) => (turn++ % 3 === 0 ? junk[turn % junk.length] : before)),
          'T',
        );
        expect(brokenLinks(files)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

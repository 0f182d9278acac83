import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { renderEmpty } from '../../server/src/cards/empty.js';
import { renderCard } from '../../server/src/cards/render.js';
import { kinds } from '../../server/src/kinds/registry.js';
import { modelsOf } from './model.js';

/** The cards of the kinds that are read like a page: stories, maps, analyses, studies. */
const library = new URL('../../examples/rondel/', import.meta.url);

function textOf(html: string): string {
  const plain = html.replace(/<[^>]*>/g, ' ').replace(/&lt;/g, '<');
  return plain
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function cardsOf(name: string, source = readFileSync(new URL(name, library), 'utf8')) {
  return modelsOf(name, source).map((model) => ({ model, html: renderCard(model), lines: source.split('\n') }));
}

function cardOf(name: string, source?: string) {
  const [card] = cardsOf(name, source);
  if (!card) throw new Error(`no entity in ${name}`);
  return { ...card, text: textOf(card.html) };
}

const files = globSync(
  '**/*.{story,segment,*-map,value-proposition,swot,pestel,maturity-model,study,*-guide,glossary}.yaml',
  {
    cwd: library.pathname,
  },
);

/** Every text and number in a value, as far as a reader should find it on the card. */
function textsIn(value: unknown, path: readonly string[] = []): { readonly path: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ path: path.join('/'), text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, [...path, key]));
}

test('the examples hold every kind', () => {
  const shown = new Set(files.flatMap((file) => cardsOf(file)).map(({ model }) => model.entity.kind));
  const older = ['persona', 'icp', 'jtbd', 'config'];
  expect([...shown].sort()).toEqual(
    kinds
      .map(({ name }) => name)
      .filter((name) => !older.includes(name))
      .sort(),
  );
});

describe.each(files)('%s', (file) => {
  test.each(cardsOf(file).map((card) => [card.model.entity.id, card] as const))('%s is told in full', (_, card) => {
    const { model, html } = card;
    const text = textOf(html).toLowerCase();
    expect(html).toContain(`<p class="kicker">${model.entity.schema.title}</p>`);
    expect(html).not.toMatch(/\[object |undefined|cannot be drawn/);
    for (const { path, text: said } of textsIn(model.entity.data)) {
      if (/^(kind|id|status|review\/)/.test(path)) continue;
      const wanted = said.toLowerCase().replace(/\s+/g, ' ').trim();
      expect([text.includes(wanted) || text.includes(wanted.replace(/_/g, ' ')), path]).toEqual([true, path]);
    }
  });

  test('leads each block back to its own line', () => {
    for (const { html, lines } of cardsOf(file)) {
      const places = [...html.matchAll(/data-line="(\d+)"/g)].map(([, line]) => Number(line));
      expect(places.length).toBeGreaterThan(3);
      for (const place of places) expect(lines[place]).toMatch(/\S/);
    }
  });
});

describe('a user story', () => {
  const { html, text } = cardOf('stories/notice-a-missed-visit.story.yaml');

  test('is a sentence', () => {
    expect(text).toContain('As registered-manager I want to be told of a visit');
    expect(text).toContain('so that I can put it right before the daughter rings');
  });

  test('tells when it is done, step by step or in one line', () => {
    expect(text).toContain(
      'Given an alert that nobody has opened When ten more minutes have passed Then Helen gets it too',
    );
    expect(html.match(/class="criterion"/g)).toHaveLength(4);
    expect(text).toContain('5 points');
  });
});

test('a picture in tiles keeps the place of a list that is still empty', () => {
  expect(cardOf('x.swot.yaml', 'id: a\nstrengths: [Trusted]\n').text).toContain('Threats outside, to meet Nothing yet');
  expect(cardOf('x.empathy-map.yaml', 'id: a\nsees: [A list]\n').html.match(/Nothing yet/g)).toHaveLength(7);
});

test('what each statement rests on is marked where one has a source, and explained', () => {
  const marked = cardOf(
    'x.pestel.yaml',
    'id: a\nlegal:\n  - Plain\n  - factor: Known\n    rank: 1\n    evidence: [s]\n',
  );
  expect(marked.html).toContain('No source of its own');
  expect(marked.text).toContain('1. Known');
  expect(marked.html).toContain('class="legend"');
  const plain = cardOf('x.pestel.yaml', 'id: a\nlegal: [Plain]\n');
  expect(plain.html).not.toContain('class="mark');
  expect(plain.html).not.toContain('class="legend"');
});

describe('direction', () => {
  test('a card that is written from right to left is laid out so', () => {
    expect(cardOf('x.persona.yaml', 'id: a\nname: דנה\ngoals: [לסגור את הספרים]\n').html).toMatch(
      /^<article [^>]*dir="rtl"/,
    );
  });

  test('a foreign quote does not turn a card around', () => {
    const mixed = 'id: a\nname: Dana Okafor\nquote: שלום\nsummary: Closes the books with a team of four.\n';
    expect(cardOf('x.persona.yaml', mixed).html).not.toContain('dir="rtl"');
  });
});

describe('a file without an entity', () => {
  test('that is blank says how to begin', () => {
    const text = textOf(renderEmpty({ blank: true, expected: 'empathy map', findings: [] }));
    expect(text).toContain('This file is still empty');
    expect(text).toContain('To begin an empathy map, press Ctrl + Space');
  });

  test('that holds something else says what belongs there, and shows what is wrong', () => {
    const findings = [{ severity: 'error', message: 'A <persona> is written as `keys`.', line: 0 }] as const;
    const html = renderEmpty({ blank: false, findings });
    expect(textOf(html)).toContain('kind: persona id: a-short-name');
    expect(html).toContain('A &lt;persona> is written as <code>keys</code>.');
  });
});

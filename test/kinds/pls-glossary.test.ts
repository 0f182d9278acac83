import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { card } from '../../server/src/features/card.js';
import { hover } from '../../server/src/features/hover.js';
import { symbols } from '../../server/src/features/symbols.js';
import { glossaryOf } from '../../server/src/library/glossary.js';
import { shelf } from '../support/library.js';

const real = '../shared/corpus/devrel-pls/reference/glossary.json';
const terms = {
  terms: [
    { term: 'DX', see: 'sandbox' },
    { term: 'sandbox', definitions: ['A safe place.', 'A box.'] },
  ],
};
const words = JSON.stringify({ description: 'Our words.', ...terms });

/** The entities of a file as `dialect kind`, and what is said of it. */
function read(name: string, text: string, include: string) {
  const library = shelf({ [name]: text, 'personas.config.yaml': `include: [${include}]` });
  const found = library.files.get(name);
  return {
    entities: found?.entities.map(({ dialect, kind }) => `${dialect} ${kind}`),
    findings: library.findings(name).map(({ rule, pointer }) => `${rule} ${pointer}`),
    library,
  };
}

describe('a glossary of the PLS', () => {
  test.each([
    ['a kind', "{ glob: '*.json', kind: glossary }"],
    ['a kind and a dialect', "{ glob: '*.json', kind: glossary, dialect: pls }"],
    ['a dialect for all that is there', "{ glob: '*.json', dialect: pls }"],
  ])('is read as one where the config says %s', (_, include) => {
    const { entities, findings, library } = read('words.json', words, include);
    expect(entities).toEqual(['pls glossary']);
    expect(findings).toEqual([]);
    expect(glossaryOf(library.library.links).find('sandbox')[0]).toMatchObject({
      definitions: ['A safe place.', 'A box.'],
    });
    expect(glossaryOf(library.library.links).find('dx')[0]?.seeAlso).toEqual(['sandbox']);
  });

  test('says so itself by its schema, if it has terms', () => {
    const claimOf = (data: object) => shelf({ 'a.json': JSON.stringify(data) }).files.get('a.json')?.claim;
    const $schema = '../src/schemas/reference.json';
    expect(claimOf({ $schema, ...terms })).toMatchObject({ by: 'schema', kind: 'glossary', dialect: 'pls' });
    expect(claimOf({ $schema: 'pls-glossary.schema.json', ...terms })).toMatchObject({
      kind: 'glossary',
      dialect: 'pls',
    });
    expect(claimOf({ $schema, data: [] })?.claimed).toBe(false);
  });

  test('may be YAML, under the ending of glossaries too', () => {
    expect(read('words.glossary.yaml', words, '').entities).toEqual(['pls glossary']);
  });

  test('is not a native one with other keys, nor a persona', () => {
    const include = "{ glob: '*.json', kind: glossary }";
    expect(read('a.json', '{"id": "a", "terms": [{"term": "b", "see": "c"}]}', include).entities).toEqual([
      'native glossary',
    ]);
    expect(read('a.json', '{"terms": [{"term": "b", "definition": "c"}]}', include).entities).toEqual([
      'native glossary',
    ]);
    expect(read('a.json', '{"id": "a", "label": "b"}', "{ glob: '*.json', dialect: pls }").entities).toEqual([
      'pls persona',
    ]);
  });

  test('is judged by its own rules', () => {
    const text = '{"description": "a", "terms": [{"term": "b"}, {"term": "c", "see": "nothing here"}, {"trm": "d"}]}';
    expect(read('a.json', text, "{ glob: '*.json', kind: glossary }").findings).toEqual([
      'glossary-dangling-see-also /terms/1/see',
      'missing-key /terms/2',
      'unknown-key /terms/2/trm',
    ]);
  });

  test('explains its words in every file of the library', () => {
    const story = 'kind: story\nid: a\nsummary: Try it in the sandbox first.\n';
    const library = shelf({
      'words.json': words,
      'a.story.yaml': story,
      'personas.config.yaml': "include: [{ glob: '*.json', kind: glossary }]",
    });
    const file = library.files.get('a.story.yaml');
    if (!file) throw new Error('no story');
    const context = {
      file,
      known: [],
      library: library.library,
      links: library.library.links,
      today: '2026-11-22',
      scoresOf: () => ({ summary: {} }),
    };
    const found = hover(context, file.parsed.lines.positionAt(story.indexOf('sandbox')));
    expect(JSON.stringify(found?.contents)).toContain('A safe place.');
  });

  test('has a card with its terms, and an outline', () => {
    const library = shelf({
      'words.json': words,
      'personas.config.yaml': "include: [{ glob: '*.json', kind: glossary }]",
    });
    const file = library.files.get('words.json');
    if (!file) throw new Error('no glossary');
    const html = card(file, [], library.library, () => ({ summary: {} }))?.html ?? '';
    for (const said of ['Glossary (Persona Library System)', '>Glossary<', 'Our words.', 'A safe place.', 'A box.'])
      expect(html).toContain(said);
    expect(html).not.toContain('Unnamed');
    expect(symbols(file)).toMatchObject([{ name: 'Glossary' }]);
  });

  test.runIf(existsSync(real))('of the DevRel Foundation has no finding', () => {
    const text = readFileSync(real, 'utf8');
    const { entities, findings, library } = read('glossary.json', text, "{ glob: '*.json', kind: glossary }");
    expect(entities).toEqual(['pls glossary']);
    expect(findings).toEqual([]);
    expect(library.library.links.terms().length).toBeGreaterThan(15);
  });
});

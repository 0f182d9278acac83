import { describe, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-types';
import { Lines } from '../../server/src/document/lines.js';
import { parse } from '../../server/src/document/parse.js';
import { addTermAction, selectedTerm } from '../../server/src/features/add-term.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { applyEdits } from '../support/edits.js';
import { doc, marked } from '../support/marked.js';
import { root, teamOf } from '../support/team.js';

/** The term that the text between two markers may become. */
function selected(source: string, others: Readonly<Record<string, string>> = {}): string | undefined {
  const { text, range } = marked(source, '^');
  const library = teamOf({ 'a.persona.yaml': text, ...others });
  return selectedTerm(library.at('a.persona.yaml').file, library.library.links, range);
}

/** A glossary with a term added, `|` where the definition is to be written. */
function added(text: string, term = 'round trip', name = 'words.glossary.yaml'): string | undefined {
  const hint = name.endsWith('.json') ? { included: { kind: 'glossary' as const } } : {};
  const file = readEntities(`${root}/${name}`, parse(text), hint);
  const [glossary] = file.entities;
  if (!glossary) throw new Error('no glossary');
  const action = addTermAction(term, { file, glossary }, true);
  const edits = action?.edit?.changes?.[file.uri] as TextEdit[] | undefined;
  if (!edits) return undefined;
  const result = applyEdits(text, edits);
  const [, selection] = action?.command?.arguments ?? [];
  const at = new Lines(result).offsetAt(selection.start);
  expect(readEntities(file.uri, parse(result), hint).parsed.problems).toEqual([]);
  return `${result.slice(0, at)}|${result.slice(at)}`;
}

describe('words that may become a term', () => {
  test('are a few words of a text', () => {
    expect(selected('id: a\nsummary: Plans each ^round trip^ by hand')).toBe('round trip');
    expect(selected('id: a\nsummary: ^Plans^')).toBe('Plans');
    expect(selected('id: a\nsummary: Plans each ^round\n  trip ^by hand')).toBe('round trip');
  });

  test.each([
    ['nothing', 'id: a\nsummary: Plans^^'],
    ['a key', 'id: a\n^summary^: Plans'],
    ['an id', 'id: ^a^\nsummary: Plans'],
    ['two values', 'id: a\nsummary: Pl^ans\nname: A^na'],
    ['a sentence', 'id: a\nsummary: ^Plans each round trip by hand every day^'],
    ['figures', 'id: a\nsummary: Plans ^2026^'],
    ['quotes', 'id: a\nsummary: ^"Plans"^'],
    ['a comment', 'id: a # ^Plans^'],
  ])('are not %s', (_, source) => {
    expect(selected(source)).toBeUndefined();
  });

  test('are not what the library explains, though what only the built-in glossary explains', () => {
    const words = { 'w.glossary.yaml': doc('id: w', 'terms:', '  - term: round trip') };
    expect(selected('id: a\nsummary: Each ^Round trip^', words)).toBeUndefined();
    expect(selected('id: a\nsummary: Each ^persona^', words)).toBe('persona');
  });
});

describe('adding a term', () => {
  test('writes it behind the last one, with a place for its meaning', () => {
    const text = doc('id: w', 'terms:', '  - term: visit # the main one', '    definition: X', '', 'owner: us', '');
    expect(added(text)).toBe(
      doc(
        'id: w',
        'terms:',
        '  - term: visit # the main one',
        '    definition: X',
        '  - term: round trip',
        '    definition: "|"',
        '',
        'owner: us',
        '',
      ),
    );
  });

  test('follows the style of the list, its indentation and its line ends', () => {
    expect(added('id: w\r\nterms:\r\n- term: x\r\n')).toBe(
      'id: w\r\nterms:\r\n- term: x\r\n- term: round trip\r\n  definition: "|"\r\n',
    );
    expect(added('id: w\nterms: [{ term: x }]\n')).toBe(
      'id: w\nterms: [{ term: x }, { term: round trip, definition: "|" }]\n',
    );
    expect(added('id: w\nterms: []')).toBe('id: w\nterms: [{ term: round trip, definition: "|" }]');
  });

  test('begins the list where there is none', () => {
    expect(added('id: w\nname: W\nowner: us\n')).toBe(
      'id: w\nname: W\nterms:\n  - term: round trip\n    definition: "|"\nowner: us\n',
    );
  });

  test('quotes what YAML would read otherwise', () => {
    expect(added('id: w\nterms:\n  - term: x', 'yes: no')).toBe(
      'id: w\nterms:\n  - term: x\n  - term: "yes: no"\n    definition: "|"',
    );
  });

  test('writes JSON into JSON, as the Persona Library System has it where the others are so', () => {
    expect(added('{"id": "w", "terms": [{"term": "x"}]}', 'a', 'w.json')).toBe(
      '{"id": "w", "terms": [{"term": "x"}, { "term": "a", "definition": "|" }]}',
    );
    expect(added('{"terms": [{"term": "x", "definitions": ["y"]}]}', 'a', 'w.json')).toBe(
      '{"terms": [{"term": "x", "definitions": ["y"]}, { "term": "a", "definitions": ["|"] }]}',
    );
  });

  test('does nothing where the terms are no list', () => {
    expect(added('id: w\nterms: none\n')).toBeUndefined();
  });

  test('makes a glossary where the library has none', () => {
    const action = addTermAction('visit', { newFile: `${root}/glossary.glossary.yaml` }, false);
    const [create, change] = action?.edit?.documentChanges ?? [];
    expect(create).toEqual({ kind: 'create', uri: `${root}/glossary.glossary.yaml`, options: { overwrite: false } });
    const [edit] = change && 'edits' in change ? change.edits : [];
    expect(edit).toMatchObject({
      newText: doc(
        'kind: glossary',
        'id: glossary',
        'name: Glossary',
        'terms:',
        '  - term: visit',
        '    definition: ""',
        '',
      ),
    });
    expect(action?.command).toBeUndefined();
    expect(action?.title).toBe('Add "visit" to the glossary');
  });
});

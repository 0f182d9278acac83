import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definition } from '../../server/src/features/definition.js';
import { hover } from '../../server/src/features/hover.js';
import { termReferences } from '../../server/src/features/term-references.js';
import { termAt } from '../../server/src/features/terms.js';
import { Glossary } from '../../server/src/library/glossary.js';
import { doc } from '../support/marked.js';
import { root, type Team, teamOf } from '../support/team.js';

const words = {
  'words.glossary.yaml': doc(
    'id: words',
    'name: Our *words*',
    'terms:',
    '  - term: visit',
    '    definition: One carer at one home.',
    '    see_also: [open visit]',
    '  - term: open visit',
    '    definition: A visit that nobody is down for.',
    '  - term: EVR',
    '    acronym_of: Electronic visit record',
    '    definition: Who was with whom.',
    '  - term: slot',
    '    see_also: [visit]',
    '  - term: persona',
    '    definition: Whom we serve.',
    '',
  ),
  'a.persona.yaml': doc(
    'kind: persona',
    'id: visit',
    'name: Ana',
    'summary: Plans the Visits of an open',
    '  visit team. See https://example.com/visit/x and notes/visit.md',
    'goals:',
    '  - "Every\\nvisit on time"',
    '  - goal: no revisit, no visitor, pre-visit',
    'tags: [visit]',
    'narrative: |',
    '  The EVR is a proto-persona to her, an open-visit too.',
    'owner: team@visit.example',
    'jobs: [visit]',
    '',
  ),
};

const library = teamOf(words);

/** The text of the term at a place, and what it is called in its glossary. */
function termsAt(name: string, text: string, of: Team = library): [string, ...string[]] | undefined {
  const found = termAt(of.at(name), of.position(name, text));
  if (!found) return undefined;
  const [place = ''] = of.show([{ uri: `${root}/${name}`, range: found.range }]);
  return [place, ...found.terms.map(({ term }) => term)];
}

describe('a term', () => {
  test('is a whole word in any case, in a plural too', () => {
    expect(termsAt('a.persona.yaml', 'the Vi|sits')).toEqual(['a.persona.yaml:4:20 Visits', 'visit']);
    expect(termsAt('a.persona.yaml', 'pre-|visit')).toEqual(['a.persona.yaml:8:39 visit', 'visit']);
    expect(termsAt('a.persona.yaml', 'rev|isit')).toBeUndefined();
    expect(termsAt('a.persona.yaml', 'visi|tor')).toBeUndefined();
  });

  test('is the longest one, over a line end or a hyphen too', () => {
    expect(termsAt('a.persona.yaml', '\n  vi|sit team')).toEqual(['a.persona.yaml:4:33 open\n  visit', 'open visit']);
    expect(termsAt('a.persona.yaml', 'open-v|isit')).toEqual(['a.persona.yaml:11:41 open-visit', 'open visit']);
  });

  test('is found behind an escape', () => {
    expect(termsAt('a.persona.yaml', '\\nvis|it')).toEqual(['a.persona.yaml:7:13 visit', 'visit']);
  });

  test('is none in ids, references, addresses, keys and comments', () => {
    expect(termsAt('a.persona.yaml', 'id: vi|sit')).toBeUndefined();
    expect(termsAt('a.persona.yaml', 'jobs: [vi|sit')).toBeUndefined();
    expect(termsAt('a.persona.yaml', 'com/vi|sit/')).toBeUndefined();
    expect(termsAt('a.persona.yaml', 'notes/vi|sit.md')).toBeUndefined();
    expect(termsAt('a.persona.yaml', '@vi|sit.example')).toBeUndefined();
    expect(termsAt('a.persona.yaml', 'kind: per|sona')).toBeUndefined();
    expect(termsAt('a.persona.yaml', 'tags: [vi|sit')).toEqual(['a.persona.yaml:9:8 visit', 'visit']);
  });

  test('of the library comes before the built-in one; the others are there without any glossary', () => {
    const own = termAt(library.at('words.glossary.yaml'), library.position('words.glossary.yaml', 'term: per|sona'));
    expect(own?.terms.map(({ definitions }) => definitions)).toEqual([['Whom we serve.']]);
    expect(termsAt('a.persona.yaml', 'proto|-persona')).toEqual([
      'a.persona.yaml:11:16 proto-persona',
      'proto-persona',
    ]);
  });

  test('is read from a glossary of the Persona Library System', () => {
    const pls = teamOf({
      'personas.config.yaml': 'include: [{ glob: reference/*.json, kind: glossary }]',
      'reference/glossary.json':
        '{ "terms": [{ "term": "dev rel", "definitions": ["One.", "Two."] }, { "term": "DR", "see": "dev rel" }] }',
      'a.persona.yaml': doc('id: a', 'summary: DR, or Dev Rel'),
    });
    expect(termsAt('a.persona.yaml', 'Dev| Rel', pls)).toEqual(['a.persona.yaml:2:17 Dev Rel', 'dev rel']);
    const at = pls.at('a.persona.yaml');
    expect(pls.show(definition(at, pls.position('a.persona.yaml', 'D|R,')))).toEqual([
      'reference/glossary.json:1:79 "DR"',
    ]);
  });

  test('leads to its entry, and every place leads back', async () => {
    const at = library.at('a.persona.yaml');
    const entry = 'words.glossary.yaml:7:11 open visit';
    expect(library.show(definition(at, library.position('a.persona.yaml', 'open-v|isit')))).toEqual([entry]);
    expect(library.show(definition(at, library.position('a.persona.yaml', 'proto|-persona')))).toEqual([]);
    const read = async (uri: string, holds: (text: string) => boolean) => {
      const file = library.files.get(uri.slice(root.length + 1));
      return file && holds(file.parsed.text) ? file : undefined;
    };
    const all = (name: string, text: string, declaration: boolean) =>
      termReferences(library.at(name), library.position(name, text), declaration, read).then(library.show);
    const mentions = [
      'a.persona.yaml:4:33 open\n  visit',
      'a.persona.yaml:11:41 open-visit',
      'words.glossary.yaml:6:16 open visit',
    ];
    expect(await all('a.persona.yaml', 'open-v|isit', false)).toEqual(mentions);
    expect(await all('words.glossary.yaml', 'term: open| visit', true)).toEqual([...mentions, entry]);
    expect(await all('a.persona.yaml', 'Pl|ans', true)).toEqual([]);
  });
});

describe('the hover of a term', () => {
  function shown(name: string, text: string, of: Team = library): string | undefined {
    const context = {
      ...of.at(name),
      known: of.library.entities,
      today: '2026-11-22',
      scoresOf: () => ({ summary: {} }),
    };
    const found = hover(context, of.position(name, text));
    const contents = found?.contents;
    return contents && typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
  }

  test('says what it means and where that is said', () => {
    expect(shown('a.persona.yaml', 'the Vi|sits')).toBe(
      '**visit** · Our \\*words\\*\n\nOne carer at one home.\n\nSee also: open visit',
    );
    expect(shown('a.persona.yaml', 'E|VR')).toBe(
      '**EVR** (Electronic visit record) · Our \\*words\\*\n\nWho was with whom.',
    );
    expect(shown('a.persona.yaml', 'proto|-persona')).toMatch(
      /^\*\*proto-persona\*\* · Built-in glossary\n\nA first sketch/,
    );
  });

  test('borrows the meaning of a word that it only points at', () => {
    const of = teamOf({ ...words, 'b.persona.yaml': doc('id: b', 'summary: Her slot') });
    expect(shown('b.persona.yaml', 'sl|ot', of)).toBe(
      '**slot** · Our \\*words\\*\n\nOne carer at one home.\n\nSee also: visit',
    );
  });

  test('leaves fields, ids and plain words alone', () => {
    expect(shown('a.persona.yaml', 'summ|ary')).toContain('`summary`');
    expect(shown('a.persona.yaml', 'Pl|ans')).toBeUndefined();
  });
});

describe('the built-in glossary', () => {
  const { terms } = JSON.parse(readFileSync('server/src/library/default-glossary.json', 'utf8')) as {
    terms: { term: string; definition: string; see_also?: string[] }[];
  };

  test('explains each term once, in a sentence, and points at terms that it has', () => {
    const names = terms.map(({ term }) => term.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const { term, definition, see_also = [] } of terms) {
      expect(definition, term).toMatch(/^[A-Z].{20,}\.$/);
      for (const other of see_also) expect(names, term).toContain(other.toLowerCase());
    }
  });
});

test('no term and no text makes the search for terms throw or find what is not there', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', ' ', '-', '(', '+', '.', '*', '\n', 'é', '\\'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(text, text, fc.nat(12), (term, within, offset) => {
      fc.pre(term.trim() !== '');
      const found = new Glossary([{ term, definitions: [], seeAlso: [] }]).at(within, offset);
      if (!found) return;
      expect(found.start).toBeLessThanOrEqual(offset);
      expect(found.end).toBeGreaterThanOrEqual(offset);
      const plain = (part: string) =>
        part
          .toLowerCase()
          .replace(/[\s-]+/g, ' ')
          .trim();
      expect(plain(within.slice(found.start, found.end)).replace(/['’]?s$/, '')).toContain(
        plain(term).replace(/['’]?s$/, ''),
      );
    }),
  );
});

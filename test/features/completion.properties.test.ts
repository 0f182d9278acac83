import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { parseAllDocuments } from 'yaml';
import { Lines, type Position } from '../../server/src/document/lines.js';
import { type CompletionOptions, completion } from '../../server/src/features/completion.js';
import { accept } from '../support/edits.js';
import { doc } from '../support/marked.js';
import { contextOf } from './completion-support.js';

/** Valid documents in every layout that real files use. */
const documents: readonly { readonly uri: string; readonly text: string }[] = [
  {
    uri: 'file:///a/dana.persona.yaml',
    text: doc(
      '# A comment',
      'kind: persona',
      'id: dana',
      'name: Dana Okafor # with a comment',
      'summary: A sentence that is',
      '  wrapped over',
      '',
      '  three lines',
      'narrative: |',
      '  goals: not a key',
      '',
      '  more',
      '',
      'quote: "Two: parts,',
      '  one quote"',
      'demographics:',
      '  age_range:',
      '    min: 25',
      '',
      '  location:',
      '    - Germany',
      'goals:',
      '  - goal: Close the month',
      '    evidence:',
      '      - &one',
      '        source: Interviews',
      '',
      '  - plain text',
      '  -',
      '    goal: Under its dash',
      '    evidence: [*one]',
      'status:',
      'pain_points:',
      '',
      'validation: { sales: { by: Lee }, product: {} }',
      '',
    ),
  },
  {
    uri: 'file:///a/flush.persona.yaml',
    text: doc(
      '---',
      'id: flush',
      'goals:',
      '- goal: Lists under their key',
      '  rank: 1',
      '- goal: Another',
      'tags:',
      '- a',
      'review:',
      '    cadence: annual',
      '    history:',
      '    - date: 2026-01-01',
      '      change: First',
      '---',
      'id: second',
      'narrative: >+',
      '  kept',
      '',
      '',
      'name: |-',
      '  Name',
      '...',
      '',
    ),
  },
  {
    uri: 'file:///a/library.icp.yaml',
    text: doc(
      'icps:',
      '    -   id: one',
      '        accounts:',
      '            -   name: Northwind',
      '                scores: {industry: 4, company_size: 5}',
      '    -   id: two',
      '        firmographics:',
      '            industries: [Software,',
      '              "Media"]',
      '        disqualifiers:',
      '',
    ),
  },
  {
    uri: 'file:///a/windows.jtbd.yaml',
    text: [
      'id: windows',
      'statement:',
      '  when: now',
      '',
      'outcomes:',
      '  - outcome: Less',
      '    importance: 9',
      '',
    ].join('\r\n'),
  },
  {
    uri: 'file:///a/dev.json',
    text: doc(
      '{',
      '  "$schema": "../src/schema/persona.json",',
      '  "id": "dev", "label": "Dev",',
      '  "role": { },',
      '  "parent": [],',
      '  "motivations": {',
      '    "need": "x"',
      '  }',
      '}',
    ),
  },
  {
    uri: 'file:///a/personas.config.yaml',
    text: doc('extends: strict', 'rules:', '  opinion-based: off', 'review:', '  cadence: annual'),
  },
];

const optionSets: readonly CompletionOptions[] = [{ snippets: true, asIs: true }, { snippets: false }];

/** Blank places of the documents, and of the same documents with one more line of blanks. */
const place = fc
  .record({ index: fc.nat(documents.length - 1), line: fc.nat(40), added: fc.option(fc.nat(18)), column: fc.nat(60) })
  .map(({ index, line, added, column }) => {
    const { uri, text } = documents[index] ?? { uri: '', text: '' };
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const rows = text.split(eol);
    const at = line % (rows.length + 1);
    if (added !== null) rows.splice(at, 0, ' '.repeat(added));
    const row = rows[Math.min(at, rows.length - 1)] ?? '';
    const blanks = [...row].flatMap((char, character) => (char === ' ' ? [character] : [])).concat(row.length);
    const character = blanks[column % blanks.length] ?? 0;
    return { uri, text: rows.join(eol), position: { line: Math.min(at, rows.length - 1), character } };
  });

test('an accepted suggestion at a blank place adds to the document and changes nothing else', () => {
  let accepted = 0;
  fc.assert(
    fc.property(place, fc.nat(), fc.constantFrom(...optionSets), ({ uri, text, position }, pick, options) => {
      const before = read(text);
      fc.pre(before.errors === 0);
      const items = completion(contextOf(text, uri), position, options);
      const item = items[pick % Math.max(1, items.length)];
      if (!item || replacesText(text, item)) return;
      accepted++;
      const result = accept(text, item);
      expectKept(before.data, text, result, item);
      if (uri.endsWith('.json') && options.snippets) expect(() => JSON.parse(result), result).not.toThrow();
    }),
    { numRuns: 1500 },
  );
  expect(accepted).toBeGreaterThan(500);
});

test('no suggestion holds snippet syntax where the client does not know it', () => {
  for (const { uri, text } of documents) {
    const lines = new Lines(text);
    const context = contextOf(text, uri);
    for (let line = 0; line < lines.count; line++) {
      const position = { line, character: lines.line(line).length };
      for (const item of completion(context, position, { snippets: false })) {
        expect(item.insertTextFormat).toBe(1);
        expect((item.textEdit as { newText: string }).newText).not.toMatch(/\$\{|\$\d/);
      }
    }
  }
});

test('every edit is on one line and touches the cursor', () => {
  fc.assert(
    fc.property(place, ({ uri, text, position }) => {
      for (const item of completion(contextOf(text, uri), position, { snippets: true, asIs: true })) {
        const { range } = item.textEdit as { range: { start: Position; end: Position } };
        expect([range.start.line, range.end.line]).toEqual([position.line, position.line]);
        expect(range.start.character).toBeLessThanOrEqual(position.character);
        expect(range.end.character).toBeGreaterThanOrEqual(position.character);
      }
    }),
    { numRuns: 200 },
  );
});

test('no text and no position makes it throw', () => {
  const piece = fc.constantFrom(
    ...[
      'id',
      'goals',
      'persona',
      'kind',
      ': ',
      ':',
      '- ',
      '-',
      '\n',
      '\r\n',
      '\r',
      '  ',
      '    ',
      '{',
      '}',
      '[',
      ']',
      ',',
    ],
    ...[
      '"',
      "'",
      '|',
      '>',
      '#',
      ' #',
      '&a',
      '*a',
      '<<',
      '? ',
      '---\n',
      '...\n',
      '%YAML 1.2\n',
      '\t',
      '\uFEFF',
      '$',
      '\\',
      '💡',
    ],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  const uri = fc.constantFrom(
    'file:///a/b.persona.yaml',
    'file:///a/b.icp.yaml',
    'file:///%/personas.config.yaml',
    'x',
  );
  fc.assert(
    fc.property(text, uri, fc.integer(), fc.integer(), (source, name, line, character) => {
      const context = contextOf(source, name);
      const lines = new Lines(source);
      const wild = { line, character };
      const tame = lines.positionAt(Math.abs(character) % (source.length + 1));
      for (const position of [wild, tame]) completion(context, position, { snippets: true });
    }),
    { numRuns: 600 },
  );
});

/** At the end of a value another value may replace it; that is a change the person asks for. */
function replacesText(text: string, { textEdit }: CompletionItem): boolean {
  const lines = new Lines(text);
  const { range } = textEdit as { range: { start: Position; end: Position } };
  return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end)).trim() !== '';
}

function read(text: string): { data: unknown[]; errors: number } {
  const found = parseAllDocuments(text, { uniqueKeys: true, logLevel: 'silent' });
  const list = Array.isArray(found) ? found : [];
  return {
    data: list.map((document) => document.toJS() as unknown),
    errors: list.flatMap(({ errors }) => errors).length,
  };
}

function expectKept(before: unknown[], text: string, result: string, item: CompletionItem): void {
  const story = `${item.label}\n--- before\n${text}\n--- after\n${result}`;
  const now = read(result);
  expect(now.errors, story).toBe(0);
  expect(
    before.every((data, index) => isKept(data, now.data[index])),
    story,
  ).toBe(true);
}

/** Whether everything is still there: keys with their values, items in their order. What was empty may hold something. */
function isKept(before: unknown, now: unknown): boolean {
  if (before === null || before === undefined) return true;
  if (Array.isArray(before)) {
    if (!Array.isArray(now)) return false;
    let at = 0;
    return before.every((item) => {
      while (at < now.length && !isKept(item, now[at])) at++;
      return at++ < now.length;
    });
  }
  if (typeof before !== 'object') return before === now;
  if (typeof now !== 'object' || now === null || Array.isArray(now)) return false;
  return Object.entries(before).every(
    ([key, value]) => key in now && isKept(value, (now as Record<string, unknown>)[key]),
  );
}

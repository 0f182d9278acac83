import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writtenTexts } from '../../server/src/library/prose.js';
import { type Entry, Lexicon, replacing } from '../../server/src/rules/lexicon.js';
import { shelf } from '../support/library.js';

const entries: readonly Entry[] = [
  { forms: 'tech savvy', better: 'at ease with it' },
  { forms: 'guru', better: 'expert', alsoName: true },
  { forms: 'c++' },
];

function found(summary: string, own: readonly string[] = []) {
  const text = `kind: persona\nid: dana\nsummary: ${summary}\n`;
  const file = shelf({ 'dana.persona.yaml': text }).files.get('dana.persona.yaml');
  const entity = file?.entities[0];
  if (!file || !entity) throw new Error('no persona');
  const lexicon = new Lexicon(entries, own);
  const mentions = writtenTexts(entity).flatMap((written) => lexicon.mentions(file.parsed, written));
  const apply = (at: number) => {
    const [fix] = mentions[at] ? replacing(file.parsed, mentions[at]) : [];
    return (fix?.edits ?? [])
      .reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), text)
      .slice(text.indexOf('summary: ') + 9)
      .trimEnd();
  };
  return { at: mentions.map(({ span }) => text.slice(span.start, span.end)), mentions, apply };
}

describe('Lexicon', () => {
  test.each([
    ['A tech-savvy lead', ['tech-savvy']],
    ["'It''s a tech savvy lead'", ['tech savvy']],
    ['"A \\u201ctech-savvy\\u201d lead\\n and a guru"', ['tech-savvy', 'guru']],
    ['>-\n  A lead, tech\n  savvy and quick', ['tech\n  savvy']],
    ['| # tech-savvy, says a comment\n  A Tech-Savvy lead', ['Tech-Savvy']],
    ['Two gurus who write C++ all day', ['gurus', 'C++']],
  ])('finds the very words: %s', (summary, words) => {
    expect(found(summary).at).toEqual(words);
  });

  test.each([
    'The biotech savvyness',
    'Asks for a guru-like view',
    'Reads https://guru.example.com/tech-savvy every day',
    'Keeps notes in Guru',
    'Writes to guru@example.com',
  ])('takes no part of a word, no address and no name for one: %s', (summary) => {
    expect(found(summary).at).toEqual([]);
  });

  test('whatever stands around a word, the word is found where it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 40 }), (before, after) => {
        const quoted = JSON.stringify(`${before} tech-savvy ${after}`);
        for (const at of found(quoted).at) expect(at.toLowerCase()).toMatch(/^(?:tech[\s-]+savvys?|gurus?|c\+\+s?)$/);
        expect(found(quoted).at).toContain('tech-savvy');
      }),
    );
  });

  test('a capital letter at the start of a sentence makes no name', () => {
    expect(found('Guru of all things. Guru again').at).toEqual(['Guru', 'Guru']);
  });

  test('finds words of the team, which have no entry', () => {
    const { mentions } = found('A helicopter parent, a (very) loud one', ['helicopter  parent', '(very)', '']);
    expect(mentions.map(({ word, entry }) => [word, entry])).toEqual([
      ['helicopter parent', undefined],
      ['(very)', undefined],
    ]);
  });
});

describe('replacing', () => {
  test.each([
    ['A guru for taxes', 'An expert for taxes'],
    ['Guru for taxes', 'Expert for taxes'],
    ['Is a guru', 'Is an expert'],
    ['"Is the guru"', '"Is the expert"'],
  ])('keeps the sentence whole: %s', (summary, mended) => {
    expect(found(summary).apply(0)).toBe(mended);
  });

  test('has nothing to offer where no word fits', () => {
    expect(found('Writes c++ all day').mentions.flatMap((mention) => mention.entry?.better ?? [])).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languageOf, languageOfEntity } from '../../server/src/library/language.js';
import { writtenTexts } from '../../server/src/library/prose.js';
import { shelf } from '../support/library.js';

const folder = 'test/fixtures/languages';
const languages = readdirSync(folder).map((name) => name.replace('.yaml', ''));

/** A finance lead, well written and with evidence, in the file of one language; her job and the study stand beside her. */
function libraryOf(language: string) {
  return shelf({ 'all.yaml': readFileSync(`${folder}/${language}.yaml`, 'utf8') });
}

function personaOf(language: string) {
  const [persona] = libraryOf(language).files.get('all.yaml')?.entities ?? [];
  if (!persona) throw new Error(`no persona in ${language}`);
  return persona;
}

test('there are personas in more languages than five', () => {
  expect(languages.length).toBeGreaterThan(7);
});

describe.each(languages)('a good persona in %s', (language) => {
  test('is found no fault with, by any rule', () => {
    const found = libraryOf(language).findings('all.yaml');
    const counted = found.filter(({ channel, entity }) => channel === 'finding' || entity?.kind === 'persona');
    expect(counted.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  test('is known not to be English, as a whole and sentence by sentence', () => {
    const persona = personaOf(language);
    expect(languageOfEntity(persona)).toBe('other');
    const english = writtenTexts(persona).filter(({ text }) => languageOf(text) === 'english');
    expect(english.map(({ text }) => text)).toEqual([]);
  });
});

test('what the rules say of the same faults in English, they say of no other language', () => {
  const english = `kind: persona
id: dana
basis: proto
summary: A tech-savvy manager.
quote: Wants the numbers to be there on the third day.
goals:
  - Save time
  - See it in one dashboard
messaging:
  value_proposition: A seamless way to save time.
`;
  const german = `kind: persona
id: dana
basis: proto
summary: Eine Managerin, die gern als "tech-savvy" und als Guru gilt.
quote: Will am dritten Tag die Zahlen sehen, und zwar alle.
goals:
  - Zeit sparen
  - Alles in einem Dashboard sehen
messaging:
  value_proposition: Ein Abschluss ohne Synergy und seamless, so dass es alle verstehen.
`;
  const said = (text: string) => shelf({ 'dana.persona.yaml': text }).findings('dana.persona.yaml');
  const ids = (text: string) => said(text).flatMap(({ rule, channel }) => (channel === 'finding' ? [rule] : []));
  expect(ids(english).sort()).toEqual([
    'buzzword',
    'quote-not-first-person',
    'solution-in-goal',
    'stereotype-lexicon',
    'too-terse-item',
  ]);
  expect(ids(german)).toEqual([]);
});

describe('languageOfEntity', () => {
  const languageIn = (text: string) => {
    const [entity] =
      shelf({ 'dana.persona.yaml': `kind: persona\nid: dana\n${text}` }).files.get('dana.persona.yaml')?.entities ?? [];
    return entity && languageOfEntity(entity);
  };

  test.each([
    'goals: [Save time, Spend less]',
    'pain_points: [Slow answers]',
    'summary: Plans rounds in a small office.',
  ])('knows English by a few words: %s', (text) => {
    expect(languageIn(text)).toBe('english');
  });

  test.each([
    'name: Dana Miller',
    'tags: [the, best, of, them]',
    'professional_context: { tools: [Open Office, Quick Books] }',
    'evidence: [{ source: What we heard from them in the spring }]',
    'x_note: This is what we think of them',
    'goals: ["12", "%"]',
  ])('takes no sign from names, tools, evidence and keys of the team: %s', (text) => {
    expect(languageIn(text)).toBe('unknown');
  });

  test.each(['goals: [Team Meetings, Software Updates]', 'role: Scrum Master'])(
    'takes borrowed words for no English: %s',
    (text) => {
      expect(languageIn(text)).not.toBe('english');
    },
  );
});

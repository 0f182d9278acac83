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

describe('what is too short to show its language', () => {
  const ids = (text: string, name = 'dana.persona.yaml', kind = 'persona') =>
    shelf({ [name]: `kind: ${kind}\nid: dana\n${text}\n` })
      .findings(name)
      .flatMap(({ rule, channel }) => (channel === 'finding' && rule !== 'opinion-based' ? [rule] : []))
      .sort();

  test.each([
    ['summary: A tech-savvy millennial who loves gadgets.', ['stereotype-lexicon', 'stereotype-lexicon']],
    ['summary: Dana is a digital native', ['stereotype-lexicon']],
    ['summary: Dana wants to leverage cutting-edge tools.', ['buzzword', 'buzzword']],
    ['goals: [Leverage data to create synergy]', ['buzzword', 'buzzword']],
    ['messaging: { value_proposition: Leverage our seamless platform }', ['buzzword', 'buzzword']],
    ['goals: [Dashboard with charts]', ['solution-in-goal']],
    ['goals: [A reporting feature, AI chatbot]', ['solution-in-goal', 'too-terse-item']],
    ['goals: [Efficiency]', ['too-terse-item']],
  ])('is English where no sign speaks against it: %s', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  test.each([
    [
      'acceptance_criteria: [Page loads quickly, Works properly, It is user-friendly]',
      ['ac-vague', 'ac-vague', 'ac-vague'],
    ],
    ['i_want: a database table', ['story-implementation']],
  ])('is English in a story: %s', (text, expected) => {
    expect(ids(text, 'dana.story.yaml', 'story')).toEqual(expected);
  });

  test.each([
    'goals: [Effizienz]',
    'goals: [Dashboard für alle]',
    'goals: [Dashboard mit Diagrammen]',
    'goals: [Automatisierung, Integration, Chatbot]',
    'summary: Managerin, tech-savvy, mit Team',
    'goals: [Een chatbot]',
    'goals: [Dashboard, Gebruiksvriendelijkheid]',
    'goals: [Chatbot, Automatisation des processus]',
    'goals: [Dashboard, Automatizacion]',
    'goals: [Dashboard, Semplificazione]',
    'goals: [Dashboard, Efektywność]',
    'goals: [Dashboard, Raportointi]',
    'goals: [Dashboard, Effektivitet]',
    'messaging: { value_proposition: Seamless und einfach }',
  ])('is left alone at one sign of another language: %s', (text) => {
    expect(ids(text)).toEqual([]);
  });
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

import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/rules/types.js';
import { applied, checkText } from './fixtures.js';

const head = 'kind: persona\nid: dana\nbasis: proto\n';

function said(text: string, rule: string): Finding[] {
  return checkText(text).findings.filter((finding) => finding.rule === rule);
}

/** The text after a fix of the first finding of a rule. */
function mended(text: string, rule: string, at = 0): string | undefined {
  const finding = checkText(text).findings.find((found) => found.rule === rule);
  const fix = finding?.fixes[at];
  return finding && fix && applied(text, fix, finding.part);
}

describe('alliterative-name', () => {
  const named = (name: string, more = '') => said(`${head}name: ${name}\n${more}`, 'alliterative-name').length === 1;

  test.each([
    'Larry Lead',
    'Sally Soccer-Mom',
    'Sally Soccer Mom',
    'Marketing Maria',
    'QA Quincy',
    'Steve the Student',
  ])('knows a pun: %s', (name) => {
    expect(named(name)).toBe(true);
  });

  test.each([
    ...['Maya Moreno', 'Peter Parker', 'Barbara Baker', 'Martin Mason', 'Sarah Singer', 'Brandon Butler'],
    ...['Content Creator', 'Media Manager', 'Product Planner', 'Data Director', 'Security Specialist', 'Busy Buyer'],
    ...['Larry', 'Dana Lead', 'larry lead', 'Maria Montessori, Marketing Manager of the month'],
  ])('leaves a real name and a title alone: %s', (name) => {
    expect(named(name)).toBe(false);
  });

  test('knows a surname that is the role', () => {
    expect(named('Barbara Baker', 'role: Master baker\n')).toBe(true);
  });
});

describe('pronoun-mix', () => {
  const base = `${head}summary: She plans the rounds of thirty carers, and she likes her work and her team.\n`;

  test('points at the pronoun that is rarer', () => {
    const text = `${base}narrative: On Monday his list was full before nine.\n`;
    const [finding] = said(text, 'pronoun-mix');
    expect(text.slice(finding?.span.start, finding?.span.end)).toBe('his');
  });

  test.each([
    ['On Monday his list was full, and nobody told him.', 'On Monday her list was full, and nobody told her.'],
    ['He himself says the list is his.', 'She herself says the list is hers.'],
  ])('writes the usual one throughout: %s', (narrative, wanted) => {
    expect(mended(`${base}narrative: ${narrative}\n`, 'pronoun-mix')).toBe(`${base}narrative: ${wanted}\n`);
  });

  test('tells "her list" from "told her"', () => {
    const he = `${head}summary: He plans the rounds of thirty carers, as he says himself.\n`;
    const text = `${he}narrative: On Monday nobody told her that her list was full.\n`;
    expect(mended(text, 'pronoun-mix')).toBe(`${he}narrative: On Monday nobody told him that his list was full.\n`);
  });

  test.each([
    'Her husband cooks, and he is good at it.',
    'Tom helps out, and she pays him in cake.',
    'When a patient falls he rings her bell.',
    'Whoever has the phone knows that he/she drives tonight.',
    'Each carer gets his or her list at six.',
    'Her new boss asks for the list before he has had his coffee.',
  ])('says nothing where somebody else may be meant: %s', (narrative) => {
    expect(said(`${base}narrative: ${narrative}\n`, 'pronoun-mix')).toEqual([]);
  });
});

describe('exact-age', () => {
  test('brings the age into the demographics that are there', () => {
    const text = `${head}age: 41\ndemographics:\n  location: Spain\n`;
    expect(mended(text, 'exact-age')).toBe(
      `${head}demographics:\n  location: Spain\n  age_range:\n    min: 35\n    max: 44\n`,
    );
  });

  test.each([
    ['12', '{ max: 12 }'],
    ['13', '{ min: 13, max: 17 }'],
    ['"34"', '{ min: 25, max: 34 }'],
    ['35-year-old', '{ min: 35, max: 44 }'],
    ['41 ans', '{ min: 35, max: 44 }'],
    ['65', '{ min: 65 }'],
  ])('writes the range of surveys for %s', (age, range) => {
    expect(mended(`${head}demographics:\n  age: ${age}\n`, 'exact-age')).toBe(
      `${head}demographics:\n  age_range: ${range}\n`,
    );
  });

  test.each(['30-45', '50+', '<10', '34 to 40', '{ min: 34, max: 34 }', 'middle', '0', '1980'])(
    'leaves alone what is no exact age: %s',
    (age) => {
      expect(said(`${head}demographics:\n  age_range: ${age}\n`, 'exact-age')).toEqual([]);
    },
  );

  test('offers nothing where a comment would be lost', () => {
    const text = `${head}age: 41 # from the survey\ndemographics:\n  location: Spain\n`;
    expect(said(text, 'exact-age').map(({ fixes }) => fixes.length)).toEqual([0]);
  });
});

describe('solution-in-goal', () => {
  test.each([
    ['Use the mobile app to find cover in ten minutes', 'Find cover in ten minutes'],
    ['Have a tool that lets me see what is open', 'See what is open'],
    ['See what is open in a dashboard', 'See what is open in an overview'],
  ])('keeps what it is for: %s', (goal, wanted) => {
    expect(mended(`${head}goals:\n  - ${goal}\n`, 'solution-in-goal')).toBe(`${head}goals:\n  - ${wanted}\n`);
  });

  test.each([
    'Build a chatbot that customers do not hate',
    'Maintain the dashboards of all the teams in the house',
    'Have the tools that are needed on the road',
    'Find out what was spent before the end of the month',
  ])('leaves the work of those who make such things alone: %s', (goal) => {
    expect(said(`${head}goals:\n  - ${goal}\n`, 'solution-in-goal')).toEqual([]);
  });
});

describe('too-terse-item', () => {
  test.each([
    ['- Save time', '- Save time so that they can (say what it is good for)'],
    ['- "Save time."', '- "Save time so that they can (say what it is good for)"'],
    ["- { goal: 'Save time', rank: 1 }", "- { goal: 'Save time so that they can (say what it is good for)', rank: 1 }"],
  ])('begins a sentence in place: %s', (item, wanted) => {
    expect(mended(`${head}goals:\n  ${item}\n`, 'too-terse-item')).toBe(`${head}goals:\n  ${wanted}\n`);
  });

  test.each(['TBD', '12', 'a@b.example', '{{goal}}'])('leaves to other rules what is no word: %s', (goal) => {
    expect(said(`${head}goals:\n  - "${goal}"\n  - Spend less on the things we need\n`, 'too-terse-item')).toEqual([]);
  });
});

describe('buzzword', () => {
  const words = (summary: string) => {
    const text = `${head}summary: ${summary}\n`;
    return said(text, 'buzzword').map(({ span }) => text.slice(span.start, span.end));
  };

  test.each([
    ['Wants to leverage the data that is there', ['leverage']],
    ['Leverage what you have', ['Leverage']],
    ['Has little leverage over her suppliers', []],
    ['Works on leveraged buyouts for a bank', []],
    ['Is tired of "seamless" things that are not', []],
    ['Wants it all to be seamless and cutting-edge', ['seamless', 'cutting-edge']],
  ])('%s', (summary, found) => {
    expect(words(summary)).toEqual(found);
  });
});

import { describe, expect, test } from 'vitest';
import { applyFix, findingsOf } from '../support/library.js';

const header = 'kind: jtbd\nid: close\n';
const of = (rule: string, text: string) => findingsOf(header + text, 'close.jtbd.yaml').filter((f) => f.rule === rule);

describe('job-story-form', () => {
  const parts = (sentence: string) => {
    const text = `${header}statement: ${JSON.stringify(sentence)}\n`;
    const [fix] = findingsOf(text, 'close.jtbd.yaml').find(({ rule }) => rule === 'job-story-form')?.fixes ?? [];
    return fix && applyFix(text, fix).slice(header.length);
  };

  test.each([
    ['When it rains, I want to stay dry, so I can work.', ['it rains', 'to stay dry', 'I can work']],
    ['when it rains I want to stay dry so that I can work', ['it rains', 'to stay dry', 'I can work']],
    ['Whenever it rains, then I need a roof; so that we meet', ['it rains', 'a roof', 'we meet']],
  ])('%s', (sentence, [when, want, so]) => {
    expect(parts(sentence)).toBe(`statement:\n  when: ${when}\n  want: ${want}\n  so: ${so}\n`);
  });

  test('a sentence in another form has no fix', () => {
    expect(parts('As a manager I want reports')).toBeUndefined();
    expect(of('job-story-form', 'statement: As a manager I want reports\n')).toMatchObject([{ severity: 'error' }]);
  });

  test('is the only one to speak of a text, and leaves lists to wrong-type', () => {
    expect(of('wrong-type', 'statement: Close the books\n')).toEqual([]);
    expect(of('wrong-type', 'statement: [Close the books]\n')).toHaveLength(1);
    expect(of('job-story-form', 'statement: [Close the books]\n')).toEqual([]);
  });

  test('a missing part is a warning, a word said twice a hint', () => {
    const text = 'statement:\n  when: When it rains\n  want: to stay dry\n';
    expect(of('job-story-form', text).map(({ severity, pointer }) => `${severity} ${pointer}`)).toEqual([
      'warning /statement',
      'hint /statement/when',
    ]);
  });
});

describe('odi-outcome-form', () => {
  test('a short outcome is as English as its job', () => {
    const situation = 'statement:\n  when: I close the month\n  want: to see where the numbers come from\n';
    const found = of('odi-outcome-form', `${situation}outcomes:\n  - Reports load quickly\n`);
    expect(found.map(({ pointer }) => pointer)).toEqual(['/outcomes/0']);
  });

  const judged = (outcome: string) => of('odi-outcome-form', `outcomes:\n  - ${JSON.stringify(outcome)}\n`);

  test.each([
    'Minimise the time it takes to find a wrong entry',
    'Minimize the likelihood of paying twice',
    'Reduce the number of calls',
    'Increase how often a carer is asked for by name',
    'Lower the odds that nobody comes',
    // Other languages.
    'Minimieren der Zeit, die man für die Suche nach dem Fehler braucht',
    'Die Zeit bis zum Abschluss ist so kurz wie möglich',
    'Réduire le temps passé à chercher les erreurs',
    'Schneller schliessen',
  ])('%s is left alone', (outcome) => {
    expect(judged(outcome)).toEqual([]);
  });

  test.each([
    ['Find out why a figure is what it is', 'Minimise the time it takes to find out why a figure is what it is'],
    [
      'The report is ready on the day that the board meets',
      'Maximise the likelihood that the report is ready on the day that the board meets',
    ],
    ['I can trust what others have sent to me', 'Maximise the likelihood that I can trust what others have sent to me'],
    ['Faster reports', 'Minimise the time it takes to faster reports'],
    ['Minimise errors in the report', 'Minimise the number of errors in the report'],
  ])('%s', (outcome, after) => {
    const text = `${header}outcomes:\n  - ${outcome}\n`;
    const [found] = findingsOf(text, 'close.jtbd.yaml').filter(({ rule }) => rule === 'odi-outcome-form');
    const [fix] = found?.fixes ?? [];
    expect(fix && applyFix(text, fix)).toBe(`${header}outcomes:\n  - ${after}\n`);
  });
});

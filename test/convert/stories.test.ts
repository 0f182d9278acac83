import { describe, expect, test } from 'vitest';
import { splitJobStory, splitReason, splitStory } from '../../server/src/convert/stories.js';

describe('a user story in prose', () => {
  test.each([
    ['As a nurse, I want to see the list so that nobody is lost.', 'nurse', 'to see the list', 'nobody is lost'],
    ['As an accountant I want a report', 'accountant', 'a report', undefined],
    ['as the head of finance, I need to sign, so I can go home', 'head of finance', 'to sign', 'I can go home'],
    ['As a new user I can register with email so I can start', 'new user', 'to register with email', 'I can start'],
    ['**As a** nurse\n**I want** the list\n**so that** nobody is lost', 'nurse', 'the list', 'nobody is lost'],
    ['As a nurse,\n  I would like to\n  see all', 'nurse', 'to see all', undefined],
    ['As a nurse, I’d like to see all', 'nurse', 'to see all', undefined],
    ['As a nurse, I want the list in order to plan my day', 'nurse', 'the list', 'to plan my day'],
    ['As Ola Bergman, I want to see all', 'Ola Bergman', 'to see all', undefined],
    ['As a nurse, I want lists, e.g. of beds. ', 'nurse', 'lists, e.g. of beds', undefined],
  ])('%j', (text, role, want, benefit) => {
    expect(splitStory(text)).toEqual({ role, want, ...(benefit === undefined ? {} : { benefit }) });
  });

  test('what stands behind the sentence is kept', () => {
    expect(splitStory('As a nurse, I want the list. It is long.\nSee the board.')).toEqual({
      role: 'nurse',
      want: 'the list',
      rest: 'It is long.\nSee the board.',
    });
    expect(splitStory('As a nurse, I want the list\n\n- so that it helps')?.rest).toBe('- so that it helps');
  });

  test.each([
    'The nurse wants a list.',
    'As a rule, nurses want lists.',
    'As a nurse, I hate lists. I want peace.',
    'As a nurse, I want ',
    'As agreed, I want to see the list.',
    'Story: As a nurse, I want a list',
    '',
  ])('%j is none', (text) => {
    expect(splitStory(text)).toBeUndefined();
  });
});

describe('a job story in prose', () => {
  test('has a situation, a wish and a reason', () => {
    expect(splitJobStory('When the month ends, I want to see all numbers, so I can report.')).toEqual({
      when: 'the month ends',
      want: 'to see all numbers',
      so: 'I can report',
    });
    expect(splitJobStory('When the month ends, I want peace')).toEqual({ when: 'the month ends', want: 'peace' });
  });

  test.each(['When in Rome.', 'I want peace', 'When it ends, I want peace. And quiet.'])('%j is none', (text) => {
    expect(splitJobStory(text)).toBeUndefined();
  });
});

describe('a want with its reason', () => {
  test.each([
    ['to see the list so that nobody is lost.', 'to see the list', 'nobody is lost'],
    ['to see the list, in order to plan', 'to see the list', 'to plan'],
    ['to see  all so far', 'to see all so far', undefined],
    ['', '', undefined],
  ])('%j', (text, want, because) => {
    expect(splitReason(text)).toEqual(because === undefined ? [want] : [want, because]);
  });
});

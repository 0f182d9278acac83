import { describe, expect, test } from 'vitest';
import { twoWants } from '../../../server/src/rules/story/two-wants.js';

describe('two wants in one', () => {
  test.each([
    ['to search and filter my notes', 'to search my notes', 'to filter my notes'],
    ['to create notes and share them.', 'to create notes', 'to share them'],
    ['to list my notes and read any single note', 'to list my notes', 'to read any single note'],
    ['to add a tenant to a house and assign them to a room', 'to add a tenant to a house', 'to assign them to a room'],
    ['to be able to create a note & to print it', 'to be able to create a note', 'to print it'],
    ['create and delete  rooms', 'create rooms', 'delete rooms'],
    ['to see a list, and also export it', 'to see a list', 'to export it'],
    ['to save the names and dates and send them', 'to save the names and dates', 'to send them'],
  ])('%j', (want, first, second) => {
    expect(twoWants(want)).toEqual([first, second]);
  });

  test.each([
    // two things
    'to see names and dates',
    'to see the price and rate of each room',
    'to get a report and export of the last week',
    'to have a search and filter for notes',
    'to compare the look and feel',
    // a clause of its own
    'to know who is late and call them',
    'to be told when a bed is free and book it',
    'to find notes that I wrote and delete them',
    'to choose between read and write access',
    'to be paid for what I write and edit',
    // on the way to it
    'to open the list and see what is missing',
    'to log in and update my address',
    'to come back and find my draft',
    // one act
    'to drag and drop a bed',
    'to copy and paste a row',
    'to read and understand the contract',
    'to order and pay at the table',
    // no verb at all
    'bounded retries, a visible history and manual replay',
    'a search and filter',
    'my list (create and delete)',
    '',
    'and',
  ])('%j is one', (want) => {
    expect(twoWants(want)).toBeUndefined();
  });
});

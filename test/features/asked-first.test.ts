import { describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { askedFirst, isNamed, isWanted } from '../../server/src/features/asked-first.js';

const start = { line: 0, character: 0 };
const asked: Diagnostic = { range: { start, end: start }, message: 'x', source: 'personas', code: 'a' };
const other: CodeAction = { title: 'Other', isPreferred: true };
const mends: CodeAction = { title: 'Mends', isPreferred: true, diagnostics: [asked] };
const silences: CodeAction = { title: 'Silences', diagnostics: [asked] };

describe('what was asked about', () => {
  test('comes first, in its order, and is all that is preferred', () => {
    expect(askedFirst([other, mends, silences], { diagnostics: [asked] })).toEqual([
      mends,
      silences,
      { title: 'Other' },
    ]);
  });

  test('is everything where nothing is named, and nothing where others are', () => {
    expect(askedFirst([other], { diagnostics: [] })).toEqual([other]);
    expect(askedFirst([other], { diagnostics: [asked] })).toEqual([{ title: 'Other' }]);
  });
});

describe('kinds', () => {
  test.each([
    ['quickfix', undefined, true],
    ['quickfix', [], true],
    ['quickfix', [''], true],
    ['quickfix', ['refactor'], false],
    ['refactor.rewrite', ['refactor'], true],
    ['refactor', ['refactor.rewrite'], false],
    ['refactor.rewrite', ['refactor.re'], false],
  ])('%s is wanted of %j: %s', (kind, only, wanted) => {
    expect(isWanted(kind, only)).toBe(wanted);
  });

  test.each([
    ['source.fixAll.personas', undefined, false],
    ['source.fixAll.personas', [''], false],
    ['source.fixAll.personas', ['', 'source'], true],
  ])('%s is named by %j: %s', (kind, only, named) => {
    expect(isNamed(kind, only)).toBe(named);
  });
});

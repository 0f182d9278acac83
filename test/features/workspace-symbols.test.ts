import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostSymbols, workspaceSymbols } from '../../server/src/features/workspace-symbols.js';
import { kindNames } from '../../server/src/kinds/types.js';
import type { Declaration } from '../../server/src/library/links.js';
import { root, team, teamOf } from '../support/team.js';

const all = teamOf(team).library.links.all();
const names = (query: string) => workspaceSymbols(query, all).map(({ name }) => name);

/** Whether a text has the letters of a word in their order. */
function holds(text: string, word: string): boolean {
  return new RegExp([...word].join('.*')).test(text);
}

describe('workspace symbols', () => {
  test('are all entities where nothing is asked, in the order of kinds', () => {
    expect(names('')).toEqual([
      'Dana Okafor',
      'Finance lead',
      'Sam',
      'Close the books',
      'chase',
      'see-late',
      'dana',
      'who',
      'Talks',
    ]);
  });

  test('say where they are and what they are', () => {
    const [dana] = workspaceSymbols('okafor', all);
    expect(dana).toMatchObject({
      name: 'Dana Okafor',
      containerName: 'Persona dana',
      location: { uri: `${root}/dana.persona.yaml`, range: { start: { line: 1, character: 4 } } },
    });
    expect(workspaceSymbols('chase', all)[0]?.containerName).toBe('User story');
  });

  test.each([
    ['dana', ['Dana Okafor', 'dana']],
    ['Dana O', ['Dana Okafor']],
    ['cltb', ['Close the books']],
    ['close-books', ['Close the books']],
    ['job', ['Close the books']],
    ['jtbd', ['Close the books']],
    ['user story', ['chase', 'see-late']],
    ['segment dana', ['dana']],
    ['dana segment', ['dana']],
    ['qqq', []],
    ['okadana', []],
  ])('match %j by id, name and kind', (query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  test('put the closest first', () => {
    const declare = (id: string, name: string): Declaration => {
      const at = { line: 0, character: 0 };
      const range = { start: at, end: at };
      return { uri: `${root}/${id}.yaml`, kind: 'persona', id, name, range, whole: range, document: 0, pointer: '' };
    };
    const some = [
      declare('a', 'Lxexaxd'),
      declare('b', 'Mislead'),
      declare('c', 'Team lead'),
      declare('d', 'Leader'),
      declare('e', 'Lead'),
    ];
    expect(workspaceSymbols('lead', some).map(({ name }) => name)).toEqual([
      'Lead',
      'Leader',
      'Team lead',
      'Mislead',
      'Lxexaxd',
    ]);
  });

  test('are bounded, and hold the letters of the query in their order', () => {
    const word = fc.stringMatching(/^[a-d -]{0,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 300 }), word, (entities, query) => {
        const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
        const given = entities.map(
          ([id, name], index): Declaration => ({
            ...{ uri: `${root}/${index}`, kind: kindNames[index % 3] ?? 'persona', id, name },
            ...{ range, whole: range, document: 0, pointer: '' },
          }),
        );
        const found = workspaceSymbols(query, given);
        expect(found.length).toBeLessThanOrEqual(mostSymbols);
        for (const { name, containerName = '' } of found) {
          const texts = [name.toLowerCase(), ...containerName.toLowerCase().split(' '), containerName.toLowerCase()];
          for (const each of query.split(/\s+/)) expect(texts.some((text) => holds(text, each))).toBe(true);
        }
      }),
    );
  });
});

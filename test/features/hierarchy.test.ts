import { describe, expect, test } from 'vitest';
import type { CallHierarchyItem, TypeHierarchyItem } from 'vscode-languageserver-types';
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
  prepareTypeHierarchy,
  subtypes,
  supertypes,
} from '../../server/src/features/hierarchy.js';
import { doc } from '../support/marked.js';
import { root, type Team, team, teamOf } from '../support/team.js';

const library = teamOf(team);

function item(name: string, text: string, of = library): CallHierarchyItem {
  const [found] = prepareCallHierarchy(of.at(name), of.position(name, text));
  if (!found) throw new Error(`no item at ${text}`);
  return found;
}

const names = (items: readonly (TypeHierarchyItem | CallHierarchyItem)[]) => items.map(({ name }) => name);

describe('the type hierarchy', () => {
  test('starts at a persona, from its id or a reference to it', () => {
    const [dana] = prepareTypeHierarchy(
      library.at('dana.persona.yaml'),
      library.position('dana.persona.yaml', 'd|ana #'),
    );
    expect(dana).toMatchObject({
      name: 'Dana Okafor',
      detail: 'Persona dana',
      uri: `${root}/dana.persona.yaml`,
      range: { start: { line: 0, character: 0 }, end: { line: 10 } },
      selectionRange: { start: { line: 1, character: 4 }, end: { line: 1, character: 8 } },
    });
    expect(prepareTypeHierarchy(library.at('close.jtbd.yaml'), library.position('close.jtbd.yaml', "|'dana'"))).toEqual(
      [dana],
    );
  });

  test('does not start at what is no persona', () => {
    expect(
      prepareTypeHierarchy(library.at('close.jtbd.yaml'), library.position('close.jtbd.yaml', 'close|-books')),
    ).toEqual([]);
    expect(
      prepareTypeHierarchy(library.at('dana.persona.yaml'), library.position('dana.persona.yaml', 'Oka|for')),
    ).toEqual([]);
  });

  test('leads up to the parents and down to the children, and to nobody else who refers', () => {
    const { links } = library.library;
    const dana = item('dana.persona.yaml', 'd|ana #');
    expect(names(supertypes(links, dana))).toEqual(['Finance lead']);
    expect(names(subtypes(links, dana))).toEqual(['Sam']);
    expect(names(supertypes(links, item('sam.persona.yaml', "'s|am'")))).toEqual(['Dana Okafor', 'Finance lead']);
    expect(names(subtypes(links, item('finance.persona.yaml', 'fin|ance')))).toEqual(['Dana Okafor', 'Sam']);
    expect(subtypes(links, item('sam.persona.yaml', "'s|am'"))).toEqual([]);
  });

  test('stands a cycle, a parent that is missing and one that is named by its file', () => {
    const pls = teamOf({
      'personas.config.yaml': 'include: [{ glob: "*.json", dialect: pls }]',
      'a.json': '{ "id": "a", "label": "A", "parent": ["b", "gone"] }',
      'b.json': '{ "id": "b-base", "label": "B", "parent": ["a"] }',
    });
    const { links } = pls.library;
    expect(names(supertypes(links, item('a.json', '"id": "|a"', pls)))).toEqual(['B']);
    expect(names(subtypes(links, item('b.json', 'b-|base', pls)))).toEqual(['A']);
    expect(names(subtypes(links, item('a.json', '"id": "|a"', pls)))).toEqual(['B']);
  });
});

function incoming(of: Team, name: string, text: string) {
  const calls = incomingCalls(of.library.links, item(name, text, of));
  return calls.map(({ from, fromRanges }) => [
    from.name,
    of.show(fromRanges.map((range) => ({ uri: from.uri, range }))),
  ]);
}

function outgoing(of: Team, name: string, text: string) {
  const calls = outgoingCalls(of.library.links, item(name, text, of));
  return calls.map(({ to, fromRanges }) => [
    to.name,
    of.show(fromRanges.map((range) => ({ uri: `${root}/${name}`, range }))),
  ]);
}

describe('the call hierarchy', () => {
  test('leads from a persona to its jobs, stories and maps, and on from each', () => {
    expect(incoming(library, 'dana.persona.yaml', 'd|ana #')).toEqual([
      ['Close the books', ["close.jtbd.yaml:5:5 'dana'"]],
      ['dana', ['data.json:1:49 "dana"']],
      ['Sam', ['sam.persona.yaml:4:5 dana']],
      ['see-late', ['stories/all.story.yaml:3:11 "dana"']],
      ['chase', ['stories/all.story.yaml:7:11 dana']],
      ['who', ['who.persona-map.yaml:3:16 dana']],
    ]);
    expect(incoming(library, 'close.jtbd.yaml', 'close|-books')).toEqual([
      ['Dana Okafor', ['dana.persona.yaml:7:5 "close-books"']],
      ['see-late', ['stories/all.story.yaml:4:10 close-books']],
    ]);
    expect(incoming(library, 'stories/all.story.yaml', '  |see-late')).toEqual([
      ['chase', ['stories/all.story.yaml:8:18 see-late']],
    ]);
    expect(incoming(library, 'who.persona-map.yaml', '|who')).toEqual([]);
  });

  test('leads back from a story to its job and its persona, and from a persona to its studies', () => {
    expect(outgoing(library, 'stories/all.story.yaml', '  |see-late')).toEqual([
      ['Close the books', ['stories/all.story.yaml:4:10 close-books']],
      ['Dana Okafor', ['stories/all.story.yaml:3:11 "dana"']],
    ]);
    expect(outgoing(library, 'dana.persona.yaml', 'd|ana #')).toEqual([
      ['Close the books', ['dana.persona.yaml:7:5 "close-books"']],
      ['Finance lead', ['dana.persona.yaml:4:10 finance']],
      ['Talks', ['dana.persona.yaml:9:5 talks']],
    ]);
  });

  test('gathers several references of one entity', () => {
    const icp = teamOf({
      'a.persona.yaml': 'id: a',
      'b.icp.yaml': doc('id: b', 'personas:', '  buyers: [a]', '  users: [a]'),
    });
    expect(incoming(icp, 'a.persona.yaml', '|a')).toEqual([['b', ['b.icp.yaml:3:12 a', 'b.icp.yaml:4:11 a']]]);
    expect(outgoing(icp, 'b.icp.yaml', '|b')).toEqual([['a', ['b.icp.yaml:3:12 a', 'b.icp.yaml:4:11 a']]]);
  });

  test('gives an item whose selection lies inside its whole, in mappings by id too', () => {
    const { range, selectionRange } = item('stories/all.story.yaml', '  |see-late');
    expect(range.start).toEqual(selectionRange.start);
    expect(range.end.line).toBe(4);
  });

  test('finds its item again after the text above it has grown, and gives nothing once it is gone', () => {
    const dana = item('dana.persona.yaml', 'd|ana #');
    const moved = teamOf({ ...team, 'dana.persona.yaml': `# new\n---\n${team['dana.persona.yaml']}` });
    expect(incomingCalls(moved.library.links, dana)).toHaveLength(6);
    const gone = teamOf({ 'dana.persona.yaml': 'id: other' });
    expect(incomingCalls(gone.library.links, dana)).toEqual([]);
    expect(outgoingCalls(gone.library.links, dana)).toEqual([]);
  });
});

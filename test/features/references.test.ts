import { describe, expect, test } from 'vitest';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { highlight } from '../../server/src/features/highlight.js';
import { references } from '../../server/src/features/references.js';
import { doc } from '../support/marked.js';
import { root, team, teamOf } from '../support/team.js';

const library = teamOf(team);

function of(name: string, text: string, includeDeclaration: boolean, among = library): string[] {
  return among.show(references(among.at(name), among.position(name, text), includeDeclaration));
}

const toDana = [
  "close.jtbd.yaml:5:5 'dana'",
  'data.json:1:49 "dana"',
  'sam.persona.yaml:4:5 dana',
  'stories/all.story.yaml:3:11 "dana"',
  'stories/all.story.yaml:7:11 dana',
  'who.persona-map.yaml:3:16 dana',
];

describe('references', () => {
  test('are every place that names the persona, and no other kind of the same id', () => {
    expect(of('dana.persona.yaml', 'd|ana #', false)).toEqual(toDana);
  });

  test('are the same from either end, with the declaration on request', () => {
    const all = [toDana[0], 'dana.persona.yaml:2:5 dana', ...toDana.slice(1)].sort();
    expect(of('dana.persona.yaml', 'd|ana #', true).sort()).toEqual([...toDana, 'dana.persona.yaml:2:5 dana'].sort());
    expect(of('close.jtbd.yaml', "|'dana'", true).sort()).toEqual(all);
    expect(of('close.jtbd.yaml', "|'dana'", false)).toEqual(toDana);
  });

  test('count a place that several entities share through an alias once', () => {
    const shared = teamOf({
      'a.persona.yaml': 'id: a',
      'all.yaml': doc('kind: story', 'id: one', 'as_a: &who a', '---', 'kind: story', 'id: two', 'as_a: a'),
      'two.story.yaml': doc('stories:', '  - &first { id: x, as_a: a }', '  - <<: *first', '    id: y'),
    });
    expect(of('a.persona.yaml', '|a', false, shared)).toEqual([
      'all.yaml:3:12 a',
      'all.yaml:7:7 a',
      'two.story.yaml:2:27 a',
    ]);
  });

  test('are found for an id that nobody declares', () => {
    const dangling = teamOf({ 'a.story.yaml': 'id: a\nas_a: x', 'b.story.yaml': 'id: b\nas_a: x' });
    expect(of('a.story.yaml', 'as_a: |x', true, dangling)).toEqual(['a.story.yaml:2:7 x', 'b.story.yaml:2:7 x']);
  });

  test('include those by the name of the file', () => {
    const pls = teamOf({
      'personas.config.yaml': 'include: [{ glob: "*.json", dialect: pls }]',
      'dev.json': '{ "id": "dev-base", "label": "Developer" }',
      'lead.json': '{ "id": "lead", "label": "Lead", "parent": ["dev"] }',
    });
    expect(of('dev.json', 'dev-|base', false, pls)).toEqual(['lead.json:1:45 "dev"']);
  });

  test('are nothing where there is no id', () => {
    expect(references(library.at('dana.persona.yaml'), { line: 2, character: 8 }, true)).toBeUndefined();
  });
});

describe('highlight', () => {
  test('marks the id and its uses in the file, each as what it is', () => {
    const { file } = library.at('stories/all.story.yaml');
    const marks = highlight(file, library.position('stories/all.story.yaml', '  |see-late'));
    const shown = marks.map(({ range, kind }) => [
      library.show([{ uri: `${root}/stories/all.story.yaml`, range }])[0],
      kind,
    ]);
    expect(shown).toEqual([
      ['stories/all.story.yaml:2:3 see-late', DocumentHighlightKind.Write],
      ['stories/all.story.yaml:8:18 see-late', DocumentHighlightKind.Read],
    ]);
  });

  test('needs no declaration in the file, and marks nothing elsewhere', () => {
    const { file } = library.at('stories/all.story.yaml');
    expect(highlight(file, library.position('stories/all.story.yaml', 'as_a: |dana'))).toHaveLength(2);
    expect(highlight(file, library.position('stories/all.story.yaml', 'late ent|ries'))).toEqual([]);
  });
});

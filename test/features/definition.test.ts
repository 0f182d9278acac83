import { describe, expect, test } from 'vitest';
import { definition } from '../../server/src/features/definition.js';
import { doc } from '../support/marked.js';
import { team, teamOf } from '../support/team.js';

const library = teamOf(team);

function from(name: string, text: string, of = library): string[] {
  return of.show(definition(of.at(name), of.position(name, text)));
}

describe('definition', () => {
  test.each([
    ['close.jtbd.yaml', "|'dana'", 'dana.persona.yaml:2:5 dana'],
    ['close.jtbd.yaml', "'dana|'", 'dana.persona.yaml:2:5 dana'],
    ['sam.persona.yaml', '- |finance', 'finance.persona.yaml:2:5 finance'],
    ['dana.persona.yaml', '"close|-books"', 'close.jtbd.yaml:2:5 close-books'],
    ['dana.persona.yaml', '- tal|ks', 'talks.study.yaml:1:5 talks'],
    ['stories/all.story.yaml', 'as_a: "|dana', 'dana.persona.yaml:2:5 dana'],
    ['stories/all.story.yaml', '[|see-late]', 'stories/all.story.yaml:2:3 see-late'],
    ['who.persona-map.yaml', 'persona: d|ana', 'dana.persona.yaml:2:5 dana'],
    ['data.json', '["d|ana', 'dana.persona.yaml:2:5 dana'],
  ])('of the id in %s at %s', (name, text, expected) => {
    expect(from(name, text)).toEqual([expected]);
  });

  test('of a declaration is itself, in the kind that declares it', () => {
    expect(from('sam.persona.yaml', "'s|am'")).toEqual(["sam.persona.yaml:1:5 'sam'"]);
    expect(from('data.json', '"id": "d|ana"')).toEqual(['data.json:1:28 "dana"']);
    expect(from('stories/all.story.yaml', '  |see-late:')).toEqual(['stories/all.story.yaml:2:3 see-late']);
  });

  test('of an id that is declared twice is both places', () => {
    const twice = teamOf({ ...team, 'z.persona.yaml': 'id: dana' });
    expect(from('close.jtbd.yaml', "|'dana'", twice)).toEqual([
      'dana.persona.yaml:2:5 dana',
      'z.persona.yaml:1:5 dana',
    ]);
    expect(from('z.persona.yaml', 'd|ana', twice)).toEqual(['z.persona.yaml:1:5 dana']);
  });

  test('is nothing beside an id, and for an id that nobody has', () => {
    const broken = teamOf({ 'a.story.yaml': doc('id: a', 'as_a: nobody', 'so_that: |', '  dana') });
    expect(from('dana.persona.yaml', 'Da|na Okafor')).toEqual([]);
    expect(from('dana.persona.yaml', '# as| in')).toEqual([]);
    expect(from('a.story.yaml', 'no|body', broken)).toEqual([]);
  });

  test('follows a parent that is named by its file', () => {
    const pls = teamOf({
      'personas.config.yaml': 'include: [{ glob: "*.json", dialect: pls }]',
      'dev.json': '{ "id": "dev-base", "label": "Developer" }',
      'lead.json': '{ "id": "lead", "label": "Lead", "parent": ["dev"] }',
    });
    expect(from('lead.json', '["d|ev', pls)).toEqual(['dev.json:1:9 "dev-base"']);
  });
});

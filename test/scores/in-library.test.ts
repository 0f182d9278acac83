import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import type { PersonaFile } from '../../server/src/kinds/types.js';
import { anchorIn } from '../../server/src/library/library.js';
import { readinessIn } from '../../server/src/scores/in-library.js';
import { libraryOf } from '../support/indexed.js';

const fileOf = (name: string, text: string) => readEntities(`file:///library/${name}`, parse(text));

/** The points of one part of the readiness of the first entity, beside other files. */
function points(part: string, text: string, ...others: readonly string[]): number | undefined {
  const own = fileOf('dana.persona.yaml', text);
  const library = libraryOf([own, ...others.map((other, index) => fileOf(`${index}.yaml`, other))]);
  const [entity] = own.entities;
  if (!entity) throw new Error('No entity');
  return readinessIn(library, own.uri, entity)?.parts.find(({ id }) => id === part)?.points;
}

const study = (more: string) => `kind: study\nid: interviews\n${more}`;

describe('a study that evidence points at', () => {
  const persona = 'id: dana\ngoals: [{goal: Close early, evidence: [interviews]}]';

  it('counts in full when its sample reaches the practice of its method', () => {
    expect(points('evidence', persona, study('method: customer_interviews\nsample_size: 10'))).toBe(25);
    expect(points('evidence', persona, study('method: win_loss\nsample_size: 15'))).toBe(25);
  });

  it('counts as medium when it does not, or says too little', () => {
    for (const more of ['method: customer_interviews\nsample_size: 9', 'method: crm\nsample_size: 900', 'name: a'])
      expect(points('evidence', persona, study(more)), more).toBeCloseTo(17.5);
    expect(points('evidence', persona), 'a study that is not there').toBeCloseTo(17.5);
  });

  it('is found from a mapping and from the whole persona too, and what evidence says itself goes first', () => {
    const large = study('method: survey\nsample_size: 100');
    expect(points('evidence', 'id: dana\ngoals: [{goal: a, evidence: [{study: interviews}]}]', large)).toBe(25);
    expect(points('evidence', 'id: dana\ngoals: [a]\nevidence: [interviews]', large)).toBe(12.5);
    const doubted = 'id: dana\ngoals: [{goal: a, evidence: [{study: interviews, confidence: low}]}]';
    expect(points('evidence', doubted, large)).toBe(10);
  });

  it('is the first of two with one id', () => {
    const small = study('method: survey\nsample_size: 9');
    const large = study('method: survey\nsample_size: 900');
    expect(points('evidence', persona, small, large)).toBeCloseTo(17.5);
    expect(points('evidence', persona, large, small)).toBe(25);
  });
});

describe('a place in a persona-map', () => {
  const map = (more = '') => `kind: persona-map\nid: map\n${more}personas: [{persona: dana, priority: primary}]`;

  it('is a priority', () => {
    expect(points('prioritized', 'id: dana')).toBe(0);
    expect(points('prioritized', 'id: dana', map())).toBe(10);
    expect(points('prioritized', 'id: sam', map())).toBe(0);
  });

  it('counts in a PLS persona with fields of ours, whatever its id looks like', () => {
    const pls = 'id: Dev_Lead\nlabel: Dev lead\nsize: {people: 3}';
    expect(points('prioritized', pls, 'kind: persona-map\nid: m\npersonas: [{persona: Dev_Lead}]')).toBe(10);
  });

  it('does not count in a map that is no longer, or not yet, in use', () => {
    expect(points('prioritized', 'id: dana', map('status: retired\n'))).toBe(0);
    expect(points('prioritized', 'id: dana', map('status: draft\n'))).toBe(0);
  });

  it('is read from lists of any shape', () => {
    for (const personas of ['', 'dana', '[dana]', '[null, 3, {persona: [dana]}]', '{persona: dana}']) {
      const file = fileOf('m.persona-map.yaml', `id: m\npersonas: ${personas}`);
      expect(libraryOf([file]).isPlaced('dana'), personas).toBe(personas.startsWith('{'));
    }
  });
});

describe('findings about the library as a whole', () => {
  const persona = fileOf('a.persona.yaml', 'id: dana\n---\nid: sam');
  const config = fileOf('personas.config.yaml', 'extends: strict');
  const listed = 'persona_maps:\n  - {id: old, status: retired}\n  - {id: now}\n  - {id: more}';
  const maps = readEntities('file:///library/z.yaml', parse(listed), { included: {} });

  const anchors = (files: readonly PersonaFile[], configUri?: string) => {
    const library = libraryOf(files, configUri === undefined ? {} : { configUri });
    return files.flatMap((file) => {
      const anchor = anchorIn(library, file);
      return anchor ? [`${file.uri.split('/').at(-1)} ${anchor.id ?? anchor.kind}`] : [];
    });
  };

  it('stand on the first map in use, else in the settings, else on the first entity', () => {
    expect(anchors([config, persona, maps], config.uri)).toEqual(['z.yaml now']);
    expect(anchors([config, persona], config.uri)).toEqual(['personas.config.yaml config']);
    expect(anchors([persona])).toEqual(['a.persona.yaml dana']);
    expect(anchors([])).toEqual([]);
  });
});

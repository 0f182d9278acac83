import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../server/src/host/memory.js';
import { coverageOf } from '../../server/src/library/coverage.js';
import { libraryOverview } from '../../server/src/library-overview.js';
import { Workspace } from '../../server/src/workspace.js';
import { shelf } from '../support/library.js';

const persona = (id: string, more = '') => `kind: persona\nid: ${id}\nbasis: proto\n${more}`;

describe('coverage', () => {
  const texts = {
    'ana.persona.yaml': persona('ana', 'name: Ana\njobs: [close, gone]\nmessaging: { value_proposition: x }\n'),
    'ben.persona.yaml': persona('ben', 'goals:\n  - goal: x\n    evidence: [{ source: y }]\n'),
    'cleo.persona.yaml': persona('cleo', 'parent: [ana]\n'),
    'dot.persona.yaml': persona('dot', 'type: negative\n'),
    'old.persona.yaml': persona('old', 'status: retired\njobs: [file]\n'),
    'close.jtbd.yaml': 'kind: jtbd\nid: close\n',
    'check.jtbd.yaml': 'kind: jtbd\nid: check\nperformers: [ben, ana]\n',
    'file.jtbd.yaml': 'kind: jtbd\nid: file\nperformers: [old, nobody]\n',
    'see.story.yaml': 'kind: story\nid: see\nas_a: ben\n',
    'hear.story.yaml': 'kind: story\nid: hear\nas_a: nobody\n',
    'past.story.yaml': 'kind: story\nid: past\nas_a: ben\nstatus: retired\n',
  };
  const coverage = coverageOf(shelf(texts).library);
  const of = (wanted: string) => coverage.personas.find(({ id }) => id === wanted);

  test('lists the active personas', () => {
    expect(coverage.personas.map(({ id }) => id)).toEqual(['ana', 'ben', 'cleo', 'dot']);
    expect(of('dot')?.negative).toBe(true);
  });

  test('jobs count whichever of the two names the other, and only where they exist', () => {
    expect(of('ana')?.jobs).toEqual(['check', 'close']);
    expect(of('ben')?.jobs).toEqual(['check']);
    expect(coverage.jobsOfNobody.map(({ id }) => id)).toEqual(['file']);
  });

  test('stories count while they are active', () => {
    expect(of('ben')?.stories).toEqual(['see']);
    expect(coverage.storiesOfNobody.map(({ id }) => id)).toEqual(['hear']);
  });

  test('messages and evidence may be inherited', () => {
    expect([of('ana'), of('ben'), of('cleo'), of('dot')].map((one) => one?.messages)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([of('ana'), of('ben'), of('cleo'), of('dot')].map((one) => one?.evidence)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  test('a library of nothing has nothing', () => {
    expect(coverageOf(shelf({}).library)).toEqual({ personas: [], jobsOfNobody: [], storiesOfNobody: [] });
  });
});

test('the overview judges every file of the library, open or not', async () => {
  const root = 'file:///w';
  const host = new MemoryHost({
    [`${root}/ana.persona.yaml`]: persona('ana', 'priority: 1\nsize: { people: 5 }\n'),
    [`${root}/ben.persona.yaml`]: persona('ben', 'type: nonsense\n'),
  });
  const workspace = new Workspace(host, () => '2026-11-22');
  workspace.setFolders([root]);
  const { coverage, health } = await libraryOverview(workspace, `${root}/ana.persona.yaml`);
  expect(coverage.personas).toHaveLength(2);
  expect(health).toMatchObject({
    errors: 1,
    lost: 5,
    parts: [
      { id: 'ana', weight: 3 },
      { id: 'ben', weight: 1 },
    ],
  });
  const [ana, ben] = health?.parts ?? [];
  expect(health?.mean).toBeCloseTo((3 * (ana?.readiness ?? 0) + (ben?.readiness ?? 0)) / 4);
});

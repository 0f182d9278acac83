import { describe, expect, test } from 'vitest';
import { codeLens, type LensCommands } from '../../server/src/features/code-lens.js';
import { readinessContext } from '../../server/src/scores/in-library.js';
import { scoresOf } from '../../server/src/scores/index.js';
import { doc } from '../support/marked.js';
import { root, type Team, team, teamOf } from '../support/team.js';

function lenses(of: Team, name: string, commands: LensCommands = {}) {
  const context = of.at(name);
  const scores = (entity: Parameters<typeof scoresOf>[0]) =>
    scoresOf(entity, readinessContext(of.library, `${root}/${name}`, entity));
  return codeLens({ ...context, scoresOf: scores }, commands);
}

const titles = (of: Team, name: string) =>
  lenses(of, name).map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);

describe('code lenses', () => {
  const library = teamOf(team);

  test('count the references of each entity, and say nothing where there are none', () => {
    expect(titles(library, 'stories/all.story.yaml')).toEqual(['2: 1 reference']);
    expect(titles(library, 'close.jtbd.yaml')).toEqual(['2: 2 references']);
    expect(titles(library, 'who.persona-map.yaml')).toEqual([]);
  });

  test('say how ready a persona is and which step is worth most', () => {
    const [references, readiness] = titles(library, 'dana.persona.yaml');
    expect(references).toBe('2: 6 references');
    expect(readiness).toMatch(/^2: Readiness \d+\/100 · next: [A-Z].*[^.] \(\+\d+(\.\d)?\)$/);
  });

  test('say what every kind with a score scores', () => {
    const scored = teamOf({
      'a.icp.yaml': doc(
        'id: a',
        'scoring: { attributes: [{ attribute: size, weight: 1 }, { attribute: need, weight: 1 }] }',
        'accounts:',
        '  - { name: Low, scores: { size: 1, need: 2 } }',
        '  - { name: High, scores: { size: 4, need: 5 } }',
        '  - { name: Open, scores: { size: 5 } }',
      ),
      'one.icp.yaml': doc('id: one', 'accounts: [{ name: Only }]'),
      'b.jtbd.yaml': doc(
        'id: b',
        'outcomes:',
        '  - { outcome: Wait less, importance: 9, satisfaction: 3 }',
        '  - { outcome: Pay less, importance: 4, satisfaction: 4 }',
      ),
      'c.value-proposition.yaml': doc(
        'id: c',
        'profile: { pains: [{ pain: Waits, rank: 1 }, { pain: Pays, rank: 2 }] }',
        'value_map: { pain_relievers: [{ reliever: Runs, relieves: Waits }] }',
      ),
      'd.maturity-model.yaml': doc(
        'id: d',
        'levels: [{ level: 1, name: Heroic }, { level: 2, name: Repeatable }, { level: 3 }]',
        'dimensions: [{ dimension: time, weight: 2 }, { dimension: trust }]',
        'assessments:',
        '  - { subject: North, levels: { time: 1, trust: 1 } }',
        '  - { subject: South, levels: { time: 2, trust: 3 } }',
      ),
      'e.swot.yaml': doc('id: e', 'strengths: [a]'),
    });
    expect(titles(scored, 'a.icp.yaml')).toEqual(['1: Best of 3 accounts: High 4.50 / 5 · Tier 1']);
    expect(titles(scored, 'one.icp.yaml')).toEqual(['1: Only 1.00 to 5.00 / 5']);
    expect(titles(scored, 'b.jtbd.yaml')).toEqual([
      '1: Highest of 2 opportunities: 15.0 · extreme opportunity · Wait less',
    ]);
    expect(titles(scored, 'c.value-proposition.yaml')).toEqual([
      '1: Fit 67% · next: Answer the pain “Pays” with a reliever (+33.3)',
    ]);
    expect(titles(scored, 'd.maturity-model.yaml')).toEqual(['1: Maturity 2.33 · Repeatable · South']);
    expect(titles(scored, 'e.swot.yaml')).toEqual([]);
  });

  test('stand on the name of a persona that has no id yet', () => {
    const half = teamOf({ 'a.persona.yaml': doc('kind: persona', 'name: Half done') });
    expect(titles(half, 'a.persona.yaml')[0]).toMatch(/^2: Readiness \d+\/100/);
  });

  test('run a command of the client, if it has one', () => {
    const [references, readiness] = lenses(library, 'dana.persona.yaml', {
      showReferences: 'x.show',
      showPreview: 'x.card',
    });
    expect(references?.command).toMatchObject({ command: 'x.show' });
    const [uri, position, places] = references?.command?.arguments ?? [];
    expect([uri, position]).toEqual([`${root}/dana.persona.yaml`, { line: 1, character: 4 }]);
    expect(library.show(places)[0]).toBe("close.jtbd.yaml:5:5 'dana'");
    expect(readiness?.command?.command).toBe('x.card');
    expect(lenses(library, 'dana.persona.yaml').map(({ command }) => command?.command)).toEqual(['', '']);
  });
});

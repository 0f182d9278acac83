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

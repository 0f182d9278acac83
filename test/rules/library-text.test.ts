import { describe, expect, test } from 'vitest';
import { shelf } from '../support/library.js';

const persona = (id: string, ...more: readonly string[]) =>
  ['kind: persona', `id: ${id}`, 'basis: proto', 'priority: 2', ...more, ''].join('\n');
const dana = persona('dana', 'goals: [Close the books in three days]', 'pain_points: [Late invoices]');
const half = persona('sam', 'goals: [Close the books on Friday]', 'pain_points: [Late invoices]');

/** The findings of some rules in a library, by file. */
function found(texts: Readonly<Record<string, string>>, name: string, ...rules: readonly string[]) {
  return shelf(texts)
    .findings(name)
    .filter(({ rule }) => rules.includes(rule));
}

describe('undifferentiated', () => {
  const twins = { 'dana.persona.yaml': dana, 'sam.persona.yaml': dana.replace('id: dana', 'id: sam\nrole: Clerk') };

  test('tells of the other, how much they share and which words, and leads there from both', () => {
    for (const [own, other] of [
      ['dana', 'sam'],
      ['sam', 'dana'],
    ] as const) {
      const [finding, ...more] = found(twins, `${own}.persona.yaml`, 'undifferentiated');
      expect(more).toEqual([]);
      expect(finding?.message).toBe(
        `Goals and pain points share 100% of their words with those of \`${other}\`: “close”, “books”, “three”, “days”, “late” and “invoices”. Say what sets this persona apart, merge the two, or let one inherit from the other.`,
      );
      expect(finding?.related).toMatchObject([
        { uri: `file:///library/${other}.persona.yaml`, message: `\`${other}\` shares 100% of its words` },
      ]);
    }
  });

  test('speaks from three in five words on, or from where the config says', () => {
    // books, close, late, invoices of these and three, days, friday
    const two = { 'dana.persona.yaml': dana, 'sam.persona.yaml': half };
    expect(found(two, 'dana.persona.yaml', 'undifferentiated')).toEqual([]);
    const config = (overlap: number) => `rules: { undifferentiated: [error, { overlap: ${overlap} }] }\n`;
    const at = (overlap: number) =>
      found({ ...two, 'personas.config.yaml': config(overlap) }, 'sam.persona.yaml', 'undifferentiated');
    expect(at(0.57)[0]?.message).toContain('57%');
    expect(at(0.58)).toEqual([]);
  });

  test('leaves exact copies to `stale-copy`, and says once what many shared items would say', () => {
    const copies = { 'dana.persona.yaml': dana, 'sam.persona.yaml': dana.replace('id: dana', 'id: sam') };
    const all = ['stale-copy', 'undifferentiated', 'identical-item-across'];
    expect(found(copies, 'sam.persona.yaml', ...all).map(({ rule }) => rule)).toEqual(['stale-copy']);
    expect(found(twins, 'sam.persona.yaml', ...all).map(({ rule }) => rule)).toEqual(['undifferentiated']);
  });

  test('is silent until the library has been read', () => {
    const library = shelf(twins, false);
    expect(library.findings('dana.persona.yaml').filter(({ rule }) => rule === 'undifferentiated')).toEqual([]);
  });

  test('is quiet about those who inherit from each other, however far back', () => {
    const chain = {
      'dana.persona.yaml': dana,
      'between.persona.yaml': persona('between', 'parent: [dana]'),
      'sam.persona.yaml': dana.replace('id: dana', 'id: sam\nparent: [between]'),
    };
    for (const name of ['dana', 'sam'])
      expect(found(chain, `${name}.persona.yaml`, 'undifferentiated', 'identical-item-across')).toEqual([]);
  });
});

describe('identical-item-across', () => {
  const two = { 'dana.persona.yaml': dana, 'sam.persona.yaml': half };

  test('names who has it too, on the text of the item, from both', () => {
    const [finding, ...more] = found(two, 'dana.persona.yaml', 'identical-item-across');
    expect(more).toEqual([]);
    expect(finding?.pointer).toBe('/pain_points/0');
    expect(finding?.message).toMatch(/^`sam` has this pain point too: all 2 content words are the same\./);
    expect(finding?.related).toMatchObject([{ uri: 'file:///library/sam.persona.yaml' }]);
    expect(found(two, 'sam.persona.yaml', 'identical-item-across')).toHaveLength(1);
  });

  test('counts those of whom it does not give the name', () => {
    const more = Object.fromEntries(
      ['ines', 'kim', 'lea', 'max'].map((id) => [
        `${id}.persona.yaml`,
        persona(id, `goals: [What only ${id} wants, Something of ${id} alone]`, 'pain_points: [The invoices are late]'),
      ]),
    );
    const [finding] = found({ ...two, ...more }, 'dana.persona.yaml', 'identical-item-across');
    expect(finding?.message).toMatch(/^`ines`, `kim`, `lea` and 2 more have this pain point too/);
  });

  test('finds the items of PLS personas', () => {
    const pls = (id: string, more: string) =>
      JSON.stringify({ id, label: id, motivations: { goals: ['Ship without surprises', more] } });
    const library = {
      'personas.config.yaml': "include: [{ glob: '*.json', dialect: pls }]\n",
      'a.json': pls('a', 'Learn one thing a week from a stranger'),
      'b.json': pls('b', 'Get home before the children sleep'),
    };
    const [finding] = found(library, 'b.json', 'identical-item-across');
    expect(finding?.pointer).toBe('/motivations/goals/0');
  });
});

describe('set-no-accessibility', () => {
  test('stands on the map, else on the config file, and leaves PLS libraries alone', () => {
    const rule = 'set-no-accessibility';
    const config = { 'personas.config.yaml': 'rules: {}\n', 'dana.persona.yaml': dana };
    expect(found(config, 'personas.config.yaml', rule)).toHaveLength(1);
    expect(found(config, 'dana.persona.yaml', rule)).toEqual([]);
    const map = { ...config, 'm.persona-map.yaml': 'id: m\npersonas: [{ persona: dana }]\n' };
    expect(found(map, 'm.persona-map.yaml', rule)).toHaveLength(1);
    expect(found(map, 'personas.config.yaml', rule)).toEqual([]);
    const pls = {
      'personas.config.yaml': "include: [{ glob: '*.json', dialect: pls }]\n",
      'a.json': '{"id":"a","label":"A"}',
    };
    expect(found(pls, 'personas.config.yaml', rule)).toEqual([]);
  });
});

describe('sibling-missing-key', () => {
  const list = (...roles: readonly (string | undefined)[]) => ({
    'team.persona.yaml': `personas:\n${roles.map((role, at) => `  - id: p${at}\n    basis: proto\n${role ? `    role: ${role}\n` : ''}`).join('')}`,
  });
  const lacking = (texts: Readonly<Record<string, string>>) =>
    found(texts, 'team.persona.yaml', 'sibling-missing-key').map(({ entity, message }) => [entity?.id, message]);

  test('needs four of them, and three in four of the others', () => {
    const message = 'All 3 others in this list have `role`, and this one has not. Add what holds here.';
    expect(lacking(list('A', 'B', 'C', undefined))).toEqual([['p3', message]]);
    expect(lacking(list('A', 'B', undefined))).toEqual([]);
    expect(lacking(list('A', 'B', undefined, undefined))).toEqual([]);
    expect(lacking(list('A', 'B', 'C', undefined, undefined)).map(([id]) => id)).toEqual(['p3', 'p4']);
  });

  test('compares as the config says', () => {
    const config = { 'personas.config.yaml': 'rules: { sibling-missing-key: [info, { siblings: 3, share: 1 }] }\n' };
    expect(lacking({ ...list('A', 'B', undefined), ...config })).toHaveLength(1);
    expect(lacking({ ...list('A', 'B', 'C', undefined, undefined), ...config })).toEqual([]);
  });
});

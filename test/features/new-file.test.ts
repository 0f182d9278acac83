import { describe, expect, test } from 'vitest';
import { newFile, templateKinds } from '../../server/src/features/new-file.js';
import { kinds } from '../../server/src/kinds/registry.js';
import type { KindName } from '../../server/src/kinds/types.js';
import { emptyLibrary } from '../../server/src/library/library.js';
import type { NewFileParams } from '../../server/src/protocol.js';
import { libraryOfFacts } from '../support/indexed.js';

const root = 'file:///team';

function plan(
  params: Partial<NewFileParams>,
  entities: readonly [KindName, string, string][] = [],
  files: readonly string[] = [],
) {
  const facts = entities.map(([kind, id, path]) => ({
    uri: `${root}/${path}`,
    kind,
    id,
    document: 0,
    pointer: '',
    active: true,
  }));
  return newFile(
    { template: 'persona-buyer', name: 'Raj Patel', folder: root, ...params },
    { library: libraryOfFacts(root, facts), exists: async (uri) => files.includes(uri) },
  );
}

describe('a new file', () => {
  test('is named by slug and kind', async () => {
    expect(await plan({})).toMatchObject({ uri: `${root}/raj-patel.persona.yaml`, fileName: 'raj-patel.persona.yaml' });
    expect(await plan({ template: 'pls-child' })).toMatchObject({ fileName: 'raj-patel.persona.yaml' });
    expect(await plan({ template: 'behavioural-segments' })).toMatchObject({ fileName: 'raj-patel.segment.yaml' });
    expect(await plan({ folder: `${root}/` })).toMatchObject({ uri: `${root}/raj-patel.persona.yaml` });
  });

  test('has the name and the id in it, and no question left about them', async () => {
    const made = await plan({ name: '  Raj: the  boss, VP ' });
    const snippet = 'snippet' in made ? made.snippet : '';
    expect(snippet).toContain('\nid: raj-the-boss\nname: "Raj: the boss, VP"\nsummary: ${2:');
    expect(snippet).not.toMatch(/\$\{1[:/]/);
  });

  test('never takes the name of another file or the id of another entity of its kind', async () => {
    const file = [`${root}/raj-patel.persona.yaml`, `${root}/raj-patel-2.persona.yaml`];
    expect(await plan({}, [], file)).toMatchObject({
      fileName: 'raj-patel-3.persona.yaml',
      taken: 'raj-patel.persona.yaml',
    });
    const byId = await plan({}, [['persona', 'raj-patel', 'all.yaml']]);
    expect(byId).toMatchObject({ fileName: 'raj-patel-2.persona.yaml' });
    expect('snippet' in byId && byId.snippet).toContain('\nid: raj-patel-2\n');
    expect(await plan({}, [['icp', 'raj-patel', 'all.yaml']])).not.toHaveProperty('taken');
  });

  test('goes beside others of its kind where nobody said a folder', async () => {
    const others: [KindName, string, string][] = [
      ['persona', 'a', 'people/a.persona.yaml'],
      ['persona', 'b', 'people/b.persona.yaml'],
      ['persona', 'c', 'old/c.persona.yaml'],
      ['persona', 'd', 'old/c.persona.yaml'],
      ['persona', 'e', 'old/c.persona.yaml'],
      ['icp', 'f', 'market/f.icp.yaml'],
    ];
    const uri = async (params: Partial<NewFileParams>) =>
      (await plan({ beside: true, ...params }, others)) as { uri: string };
    expect((await uri({})).uri).toBe(`${root}/people/raj-patel.persona.yaml`);
    expect((await uri({ folder: `${root}/old` })).uri).toBe(`${root}/old/raj-patel.persona.yaml`);
    expect((await uri({ template: 'icp' })).uri).toBe(`${root}/market/raj-patel.icp.yaml`);
    expect((await uri({ template: 'study' })).uri).toBe(`${root}/raj-patel.study.yaml`);
    expect((await uri({ beside: false })).uri).toBe(`${root}/raj-patel.persona.yaml`);
  });

  test('is unsaved where no folder is open', async () => {
    const made = await newFile(
      { template: 'swot', name: 'Us' },
      { library: emptyLibrary('untitled:'), exists: async () => true },
    );
    expect(made).toMatchObject({ uri: 'untitled:us.swot.yaml', fileName: 'us.swot.yaml' });
  });

  test('has a name even where no letter of it can stand in an id', async () => {
    expect(await plan({ name: '田中さん' })).toMatchObject({ fileName: 'persona.persona.yaml' });
  });

  test('needs a name and a template that is there', async () => {
    expect(await plan({ name: '  ' })).toEqual({ problem: 'Give it a name.' });
    expect(await plan({ template: 'nonsense' })).toEqual({ problem: 'There is no template "nonsense".' });
  });
});

test('every kind is offered with its templates, in the order of the kinds', () => {
  const offered = templateKinds();
  expect(offered.map(({ kind }) => kind)).toEqual(kinds.map(({ name }) => name).filter((name) => name !== 'config'));
  for (const { label, description, templates } of offered) {
    expect(description, label).toMatch(/^[A-Z].{15,}[^.:]$/);
    expect(templates.length, label).toBeGreaterThan(0);
  }
  expect(offered[0]?.templates.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['persona', 'persona-buyer', 'pls-persona']),
  );
});

import { afterEach, describe, expect, test } from 'vitest';
import type { LibraryResult, LocateResult, TreeResult, ViewResult } from '../../server/src/protocol.js';
import { LspClient } from './client.js';

const running: LspClient[] = [];
afterEach(async () => {
  for (const client of running.splice(0)) await client.stop();
});

const at = (name: string) => `file:///library/${name}`;
const files = {
  [at('personas.config.yaml')]: 'extends: recommended\n',
  [at('ada.persona.yaml')]: 'id: ada\nname: Ada\ngoals: [Close the books early]\n',
  [at('ben.persona.yaml')]: 'id: ben\nname: Ben\npriority: {tier: 9}\n',
  [at('pay.jtbd.yaml')]: 'id: pay\nname: Pay\n',
};

async function clientOf(texts: Readonly<Record<string, string>> = files) {
  const client = await LspClient.inProcess(texts);
  running.push(client);
  return client;
}

const ask = (client: LspClient, view: string, more: object = {}) =>
  client.connection.sendRequest<ViewResult>('personas/view', { view, uri: at('.'), ...more });

describe('a view', () => {
  test.each([
    ['dashboard', 'Library dashboard'],
    ['map', 'Persona map'],
    ['coverage', 'Coverage'],
  ])('%s is drawn from files that nobody has opened', async (name, title) => {
    const view = await ask(await clientOf(), name);
    expect(view?.title).toBe(title);
    expect(view?.html).toContain('data-id="ada"');
    expect(view?.html).not.toMatch(/<script| style=/);
  });

  test('follows what is typed', async () => {
    const client = await clientOf();
    await client.open(at('ada.persona.yaml'), files[at('ada.persona.yaml')] ?? '');
    expect((await ask(client, 'comparison', { personas: ['ada', 'ben'] }))?.title).toBe('Ada and Ben');
    await client.edit(at('ada.persona.yaml'), 'name: Ada', 'name: Ada Ray');
    expect((await ask(client, 'comparison', { personas: ['ben', 'ada'] }))?.title).toBe('Ben and Ada Ray');
  });

  test('shows the pictures that personas name, and the new ones when they change', async () => {
    const picture = at('ada.svg');
    const client = await clientOf({
      ...files,
      [at('ada.persona.yaml')]: 'id: ada\nname: Ada\nimage: ada.svg\n',
      [picture]: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    const data = (svg: string) => `src="data:image/svg+xml;base64,${btoa(svg)}"`;
    expect((await ask(client, 'dashboard'))?.html).toContain(data('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    client.host.set(picture, '<svg />');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: picture, type: 2 }],
    });
    expect((await ask(client, 'dashboard'))?.html).toContain(data('<svg />'));
  });

  test('that there is not is nothing', async () => {
    expect(await ask(await clientOf(), 'toString')).toBeNull();
  });

  test('names lead to where the entity stands', async () => {
    const client = await clientOf();
    const found = await client.connection.sendRequest<LocateResult>('personas/locate', {
      uri: at('.'),
      kind: 'jtbd',
      id: 'pay',
    });
    expect(found).toMatchObject({ uri: at('pay.jtbd.yaml'), range: { start: { line: 0, character: 4 } } });
  });

  test('says the health that the library request says', async () => {
    const client = await clientOf();
    const { health } = await client.connection.sendRequest<LibraryResult>('personas/library', { uri: at('.') });
    expect(health?.errors).toBeGreaterThan(0);
    expect((await ask(client, 'dashboard'))?.html).toContain(`Library health ${health?.score} of 100`);
  });
});

describe('the tree', () => {
  const treeOf = async (client: LspClient, judged: boolean) =>
    client.connection.sendRequest<TreeResult>('personas/tree', { judged });

  test('has every library by its folder, with kinds and entities', async () => {
    const nested = { ...files, [at('inner/personas.config.yaml')]: '', [at('inner/x.persona.yaml')]: 'id: x\n' };
    const trees = await treeOf(await clientOf(nested), false);
    expect(trees.map(({ root, name }) => [root, name])).toEqual([
      ['file:///library', 'Library'],
      ['file:///library/inner', 'Inner'],
    ]);
    expect(trees[0]?.kinds.map(({ kind, entities }) => [kind, entities.map(({ id }) => id)])).toEqual([
      ['persona', ['ada', 'ben']],
      ['jtbd', ['pay']],
    ]);
    expect(trees[0]?.kinds[0]?.entities[0]).not.toHaveProperty('readiness');
  });

  test('says how ready a persona is and what is found, once that is asked for', async () => {
    const [tree] = await treeOf(await clientOf(), true);
    const [ada, ben] = tree?.kinds[0]?.entities ?? [];
    expect(ada?.readiness).toBeGreaterThan(0);
    expect(ada?.gaps).toBeGreaterThan(0);
    expect(ben?.findings).toBeGreaterThan(0);
  });
});

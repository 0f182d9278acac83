import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, InlayHint } from 'vscode-languageserver-types';
import type { CardResult, EffectiveResult } from '../../server/src/protocol.js';
import { type ClientOptions, LspClient } from './client.js';

const running: LspClient[] = [];
afterEach(async () => {
  for (const client of running.splice(0)) await client.stop();
});

const at = (name: string) => `file:///library/${name}`;
const files = {
  [at('personas.config.yaml')]: 'include: [{ glob: "*.json", dialect: pls }]\n',
  [at('dev.json')]: '{ "id": "dev", "label": "Developer", "segment": "finance", "motivations": { "likes": ["Docs"] } }',
  [at('lead.persona.yaml')]: 'id: lead\nlabel: Lead\nparent: [dev]\nmotivations:\n  x-likes: [Tea]\n',
};

async function clientWith(options: ClientOptions = {}) {
  const client = await LspClient.inProcess(files, options);
  running.push(client);
  await client.open(at('lead.persona.yaml'), files[at('lead.persona.yaml')] ?? '');
  return client;
}

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const hints = (client: LspClient) =>
  client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: at('lead.persona.yaml') },
    range: whole,
  });

describe('inlay hints', () => {
  test('are announced and given, and follow an edit of the parent', async () => {
    const client = await clientWith();
    expect(client.initialized.capabilities.inlayHintProvider).toBe(true);
    expect((await hints(client)).map(({ label }) => label)).toEqual([
      'takes over one value',
      'adds to one entry from dev',
    ]);
    await client.open(at('dev.json'), files[at('dev.json')] ?? '', 'json');
    await client.edit(at('dev.json'), '["Docs"]', '["Docs", "Code"]');
    await client.pull(at('dev.json'));
    expect((await hints(client)).map(({ label }) => label)).toContain('adds to 2 entries from dev');
  });

  test('are asked for again when a library changes, where the client can do that', async () => {
    const client = await clientWith({ capabilities: { workspace: { inlayHint: { refreshSupport: true } } } });
    const asked = new Promise<void>((done) => {
      client.connection.onRequest('workspace/inlayHint/refresh', () => {
        done();
        return null;
      });
    });
    await hints(client);
    client.host.set(at('dev.json'), '{ "id": "dev", "label": "Developer", "segment": "retail" }');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: at('dev.json'), type: 2 }],
    });
    await asked;
    expect((await hints(client)).map(({ label }) => label)).toEqual(['takes over one value']);
  });

  test.each([
    [false, 0],
    [true, 2],
    [undefined, 2],
  ])('the setting %s leaves %d of them', async (inheritance, count) => {
    const client = await clientWith({ capabilities: { workspace: { configuration: true } } });
    client.connection.onRequest('workspace/configuration', () => [inheritance === undefined ? null : { inheritance }]);
    expect(await hints(client)).toHaveLength(count);
  });
});

describe('the effective persona', () => {
  const ask = (client: LspClient, params: object) =>
    client.connection.sendRequest<EffectiveResult>('personas/effective', params);

  test('is a text, at the cursor and again at its place', async () => {
    const client = await clientWith();
    const uri = at('lead.persona.yaml');
    const answer = await ask(client, { uri, position: { line: 2, character: 0 } });
    expect(answer).toMatchObject({ title: 'Lead', place: { document: 0, pointer: '' } });
    expect('text' in answer && answer.text).toContain('segment: finance # from dev\n');
    expect(await ask(client, { uri, place: { document: 0, pointer: '' } })).toEqual(answer);
  });

  test('is none where no persona is', async () => {
    const client = await clientWith();
    expect(await ask(client, { uri: at('gone.yaml') })).toHaveProperty('problem');
    expect(await ask(client, { uri: at('personas.config.yaml') })).toHaveProperty('problem');
    expect(await ask(client, { uri: at('lead.persona.yaml'), place: { document: 3, pointer: '/x' } })).toHaveProperty(
      'problem',
    );
  });

  test('can be shown as a card', async () => {
    const client = await clientWith();
    const card = (effective: boolean) =>
      client.connection.sendRequest<CardResult>('personas/card', { uri: at('lead.persona.yaml'), effective });
    expect((await card(false)).html).not.toContain('Docs');
    expect((await card(true)).html).toContain('Docs');
    expect((await card(true)).html).toContain('Tea');
  });
});

describe('findings about others', () => {
  const uri = at('lead.persona.yaml');

  test('name the other places', async () => {
    const client = await clientWith();
    await client.open(at('lead.json'), '{ "id": "lead", "label": "Leader" }', 'json');
    const found = (await client.pull(at('lead.json'))).find(({ code }) => code === 'duplicate-id');
    expect(found?.relatedInformation).toEqual([
      {
        location: { uri, range: { start: { line: 0, character: 4 }, end: { line: 0, character: 8 } } },
        message: '`lead` again: Lead',
      },
    ]);
  });

  test('are mended by a new file where the client makes files', async () => {
    const client = await clientWith({
      capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } },
    });
    await client.edit(uri, '[dev]', '[designer]');
    const [diagnostic] = (await client.pull(uri)).filter(({ code }) => code === 'dangling-reference');
    if (!diagnostic) throw new Error('No finding');
    const actions = await client.actions(uri, diagnostic);
    const make = actions.find(({ title }) => title.startsWith('Make the persona designer'));
    expect(make?.diagnostics).toEqual([diagnostic]);
    expect(make?.edit?.documentChanges).toHaveLength(2);
  });

  test('a PLS persona is converted once the action is chosen', async () => {
    const lazily = { dataSupport: true, resolveSupport: { properties: ['edit'] } };
    const client = await clientWith({ capabilities: { textDocument: { codeAction: lazily } } });
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: whole,
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    });
    const action = actions.find(({ title }) => title === 'Convert to a native persona');
    expect(action?.edit).toBeUndefined();
    const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    expect(resolved.edit?.changes?.[uri]?.[0]?.newText).toContain('kind: persona\nid: lead\nname: Lead\n');
  });
});

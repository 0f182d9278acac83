import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { applyEdits } from '../support/edits.js';
import { type ClientOptions, LspClient } from './client.js';

const uri = 'file:///library/a.persona.yaml';
const text = 'kind: persona\nid: a\nbasis: proto\npainPoints: [x]\nbehavoiurs: [y]\nnarative: z\n';
const resolving: ClientOptions = {
  capabilities: { textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } } },
};

const running: LspClient[] = [];
afterEach(async () => {
  for (const client of running.splice(0)) await client.stop();
});

async function clientWith(options: ClientOptions = {}): Promise<{ client: LspClient; shown: Diagnostic[] }> {
  const client = await LspClient.inProcess({ [uri]: text }, options);
  running.push(client);
  await client.open(uri, text);
  return { client, shown: await client.pull(uri) };
}

function ask(client: LspClient, at: string, diagnostics: Diagnostic[], only?: string[]): Promise<CodeAction[]> {
  const start = client.position(uri, at);
  const context = { diagnostics, triggerKind: 1, ...(only ? { only } : {}) };
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start, end: start },
    context,
  });
}

const after = ({ edit }: CodeAction) => applyEdits(text, edit?.changes?.[uri] ?? []);

describe('many fixes at once', () => {
  test.each([['source.fixAll.personas'], ['source.fixAll'], ['source']])('on save, asked for as %s', async (kind) => {
    const { client } = await clientWith();
    expect(client.initialized.capabilities.codeActionProvider).toMatchObject({
      codeActionKinds: expect.arrayContaining(['source.fixAll.personas']),
    });
    const actions = await ask(client, 'kind', [], [kind]);
    expect(actions.map((action) => action.kind)).toEqual(['source.fixAll.personas']);
    expect(actions.map(after)).toEqual([text.replace('painPoints', 'pain_points')]);
  });

  test('are not made unasked, nor by another tool’s name', async () => {
    const { client } = await clientWith();
    const kinds = (await ask(client, 'painPoints', [])).map(({ kind }) => kind);
    expect(kinds).toContain('quickfix');
    expect(kinds).not.toContain('source.fixAll.personas');
    expect(await ask(client, 'painPoints', [], ['source.fixAll.eslint'])).toEqual([]);
    expect(await ask(client, 'painPoints', [], ['source.organizeImports'])).toEqual([]);
  });

  test.each([
    ['with their edits, where the client does not ask for them', {}],
    ['and their edits once they are chosen', resolving],
  ])('of a rule are offered %s', async (_, options) => {
    const { client, shown } = await clientWith(options);
    const actions = await ask(client, 'narative', shown, ['quickfix']);
    const action = actions.find(({ title }) => title === 'Fix all: unknown-key in this file');
    expect(action?.diagnostics?.map(({ code }) => code)).toEqual(['unknown-key', 'unknown-key']);
    const lazy = options === resolving;
    expect(action?.edit === undefined).toBe(lazy);
    const chosen = lazy ? await client.connection.sendRequest<CodeAction>('codeAction/resolve', action) : action;
    expect(chosen && after(chosen)).toBe(text.replace('behavoiurs', 'behaviours').replace('narative', 'narrative'));
    // Trying texts out has changed nothing that others are told.
    expect(await client.pull(uri)).toEqual(shown);
  });

  test('that were offered for another text are not made', async () => {
    const { client, shown } = await clientWith(resolving);
    const action = (await ask(client, 'narative', shown)).find(({ title }) => title.startsWith('Fix all:'));
    await client.edit(uri, 'id: a', 'id: ab');
    const chosen = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    expect(chosen).toEqual(action);
    await client.edit(uri, 'id: ab', 'id: a');
    const again = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    expect(again.edit).toBeDefined();
  });
});

describe('quick fixes', () => {
  test('of the diagnostic that is asked about come first, and nothing else is preferred', async () => {
    const { client, shown } = await clientWith();
    // The first key carries the note on what is missing; the second its own finding.
    const range = { start: { line: 1, character: 0 }, end: client.position(uri, 'narative') };
    const named = shown.filter(({ code, range: { start } }) => code === 'unknown-key' && start.line === 4);
    expect(named).toHaveLength(1);
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: named, only: ['quickfix'] },
    });
    expect(actions[0]?.title).toBe('Rename the key to behaviours');
    const isAbout = actions.map(({ diagnostics = [] }) => diagnostics.length > 0);
    expect(isAbout).toEqual([...isAbout].sort((a, b) => Number(b) - Number(a)));
    expect(isAbout).toContain(false);
    const preferred = actions.filter(({ isPreferred }) => isPreferred);
    expect(preferred.every(({ diagnostics }) => diagnostics?.length)).toBe(true);
    const unnamed = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    expect(unnamed.find(({ isPreferred }) => isPreferred)?.title).toBe('Rename the key to pain_points');
  });
});

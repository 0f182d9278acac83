import { afterEach, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { applyEdits } from '../support/edits.js';
import { type ClientOptions, LspClient } from './client.js';

const clients: LspClient[] = [];
async function started(files: Readonly<Record<string, string>> = {}, options: ClientOptions = {}) {
  const client = await LspClient.inProcess(files, options);
  clients.push(client);
  return client;
}
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

const root = 'file:///library';
const uri = `${root}/ana.persona.yaml`;
const text = 'kind: persona\nid: ana\nname: Ana Okafor\nbasis: proto\npriority: 1\nnick: A\n';

/** What is offered for the first finding of a rule. */
async function offered(
  client: LspClient,
  of: string,
  rule: string,
): Promise<{ found: Diagnostic; actions: CodeAction[] }> {
  const found = (await client.pull(of)).find(({ code }) => code === rule);
  if (!found) throw new Error(`${rule} finds nothing`);
  const actions = (await client.actions(of, found)).filter(({ kind }) => kind === 'quickfix');
  return { found, actions };
}

const codes = async (client: LspClient, of: string) => (await client.pull(of)).map(({ code }) => code);

test('every finding can be silenced by a comment: last of all that is offered, and never preferred', async () => {
  const client = await started();
  await client.open(uri, text);
  const { found, actions } = await offered(client, uri, 'unknown-key');
  const [line, file] = actions.slice(-2);
  expect(actions.length).toBeGreaterThan(2);
  expect([line?.title, file?.title]).toEqual([
    'Silence unknown-key for this line…',
    'Silence unknown-key for this file…',
  ]);
  for (const action of [line, file]) {
    expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'unknown-key', range: found.range }] });
    expect(action?.isPreferred).toBeUndefined();
  }
  await client.edit(uri, 'nick', '# personas-disable-next-line unknown-key -- \nnick');
  expect(applyEdits(text, line?.edit?.changes?.[uri] ?? [])).toBe(client.text(uri));
  const left = await client.pull(uri);
  expect(left.map(({ code }) => code)).not.toContain('unknown-key');
  expect(left.find(({ code }) => code === 'unused-suppression')?.message).toMatch(/^Say why/);
  await client.edit(uri, ' -- ', ' -- the CRM');
  expect(await codes(client, uri)).not.toContain('unused-suppression');
});

test('a client that knows snippets in edits goes on typing where the reason belongs', async () => {
  const capabilities = { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } };
  const client = await started({}, { capabilities });
  await client.open(uri, text);
  const { actions } = await offered(client, uri, 'unknown-key');
  expect(actions.at(-2)?.edit).toEqual({
    documentChanges: [
      {
        textDocument: { uri, version: null },
        edits: [
          {
            range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } },
            snippet: { kind: 'snippet', value: '# personas-disable-next-line unknown-key -- $0\n' },
          },
        ],
      },
    ],
  });
});

test('one note about all that is missing can be silenced as one', async () => {
  const client = await started();
  await client.open(uri, text);
  const { actions } = await offered(client, uri, 'incomplete');
  const line = actions.find(({ title }) => title === 'Silence incomplete for this line…');
  const silenced = applyEdits(text, line?.edit?.changes?.[uri] ?? []);
  await client.edit(uri, text, silenced);
  expect(await codes(client, uri)).not.toContain('incomplete');
});

test('for JSON the config file is changed', async () => {
  const json = `${root}/ana.json`;
  const config = `${root}/personas.config.yaml`;
  const before = 'include: [ana.json]\n';
  const client = await started({ [config]: before });
  await client.open(config, before);
  await client.open(json, '{ "kind": "persona", "id": "ana", "basis": "proto", "nick": "A" }', 'json');
  const { actions } = await offered(client, json, 'unknown-key');
  const last = actions.at(-1);
  expect(last?.title).toBe('Silence unknown-key for this file in personas.config.yaml');
  await client.edit(config, before, applyEdits(before, last?.edit?.changes?.[config] ?? []));
  expect(await codes(client, json)).not.toContain('unknown-key');
  expect(await codes(client, config)).not.toContain('enum-value');
});

test('the baseline of the config file is heeded, and read again when it changes on disk', async () => {
  const config = `${root}/personas.config.yaml`;
  const baseline = `${root}/b.json`;
  const client = await LspClient.inProcess({
    [config]: 'baseline: b.json\n',
    [baseline]: '{"version":1,"files":{"ana.persona.yaml":{"unknown-key":1}}}',
  });
  clients.push(client);
  await client.open(uri, text);
  expect(await codes(client, uri)).not.toContain('unknown-key');
  client.host.set(baseline, '{"version":1,"files":{}}');
  const before = client.refreshes;
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: baseline, type: 2 }],
  });
  await expect.poll(() => client.refreshes).toBeGreaterThan(before);
  expect(await codes(client, uri)).toContain('unknown-key');
  client.host.set(baseline, undefined);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: baseline, type: 3 }],
  });
  await expect.poll(() => codes(client, config)).toContain('bad-value');
});

test('rules are suggested in such a comment', async () => {
  const client = await started();
  await client.open(uri, `${text}# personas-disable-line \n`);
  const items = await client.complete(uri, 'personas-disable-line ');
  expect(items.map(({ label }) => label)).toContain('unknown-key');
  await client.edit(uri, 'disable-line ', 'disable-line unknown-key ');
  expect(await client.hover(uri, 'unknown-key')).toContain('does not know');
});

import { afterEach, describe, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { LspClient } from './client.js';

const clients: LspClient[] = [];
async function started(
  files: Readonly<Record<string, string>>,
  options: Parameters<typeof LspClient.inProcess>[1] = {},
): Promise<LspClient & Awaited<ReturnType<typeof LspClient.inProcess>>> {
  const client = await LspClient.inProcess(files, options);
  clients.push(client);
  return client;
}
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

const at = (path: string) => `file:///library/${path}`;
const named = (id: string, more = '') => `id: ${id}\nname: ${id.toUpperCase()}\nbasis: proto\npriority: 2\n${more}`;
const files = {
  [at('a.persona.yaml')]: named('a', 'nick: A\n'),
  [at('b.persona.yaml')]: named('b', 'parent: [a]\n'),
  [at('c.story.yaml')]: 'id: c\nas_a: nobody\ni_want: it\nso_that: all is well\n',
};

/** The rules that speak in each report, without gaps. */
function rulesOf(items: readonly WorkspaceDocumentDiagnosticReport[]): Record<string, string[] | 'unchanged'> {
  return Object.fromEntries(
    items.map((report) => [
      report.uri.slice(at('').length),
      report.kind === 'unchanged'
        ? ('unchanged' as const)
        : report.items.map(({ code }) => String(code)).filter((code) => code !== 'incomplete'),
    ]),
  );
}

const pull = (client: LspClient, previousResultIds: PreviousResultId[] = []) =>
  client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds });

const idsOf = ({ items }: WorkspaceDiagnosticReport): PreviousResultId[] =>
  items.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));

describe('files that no editor holds', () => {
  test('are told about, and what stays the same is not told again', async () => {
    const client = await started(files);
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
    const first = await pull(client);
    expect(rulesOf(first.items)).toMatchObject({
      'a.persona.yaml': ['unknown-key'],
      'c.story.yaml': expect.arrayContaining(['dangling-reference']),
    });
    const second = await pull(client, idsOf(first));
    expect(new Set(Object.values(rulesOf(second.items)))).toEqual(new Set(['unchanged']));
  });

  test('are left to the pull of the document while one is open', async () => {
    const client = await started(files);
    const first = await pull(client);
    await client.open(at('a.persona.yaml'), named('a', 'nick: A\n'));
    expect(rulesOf((await pull(client, idsOf(first))).items)).not.toHaveProperty('a.persona.yaml');
    expect((await client.pull(at('a.persona.yaml'))).map(({ code }) => code)).toContain('unknown-key');
  });

  test('are told as clean when they are, and when they are gone', async () => {
    const client = await started(files);
    const first = await pull(client);
    client.host.set(at('c.story.yaml'), undefined);
    client.host.set(at('a.persona.yaml'), undefined);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [at('c.story.yaml'), at('a.persona.yaml')].map((uri) => ({ uri, type: 3 })),
    });
    expect(rulesOf((await pull(client, idsOf(first))).items)).toMatchObject({
      'a.persona.yaml': [],
      'b.persona.yaml': ['dangling-reference'],
      'c.story.yaml': [],
    });
  });
});

/** A request that stays open, and what has come of it so far. */
async function streaming(client: LspClient, previousResultIds: PreviousResultId[] = []) {
  const all = new Map<string, WorkspaceDocumentDiagnosticReport>();
  const ids: string[] = [];
  const source = new CancellationTokenSource();
  client.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'stream', ({ items }) => {
    for (const report of items) {
      all.set(report.uri, report);
      ids.push(report.uri);
    }
  });
  const done = client.connection
    .sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds, partialResultToken: 'stream' }, source.token)
    .catch(() => undefined);
  return {
    rules: () => rulesOf([...all.values()]),
    reports: ids,
    async stop() {
      source.cancel();
      await done;
    },
  };
}

describe('a request that stays open', () => {
  test('tells of changes as they come, and of nothing else', async () => {
    const client = await started(files);
    const stream = await streaming(client);
    await expect.poll(stream.rules).toMatchObject({ 'a.persona.yaml': ['unknown-key'] });
    stream.reports.length = 0;

    await client.open(at('a.persona.yaml'), named('a', 'nick: A\n'));
    await client.edit(at('a.persona.yaml'), 'id: a', 'id: other');
    await client.pull(at('a.persona.yaml'));
    await expect.poll(stream.rules).toMatchObject({ 'b.persona.yaml': ['reference-by-stem'] });
    expect(stream.reports).toEqual([at('b.persona.yaml')]);
    await stream.stop();
  });

  test('tells of a file again when its editor lets go of it', async () => {
    const client = await started(files);
    await client.open(at('a.persona.yaml'), named('a'));
    const stream = await streaming(client);
    await expect.poll(stream.rules).toHaveProperty('c.story.yaml');
    expect(stream.rules()).not.toHaveProperty('a.persona.yaml');
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: at('a.persona.yaml') } });
    await expect.poll(stream.rules).toMatchObject({ 'a.persona.yaml': ['unknown-key'] });
    await stream.stop();
  });

  test('follows the setting', async () => {
    const client = await started(files, { options: { diagnosticsScope: 'open' } });
    const stream = await streaming(client);
    const set = (scope: string) =>
      client.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { personas: { diagnostics: { scope } } },
      });
    await set('workspace');
    await expect.poll(stream.rules).toMatchObject({ 'a.persona.yaml': ['unknown-key'] });
    await set('open');
    await expect.poll(stream.rules).toMatchObject({ 'a.persona.yaml': [], 'c.story.yaml': [] });
    await stream.stop();
  });
});

describe('a library that takes its time', () => {
  test.each([true, false])(
    'lets an open file tell what it can by itself, and the rest later (pull: %s)',
    async (pulls) => {
      const client = await started(files, { pull: pulls });
      const { host } = client;
      const find = host.findFiles.bind(host);
      let open = () => {};
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      host.findFiles = async (...asked) => {
        await gate;
        return find(...asked);
      };
      // Another folder, so that what has been read already does not count.
      host.set('file:///other/b.persona.yaml', named('b', 'parent: [nobody]\nnick: B\n'));
      const other = 'file:///other/b.persona.yaml';
      await client.open(other, named('b', 'parent: [nobody]\nnick: B\n'));
      const codes = async () =>
        (pulls ? await client.pull(other) : (client.pushed.get(other)?.diagnostics ?? [])).map(({ code }) => code);
      await expect.poll(codes).toContain('unknown-key');
      expect(await codes()).not.toContain('dangling-reference');
      open();
      if (pulls) await expect.poll(() => client.refreshes).toBeGreaterThan(0);
      await expect.poll(codes).toContain('dangling-reference');
    },
  );
});

describe('a client that does not pull', () => {
  const options = { pull: false } as const;

  test('has the findings of closed files pushed, and taken away with the file', async () => {
    const client = await started(files, options);
    await expect.poll(() => client.pushed.get(at('a.persona.yaml'))?.diagnostics.length).toBeGreaterThan(0);
    client.host.set(at('a.persona.yaml'), undefined);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: at('a.persona.yaml'), type: 3 }],
    });
    await expect.poll(() => client.pushed.get(at('a.persona.yaml'))?.diagnostics).toEqual([]);
    await expect
      .poll(() => client.pushed.get(at('b.persona.yaml'))?.diagnostics.map(({ code }) => code))
      .toContain('dangling-reference');
  });

  test('hears of no closed file where it wants open ones only', async () => {
    const client = await started(files, { ...options, options: { diagnosticsScope: 'open' } });
    await client.open(at('a.persona.yaml'), named('a', 'nick: A\n'));
    await expect.poll(() => client.pushed.get(at('a.persona.yaml'))?.diagnostics.length).toBeGreaterThan(0);
    expect([...client.pushed.keys()]).toEqual([at('a.persona.yaml')]);
  });
});

describe('a client that spells URIs in its own way', () => {
  const capabilities: ClientCapabilities = {};
  const theirs = 'file:///library/@team/[x] y/dana.persona.yaml';
  const ours = 'file:///library/%40team/%5Bx%5D%20y/dana.persona.yaml';

  test('has one file, not two, and is answered in its spelling', async () => {
    const text = named('dana');
    const client = await started(
      { [ours]: text, [at('s.story.yaml')]: 'id: s\nas_a: dana\ni_want: it\nso_that: all is well\n' },
      { capabilities },
    );
    await client.open(theirs, text);
    expect((await client.pull(theirs)).map(({ code }) => code)).not.toContain('duplicate-id');
    await client.open(at('s.story.yaml'), 'id: s\nas_a: dana\ni_want: it\nso_that: all is well\n');
    const places = await client.connection.sendRequest('textDocument/definition', {
      textDocument: { uri: at('s.story.yaml') },
      position: { line: 1, character: 7 },
    });
    expect(JSON.stringify(places)).toContain(JSON.stringify(theirs));
    expect(JSON.stringify(places)).not.toContain('%40');
    const edit = await client.connection.sendRequest('textDocument/rename', {
      textDocument: { uri: theirs },
      position: { line: 0, character: 5 },
      newName: 'dora',
    });
    expect(JSON.stringify(edit)).toContain(JSON.stringify(theirs));
  });
});

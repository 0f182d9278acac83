import { afterEach, describe, expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  ClientCapabilities,
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  Location,
  TypeHierarchyItem,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { root, team, teamOf } from '../support/team.js';
import { type ClientOptions, LspClient } from './client.js';

const clients: LspClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

const capable: ClientCapabilities = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: {
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: {},
    },
    codeLens: { refreshSupport: true },
  },
  window: { showDocument: { support: true } },
};

const files = Object.fromEntries(Object.entries(team).map(([name, text]) => [`${root}/${name}`, text]));
const { show } = teamOf(team);
const dana = `${root}/dana.persona.yaml`;
const close = `${root}/close.jtbd.yaml`;

async function started(
  texts: Readonly<Record<string, string>> = files,
  options: ClientOptions = { capabilities: capable },
) {
  const client = await LspClient.inProcess(texts, options);
  clients.push(client);
  return client;
}

/** A client in which two files of the team are open. */
async function opened(options?: ClientOptions) {
  const client = await started(files, options);
  for (const uri of [dana, close]) await client.open(uri, files[uri] ?? '');
  return client;
}

/** Asks for something at a place of an open text. */
function ask<T>(client: LspClient, method: string, uri: string, at?: string, more: object = {}): Promise<T> {
  const position = at === undefined ? {} : { position: client.position(uri, at) };
  return client.connection.sendRequest<T>(method, { textDocument: { uri }, ...position, ...more });
}

describe('the server announces', () => {
  test('what leads from place to place', async () => {
    const client = await started();
    expect(client.initialized.capabilities).toMatchObject({
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      workspaceSymbolProvider: true,
      documentLinkProvider: {},
      renameProvider: { prepareProvider: true },
      typeHierarchyProvider: true,
      callHierarchyProvider: true,
      codeLensProvider: {},
      completionProvider: { resolveProvider: true },
      codeActionProvider: { codeActionKinds: expect.arrayContaining(['refactor']) },
      workspace: {
        workspaceFolders: { supported: true },
        fileOperations: { willRename: { filters: expect.any(Array) } },
      },
    });
  });

  test('no more than a plain client understands', async () => {
    const client = await started(files, {});
    expect(client.initialized.capabilities).toMatchObject({
      renameProvider: true,
      executeCommandProvider: { commands: [] },
    });
  });
});

describe('places', () => {
  test('are found over files that are open and files that are not', async () => {
    const client = await opened();
    expect(show(await ask<Location[]>(client, 'textDocument/definition', dana, 'finance]'))).toEqual([
      'finance.persona.yaml:2:5 finance',
    ]);
    const context = { context: { includeDeclaration: false } };
    expect(show(await ask<Location[]>(client, 'textDocument/references', dana, 'dana #', context))).toEqual([
      "close.jtbd.yaml:5:5 'dana'",
      'data.json:1:49 "dana"',
      'sam.persona.yaml:4:5 dana',
      'stories/all.story.yaml:3:11 "dana"',
      'stories/all.story.yaml:7:11 dana',
      'who.persona-map.yaml:3:16 dana',
    ]);
    expect(await ask<DocumentHighlight[]>(client, 'textDocument/documentHighlight', close, 'close-books')).toEqual([
      { range: { start: { line: 1, character: 4 }, end: { line: 1, character: 15 } }, kind: 3 },
    ]);
    expect(await ask(client, 'textDocument/definition', dana, 'Okafor')).toEqual([]);
  });

  test('follow what is typed, in the file and in others, before anybody pulls', async () => {
    const client = await opened();
    await ask(client, 'textDocument/definition', dana, 'finance]');
    await client.edit(close, "- 'dana' # first of all\n", '');
    const context = { context: { includeDeclaration: false } };
    const places = await ask<Location[]>(client, 'textDocument/references', dana, 'dana #', context);
    expect(places.map(({ uri }) => uri)).not.toContain(close);
    await client.edit(dana, 'id: dana', '# new\nid: dana');
    const [place] = await ask<Location[]>(client, 'textDocument/definition', dana, 'dana #');
    expect(place?.range.start.line).toBe(2);
  });

  test('are symbols of the workspace', async () => {
    const client = await started();
    const found = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'cltb' });
    expect(found.map(({ name, location }) => [name, location.uri])).toEqual([['Close the books', close]]);
  });

  test('are links where there is something', async () => {
    const client = await opened();
    client.host.set(`${root}/notes/march.md`, 'x');
    const found = await ask<DocumentLink[]>(client, 'textDocument/documentLink', dana);
    expect(found.map(({ target }) => target)).toEqual([
      `${root}/notes/march.md`,
      'https://example.com/report',
      `${root}/finance.persona.yaml#L2,5`,
      `${close}#L2,5`,
      `${root}/talks.study.yaml#L1,5`,
    ]);
  });

  test('are nowhere in a file that is not ours', async () => {
    const client = await started();
    const plain = `${root}/plain.yaml`;
    await client.open(plain, 'id: dana\nparent: [finance]\nsource: notes/march.md\n', 'yaml');
    expect(await ask(client, 'textDocument/definition', plain, 'finance')).toEqual([]);
    expect(await ask(client, 'textDocument/prepareRename', plain, 'dana')).toBeNull();
    expect(await ask(client, 'textDocument/documentLink', plain)).toEqual([]);
    expect(await ask(client, 'textDocument/codeLens', plain)).toEqual([]);
    expect(await ask(client, 'textDocument/prepareCallHierarchy', plain, 'dana')).toBeNull();
  });
});

describe('rename', () => {
  test('edits every file with the version it has, and renames the file last', async () => {
    const client = await opened();
    await client.edit(close, 'name: Close', 'name: Shut');
    expect(await ask(client, 'textDocument/prepareRename', close, 'dana')).toMatchObject({ placeholder: 'dana' });
    const edit = await ask<WorkspaceEdit>(client, 'textDocument/rename', close, 'dana', { newName: 'ava' });
    const changes = edit.documentChanges ?? [];
    const versions = changes.map((change) =>
      'textDocument' in change ? [change.textDocument.uri, change.textDocument.version] : change.kind,
    );
    expect(versions).toEqual([
      [close, 2],
      [dana, 1],
      [`${root}/data.json`, null],
      [`${root}/sam.persona.yaml`, null],
      [`${root}/stories/all.story.yaml`, null],
      [`${root}/who.persona-map.yaml`, null],
      'rename',
    ]);
    expect(changes.at(-1)).toMatchObject({ oldUri: dana, newUri: `${root}/ava.persona.yaml` });
  });

  test('leaves files where they are for a client that cannot rename them', async () => {
    const client = await opened({});
    const edit = await ask<WorkspaceEdit>(client, 'textDocument/rename', close, 'dana', { newName: 'ava' });
    expect(edit.documentChanges).toBeUndefined();
    expect(Object.keys(edit.changes ?? {})).toHaveLength(6);
  });

  test('is refused in words', async () => {
    const client = await opened();
    const rename = (newName: string) => ask(client, 'textDocument/rename', close, 'dana', { newName });
    await expect(rename('Ava Stone')).rejects.toThrow('such as ava-stone');
    await expect(rename('sam')).rejects.toThrow('is taken');
    await client.edit(close, '- finance', '- nobody');
    await expect(ask(client, 'textDocument/prepareRename', close, 'nobody')).rejects.toThrow(
      'No persona has the id "nobody"',
    );
  });

  test('of a file in the explorer takes its id along, once the user agrees', async () => {
    const client = await opened();
    const edit = await client.connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: dana, newUri: `${root}/ava.persona.yaml` }],
    });
    expect(edit.changeAnnotations).toEqual({
      personas: {
        label: 'Rename the id dana to ava',
        description: 'The name of the file was the id in it; references follow.',
        needsConfirmation: true,
      },
    });
    expect(edit.documentChanges).toHaveLength(6);
    const other = { files: [{ oldUri: `${root}/readme.md`, newUri: `${root}/read.md` }] };
    expect(await client.connection.sendRequest('workspace/willRenameFiles', other)).toBeNull();
  });
});

describe('hierarchies', () => {
  test('lead from item to item', async () => {
    const client = await opened();
    const [item] = await ask<TypeHierarchyItem[]>(client, 'textDocument/prepareTypeHierarchy', close, 'dana');
    const names = async (method: string) =>
      (await client.connection.sendRequest<TypeHierarchyItem[]>(method, { item })).map(({ name }) => name);
    expect(await names('typeHierarchy/supertypes')).toEqual(['Finance lead']);
    expect(await names('typeHierarchy/subtypes')).toEqual(['Sam']);
    const [call] = await ask<CallHierarchyItem[]>(client, 'textDocument/prepareCallHierarchy', close, 'close-books');
    const incoming = await client.connection.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
      item: call,
    });
    expect(incoming.map(({ from }) => from.name)).toEqual(['Dana Okafor', 'see-late']);
    const outgoing = await client.connection.sendRequest<{ to: CallHierarchyItem }[]>('callHierarchy/outgoingCalls', {
      item: call,
    });
    expect(outgoing.map(({ to }) => to.name)).toEqual(['Dana Okafor', 'Finance lead']);
  });
});

describe('code lenses', () => {
  const titles = async (client: LspClient, uri: string) =>
    (await ask<CodeLens[]>(client, 'textDocument/codeLens', uri)).map(({ command }) => command?.title);

  test('run commands of the client, and change with the references of other files', async () => {
    const client = await opened({ capabilities: capable, options: { lensCommands: { showReferences: 'x.show' } } });
    let refreshes = 0;
    client.connection.onRequest('workspace/codeLens/refresh', () => {
      refreshes++;
      return null;
    });
    const [lens] = await ask<CodeLens[]>(client, 'textDocument/codeLens', dana);
    expect(lens?.command).toMatchObject({ title: '6 references', command: 'x.show' });
    await client.edit(close, 'name: Close', 'name: Shut');
    await client.pull(close);
    expect(refreshes).toBe(0);
    await client.edit(close, "'dana' #", "'sam' #");
    await client.pull(close);
    await expect.poll(() => refreshes).toBe(1);
    expect((await titles(client, dana))[0]).toBe('5 references');
  });
});

describe('completion', () => {
  test('says of an id whom it names, and how ready they are once it is looked at', async () => {
    const client = await opened();
    await client.edit(close, '  - finance', '  - ');
    await client.pull(close);
    const items = await client.complete(close, '# first of all\n  - ');
    const item = items.find(({ label }) => label === 'finance');
    expect(item?.detail).toBe('Finance lead · Persona');
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    expect(resolved.detail).toMatch(/^Finance lead · Persona · readiness \d+\/100$/);
    expect(resolved.documentation).toMatchObject({
      value: expect.stringMatching(/^\*\*Finance lead\*\* · Persona `finance`\n\nReadiness/),
    });
    expect(await client.connection.sendRequest('completionItem/resolve', { label: 'x' })).toEqual({ label: 'x' });
  });
});

describe('the glossary', () => {
  const words = `${root}/words.glossary.yaml`;
  const ana = `${root}/ana.persona.yaml`;
  const texts = {
    [words]: 'id: words\nterms:\n  - term: visit\n    definition: One carer at one home.\n',
    [ana]: 'id: ana\nsummary: Plans each visit and round trip\n',
  };
  const select = (client: LspClient, uri: string, text: string) => {
    const start = client.position(uri, text);
    const range = { start, end: { line: start.line, character: start.character + text.length } };
    return ask<CodeAction[]>(client, 'textDocument/codeAction', uri, undefined, {
      range,
      context: { diagnostics: [] },
    });
  };

  test('shows in hovers, leads to its entry and back', async () => {
    const client = await started(texts);
    await client.open(ana, texts[ana] ?? '');
    await client.pull(ana);
    expect(await client.hover(ana, 'visit')).toContain('One carer at one home.');
    expect(await ask<Location[]>(client, 'textDocument/definition', ana, 'visit')).toMatchObject([{ uri: words }]);
    const context = { context: { includeDeclaration: true } };
    const places = await ask<Location[]>(client, 'textDocument/references', ana, 'visit', context);
    expect(places.map(({ uri }) => uri)).toEqual([ana, words]);
  });

  test('takes a selected word, and shows where to explain it', async () => {
    const client = await started(texts);
    await client.open(ana, texts[ana] ?? '');
    const actions = (await select(client, ana, 'round trip')).filter(({ kind }) => kind === 'refactor');
    expect(actions).toMatchObject([
      {
        title: 'Add "round trip" to the glossary',
        edit: { changes: { [words]: [{ newText: '\n  - term: round trip\n    definition: ""' }] } },
      },
    ]);
    const shown = new Promise((resolve) => {
      client.connection.onRequest('window/showDocument', (params) => {
        resolve(params);
        return { success: true };
      });
    });
    const { command, arguments: given } = actions[0]?.command ?? {};
    await client.connection.sendRequest('workspace/executeCommand', { command, arguments: given });
    const at = { line: 5, character: 17 };
    expect(await shown).toEqual({ uri: words, takeFocus: true, selection: { start: at, end: at } });
    expect((await select(client, ana, 'visit')).filter(({ kind }) => kind === 'refactor')).toEqual([]);
  });

  test('is made where there is none, if the client can make files', async () => {
    const alone = { [ana]: texts[ana] ?? '' };
    const client = await started(alone);
    await client.open(ana, texts[ana] ?? '');
    const [action] = (await select(client, ana, 'visit')).filter(({ kind }) => kind === 'refactor');
    expect(action?.edit?.documentChanges?.[0]).toMatchObject({ kind: 'create', uri: `${root}/glossary.glossary.yaml` });
    const plain = await started(alone, {});
    await plain.open(ana, texts[ana] ?? '');
    expect((await select(plain, ana, 'visit')).filter(({ kind }) => kind === 'refactor')).toEqual([]);
  });
});

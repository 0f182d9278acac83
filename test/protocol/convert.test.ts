import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, CodeActionContext, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ClientOptions, LspClient } from './client.js';

const uri = 'file:///library/dana.persona.yaml';
const title = 'Convert this document to the canonical format';
const text = `id: dana
# who
occupation: Head of Finance
frustrations: Late data
zebra: x
`;
const canonical = `id: dana
# who
role: Head of Finance
pain_points:
  - Late data
x_zebra: x
`;

/** Another conversion, which has tests of its own. */
const toPls = 'Convert to a PLS persona';

const open: LspClient[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) await client.stop();
});

async function clientWith(files: Readonly<Record<string, string>>, options: ClientOptions = {}): Promise<LspClient> {
  const client = await LspClient.inProcess(files, options);
  open.push(client);
  for (const [file, content] of Object.entries(files)) await client.open(file, content);
  return client;
}

function actionsAt(client: LspClient, at: string, only?: string[], file = uri): Promise<CodeAction[]> {
  const start = client.position(file, at);
  const context: CodeActionContext = { diagnostics: [], ...(only ? { only } : {}) };
  return client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: file },
    range: { start, end: start },
    context,
  });
}

function applied(content: string, edits: readonly TextEdit[] | undefined, file = uri): string {
  return TextDocument.applyEdits(TextDocument.create(file, 'persona', 1, content), [...(edits ?? [])]);
}

describe('the action to convert a document', () => {
  test('is announced, and offered wherever the cursor stands in the entity', async () => {
    const client = await clientWith({ [uri]: text });
    expect(client.initialized.capabilities.codeActionProvider).toMatchObject({
      codeActionKinds: expect.arrayContaining(['quickfix', 'refactor.rewrite']),
    });
    for (const place of ['id:', 'dana', 'Head', 'zebra']) {
      const actions = await actionsAt(client, place);
      const [action] = actions.filter(({ kind }) => kind === 'refactor.rewrite');
      expect(action?.title, place).toBe(title);
      expect(applied(text, action?.edit?.changes?.[uri])).toBe(canonical);
    }
  });

  test('is one action among the quick fixes of the key at the cursor, and comes alone when asked for alone', async () => {
    const client = await clientWith({ [uri]: text });
    const all = await actionsAt(client, 'frustrations');
    expect(all.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['quickfix', 'refactor.rewrite']));
    const alone = await actionsAt(client, 'frustrations', ['refactor']);
    expect(alone.map((action) => action.title).filter((other) => other !== toPls)).toEqual([title]);
    const fixes = await actionsAt(client, 'frustrations', ['quickfix']);
    expect(fixes.length).toBeGreaterThan(0);
    expect(fixes.every(({ kind }) => kind === 'quickfix')).toBe(true);
  });

  test('is not offered once nothing is left, for broken text, nor in a file that is not claimed', async () => {
    const other = 'file:///library/other.yaml';
    const broken = 'file:///library/broken.persona.yaml';
    const client = await clientWith({ [uri]: canonical, [other]: text, [broken]: `${text}quote: "open\n` });
    expect((await actionsAt(client, 'dana', ['refactor'])).filter((action) => action.title !== toPls)).toEqual([]);
    expect(await actionsAt(client, 'dana', ['refactor'], other)).toEqual([]);
    expect(await actionsAt(client, 'dana', ['refactor'], broken)).toEqual([]);
  });

  test('converts the document under the cursor, and that one alone', async () => {
    const two = `kind: persona\nid: a\nbio: One\n---\nkind: persona\nid: b\nbio: Two\n`;
    const client = await clientWith({ [uri]: two });
    const [action] = await actionsAt(client, 'Two', ['refactor']);
    expect(applied(two, action?.edit?.changes?.[uri])).toBe(two.replace('bio: Two', 'summary: Two'));
  });

  test('makes its edits when it is chosen, for a client that can wait', async () => {
    const capabilities = {
      textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
    };
    const client = await clientWith({ [uri]: text }, { capabilities });
    const [action] = await actionsAt(client, 'zebra', ['refactor']);
    expect(action?.edit).toBeUndefined();
    const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    expect(applied(text, resolved.edit?.changes?.[uri])).toBe(canonical);
  });

  test('knows the personas of the library', async () => {
    const stories = 'file:///library/a.story.yaml';
    const story = 'id: a\ndescription: As a Night Nurse, I want it all\n';
    const client = await clientWith({
      'file:///library/n.persona.yaml': 'id: nora\nname: Night nurse\n',
      [stories]: story,
    });
    const [action] = await actionsAt(client, 'Night', ['refactor'], stories);
    expect(applied(story, action?.edit?.changes?.[stories], stories)).toBe('id: a\nas_a: nora\ni_want: it all\n');
  });
});

describe('the quick fix of a key', () => {
  test.each([
    ['occupation', 'Rename the key to role', 'role: Head of Finance'],
    ['frustrations', 'Make it pain_points, in the form that it takes', 'pain_points:\n  - Late data'],
  ])('%s', async (key, fix, result) => {
    const client = await clientWith({ [uri]: text });
    const found = (await client.pull(uri)).find(
      ({ code, message }) => code === 'synonym-key' && String(message).includes(`\`${key}\``),
    );
    expect(found?.severity).toBe(4);
    const action = found && (await client.actions(uri, found)).find((candidate) => candidate.title === fix);
    expect(action?.isPreferred).toBe(true);
    expect(applied(text, action?.edit?.changes?.[uri])).toContain(result);
  });
});

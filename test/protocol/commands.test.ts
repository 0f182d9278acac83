import { afterEach, describe, expect, test } from 'vitest';
import type {
  ClaimOption,
  ClaimParams,
  ClaimResult,
  NewFileParams,
  NewFileResult,
  StatusResult,
  TemplateKind,
} from '../../server/src/protocol.js';
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
const notes = `${root}/data/notes.yaml`;
const persona = 'name: Dana\ntype: usr\npain_points:\n  - pain: Waits\n';

const ask = {
  status: (client: LspClient, uri: string) => client.connection.sendRequest<StatusResult>('personas/status', { uri }),
  options: (client: LspClient, uri: string) =>
    client.connection.sendRequest<ClaimOption[]>('personas/claimOptions', { uri }),
  claim: (client: LspClient, params: ClaimParams) =>
    client.connection.sendRequest<ClaimResult>('personas/claim', params),
  newFile: (client: LspClient, params: NewFileParams) =>
    client.connection.sendRequest<NewFileResult>('personas/newFile', params),
};

/** The config file after the edit that claims a file. */
async function claimed(client: LspClient, params: ClaimParams, before = ''): Promise<{ config: string; text: string }> {
  const result = await ask.claim(client, params);
  if ('problem' in result) throw new Error(result.problem);
  const { config, range, newText } = result;
  const offset = before.split('\n').slice(0, range.start.line).join('\n').length + (range.start.line > 0 ? 1 : 0);
  const at = offset + range.start.character;
  expect(range.end).toEqual(range.start);
  return { config, text: before.slice(0, at) + newText + before.slice(at) };
}

describe('a language set by hand', () => {
  test('has the file checked, and asks for what nothing says', async () => {
    const client = await started();
    await client.open(notes, persona, 'yaml');
    expect(await client.pull(notes)).toEqual([]);
    expect(await ask.status(client, notes)).toMatchObject({ claimed: false, silent: true });

    await client.close(notes);
    await client.open(notes, persona, 'persona');
    const [asked] = await client.pull(notes);
    expect(asked).toMatchObject({ code: 'missing-key', range: { start: { line: 0, character: 0 } } });
    expect(await ask.status(client, notes)).toMatchObject({
      claimed: true,
      why: expect.stringContaining('language'),
    });

    await client.edit(notes, 'name', 'kind: persona\nid: dana\nname');
    expect((await client.pull(notes)).map(({ code }) => code)).toContain('enum-value');

    await client.close(notes);
    await client.open(notes, persona, 'yaml');
    expect(await client.pull(notes)).toEqual([]);
  });

  test('holds for a text that was never saved', async () => {
    const client = await started();
    await client.open('untitled:Untitled-1', '', 'persona');
    expect((await client.pull('untitled:Untitled-1')).map(({ code }) => code)).toEqual(['missing-key']);
  });
});

describe('claiming a file', () => {
  test('offers the likely kinds first, and all', async () => {
    const client = await started();
    await client.open(notes, persona, 'yaml');
    const [first, ...rest] = await ask.options(client, notes);
    expect(first).toMatchObject({ label: 'Persona', kind: 'persona', likely: true });
    expect(first?.description).toContain('pain_points');
    expect(new Set([first, ...rest].map((option) => option?.kind)).size).toBe(15);

    const list = `${root}/people.yaml`;
    await client.open(list, 'personas:\n  - id: a\n', 'yaml');
    const [whole] = await ask.options(client, list);
    expect(whole).toEqual({ label: 'As its keys say', description: 'personas', likely: true });
  });

  test('starts a config file at the root of the workspace, which counts before it is saved', async () => {
    const client = await started({ [notes]: persona });
    await client.open(notes, persona, 'yaml');
    expect(await client.pull(notes)).toEqual([]);
    const { config, text } = await claimed(client, { uri: notes, kind: 'persona' });
    expect(config).toBe(`${root}/personas.config.yaml`);
    expect(text).toContain('  - glob: data/notes.yaml\n    kind: persona\n');

    const before = client.refreshes;
    await client.open(config, text);
    expect((await client.pull(notes)).map(({ code }) => code)).toContain('missing-key');
    await expect.poll(() => client.refreshes).toBeGreaterThan(before);
    expect(await ask.status(client, notes)).toMatchObject({
      claimed: true,
      why: expect.stringContaining('personas.config.yaml includes data/notes.yaml'),
    });
    expect(await ask.claim(client, { uri: notes, kind: 'persona' })).toMatchObject({
      problem: expect.stringContaining('already'),
      config,
    });
  });

  test('adds to the nearest config file', async () => {
    const config = `${root}/data/personas.config.yaml`;
    const old = '# ours\ninclude:\n  - "a.yaml" # one\nextends: strict\n';
    const client = await started({ [config]: old, [`${root}/personas.config.yaml`]: 'extends: minimal\n' });
    await client.open(notes, persona, 'yaml');
    expect(await claimed(client, { uri: notes, kind: 'persona', dialect: 'pls' }, old)).toEqual({
      config,
      text: '# ours\ninclude:\n  - "a.yaml" # one\n  - glob: notes.yaml\n    kind: persona\n    dialect: pls\nextends: strict\n',
    });
  });

  test('says why it cannot be done', async () => {
    const config = `${root}/personas.config.yaml`;
    const client = await started({ [config]: 'exclude: [data/**]\n' });
    await client.open(notes, persona, 'yaml');
    expect(await ask.claim(client, { uri: notes })).toEqual({
      problem: 'The settings leave this file out (exclude).',
      config,
    });
    await client.open('untitled:Untitled-1', persona, 'yaml');
    expect(await ask.claim(client, { uri: 'untitled:Untitled-1' })).toHaveProperty('problem');
    expect(await ask.claim(client, { uri: notes, kind: 'nonsense' })).toEqual({
      problem: 'There is no kind "nonsense".',
    });
  });
});

describe('a new file', () => {
  test('is made of any template that is offered, and has no error', async () => {
    const client = await started();
    const kinds = await client.connection.sendRequest<TemplateKind[]>('personas/templates');
    expect(kinds.length).toBe(15);
    for (const { templates } of kinds) {
      for (const { id } of templates) {
        const made = await ask.newFile(client, { template: id, name: 'Some Name', folder: root });
        expect(made).toMatchObject({
          fileName: expect.stringMatching(/^some-name\.[a-z-]+\.yaml$/),
          snippet: expect.stringContaining('$0'),
        });
      }
    }
  });

  test('goes beside others of its kind and takes the next free name', async () => {
    const dana = `${root}/people/dana.persona.yaml`;
    const client = await started({ [dana]: 'kind: persona\nid: dana\n' });
    expect(await ask.newFile(client, { template: 'persona', name: 'Dana', folder: root, beside: true })).toMatchObject({
      uri: `${root}/people/dana-2.persona.yaml`,
      taken: 'dana.persona.yaml',
    });
    expect(await ask.newFile(client, { template: 'persona', name: 'Eve', folder: root })).toMatchObject({
      uri: `${root}/eve.persona.yaml`,
    });
    const unsaved = await ask.newFile(client, { template: 'swot', name: 'Us' });
    expect(unsaved).toMatchObject({ uri: 'untitled:us.swot.yaml' });
  });

  test('sees a file that is open and not yet on disk', async () => {
    const client = await started();
    await client.open(`${root}/us.swot.yaml`, '');
    expect(await ask.newFile(client, { template: 'swot', name: 'Us', folder: root })).toMatchObject({
      fileName: 'us-2.swot.yaml',
    });
  });
});

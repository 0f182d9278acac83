import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { nodeHost } from '../../server/src/host/node.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { Pictures } from '../../server/src/pictures.js';
import type { CardResult, LocateResult } from '../../server/src/protocol.js';
import { LspClient } from './client.js';

const uri = 'file:///library/people.persona.yaml';
const picture = 'file:///library/maya.svg';
const people = `personas:
  maya:
    name: Maya
    image: maya.svg
    icps: [agency]
  # Two people, one file.
  tom:
    name: Tom
`;
const agency = 'id: agency\nname: An agency\n';

async function connect() {
  const client = await LspClient.inProcess({
    [uri]: people,
    'file:///library/sales/agency.icp.yaml': agency,
    [picture]: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  onTestFinished(() => client.stop());
  return client;
}

function card(client: LspClient, line: number, more: Record<string, unknown> = {}): Promise<CardResult> {
  return client.connection.sendRequest('personas/card', { uri, position: { line, character: 6 }, ...more });
}

describe('where an entity stands that a card names', () => {
  test.each([
    ['icp', 'agency', 'file:///library/sales/agency.icp.yaml', 0],
    ['persona', 'tom', uri, 6],
  ])('%s %s', async (kind, id, file, line) => {
    const client = await connect();
    const found = await client.connection.sendRequest<LocateResult>('personas/locate', { uri, kind, id });
    expect(found).toMatchObject({ uri: file, range: { start: { line } } });
  });

  test('nothing for one that is nowhere, whatever it is called', async () => {
    const client = await connect();
    for (const params of [
      { uri, kind: 'icp', id: 'nobody' },
      { uri, kind: 'config', id: '__proto__' },
      { uri, kind: '../..', id: '' },
    ])
      expect(await client.connection.sendRequest('personas/locate', params)).toBeNull();
  });
});

describe('a card', () => {
  test('says which lines its entity takes and leads to whom it names', async () => {
    const client = await connect();
    const maya = await card(client, 3);
    expect(maya.range.start.line).toBe(2);
    expect(maya.html).toContain('data-kind="icp" data-id="agency"');
    expect((await card(client, 7)).range).toMatchObject({ start: { line: 7 } });
  });

  test('shows the picture of the library, and the new one when it changes', async () => {
    const client = await connect();
    await client.open(uri, people);
    let told = 0;
    client.connection.onNotification('personas/picturesChanged', () => {
      told++;
    });
    const data = (svg: string) => `src="data:image/svg+xml;base64,${btoa(svg)}"`;
    expect((await card(client, 3)).html).toContain(data('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    const reads = client.host.reads;
    await card(client, 3);
    expect(client.host.reads).toBe(reads);
    client.host.set(picture, '<svg />');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: picture, type: 2 }],
    });
    expect((await card(client, 3)).html).toContain(data('<svg />'));
    expect(told).toBe(1);
  });

  test('loads pictures of the web only when asked to', async () => {
    const client = await connect();
    const address = 'https://example.com/maya.png';
    client.host.set(uri, people.replace('maya.svg', address));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    expect((await card(client, 3)).html).not.toContain('<img');
    expect((await card(client, 3, { remoteImages: true })).html).toContain(`src="${address}"`);
  });
});

test('a link in the library leads to no picture outside of it', async () => {
  const place = mkdtempSync(join(tmpdir(), 'personas-pictures-'));
  onTestFinished(() => rmSync(place, { recursive: true }));
  const library = join(place, 'library');
  mkdirSync(join(library, 'own'), { recursive: true });
  mkdirSync(join(place, 'elsewhere'));
  writeFileSync(join(place, 'elsewhere', 'secret.svg'), '<svg />');
  writeFileSync(join(library, 'own', 'own.svg'), '<svg />');
  symlinkSync(join(place, 'elsewhere'), join(library, 'folder'));
  symlinkSync(join(place, 'elsewhere', 'secret.svg'), join(library, 'file.svg'));
  symlinkSync(join(library, 'own', 'own.svg'), join(library, 'inside.svg'));
  symlinkSync(library, join(place, 'linked'));
  for (const root of [library, join(place, 'linked')]) {
    const rootUri = pathToFileURL(root).href;
    const shown = async (image: string) => {
      const file = readEntities(`${rootUri}/a.persona.yaml`, parse(`id: a\nname: A\nimage: ${image}\n`));
      return (await new Pictures(nodeHost).of(rootUri, [file]))(file.uri, image);
    };
    expect(await shown('folder/secret.svg')).toBeUndefined();
    expect(await shown('file.svg')).toBeUndefined();
    expect(await shown('own')).toBeUndefined();
    expect(await shown('own/own.svg')).toMatch('data:image/svg');
    expect(await shown('inside.svg')).toMatch('data:image/svg');
  }
});

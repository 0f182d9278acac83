import { afterEach, describe, expect, test } from 'vitest';
import type { ExportParams, ExportResult } from '../../server/src/protocol.js';
import { LspClient } from './client.js';

const clients: LspClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

const root = 'file:///library';
const ann = `${root}/ann.persona.yaml`;
const two = 'personas:\n  - id: ann\n    name: Ann\n    image: ann.svg\n  - id: bob\n    name: Bob\n';

async function ask(params: Omit<ExportParams, 'uri'>, uri = ann): Promise<ExportResult> {
  const files = { [ann]: two, [`${root}/ann.svg`]: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  const client = await LspClient.inProcess(files);
  clients.push(client);
  await client.open(ann, two);
  return client.connection.sendRequest<ExportResult>('personas/export', { uri, ...params });
}

describe('personas/export', () => {
  test('writes the card at the position', async () => {
    expect(await ask({ format: 'md', position: { line: 5, character: 4 } })).toEqual({
      fileName: 'bob.persona.md',
      text: expect.stringMatching(/^# Bob\n/),
    });
  });

  test('writes a whole library', async () => {
    const result = await ask({ format: 'html', whole: true });
    expect(result).toEqual({ fileName: 'library.html', text: expect.stringContaining('href="#persona-bob"') });
    expect(await ask({ format: 'json' })).toMatchObject({ fileName: 'library.json' });
  });

  test('gives a picture as a drawing, with its portrait', async () => {
    expect(await ask({ format: 'png' })).toEqual({
      fileName: 'ann.persona.png',
      svg: expect.stringContaining('href="data:image/svg+xml;base64,'),
    });
  });

  test('says why there is nothing', async () => {
    expect(await ask({ format: 'csv' })).toEqual({ problem: expect.stringContaining('accounts') });
    expect(await ask({ format: 'html' }, `${root}/gone.yaml`)).toEqual({ problem: expect.stringContaining('no card') });
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { kindOfFileName } from '../../server/src/kinds/claim.js';
import { kinds } from '../../server/src/kinds/registry.js';
import { projectRoot } from './support.js';

const require = createRequire(import.meta.url);

/**
 * Our schemas in somebody else's editor: the YAML language server that most editors use, with the published files as its
 * only help. What is right must get no error there, and what is wrong must get one.
 */
class YamlServer {
  readonly #waiting = new Map<string, (diagnostics: Diagnostic[]) => void>();

  private constructor(
    readonly process: ChildProcess,
    readonly connection: ProtocolConnection,
  ) {}

  /** @param schemas for each schema file the pattern of the files that it is for */
  static async start(schemas: Readonly<Record<string, string>>): Promise<YamlServer> {
    const main = require.resolve('yaml-language-server/bin/yaml-language-server');
    const server = spawn(process.execPath, [main, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    const started = new YamlServer(server, connection);
    const yaml = { validate: true, hover: true, completion: false, schemas, schemaStore: { enable: false } };
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      started.#waiting.get(uri)?.(diagnostics);
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
      items.map(({ section }) => (section === 'yaml' ? yaml : {})),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    const rootUri = pathToFileURL(projectRoot).href;
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'library' }],
      capabilities: { workspace: { configuration: true }, textDocument: { publishDiagnostics: {} } },
    });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml } });
    return started;
  }

  /** What it finds in a text at a path of the project. */
  async faults(path: string, text: string): Promise<string[]> {
    const uri = pathToFileURL(join(projectRoot, path)).href;
    const found = new Promise<Diagnostic[]>((resolve) => this.#waiting.set(uri, resolve));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    const diagnostics = await found;
    this.#waiting.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    return diagnostics.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  }

  async hover(path: string, text: string, line: number, character: number): Promise<string> {
    const uri = pathToFileURL(join(projectRoot, path)).href;
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    const hover: Hover | null = await this.connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line, character },
    });
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    return JSON.stringify(hover?.contents ?? '');
  }

  stop(): void {
    this.connection.dispose();
    this.process.kill();
  }
}

const schemaOf = (kind: string) => join('schemas', `${kind}.schema.json`);
const patternOf = (kind: string) => (kind === 'config' ? '**/personas.config.yaml' : `**/*.${kind}.yaml`);
const examples = globSync('examples/**/*.yaml', { cwd: projectRoot }).flatMap((path) => {
  const kind = kindOfFileName(path);
  return kind ? [{ path, kind }] : [];
});

let server: YamlServer;

beforeAll(async () => {
  const schemas = kinds.map(({ name }) => [pathToFileURL(join(projectRoot, schemaOf(name))).href, patternOf(name)]);
  server = await YamlServer.start(Object.fromEntries(schemas));
});

afterAll(() => server.stop());

/** What the server finds in each of several texts, by path; all at once, as it waits a moment with each. */
async function faultsOf(texts: Readonly<Record<string, string>>): Promise<Record<string, string[]>> {
  const paths = Object.keys(texts);
  const found = await Promise.all(paths.map((path) => server.faults(path, texts[path] ?? '')));
  return Object.fromEntries(paths.map((path, index) => [path, found[index] ?? []]));
}

const textOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const none = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.keys(texts).map((path) => [path, []]));
/** The same text with a key, or a setting, that cannot be right. */
const broken = (kind: string, text: string) =>
  kind === 'config' ? text.replace(/^extends: .*$/m, 'extends: all') : text.replace(/\bname: /, 'no_such_key: ');

test('there are examples to try, and several in one file among them', () => {
  expect(examples.length).toBeGreaterThan(15);
  expect(examples.some(({ path }) => /^[a-z_]+:\n/m.test(textOf(path)))).toBe(true);
  for (const { kind, path } of examples) expect(broken(kind, textOf(path)), path).not.toBe(textOf(path));
});

describe('by the names of the files', () => {
  test('no example has a fault', async () => {
    const texts = Object.fromEntries(examples.map(({ path }) => [path, textOf(path)]));
    expect(await faultsOf(texts)).toEqual(none(texts));
  });

  test('a wrong kind is a fault in every kind of file', async () => {
    const texts = Object.fromEntries(
      kinds.map(({ name }) =>
        name === 'config'
          ? ['examples/new/personas.config.yaml', 'extends: everything\n']
          : [`examples/new/new.${name}.yaml`, 'id: new\nkind: nonsense\n'],
      ),
    );
    for (const [path, faults] of Object.entries(await faultsOf(texts))) {
      expect(faults, path).toEqual([expect.stringMatching(/^[12]: Value /)]);
    }
  });

  test('several in one file are judged one by one', async () => {
    const list =
      'studies:\n  - id: one\n    sample_size: 3\n  - name: Without an id\n  - id: three\n    method: guess\n';
    const byId = 'studies:\n  one:\n    sample_size: 3\n  two:\n    sample_size: many\n';
    const found = await faultsOf({ 'list.study.yaml': list, 'by-id.study.yaml': byId });
    expect(found['list.study.yaml']).toEqual([expect.stringMatching(/^4: .*id/), expect.stringMatching(/^6: /)]);
    expect(found['by-id.study.yaml']).toEqual([expect.stringMatching(/^5: .*integer/)]);
  });

  test('a hover tells what a field is for', async () => {
    const shown = await server.hover('examples/new/hover.persona.yaml', 'id: new\ngoals: [Close early]\n', 1, 2);
    expect(shown).toContain('What they are trying to reach');
  });
});

describe('by a modeline', () => {
  // Names that say nothing, so that the modeline alone decides.
  const plain = (path: string) => path.replace(/[^/]*$/, (name) => `plain-${name.replaceAll('.', '-')}.yaml`);
  const withModeline = (path: string, kind: string, text: string) =>
    `# yaml-language-server: $schema=${relative(dirname(path), schemaOf(kind))}\n${text}`;

  test('no example has a fault, and each has one when it is broken', async () => {
    const good = examples.map(({ path, kind }) => [plain(path), withModeline(path, kind, textOf(path))]);
    const texts = Object.fromEntries(good);
    expect(await faultsOf(texts)).toEqual(none(texts));
    const bad = examples.map(({ path, kind }) => [
      `${plain(path)}.yml`,
      withModeline(path, kind, broken(kind, textOf(path))),
    ]);
    for (const [path, faults] of Object.entries(await faultsOf(Object.fromEntries(bad)))) {
      expect(faults.length, path).toBe(1);
    }
  });

  test('points at the statement that is wrong, and only there', async () => {
    const text = 'id: new\ngoals:\n  - Close early\n  - goal: Become CFO\n    rank: first\n  - gaol: Sleep\n';
    const found = await server.faults('a.yaml', withModeline('a.yaml', 'persona', text));
    expect(found.map((fault) => fault.split(':')[0])).toEqual(['6', '7']);
  });
});

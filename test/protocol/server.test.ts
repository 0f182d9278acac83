import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { LspClient, projectUri } from './client.js';

const clients: LspClient[] = [];
async function started<T extends LspClient>(starting: Promise<T>): Promise<T> {
  const client = await starting;
  clients.push(client);
  return client;
}
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

const uri = 'file:///library/dana.persona.yaml';
const sketch = `kind: persona
id: dana
name: Dana Okafor
type: buyer
basis: proto
review:
  last: 2026-11-01
goals:
  - Close the books in three days
`;

describe('the built server over stdio', () => {
  test('answers as the contracts say', async () => {
    const client = await started(LspClient.stdio({ folder: projectUri('examples/rondel') }));
    const path = 'examples/rondel/care-coordinator.persona.yaml';
    const example = projectUri(path);
    await client.open(example, readFileSync(path, 'utf8'));
    expect(await client.pull(example)).toEqual([]);
    expect(await client.hover(example, 'id:')).toMatch(/Readiness \d{1,3}\/100/);

    await client.edit(example, 'type: ', 'type: buyr #');
    const [diagnostic] = await client.pull(example);
    expect(diagnostic).toMatchObject({ source: 'personas', code: 'enum-value', severity: 1 });
    expect(diagnostic?.message).toContain('Did you mean `buyer`?');
    expect(diagnostic?.codeDescription?.href).toMatch(/docs\/rules\/enum-value\.md$/);
    expect(diagnostic?.data).toMatchObject({ rule: 'enum-value', pointer: '/type', fixable: true });
  });

  test('says in the editor what the command line says', async () => {
    const { checkPaths } = await import('../../server/src/cli/check-files.js');
    const { report } = await checkPaths(['examples'], process.cwd(), '2026-11-22');
    const client = await started(LspClient.stdio({ folder: projectUri('.') }));
    expect(report.files.length).toBeGreaterThan(10);
    for (const file of report.files) {
      const fileUri = projectUri(file.path);
      await client.open(fileUri, readFileSync(file.path, 'utf8'));
      const shown = (await client.pull(fileUri))
        .filter(({ code }) => code !== 'incomplete')
        .map(({ code, range, message }) => [
          code,
          range.start.line + 1,
          range.start.character + 1,
          range.end.line + 1,
          range.end.character + 1,
          message,
        ]);
      const printed = file.findings
        .filter(({ channel }) => channel === 'finding')
        .map((finding) => [
          finding.rule,
          finding.line,
          finding.column,
          finding.endLine,
          finding.endColumn,
          finding.message,
        ]);
      expect(shown, file.path).toEqual(printed);
      const gaps = (await client.pull(fileUri)).filter(({ code }) => code === 'incomplete');
      expect(gaps.length > 0, file.path).toBe(file.findings.some(({ channel }) => channel === 'gap'));
    }
  });

  test('serves over Node IPC too', async () => {
    const { fork } = await import('node:child_process');
    const server = fork('dist/server.js', ['--node-ipc'], { silent: true });
    const answer = new Promise((resolve) => server.once('message', resolve));
    server.send({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    expect(await answer).toMatchObject({ id: 1, result: { serverInfo: { name: 'personas' } } });
    server.kill();
  });
});

describe('pull', () => {
  test('announces pull and gives findings and gaps apart', async () => {
    const client = await started(LspClient.inProcess());
    expect(client.initialized.capabilities.diagnosticProvider).toBeDefined();
    await client.open(uri, sketch);
    const found = await client.pull(uri);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      // It is a first sketch, which is judged mildly.
      ['message-disconnect', 4],
      ['incomplete', 4],
    ]);
    expect(found[1]?.message).toMatch(/validation.*\(\+30 readiness\)[\s\S]*size.*\(\+10 readiness\)/);
  });

  test('follows typing, and parses once a version', async () => {
    const client = await started(LspClient.inProcess());
    await client.open(uri, sketch);
    await client.pull(uri);
    await client.edit(uri, 'type: buyer', 'type: user');
    expect((await client.pull(uri)).map(({ code }) => code)).toEqual(['incomplete']);
    await client.edit(uri, 'basis: proto', 'basis: qualitative');
    expect((await client.pull(uri)).map(({ code }) => code)).toContain('opinion-based');
  });

  test('asks to pull again when an edit changes what another open file may say', async () => {
    const other = 'file:///library/sam.persona.yaml';
    const client = await started(
      LspClient.inProcess({ [other]: 'kind: persona\nid: sam\nbasis: proto\nstatus: retired\n' }),
    );
    await client.open(uri, sketch);
    await client.open(other, 'kind: persona\nid: sam\nbasis: proto\nstatus: retired\n');
    expect((await client.pull(uri)).map(({ code }) => code)).not.toContain('no-priority');
    await client.pull(other);
    await client.edit(other, 'status: retired', 'status: active');
    await client.pull(other);
    await expect.poll(() => client.refreshes).toBeGreaterThan(0);
    expect((await client.pull(uri)).map(({ code }) => code)).toContain('no-priority');
  });
});

describe('a long life', () => {
  test('results that did not change are not sent again', async () => {
    const client = await started(LspClient.inProcess());
    await client.open(uri, sketch);
    const ask = (previousResultId?: string) =>
      client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
        previousResultId,
      });
    const first = await ask();
    expect(first).toMatchObject({ kind: 'full', resultId: expect.any(String) });
    expect(await ask(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    await client.edit(uri, 'type: buyer', 'type: user');
    expect(await ask(first.resultId)).toMatchObject({ kind: 'full' });
  });

  test('one edit that concerns all open files is told once to each', async () => {
    const client = await started(LspClient.inProcess({}, { pull: false }));
    const files = Array.from({ length: 8 }, (_, index) => `file:///library/p${index}.persona.yaml`);
    for (const [index, file] of files.entries()) await client.open(file, sketch.replace('dana', `p${index}`));
    for (const file of files) await client.push(file);
    let sent = 0;
    client.connection.onNotification('textDocument/publishDiagnostics', () => {
      sent++;
    });
    await client.edit(files[0] ?? '', 'id: p0', 'id: p1');
    await expect.poll(() => sent).toBeGreaterThanOrEqual(files.length);
    await client.hover(files[0] ?? '', 'p1');
    expect(sent).toBeLessThanOrEqual(files.length * 3);
  });

  test('values nested by aliases deeper than a stack end in nothing worse than a finding', async () => {
    const link = (index: number) =>
      `x${index}: &a${index} ${'['.repeat(300)}${index > 0 ? `*a${index - 1}` : 1}${']'.repeat(300)}`;
    const hostile = `kind: persona\nid: deep\n${Array.from({ length: 20 }, (_, index) => link(index)).join('\n')}\n`;
    const client = await started(LspClient.inProcess({ 'file:///library/deep.persona.yaml': hostile }));
    await client.open(uri, sketch);
    expect((await client.pull(uri)).map(({ code }) => code)).toContain('no-priority');
    await client.open('file:///library/deep.persona.yaml', hostile);
    expect((await client.pull('file:///library/deep.persona.yaml')).length).toBeGreaterThan(0);
  });

  test('files that a folder list leaves out do not come in by the watcher', async () => {
    const client = await started(LspClient.inProcess());
    await client.open(uri, sketch);
    await client.pull(uri);
    const copy = 'file:///library/dist/dana.persona.yaml';
    client.host.set(copy, sketch);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: copy, type: 1 }] });
    expect((await client.pull(uri)).map(({ code }) => code)).not.toContain('duplicate-id');
  });
});

describe('push', () => {
  test('serves a client that cannot pull, live', async () => {
    const client = await started(LspClient.inProcess({}, { pull: false }));
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await client.open(uri, sketch);
    const first = await client.push(uri);
    expect(first.diagnostics.map(({ code }) => code)).toEqual(['message-disconnect', 'incomplete']);
    await client.edit(uri, 'type: buyer', 'type: buyr');
    const second = await client.push(uri, ({ version }) => version === 2);
    expect(second.diagnostics.map(({ code }) => code)).toContain('enum-value');
    await client.close(uri);
    await client.push(uri, ({ diagnostics }) => diagnostics.length === 0);
  });
});

describe('features', () => {
  test('a hover waits for the library: no score without data', async () => {
    const twin = sketch.replaceAll('dana', 'sam');
    const client = await started(LspClient.inProcess({ 'file:///library/sam.persona.yaml': twin }));
    await client.open(uri, sketch);
    expect(await client.hover(uri, 'dana')).toContain('overlap by 100%');
  });

  test('a quick fix mends what it is offered for', async () => {
    const client = await started(LspClient.inProcess());
    await client.open(uri, sketch.replace('type: buyer', 'type: buyr'));
    const diagnostic = (await client.pull(uri)).find(({ code }) => code === 'enum-value');
    if (!diagnostic) throw new Error('no enum-value');
    const [action] = await client.actions(uri, diagnostic);
    expect(action).toMatchObject({
      title: 'Change it to buyer',
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: [{ code: 'enum-value' }],
    });
    expect(action?.edit?.changes?.[uri]).toEqual([{ range: diagnostic.range, newText: 'buyer' }]);
  });

  test('a broken file keeps its outline, hover and completion for the rest', async () => {
    const client = await started(LspClient.inProcess());
    await client.open(
      uri,
      `${sketch}quote: "never closed\npain_points:\n  - pain: Data arrives late\n    severity: 4\n`,
    );
    const [persona] = await client.symbols(uri);
    expect(persona?.name).toBe('Dana Okafor');
    expect(persona?.children?.map(({ name }) => name)).toEqual(expect.arrayContaining(['goals', 'pain_points']));
    expect(await client.hover(uri, 'severity')).toMatch(/severity/i);
    expect(await client.hover(uri, 'dana')).toMatch(/Readiness/);
    const keys = await client.complete(uri, 'severity: 4\n');
    expect(keys.map(({ label }) => label)).toContain('motivations');
    expect((await client.pull(uri)).filter(({ code }) => code === 'yaml-syntax')).toHaveLength(1);
  });

  test('a card is made for the entity under the cursor', async () => {
    const client = await started(LspClient.inProcess());
    const two = `${sketch}---\nkind: jtbd\nid: close-books\nstatement: { when: month ends, want: close, so: report }\n`;
    await client.open('file:///library/two.persona.yaml', two);
    const first = await client.card('file:///library/two.persona.yaml');
    expect(first).toMatchObject({ version: 1, title: 'Dana Okafor' });
    expect(first?.html).toContain('Close the books in three days');
    const second = await client.card('file:///library/two.persona.yaml', 'close-books');
    expect(second?.html).toContain('month ends');
  });

  test.each([
    ['empty.persona.yaml', '# nothing yet\n', 'This file is still empty'],
    ['text.story.yaml', 'just a text\n', 'is not a user story yet'],
    ['list.swot.yaml', '- a\n- b\n', 'is not a SWOT analysis yet'],
    ['notes.md', '', undefined],
    ['personas.config.yaml', '', undefined],
    ['plain.yaml', '', undefined],
  ])('a file without an entity, %s, gets a page that says what to do if it is ours', async (name, text, said) => {
    const client = await started(LspClient.inProcess());
    await client.open(`file:///library/${name}`, text, name === 'plain.yaml' ? 'yaml' : 'persona');
    const card = await client.card(`file:///library/${name}`);
    expect(card?.html.replace(/<[^>]*>/g, '')).toEqual(said === undefined ? undefined : expect.stringContaining(said));
    expect(card?.title).toBe(said === undefined ? undefined : name);
  });

  test('a plain YAML file that nothing claims gets nothing', async () => {
    const client = await started(LspClient.inProcess());
    const plain = 'file:///library/icp.yaml';
    await client.open(plain, 'canisters:\n  main:\n    type: motoko\n', 'yaml');
    expect(await client.pull(plain)).toEqual([]);
    expect(await client.symbols(plain)).toEqual([]);
    expect(await client.hover(plain, 'main')).toBe('');
    expect(await client.complete(plain, 'canisters:\n')).toEqual([]);
    expect(await client.card(plain)).toBeNull();
  });

  test('a config file is checked itself, and the defaults hold for what is wrong in it', async () => {
    const config = 'file:///library/personas.config.yaml';
    const client = await started(
      LspClient.inProcess({ [config]: 'rules:\n  opinion-based: loud\nextends: strictest\n' }),
    );
    await client.open(config, 'rules:\n  opinion-based: loud\nextends: strictest\n');
    expect((await client.pull(config)).map(({ code }) => code)).toEqual(expect.arrayContaining(['enum-value']));
    await client.open(uri, sketch.replace('basis: proto', 'basis: mixed'));
    expect((await client.pull(uri)).map(({ code }) => code)).toContain('opinion-based');
  });

  test('a binary file gets one clear error', async () => {
    const client = await started(LspClient.inProcess());
    await client.open(uri, 'PK\u0003\u0004\0\0\0');
    const found = await client.pull(uri);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['yaml-syntax', 1]]);
    expect(found[0]?.message).toContain('not readable text');
  });
});

import * as vscode from 'vscode';
import { check, extensionId, finding, findings, open, ruleOf, test, until } from './harness.js';

test('the extension wakes when a persona is opened', async () => {
  const extension = vscode.extensions.getExtension(extensionId);
  check(extension !== undefined, 'The extension is not installed.');
  const editor = await open('rondel/care-coordinator.persona.yaml');
  check(editor.document.languageId === 'persona', `The language is ${editor.document.languageId}.`);
  await until('the extension to be active', () => extension.isActive || undefined);
});

test('every example of the sound library opens without an error', async () => {
  const uris = await vscode.workspace.findFiles('rondel/*.{persona,icp,jtbd}.yaml');
  check(uris.length >= 6, `There are only ${uris.length} examples.`);
  for (const uri of uris) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    // The outline is an answer of the server: it has read the file.
    await until(`an outline of ${uri.path}`, async () => ((await outline(uri)).length > 0 ? true : undefined));
    const errors = findings(uri).filter((found) => found.severity === vscode.DiagnosticSeverity.Error);
    check(errors.length === 0, `${uri.path}: ${errors.map((error) => error.message).join('; ')}`);
  }
});

for (const rule of ['opinion-based', 'demographics-only', 'static-persona', 'no-priority', 'message-disconnect']) {
  test(`the example of ${rule} shows its finding, with a link to its page`, async () => {
    const { document } = await open(`anti-patterns/${rule}.persona.yaml`);
    const found = await finding(document.uri, rule);
    const { page } = ruleOf(found);
    check(page.startsWith('https://') && page.includes(rule), `The link is ${page}.`);
    check(!found.range.isEmpty, 'The finding marks nothing.');
  });
}

test('the example of too-many-personas shows its finding on the config file of its library', async () => {
  const { document } = await open('anti-patterns/too-many/personas.config.yaml');
  await finding(document.uri, 'too-many-personas');
});

async function outline(uri: vscode.Uri): Promise<vscode.DocumentSymbol[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return symbols ?? [];
}

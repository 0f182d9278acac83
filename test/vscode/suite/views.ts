import * as vscode from 'vscode';
import { check, open, test, until } from './harness.js';

/** The tabs that show a webview of ours, by their titles. */
function titles(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('personas.view'))
    .map(({ label }) => label);
}

/** A panel takes its title from what the server has drawn, once its page listens. */
async function shows(title: string): Promise<void> {
  await until(`a view called "${title}"`, () => (titles().includes(title) ? true : undefined));
}

for (const [command, title] of [
  ['personas.showDashboard', 'Library dashboard'],
  ['personas.showMap', 'Persona map'],
  ['personas.showCoverage', 'Coverage'],
] as const) {
  test(`${command} draws its view`, async () => {
    await open('rondel/care-worker.persona.yaml');
    await vscode.commands.executeCommand(command);
    await shows(title);
    await vscode.commands.executeCommand(command);
    check(titles().length === 1, `There are ${titles().join(', ')}.`);
  });
}

test('personas are compared, and the comparison follows what is typed', async () => {
  const { document } = await open('rondel/care-worker.persona.yaml');
  await vscode.commands.executeCommand('personas.compare', {
    uri: document.uri.toString(),
    personas: ['care-worker', 'care-coordinator'],
  });
  await shows('Tomasz Wilk and Denise Okafor');
  const line = document
    .getText()
    .split('\n')
    .findIndex((text) => text.startsWith('name:'));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, document.lineAt(line).range, 'name: Tomasz W.');
  check(await vscode.workspace.applyEdit(edit), 'The edit was refused.');
  await shows('Tomasz W. and Denise Okafor');
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
});

test('an entry of the tree opens its file at its place', async () => {
  await open('rondel/care-worker.persona.yaml');
  await vscode.commands.executeCommand('personas.library.focus');
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'), 'rondel');
  const file = vscode.Uri.joinPath(uri, 'registered-manager.persona.yaml');
  await vscode.commands.executeCommand('personas.openEntity', {
    type: 'entity',
    entity: { uri: file.toString(), position: { line: 1, character: 4 } },
  });
  const editor = vscode.window.activeTextEditor;
  check(editor?.document.uri.path === file.path, `Open is ${editor?.document.uri.path}.`);
  check(editor.selection.active.line === 1, `The cursor is on line ${editor.selection.active.line}.`);
});

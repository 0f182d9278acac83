import * as vscode from 'vscode';
import { check, findings, folder, open, test, until } from './harness.js';

test('a new file is made from a template, named, with the cursor at the first blank', async () => {
  const place = vscode.Uri.joinPath(folder(), 'scratch', 'new');
  const uri = await make({ template: 'persona-buyer', name: 'Raj Patel, VP', folder: place });
  check(uri.path.endsWith('/scratch/new/raj-patel.persona.yaml'), `It is ${uri.path}.`);
  const editor = vscode.window.activeTextEditor;
  check(editor?.document.uri.toString() === uri.toString(), 'It is not open in the active editor.');
  const { document, selection } = editor;
  check(document.languageId === 'persona', `Its language is ${document.languageId}.`);
  for (const line of ['id: raj-patel', 'name: Raj Patel, VP', 'type: buyer'])
    check(document.getText().split(/\r?\n/).includes(line), `No "${line}" in: ${document.getText()}`);
  check(!document.getText().includes('${'), 'A placeholder was left.');
  const selected = document.getText(selection);
  check(selected.startsWith('Who they are'), `Selected is "${selected}" in line ${selection.active.line}.`);
  await until('an outline', async () => {
    const symbols = await vscode.commands.executeCommand<unknown[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    return (symbols ?? []).length > 0 ? true : undefined;
  });
  const errors = findings(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  check(errors.length === 0, errors.map(({ message }) => message).join('; '));

  await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
  await until('the next blank', () => (editor.selection.active.line > selection.active.line ? true : undefined));
});

test('a new file never takes the place of another', async () => {
  const place = vscode.Uri.joinPath(folder(), 'scratch', 'twice');
  const first = await make({ kind: 'swot', name: 'Us', folder: place });
  await vscode.window.activeTextEditor?.document.save();
  const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(first));
  const second = await make({ kind: 'swot', name: 'Us', folder: place });
  check(second.path.endsWith('/us-2.swot.yaml'), `It is ${second.path}.`);
  const after = new TextDecoder().decode(await vscode.workspace.fs.readFile(first));
  check(before.includes('kind: swot') && after === before, 'The first file was changed.');
});

test('a new file goes beside others of its kind', async () => {
  const studies = await vscode.workspace.findFiles('rondel/**/*.study.{yaml,yml}');
  const homes = studies.map((uri) => vscode.Uri.joinPath(uri, '..').path);
  check(homes.length > 0, 'The example library has no study.');
  await open('rondel/personas.config.yaml');
  const uri = await make({ kind: 'study', name: 'Ride along' });
  check(homes.includes(vscode.Uri.joinPath(uri, '..').path), `It is ${uri.path}, the others are in ${homes}.`);
  await vscode.workspace.fs.delete(uri);
});

async function make(given: Readonly<Record<string, unknown>>): Promise<vscode.Uri> {
  const uri = await vscode.commands.executeCommand<string | undefined>('personas.new', given);
  check(uri !== undefined, 'Nothing was made.');
  return vscode.Uri.parse(uri);
}

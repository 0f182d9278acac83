import * as vscode from 'vscode';
import { at, check, finding, findings, open, ruleOf, test, until } from './harness.js';

const typo = `kind: persona
id: night-nurse
name: Night nurse
type: user
basis: proto
pain_pionts:
  - pain: Nobody reads the notes of the night
`;

test('a finding comes while typing and goes when the fault does', async () => {
  const editor = await open('scratch/typing.persona.yaml', typo.replace('pain_pionts', 'pain_points'));
  const { document } = editor;
  await editor.edit((edit) => edit.replace(range(document, 'basis: proto', 'proto'), 'prototype'));
  const found = await finding(document.uri, 'enum-value');
  check(document.getText(found.range) === 'prototype', `It marks "${document.getText(found.range)}".`);
  check(document.isDirty, 'The file was saved: the finding must come from the text in the editor.');
  await editor.edit((edit) => edit.replace(found.range, 'proto'));
  await until(
    'the finding to go',
    () => findings(document.uri).every((other) => ruleOf(other).id !== 'enum-value') || undefined,
  );
});

test('a mistyped key is marked, and its quick fix mends it', async () => {
  const { document } = await open('scratch/fix.persona.yaml', typo);
  const found = await finding(document.uri, 'unknown-key');
  check(document.getText(found.range) === 'pain_pionts', `It marks "${document.getText(found.range)}".`);
  check(found.message.includes('pain_points'), `The message names no near match: ${found.message}`);
  const fix = await until('a quick fix', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    return actions.find((action) => action.edit !== undefined && action.title.includes('pain_points'));
  });
  check(fix.edit !== undefined && (await vscode.workspace.applyEdit(fix.edit)), 'The fix was not applied.');
  check(document.getText() === typo.replace('pain_pionts', 'pain_points'), `The text is now:\n${document.getText()}`);
  await until(
    'the finding to go',
    () => findings(document.uri).every((other) => ruleOf(other).id !== 'unknown-key') || undefined,
  );
});

test('saving fixes what is safe to fix, where the settings ask for it', async () => {
  const messy = typo.replace('pain_pionts', 'painPoints').replace('basis: proto', 'basis: Proto # a sketch');
  const { document } = await open('scratch/save.persona.yaml', messy);
  await finding(document.uri, 'mixed-key-case');
  const editor = vscode.workspace.getConfiguration('editor', { uri: document.uri, languageId: 'persona' });
  const setting = { 'source.fixAll.personas': 'explicit' };
  await editor.update('codeActionsOnSave', setting, vscode.ConfigurationTarget.Workspace, true);
  try {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), 'owner: Ward 7\n');
    check(await vscode.workspace.applyEdit(edit), 'The edit was refused.');
    check(await document.save(), 'The file was not saved.');
    const expected = `${messy.replace('painPoints', 'pain_points').replace('Proto', 'proto')}owner: Ward 7\n`;
    await until('the fixes', () => (document.getText() === expected ? true : undefined));
    await until('the file to be clean', () => (document.isDirty ? undefined : true));
  } finally {
    await editor.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace, true);
  }
});

function range(document: vscode.TextDocument, near: string, text: string): vscode.Range {
  const start = at(document, near, near.indexOf(text));
  return new vscode.Range(start, start.translate(0, text.length));
}

import * as vscode from 'vscode';
import { check, finding, findings, open, ruleOf, test, until, write } from './harness.js';

const parent = 'kind: persona\nid: ward-sister\nname: Ward sister\nbasis: proto\npriority: 2\n';
const child = 'kind: persona\nid: ward-clerk\nname: Ward clerk\nbasis: proto\npriority: 2\nparent: [ward-sister]\n';

const rulesOf = (uri: vscode.Uri) => findings(uri).map((found) => ruleOf(found).id);

test('a file in no editor is told about, follows an edit of another, and is silent where only open files count', async () => {
  const closed = await write('scratch/ward-clerk.persona.yaml', child);
  await finding(closed, 'dangling-reference');

  await open('scratch/ward-sister.persona.yaml', parent);
  await until(
    'the closed file to hear of it',
    async () => !rulesOf(closed).includes('dangling-reference') || undefined,
  );

  await write('scratch/ward-clerk.persona.yaml', child.replace('[ward-sister]', '[ward-brother]'));
  await finding(closed, 'dangling-reference');

  const settings = vscode.workspace.getConfiguration('personas');
  await settings.update('diagnostics.scope', 'open', vscode.ConfigurationTarget.Workspace);
  await until('the closed file to be silent', async () => rulesOf(closed).length === 0 || undefined);
  await settings.update('diagnostics.scope', undefined, vscode.ConfigurationTarget.Workspace);
  await finding(closed, 'dangling-reference');

  await vscode.workspace.fs.delete(closed);
  await until('what was said of the file to go with it', async () => rulesOf(closed).length === 0 || undefined);
  check(rulesOf(closed).length === 0, 'Something is left.');
});

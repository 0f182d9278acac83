import * as vscode from 'vscode';
import { at, check, finding, open, test, until, write } from './harness.js';

const base = 'kind: persona\nid: base\nname: Base\nbasis: proto\nrole: Clerk\nowner: Ops\n';
const child = 'kind: persona\nid: child\nname: Child\nbasis: proto\nparent: [base]\nrole: Cook\n';

/** A library of its own, so that the examples stay as they are. */
async function family(name: string): Promise<vscode.TextEditor> {
  await write(`scratch/${name}/personas.config.yaml`, 'extends: recommended\n');
  await write(`scratch/${name}/base.persona.yaml`, base);
  return open(`scratch/${name}/child.persona.yaml`, child);
}

test('inlay hints say what a persona takes over, and the setting turns them off', async () => {
  const { document } = await family('hints');
  const hints = async () => {
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const found = await vscode.commands.executeCommand<vscode.InlayHint[] | undefined>(
      'vscode.executeInlayHintProvider',
      document.uri,
      range,
    );
    return (found ?? []).map(({ label }) => String(label));
  };
  await until('the hints', async () => {
    const labels = await hints();
    return labels.includes('takes over one value') && labels.includes('in place of Clerk from base') ? true : undefined;
  });
  const settings = vscode.workspace.getConfiguration('personas.inlayHints');
  await settings.update('inheritance', false, vscode.ConfigurationTarget.Workspace);
  try {
    await until('no hints', async () => ((await hints()).length === 0 ? true : undefined));
  } finally {
    await settings.update('inheritance', undefined, vscode.ConfigurationTarget.Workspace);
  }
});

test('the effective persona opens as a document to read, and follows an edit of the parent', async () => {
  await family('effective');
  const shown = await until('the document', async () =>
    vscode.commands.executeCommand<string | undefined>('personas.showEffective'),
  );
  const uri = vscode.Uri.parse(shown);
  const textOf = () => vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString())?.getText();
  await until('the owner of the parent', () => (textOf()?.includes('owner: Ops # from base') ? true : undefined));
  check(textOf()?.includes('role: Cook\n') === true, `It says: ${textOf()}`);
  const parent = await open('scratch/effective/base.persona.yaml');
  await parent.edit((edit) =>
    edit.replace(new vscode.Range(at(parent.document, 'Ops'), at(parent.document, 'Ops', 3)), 'Sales'),
  );
  await until('the new owner', () => (textOf()?.includes('owner: Sales # from base') ? true : undefined));
});

test('an id that nothing has becomes a file of its own, opened', async () => {
  await write('scratch/made/personas.config.yaml', 'extends: recommended\n');
  const { document } = await open(
    'scratch/made/one.story.yaml',
    'kind: story\nid: one\nas_a: bread-baker\ni_want: rest\n',
  );
  const { range } = await finding(document.uri, 'dangling-reference');
  const make = await until('the action', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    return actions?.find(({ title }) => title.startsWith('Make the persona bread-baker'));
  });
  check(make.edit !== undefined && (await vscode.workspace.applyEdit(make.edit)), 'The edit was refused.');
  if (make.command) await vscode.commands.executeCommand(make.command.command, ...(make.command.arguments ?? []));
  const made = vscode.window.activeTextEditor?.document;
  check(made?.uri.path.endsWith('/bread-baker.persona.yaml') === true, `Open is ${made?.uri.path}.`);
  check(made.getText().includes('id: bread-baker'), `It says: ${made.getText()}`);
  await until('the finding to go', async () =>
    vscode.languages.getDiagnostics(document.uri).some(({ message }) => message.includes('bread-baker'))
      ? undefined
      : true,
  );
});

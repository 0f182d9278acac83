import * as vscode from 'vscode';
import { check, folder, open, test, until } from './harness.js';

const text = 'kind: persona\nid: ann\nname: Ann <b>\nsummary: Bakes\n';

/** What the command wrote, once the server is there to answer it. */
async function exported(format: string): Promise<Uint8Array> {
  const target = vscode.Uri.joinPath(folder(), 'scratch', 'export', `ann.${format}`);
  const written = await until('the file', async () =>
    vscode.commands.executeCommand<string | undefined>('personas.export', { format, target }),
  );
  check(written === target.toString(), `It went to ${written}.`);
  return vscode.workspace.fs.readFile(target);
}

test('the card in view is exported as a page', async () => {
  await open('scratch/export/ann.persona.yaml', text);
  const page = new TextDecoder().decode(await exported('html'));
  check(page.startsWith('<!DOCTYPE html>') && page.includes('Ann &lt;b>'), `It says: ${page.slice(0, 300)}`);
  check(!/<script/.test(page), 'It has a script.');
});

test('the card in view is exported as a picture', async () => {
  await open('scratch/export/ann.persona.yaml', text);
  const [first, ...letters] = await exported('png');
  const name = String.fromCharCode(...letters.slice(0, 3));
  check(first === 0x89 && name === 'PNG' && letters.length > 5000, `It begins with ${first} ${name}.`);
});

test('the card in view is copied as Markdown', async () => {
  await open('scratch/export/ann.persona.yaml', text);
  await vscode.env.clipboard.writeText('');
  const copied = await until('the clipboard', async () => {
    await vscode.commands.executeCommand('personas.copyMarkdown');
    return (await vscode.env.clipboard.readText()) || undefined;
  });
  check(copied.startsWith('# Ann \\<b>\n'), `It is: ${copied.slice(0, 200)}`);
});

test('the card of a locked preview in front is exported, and not that of the editor beside it', async () => {
  await open('scratch/export/ann.persona.yaml', text);
  await vscode.commands.executeCommand('personas.showLockedPreview');
  await open('scratch/export/bob.persona.yaml', text.replace('ann', 'bob').replace('Ann', 'Bob'));
  await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
  await until('the preview in front', () => (vscode.window.activeTextEditor ? undefined : true));
  const page = new TextDecoder().decode(await exported('html'));
  check(page.includes('Ann &lt;b>') && !page.includes('Bob'), `It says: ${page.slice(0, 300)}`);
});

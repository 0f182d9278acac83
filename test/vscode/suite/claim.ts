import * as vscode from 'vscode';
import { check, finding, findings, folder, open, test, until, write } from './harness.js';

const people = 'personas:\n  - id: night-nurse\n    type: usr\n    goals: [Hand over in ten minutes]\n';

test('a file is claimed by the settings of its library, which keep their comments', async () => {
  const old = '# What we agreed on.\nextends: minimal # for now\n';
  const config = await write('scratch/claim/personas.config.yaml', old);
  const { document } = await open('scratch/claim/people.yaml', people);
  await vscode.commands.executeCommand('personas.claim', { by: 'config' });
  const text = await until('the settings to be saved', async () => {
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(config));
    return saved === old ? undefined : saved;
  });
  check(text === `${old}include:\n  - people.yaml\n`, `The settings are now:\n${text}`);
  await finding(document.uri, 'enum-value');
  check(vscode.window.activeTextEditor?.document === document, 'Another file came to the front.');
});

test('settings are made at the root of the workspace where there are none', async () => {
  const { document } = await open('scratch/first/people.yaml', people);
  await vscode.commands.executeCommand('personas.claim', { by: 'config', kind: 'persona' });
  const config = vscode.Uri.joinPath(folder(), 'personas.config.yaml');
  const text = await until('the settings', async () => {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(config));
    } catch {
      return undefined;
    }
  });
  check(text.includes('glob: scratch/first/people.yaml\n    kind: persona\n'), `The settings are:\n${text}`);
  await finding(document.uri, 'enum-value');
  await vscode.workspace.fs.delete(config);
  await until('the findings to go with the settings', () => (findings(document.uri).length === 0 ? true : undefined));
});

test('a file is claimed in this editor alone by its language', async () => {
  const { document } = await open('scratch/by-hand.yaml', people);
  check(findings(document.uri).length === 0, 'It has findings before.');
  await vscode.commands.executeCommand('personas.claim', { by: 'language' });
  await finding(document.uri, 'enum-value');
  check(document.languageId === 'persona', `Its language is ${document.languageId}.`);
});

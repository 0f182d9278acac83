import * as vscode from 'vscode';
import { at, check, finding, open, test, until } from './harness.js';

const broken = `kind: persona
id: night-nurse
name: Night nurse
quote: "never closed
type: user
goals:
  - goal: Hand over in ten minutes
`;

test('a broken file says so, and keeps its outline, hover and completion', async () => {
  const { document } = await open('scratch/broken.persona.yaml', broken);
  const found = await finding(document.uri, 'yaml-syntax');
  check(found.severity === vscode.DiagnosticSeverity.Error, 'It is no error.');

  const outline = await until('an outline', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    return symbols && symbols.length > 0 ? JSON.stringify(symbols) : undefined;
  });
  check(outline.includes('Night nurse'), `The outline is: ${outline}`);

  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at(document, 'night-nurse', 2),
  );
  check(hovers.length > 0, 'There is no hover.');

  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at(document, 'type: user', 6),
  );
  const labels = list.items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
  check(labels.includes('buyer'), `The completions are: ${labels}`);
});

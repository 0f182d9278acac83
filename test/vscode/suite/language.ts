import * as vscode from 'vscode';
import { at, check, extensionId, findings, folder, open, test, until } from './harness.js';

const nurse = `kind: persona
id: night-nurse
name: Night nurse
type: user
basis: proto
goals:
  - goal: Hand over in ten minutes

`;

test('a hover on id tells the readiness', async () => {
  const { document } = await open('scratch/hover.persona.yaml', nurse);
  const text = await hoverAt(document, at(document, 'night-nurse', 2));
  check(/Readiness \d+\/100/.test(text), `The hover says: ${text}`);
});

test('a hover on a field tells what it is for', async () => {
  const { document } = await open('scratch/field.persona.yaml', nurse);
  const text = await hoverAt(document, at(document, 'basis', 1));
  check(text.length > 40, `The hover says: ${text}`);
});

test('a hover on an account of an ICP tells fit and tier', async () => {
  const { document } = await open('rondel/independent-home-care-agency.icp.yaml');
  const first = /accounts:\s*\n\s*- name: (.+)/.exec(document.getText())?.[1];
  check(first !== undefined, 'The example has no account.');
  const text = await hoverAt(document, at(document, `name: ${first}`, 7));
  check(/\d\.\d\d \/ 5/.test(text) && /Tier \d|Disqualified/.test(text), `The hover says: ${text}`);
});

test('a hover on an outcome of a job tells its opportunity', async () => {
  const { document } = await open('rondel/cover-an-open-visit.jtbd.yaml');
  const text = await hoverAt(document, at(document, '- outcome: ', 12));
  check(/Opportunity \d+\.\d/.test(text), `The hover says: ${text}`);
});

test('completion at a blank line offers the keys that are not there yet', async () => {
  const { document } = await open('scratch/keys.persona.yaml', nurse);
  const labels = await completionsAt(document, document.lineAt(document.lineCount - 1).range.end);
  for (const key of ['pain_points', 'priority', 'messaging']) check(labels.includes(key), `No ${key} in: ${labels}`);
  check(!labels.includes('goals'), 'A key that is there is offered again.');
});

test('completion of a value offers what is allowed there', async () => {
  const { document } = await open('scratch/values.persona.yaml', `${nurse}status: \n`);
  const labels = await completionsAt(document, at(document, 'status: ', 8));
  for (const value of ['draft', 'active', 'deprecated', 'retired']) {
    check(labels.includes(value), `No ${value} in: ${labels}`);
  }
});

test('accepting a completion leaves a document without errors', async () => {
  const editor = await open('scratch/accept.persona.yaml', `${nurse.trimEnd()}\nstat`);
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    end,
  );
  const item = list.items.find((candidate) => labelOf(candidate) === 'status');
  check(item !== undefined, `No status in: ${list.items.map(labelOf)}`);
  const text = item.insertText ?? labelOf(item);
  const range = item.range === undefined || item.range instanceof vscode.Range ? item.range : item.range.replacing;
  const snippet = typeof text === 'string' ? new vscode.SnippetString(text.replaceAll('$', '\\$')) : text;
  await editor.insertSnippet(snippet, range ?? end);
  const last = editor.document.lineAt(editor.document.lineCount - 1).text;
  check(/^status: ?\w*$/.test(last), `The line is now: ${last}`);
});

test('the outline names the persona and its parts', async () => {
  const { document } = await open('scratch/outline.persona.yaml', nurse);
  const names = await until('an outline', async () => {
    const found = flatten(await symbols(document.uri));
    return found.length > 0 ? found : undefined;
  });
  check(
    names.some((name) => name.includes('Night nurse')),
    `The outline is: ${names}`,
  );
  check(
    names.some((name) => name.includes('goals') || name.includes('Goals')),
    `The outline is: ${names}`,
  );
});

test('every snippet goes in whole and leaves no error', async () => {
  const extension = vscode.extensions.getExtension(extensionId);
  check(extension !== undefined, 'The extension is not installed.');
  const contributed: { path: string }[] = extension.packageJSON.contributes.snippets;
  let count = 0;
  for (const { path } of contributed) {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, path));
    const snippets: Record<string, { body: string | string[] }> = JSON.parse(new TextDecoder().decode(bytes));
    for (const [name, { body }] of Object.entries(snippets)) {
      const lines = Array.isArray(body) ? body.join('\n') : body;
      const kind = /^kind: ([a-z-]+)$/m.exec(lines)?.[1];
      if (kind === undefined) continue;
      count += 1;
      const editor = await open(`scratch/snippet-${count}.${kind}.yaml`, '');
      await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'persona', name });
      const { document } = editor;
      await until(`the text of "${name}"`, () => (document.getText().includes('kind: ') ? true : undefined));
      check(!document.getText().includes('${'), `"${name}" left a placeholder: ${document.getText()}`);
      await until(`an outline of "${name}"`, async () => ((await symbols(document.uri)).length > 0 ? true : undefined));
    }
  }
  check(count >= 6, `There are only ${count} snippets.`);
});

test('plain YAML of others is left alone', async () => {
  const { document } = await open('scratch/icp.yaml', 'kind: Deployment\ncanisters:\n  - name: a\n');
  // A file of ours opened after it has been answered, so an answer for this one would be there too.
  const ours = await open('scratch/after.persona.yaml', nurse);
  await until('an outline', async () => ((await symbols(ours.document.uri)).length > 0 ? true : undefined));
  check(findings(document.uri).length === 0, 'It has findings.');
  check(document.languageId === 'yaml', `Its language is ${document.languageId}.`);
  check(folder().path.length > 0, 'No folder.');
});

async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return until('a hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = hovers
      .flatMap((hover) => hover.contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    return text === '' ? undefined : text;
  });
}

/** Snippets, and the words of the open files that VS Code itself offers. */
const notOurs = new Set<vscode.CompletionItemKind | undefined>([
  vscode.CompletionItemKind.Snippet,
  vscode.CompletionItemKind.Text,
]);

async function completionsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  return until('completions', async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    const labels = list.items.filter((item) => !notOurs.has(item.kind)).map(labelOf);
    return labels.length > 0 ? labels : undefined;
  });
}

function labelOf(item: vscode.CompletionItem): string {
  return typeof item.label === 'string' ? item.label : item.label.label;
}

async function symbols(uri: vscode.Uri): Promise<vscode.DocumentSymbol[]> {
  const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return found ?? [];
}

function flatten(list: readonly vscode.DocumentSymbol[]): string[] {
  return list.flatMap((symbol) => [symbol.name, ...flatten(symbol.children)]);
}

import * as vscode from 'vscode';
import { at, check, folder, open, test, until, write } from './harness.js';

/** A library of its own below the open folder, so that nothing else has its ids. */
async function library(name: string): Promise<string> {
  const home = `scratch/${name}`;
  const files = {
    'personas.config.yaml': 'extends: minimal\n',
    'dana.persona.yaml': 'kind: persona\nid: dana # stays\nname: Dana Okafor\nparent: [lead]\njobs: [close-books]\n',
    'lead.persona.yaml': 'kind: persona\nid: lead\nname: Lead\n',
    'close.jtbd.yaml': 'kind: jtbd\nid: close-books\nname: Close the books\nperformers:\n  - "dana"\n',
    'words.glossary.yaml':
      'kind: glossary\nid: words\nterms:\n  - term: ledger\n    definition: Where all is written.\n',
    'one.study.yaml': 'kind: study\nid: one\nsummary: She keeps the ledger\nevidence:\n  - source: notes/march.md\n',
    'notes/march.md': 'Notes\n',
  };
  for (const [file, text] of Object.entries(files)) await write(`${home}/${file}`, text);
  return home;
}

const uriOf = (path: string) => vscode.Uri.joinPath(folder(), path);
const nameOf = (uri: vscode.Uri) => uri.path.slice(uri.path.lastIndexOf('/') + 1);

async function textOf(path: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(uriOf(path))).getText();
}

test('an id leads to its entity, and the entity to all that refer to it', async () => {
  const home = await library('places');
  const { document } = await open(`${home}/close.jtbd.yaml`);
  const places = await until('a definition', async () => {
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at(document, 'dana', 1),
    );
    return found.length > 0 ? found : undefined;
  });
  const targets = places.map((place) => nameOf('uri' in place ? place.uri : place.targetUri));
  check(targets.includes('dana.persona.yaml'), `It leads to ${targets}.`);
  const dana = (await open(`${home}/dana.persona.yaml`)).document;
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    dana.uri,
    at(dana, 'dana #', 1),
  );
  const names = found.map(({ uri }) => nameOf(uri));
  check(names.includes('close.jtbd.yaml'), `References are in ${names}.`);
});

// The name of a file that goes with it is in the tests that press keys: a command puts such edits into another order.
test('a rename changes closed files too', async () => {
  const home = await library('rename');
  const { document } = await open(`${home}/close.jtbd.yaml`);
  const edit = await until('the edits', async () => {
    const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at(document, 'close-books', 1),
      'shut-books',
    );
    return found && found.size > 0 ? found : undefined;
  });
  check(await vscode.workspace.applyEdit(edit), 'The edit was not applied.');
  check(document.getText().includes('id: shut-books\n'), `The job says ${document.getText()}`);
  const persona = await textOf(`${home}/dana.persona.yaml`);
  check(persona.includes('jobs: [shut-books]\n'), `The persona says ${persona}`);
});

test('a rename that cannot be is refused in words', async () => {
  const home = await library('refused');
  const { document } = await open(`${home}/dana.persona.yaml`);
  // The server hears of files that were just written a moment later.
  await until('the refusal', async () => {
    const rename = vscode.commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at(document, 'dana #', 1),
      'lead',
    );
    const reason = await rename.then(
      () => 'nothing',
      (error: unknown) => String(error),
    );
    return reason.includes('is taken') || undefined;
  });
});

test('a path follows the file that it leads to', async () => {
  const home = await library('paths');
  const { document } = await open(`${home}/one.study.yaml`);
  const move = new vscode.WorkspaceEdit();
  move.renameFile(uriOf(`${home}/notes/march.md`), uriOf(`${home}/research/march.md`));
  check(await vscode.workspace.applyEdit(move), 'The file was not moved.');
  await until('the new path', () => (document.getText().includes('source: research/march.md\n') ? true : undefined));
});

test('a lens counts references and shows them', async () => {
  const home = await library('lens');
  const { document } = await open(`${home}/dana.persona.yaml`);
  const lens = await until('the lens', async () => {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    return found.find(({ command }) => command?.title === '1 reference');
  });
  const { command, arguments: given = [] } = lens.command ?? {};
  check(command === 'personas.showReferences', `It runs ${command}.`);
  await vscode.commands.executeCommand(command, ...given);
});

test('a persona has its place among parents and children', async () => {
  const home = await library('types');
  const { document } = await open(`${home}/dana.persona.yaml`);
  const [item] = await until('an item', async () => {
    const found = await vscode.commands.executeCommand<vscode.TypeHierarchyItem[] | undefined>(
      'vscode.prepareTypeHierarchy',
      document.uri,
      at(document, 'dana #', 1),
    );
    return found && found.length > 0 ? found : undefined;
  });
  const parents = await vscode.commands.executeCommand<vscode.TypeHierarchyItem[]>('vscode.provideSupertypes', item);
  check(parents.map(({ name }) => name).join() === 'Lead', `Its parents are ${parents.map(({ name }) => name)}.`);
});

test('a word of the glossary is explained where it comes up', async () => {
  const home = await library('words');
  const { document } = await open(`${home}/one.study.yaml`);
  await until('the explanation', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at(document, 'ledger', 2),
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    return texts.some((text) => text.includes('Where all is written.')) ? true : undefined;
  });
});

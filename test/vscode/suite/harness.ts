/** A test runner small enough to run in any extension host, the web one included, where there is no node module. */
import * as vscode from 'vscode';

export const extensionId = 'personas-as-code.personas-as-code';

interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}
interface Result {
  readonly name: string;
  readonly error?: string;
}

const tests: Test[] = [];
const timeout = 20_000;
/** After so many failures the product is broken as a whole, and waiting for the rest tells nothing more. */
const enough = 6;

/** Declares a test; it runs when `runAll` is called. */
export function test(name: string, body: () => Promise<void>): void {
  tests.push({ name, body });
}

/** Runs every test in turn, and leaves the results in the workspace for whoever started the suite. */
export async function runAll(): Promise<void> {
  const results: Result[] = [];
  for (const { name, body } of tests) {
    if (results.filter((result) => result.error !== undefined).length >= enough) {
      results.push({
        name: `the ${tests.length - results.length} tests after that`,
        error: `Not run, after ${enough} failures.`,
      });
      break;
    }
    try {
      await withTimeout(body());
      results.push({ name });
    } catch (error) {
      results.push({ name, error: error instanceof Error ? error.message : String(error) });
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  }
  const host = typeof process === 'undefined' ? 'web' : 'node';
  await write('results.json', JSON.stringify({ host, results }, null, 2));
  if (results.some((result) => result.error !== undefined)) throw new Error('Some tests failed.');
}

async function withTimeout(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not end within ${timeout / 1000} s.`)), timeout);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Fails the test unless the condition holds. */
export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Asks until there is an answer, or fails with the last thing that was seen. */
export async function until<T>(what: string, probe: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const end = Date.now() + timeout - 2000;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The folder that is open: a copy of the examples. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  check(first !== undefined, 'No folder is open.');
  return first.uri;
}

/** Writes a file of the workspace. */
export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder(), path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Opens a file of the workspace in an editor; with a text, it is written first. */
export async function open(path: string, text?: string): Promise<vscode.TextEditor> {
  const uri = text === undefined ? vscode.Uri.joinPath(folder(), path) : await write(path, text);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** The position right before a piece of text, moved on by some characters. */
export function at(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  const start = document.getText().indexOf(text);
  check(start >= 0, `"${text}" is not in the document.`);
  return document.positionAt(start + offset);
}

/** What the product says about a document. */
export function findings(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'personas');
}

/** The rule that a finding comes from, and its page. */
export function ruleOf(diagnostic: vscode.Diagnostic): { id: string; page: string } {
  const { code } = diagnostic;
  check(typeof code === 'object', `The code of "${diagnostic.message}" has no link.`);
  return { id: String(code.value), page: code.target.toString() };
}

/** Waits for a finding of a rule. */
export function finding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return until(`a finding of ${rule} in ${uri.path}`, () => findings(uri).find((found) => ruleOf(found).id === rule));
}

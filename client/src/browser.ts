/** The entry of the extension in a browser: the server is a worker, and files come through the client. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './extension.js';

export { deactivate } from './extension.js';

/** Called by VS Code. */
export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js');
  return activateWith(context, {
    createClient: (options) => new LanguageClient('personas', 'Persona', () => connect(script), options),
    filesThroughClient: true,
  });
}

/** Starts the server. VS Code's workers are not of the class that the language client knows: hand it their messages. */
async function connect(script: Uri) {
  const worker = await startWorker(script);
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** A worker cannot load its script from a remote extension; there the script is read first. */
async function startWorker(script: Uri): Promise<Worker> {
  if (script.scheme !== 'vscode-remote') return new Worker(script.toString(true));
  const code = new Uint8Array(await workspace.fs.readFile(script));
  return new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
}

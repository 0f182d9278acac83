/** The entry of the extension in a browser: the server is a worker, and files come through the client. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith } from './extension.js';

export { deactivate } from './extension.js';

/** Called by VS Code. */
export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'browser', 'server.js').toString(true);
  return activateWith(context, {
    createClient: (options) => new LanguageClient('personas', 'Persona', new Worker(script), options),
    filesThroughClient: true,
  });
}

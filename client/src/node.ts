/** The entry of the extension on the desktop and in remote windows: the server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './extension.js';

export { deactivate } from './extension.js';

/** Called by VS Code. */
export function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return activateWith(context, {
    createClient: (options) => new LanguageClient('personas', 'Persona', { run, debug }, options),
    filesThroughClient: false,
    today: process.env.PERSONAS_TODAY,
  });
}

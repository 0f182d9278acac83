import { type ExtensionContext, type LogOutputChannel, window, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol.js';
import { Claim } from './claim.js';
import { documentSelector } from './documents.js';
import { EffectivePersonas } from './effective.js';
import { Export } from './export.js';
import { serveFiles } from './files.js';
import { LibraryChanges } from './library-changes.js';
import { NewFile } from './new.js';
import { Previews } from './previews.js';
import { registerShowReferences, showReferences } from './references.js';
import { reason, Server } from './server.js';
import { Status } from './status.js';
import { LibraryTree } from './tree.js';
import { Views } from './views.js';

/** What differs between the desktop and the browser. */
export interface Platform {
  /** Makes the language client; it is started here. */
  readonly createClient: (options: LanguageClientOptions) => BaseLanguageClient;
  /** Whether the server cannot read files itself. */
  readonly filesThroughClient: boolean;
  /** A date that stands for today, from the environment. */
  readonly today?: string | undefined;
}

let running: BaseLanguageClient | undefined;

/** Starts the product in a window. */
export async function activateWith(context: ExtensionContext, platform: Platform): Promise<void> {
  const log = window.createOutputChannel('Persona', { log: true });
  const client = platform.createClient(clientOptions(platform, log));
  const server = new Server(client, log);
  running = client;
  serveFiles(client);
  const changes = new LibraryChanges();
  const tree = new LibraryTree(server, changes);
  const previews = new Previews(server, context.extensionUri);
  const parts = [
    changes,
    tree,
    new Views(server, context.extensionUri, changes),
    previews,
    new NewFile(server),
    new Claim(server),
    new EffectivePersonas(server),
    new Export(server, context.extensionUri, previews),
    registerShowReferences(client),
  ];
  context.subscriptions.push(log, ...parts, new Status(server));
  try {
    await client.start();
    tree.start();
  } catch (error) {
    log.error(`The language server did not start: ${reason(error)}`);
  }
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  const client = running;
  running = undefined;
  if (client?.isRunning()) await client.stop();
}

function clientOptions(platform: Platform, log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: documentSelector(),
    initializationOptions: initializationOptions(platform),
    outputChannel: log,
    traceOutputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // One option set turns the others off, so each is named.
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    errorHandler: quietErrors(log),
    initializationFailedHandler: (error) => {
      log.error(`The language server did not start: ${reason(error)}`);
      return false;
    },
  };
}

function initializationOptions({ filesThroughClient, today }: Platform): InitializationOptions {
  const date = workspace.getConfiguration('personas').get<string>('today') || today;
  const scope = workspace.getConfiguration('personas').get<'open' | 'workspace'>('diagnostics.scope');
  const virtual = (workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme !== 'file');
  return {
    ...(date ? { today: date } : {}),
    clientFileSystem: filesThroughClient || virtual,
    ...(scope ? { diagnosticsScope: scope } : {}),
    ownTemplates: true,
    suggestCommand: 'editor.action.triggerSuggest',
    lensCommands: { showReferences, showPreview: 'personas.showPreview' },
  };
}

/** Restarts a server that ended, but not without end; tells the log, and never interrupts anybody's work. */
function quietErrors(log: LogOutputChannel): ErrorHandler {
  const ends: number[] = [];
  return {
    error(error) {
      log.error(`Connection to the language server: ${reason(error)}`);
      return { action: ErrorAction.Continue, handled: true };
    },
    closed() {
      ends.push(Date.now());
      const [first = 0] = ends.slice(-4);
      const tooOften = ends.length >= 4 && Date.now() - first < 3 * 60_000;
      log.error(
        tooOften
          ? 'The language server ended four times in three minutes and stays off. Reload the window to start it again.'
          : 'The language server ended and is started again.',
      );
      return { action: tooOften ? CloseAction.DoNotRestart : CloseAction.Restart, handled: true };
    },
  };
}

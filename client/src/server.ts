import { type CancellationToken, EventEmitter, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { picturesChangedNotification } from '../../server/src/protocol.js';

/** The language server as the rest of the client sees it: ask, and get an answer or nothing. */
export class Server {
  private readonly told = new Set<string>();
  private readonly pictures = new EventEmitter<void>();
  /** Pictures have changed on disk that cards may show. */
  readonly onPicturesChanged = this.pictures.event;

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly log: LogOutputChannel,
  ) {
    client.onNotification(picturesChangedNotification, () => this.pictures.fire());
  }

  /** Sends a request of our own. One that fails is answered with nothing; the log hears of each reason once. */
  async request<Result>(method: string, params: unknown, token?: CancellationToken): Promise<Result | undefined> {
    try {
      // A token that is not there would count as a second parameter, and the server's handler would get it as one.
      return await (token
        ? this.client.sendRequest<Result>(method, params, token)
        : this.client.sendRequest<Result>(method, params));
    } catch (error) {
      if (!token?.isCancellationRequested) this.tell(`${method}: ${reason(error)}`);
      return undefined;
    }
  }

  /** Tells the log why work of the client itself came to nothing, once for each reason. */
  failed(error: unknown): void {
    this.tell(reason(error));
  }

  private tell(problem: string): void {
    if (this.told.has(problem)) return;
    this.told.add(problem);
    this.log.warn(problem);
  }
}

/** What an error says, for the log. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

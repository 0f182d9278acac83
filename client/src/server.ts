import type { CancellationToken, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The language server as the rest of the client sees it: ask, and get an answer or nothing. */
export class Server {
  constructor(
    readonly client: BaseLanguageClient,
    private readonly log: LogOutputChannel,
  ) {}

  /** Sends a request of our own. A request that fails is written to the log and answered with nothing. */
  async request<Result>(method: string, params: unknown, token?: CancellationToken): Promise<Result | undefined> {
    try {
      return await this.client.sendRequest<Result>(method, params, token);
    } catch (error) {
      if (!token?.isCancellationRequested) this.log.warn(`${method}: ${reason(error)}`);
      return undefined;
    }
  }
}

/** What an error says, for the log. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

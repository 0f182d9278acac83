import type { Diagnostic } from 'vscode-languageserver-types';
import { diagnostics } from './features/diagnostics.js';
import type { Checked } from './judgements.js';
import { hash } from './library/hash.js';
import type { Workspace } from './workspace.js';

/** What is shown of a file, and a name that it has as long as it stays the same. */
export interface Result {
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

/** What is shown of a file as it was judged. */
export function resultOf({ file, findings, library }: Checked): Result {
  const items = diagnostics(file, findings, library);
  return { id: hash(JSON.stringify(items)), items };
}

/** A file of which nothing is to be shown. */
export const nothing: Result = { id: hash('[]'), items: [] };

/** After so many files others have their turn. */
const stretch = 4;

/** The results of the files that no editor holds, brought up to date behind everybody's back. */
export class ClosedResults {
  readonly #results = new Map<string, Result>();
  #running: Promise<void> | undefined;
  #again = false;

  constructor(
    readonly workspace: () => Workspace,
    /** Hears of each file whose result is another one now. */
    readonly changed: (uri: string) => void,
    /** Hears of what went wrong with a file; it is tried again the next time, and the others have their results. */
    readonly failed: (error: unknown) => void,
  ) {}

  /** The result of a file, as far as it is known. */
  of(uri: string): Result {
    return this.#results.get(uri) ?? nothing;
  }

  /** The files that have something to show. */
  uris(): IterableIterator<string> {
    return this.#results.keys();
  }

  /** Judges what has to be judged again; done when nothing is left. What changes meanwhile is done too. */
  update(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#judge();
    }
  }

  async #judge(): Promise<void> {
    const workspace = this.workspace();
    let judged = 0;
    for (const uri of await workspace.due()) {
      workspace.judged.take(uri);
      // An open file is asked for by itself. When it is closed, it is due again.
      if (workspace.isOpen(uri)) this.#results.delete(uri);
      else {
        await this.#judgeOne(workspace, uri);
        if (workspace !== this.workspace()) return;
        if (++judged % stretch === 0) await workspace.host.pause();
      }
    }
  }

  async #judgeOne(workspace: Workspace, uri: string): Promise<void> {
    try {
      const checked = await workspace.check(uri);
      if (workspace !== this.workspace() || workspace.isOpen(uri)) return;
      this.#set(uri, checked ? resultOf(checked) : nothing);
    } catch (error) {
      workspace.judged.drop(uri, false);
      this.failed(error);
    }
  }

  #set(uri: string, result: Result): void {
    if (this.of(uri).id === result.id) return;
    // Most files have nothing to show, and need no place.
    if (result.items.length > 0) this.#results.set(uri, result);
    else this.#results.delete(uri);
    this.changed(uri);
  }
}

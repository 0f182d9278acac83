import { type Host, isCandidate } from './host.js';

/** A file system in memory, for tests. It counts reads, so that a test can guard them. */
export class MemoryHost implements Host {
  reads = 0;
  pauses = 0;
  readonly #files: Map<string, string | Uint8Array>;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.#files = new Map(Object.entries(files));
  }

  set(uri: string, content: string | Uint8Array | undefined): void {
    if (content === undefined) this.#files.delete(uri);
    else this.#files.set(uri, content);
  }

  async readFile(uri: string): Promise<Uint8Array | undefined> {
    this.reads++;
    const content = this.#files.get(uri);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  async size(uri: string): Promise<number | undefined> {
    return this.#files.get(uri)?.length;
  }

  async findFiles(folder: string, shallow = false): Promise<readonly string[]> {
    const isIn = (uri: string) =>
      uri.startsWith(`${folder}/`) && (!shallow || !uri.slice(folder.length + 1).includes('/'));
    return [...this.#files.keys()].filter((uri) => isIn(uri) && isCandidate(uri)).sort();
  }

  async pause(): Promise<void> {
    this.pauses++;
  }
}

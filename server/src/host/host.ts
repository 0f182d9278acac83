/** The world outside: where texts come from. One interface for node, the browser (through the client) and tests. */
export interface Host {
  /** The bytes of a file, or nothing when there is no such file or it cannot be read. */
  readFile(uri: string): Promise<Uint8Array | undefined>;
  /** How many bytes a file has, or nothing when there is no such file. */
  size(uri: string): Promise<number | undefined>;
  /** Where a file or folder really is once links are followed; left out by hosts that cannot tell. */
  realUri?(uri: string): Promise<string | undefined>;
  /**
   * URIs of all YAML, JSON and Markdown files below a folder; generated and hidden folders are left out.
   *
   * @param shallow only those in the folder itself
   */
  findFiles(folder: string, shallow?: boolean): Promise<readonly string[]>;
  /** Lets others have their turn in the middle of long work. */
  pause(): Promise<void>;
}

/** Folders that hold no one's personas. */
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', 'dist', 'out', 'build', 'coverage', 'vendor']);

/** Whether a folder is left out of a library by its name: hidden and generated ones. */
export function isSkippedFolder(name: string): boolean {
  return /^\./.test(name) || skippedFolders.has(name);
}

/** Whether a file lies in such a folder; the path is relative to the root of the library. */
export function isSkipped(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => folder !== '' && isSkippedFolder(folder));
}

/** Whether a file may hold entities at all, by its name. */
export function isCandidate(name: string): boolean {
  return /\.(?:ya?ml|json|md|markdown)$/i.test(name);
}

/** The text of a file. What is no UTF-8 becomes U+FFFD, which the parser reports once. A byte order mark goes. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

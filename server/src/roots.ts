import type { Host } from './host/host.js';
import { configFileNames } from './kinds/claim.js';

/** Finds out which library a file belongs to: the one of the nearest config file upwards. */
export class Roots {
  /** The workspace folders, without a slash at the end. */
  folders: readonly string[] = [];
  readonly #known = new Map<string, Promise<string | undefined>>();

  constructor(
    readonly host: Host,
    /** Whether an editor holds a file. */
    readonly isOpen: (uri: string) => boolean,
  ) {}

  clear(): void {
    this.#known.clear();
  }

  /**
   * The root of a file's library: the folder of the nearest config file upwards, else the workspace folder, else its
   * own, which then stands alone, without what lies below it.
   */
  async rootOf(uri: string): Promise<{ root: string; lone: boolean }> {
    const own = parentOf(uri) ?? uri;
    const around = (await this.of(own)) ?? this.#folderOf(uri);
    return { root: around ?? own, lone: around === undefined };
  }

  /** The innermost workspace folder around a file. */
  #folderOf(uri: string): string | undefined {
    const around = this.folders.filter((folder) => uri.startsWith(`${folder}/`));
    return around.sort((a, b) => b.length - a.length)[0];
  }

  /** The nearest folder with a config file, from a folder upwards. */
  of(folder: string): Promise<string | undefined> {
    let known = this.#known.get(folder);
    if (!known) {
      known = this.#find(folder);
      this.#known.set(folder, known);
    }
    return known;
  }

  /** Takes the listing of everything below a folder for an answer: spares a look into each folder in it. */
  learn(root: string, files: Iterable<string>): void {
    const withConfig = new Set<string>();
    const folders = new Set<string>();
    for (const uri of files) {
      for (let folder = parentOf(uri); folder?.startsWith(`${root}/`); folder = parentOf(folder)) {
        if (folders.has(folder)) break;
        folders.add(folder);
      }
      const own = parentOf(uri);
      if (own !== undefined && isConfigFile(uri)) withConfig.add(own);
    }
    // Parents before children: what holds for a folder holds below it.
    for (const folder of [...folders].sort((a, b) => a.length - b.length)) {
      if (this.#known.has(folder)) continue;
      const parent = parentOf(folder);
      const found = withConfig.has(folder) ? Promise.resolve(folder) : parent && this.#known.get(parent);
      if (found) this.#known.set(folder, found);
    }
  }

  async #find(folder: string): Promise<string | undefined> {
    if (await this.configIn(folder)) return folder;
    const parent = parentOf(folder);
    return parent === undefined ? undefined : this.of(parent);
  }

  /** The config file in a folder. */
  async configIn(folder: string): Promise<string | undefined> {
    for (const name of configFileNames) {
      const uri = `${folder}/${name}`;
      if (this.isOpen(uri) || (await this.host.size(uri)) !== undefined) return uri;
    }
    return undefined;
  }
}

/** Whether a file holds the settings of a library, by its name. */
export function isConfigFile(uri: string): boolean {
  return configFileNames.some((name) => uri.endsWith(`/${name}`));
}

/** Compares URIs so that config files come first. */
export function configFirst(a: string, b: string): number {
  return Number(isConfigFile(b)) - Number(isConfigFile(a));
}

/** The folder that holds a file or folder; nothing above the root of a file system. */
export function parentOf(uri: string): string | undefined {
  const cut = uri.replace(/\/+$/, '').lastIndexOf('/');
  const parent = cut < 0 ? '' : uri.slice(0, cut);
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]*(?:\/.+)?$/i.test(parent) && parent !== uri ? parent : undefined;
}

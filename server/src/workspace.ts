import { formatOf } from './document/front-matter.js';
import { parse } from './document/parse.js';
import type { ParsedText } from './document/parsed-text.js';
import { decode, type Host, isSkipped } from './host/host.js';
import { configFileNames, kindOfFileName } from './kinds/claim.js';
import { readEntities } from './kinds/entities.js';
import type { PersonaFile } from './kinds/types.js';
import { bodiesOf } from './library/bodies.js';
import { hintFor, readConfig } from './library/config.js';
import { factsOf, type Library, pathIn } from './library/library.js';
import { linksOf } from './library/links.js';
import { check } from './rules/engine.js';
import type { Finding } from './rules/types.js';
import { emptyShelf, libraryOf, type Shelf, setFacts } from './shelf.js';

/** The language of our files in editors that know it. */
const ownLanguage = 'persona';

/** A text larger than this is not read for the library; in an editor it is still served. */
const largestFile = 2_000_000;

interface OpenText {
  readonly text: string;
  /** The id of the language that the editor takes it for. */
  readonly language?: string | undefined;
  readonly version: number;
  parsed?: ParsedText;
}

/** A file as it was last judged. */
export interface Checked {
  readonly parsed: ParsedText;
  readonly library: Library;
  readonly today: string;
  readonly file: PersonaFile;
  readonly findings: readonly Finding[];
}

/**
 * The open texts and the libraries around them. Editor and command line both ask it, so that they say the same.
 * Each text is parsed once a version; of closed files only facts are kept.
 */
export class Workspace {
  /** How often a text was parsed; a test guards it. */
  parses = 0;
  readonly #open = new Map<string, OpenText>();
  readonly #shelves = new Map<string, Shelf>();
  readonly #roots = new Map<string, Promise<string | undefined>>();
  readonly #checked = new Map<string, Checked>();
  readonly #kept = new Map<string, ParsedText>();
  #keptNow = 0;
  /** Open files whose text is newer than what their library knows of them. */
  readonly #changed = new Set<string>();
  #folders: readonly string[] = [];

  constructor(
    readonly host: Host,
    /** ISO date. */
    readonly today: () => string,
    /** How many characters of closed files stay parsed, for hosts that read all of them and then judge all of them. */
    readonly keptCharacters = 0,
  ) {}

  /** The workspace folders; a file below none of them has its own folder as library. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map((folder) => folder.replace(/\/+$/, ''));
    this.#forgetRoots();
  }

  /** Takes the text of a file from the editor: on opening and on every change. */
  change(uri: string, text: string, version: number, language?: string): void {
    const isNew = !this.#open.has(uri);
    this.#open.set(uri, { text, version, language });
    this.#changed.add(uri);
    // A config file may be there for the editor before it is on disk.
    if (isNew && isConfigFile(uri) && !this.#isConfigOfShelf(uri)) this.#forgetRoots();
  }

  #isConfigOfShelf(uri: string): boolean {
    return [...this.#shelves.values()].some(({ configUri }) => configUri === uri);
  }

  /** Gives the file back to the disk; its facts are read again from there. */
  async close(uri: string): Promise<void> {
    this.#open.delete(uri);
    this.#changed.delete(uri);
    this.#checked.delete(uri);
    await this.changedOnDisk([uri]);
  }

  /** Reads again what has changed, come or gone on disk. */
  async changedOnDisk(uris: readonly string[]): Promise<void> {
    for (const uri of uris) this.#kept.delete(uri);
    if (uris.some(isConfigFile)) this.#forgetRoots();
    else for (const uri of uris) await this.#refresh(uri);
  }

  /**
   * The file with its entities and findings as of now; waits until its library has been read.
   *
   * @returns nothing when the file is neither open nor to be read
   */
  async check(uri: string): Promise<Checked | undefined> {
    const { shelf, parsed } = await this.#settled(uri);
    return this.#checkIn(shelf, uri, parsed);
  }

  /** The file with its entities in its library, without findings; it waits too: half a library tells wrong scores. */
  async file(uri: string): Promise<{ file: PersonaFile; library: Library } | undefined> {
    const { shelf, parsed } = await this.#settled(uri);
    return parsed && { file: this.#read(shelf, uri, parsed), library: libraryOf(shelf) };
  }

  /** The text of a file, known to its library, once that has been read. */
  async #settled(uri: string): Promise<{ shelf: Shelf; parsed: ParsedText | undefined }> {
    await this.#takeIn();
    const shelf = await this.#shelfOf(uri);
    const parsed = await this.#parsed(uri);
    if (parsed) this.#remember(shelf, uri, parsed);
    await this.#load(shelf);
    return { shelf, parsed };
  }

  /** The file, if its text passes a test: spares the parser the others. */
  async fileHolding(uri: string, holds: (text: string) => boolean): Promise<PersonaFile | undefined> {
    const bytes = this.#open.has(uri) ? undefined : await this.host.readFile(uri);
    const text = this.#open.get(uri)?.text ?? (bytes && decode(bytes));
    return text !== undefined && holds(text) ? (await this.file(uri))?.file : undefined;
  }

  /** Every library of the workspace, and those of open files elsewhere; waits until they have been read. */
  async libraries(): Promise<Library[]> {
    await this.#takeIn();
    for (const folder of this.#folders) await this.#shelfOf(`${folder}/.`);
    // Reading one library finds others, below config files of their own.
    for (const shelf of this.#shelves.values()) await this.#load(shelf);
    return [...this.#shelves.values()].map((shelf) => libraryOf(shelf));
  }

  /** The library that a file belongs to, whether the file is there or not; waits until it has been read. */
  async library(uri: string): Promise<Library> {
    const shelf = await this.#shelfOf(uri);
    await this.#load(shelf);
    return libraryOf(shelf);
  }

  /** Whether there is such a file, in the editor or on disk. */
  async exists(uri: string): Promise<boolean> {
    return this.#open.has(uri) || (await this.host.readFile(uri)) !== undefined;
  }

  /** Lets the libraries know what has been typed since; their rules speak of every file as it stands in the editor. */
  async #takeIn(): Promise<void> {
    for (const uri of [...this.#changed].sort(configFirst)) {
      this.#changed.delete(uri);
      const shelf = await this.#shelfOf(uri);
      const parsed = await this.#parsed(uri);
      if (parsed) this.#remember(shelf, uri, parsed);
    }
  }

  #checkIn(shelf: Shelf, uri: string, parsed: ParsedText | undefined): Checked | undefined {
    if (!parsed) return undefined;
    this.#remember(shelf, uri, parsed);
    const library = libraryOf(shelf);
    const today = this.today();
    const known = this.#checked.get(uri);
    if (known && known.parsed === parsed && known.library === library && known.today === today) return known;
    const file = this.#read(shelf, uri, parsed);
    const checked = { parsed, library, today, file, findings: check(file, library, today) };
    if (this.#open.has(uri)) this.#checked.set(uri, checked);
    return checked;
  }

  #read(shelf: Shelf, uri: string, parsed: ParsedText): PersonaFile {
    const hint = hintFor(shelf.config, pathIn(shelf, uri));
    return readEntities(uri, parsed, { ...hint, language: this.#open.get(uri)?.language === ownLanguage });
  }

  async #parsed(uri: string): Promise<ParsedText | undefined> {
    const open = this.#open.get(uri);
    if (open) {
      open.parsed ??= this.#parse(uri, open.text);
      return open.parsed;
    }
    const kept = this.#kept.get(uri);
    if (kept) return kept;
    const bytes = await this.host.readFile(uri);
    return bytes && this.#parseClosed(uri, decode(bytes));
  }

  #parseClosed(uri: string, text: string): ParsedText {
    const parsed = this.#parse(uri, text);
    if (this.#keptNow + text.length <= this.keptCharacters) {
      this.#kept.set(uri, parsed);
      this.#keptNow += text.length;
    }
    return parsed;
  }

  #parse(uri: string, text: string): ParsedText {
    this.parses++;
    return parse(text, formatOf(uri));
  }

  /** The root of a file's library: the folder of the nearest config file upwards, else the workspace folder, else its own. */
  async #shelfOf(uri: string): Promise<Shelf> {
    const own = parentOf(uri) ?? uri;
    const root = (await this.#configRoot(own)) ?? this.#folderOf(uri) ?? own;
    let shelf = this.#shelves.get(root);
    if (!shelf) {
      shelf = emptyShelf(root);
      this.#shelves.set(root, shelf);
    }
    return shelf;
  }

  /** The innermost workspace folder around a file. */
  #folderOf(uri: string): string | undefined {
    const around = this.#folders.filter((folder) => uri.startsWith(`${folder}/`));
    return around.sort((a, b) => b.length - a.length)[0];
  }

  #configRoot(folder: string): Promise<string | undefined> {
    let known = this.#roots.get(folder);
    if (!known) {
      known = this.#findConfigRoot(folder);
      this.#roots.set(folder, known);
    }
    return known;
  }

  async #findConfigRoot(folder: string): Promise<string | undefined> {
    if (await this.#configUri(folder)) return folder;
    const parent = parentOf(folder);
    return parent === undefined ? undefined : this.#configRoot(parent);
  }

  async #configUri(folder: string): Promise<string | undefined> {
    for (const name of configFileNames) {
      const uri = `${folder}/${name}`;
      if (this.#open.has(uri) || (await this.host.readFile(uri))) return uri;
    }
    return undefined;
  }

  #load(shelf: Shelf): Promise<void> {
    shelf.loading ??= this.#readShelf(shelf).catch((error: unknown) => {
      // What failed once may work the next time; a promise kept would fail for ever.
      delete shelf.loading;
      throw error;
    });
    return shelf.loading;
  }

  async #readShelf(shelf: Shelf): Promise<void> {
    const configUri = await this.#configUri(shelf.root);
    if (configUri) {
      shelf.configUri = configUri;
      this.#applyConfig(shelf, await this.#parsed(configUri));
    }
    const present = new Set([...(await this.host.findFiles(shelf.root)), ...this.#open.keys()]);
    for (const uri of [...shelf.facts.keys()]) if (!present.has(uri)) this.#forget(shelf, uri);
    for (const uri of present) if ((await this.#shelfOf(uri)) === shelf) await this.#readFacts(shelf, uri);
    shelf.loaded = true;
    delete shelf.library;
  }

  #applyConfig(shelf: Shelf, parsed: ParsedText | undefined): void {
    if (!parsed || !shelf.configUri) return;
    const data = readEntities(shelf.configUri, parsed).entities[0]?.data;
    const fingerprint = JSON.stringify(data);
    if (fingerprint === shelf.configData) return;
    shelf.configData = fingerprint;
    shelf.config = readConfig(data);
    delete shelf.library;
    // Other files may be claimed now; they are read again when next asked for.
    if (shelf.loaded) delete shelf.loading;
  }

  async #readFacts(shelf: Shelf, uri: string): Promise<void> {
    const open = this.#open.get(uri);
    if (!open) {
      if (formatOf(uri) === 'markdown' && !this.#included(shelf, uri)) return this.#forget(shelf, uri);
      const bytes = await this.host.readFile(uri);
      const text = bytes && bytes.length <= largestFile ? decode(bytes) : undefined;
      if (text === undefined || !this.#mayBeOurs(shelf, uri, text)) this.#forget(shelf, uri);
      else this.#remember(shelf, uri, this.#parseClosed(uri, text));
    } else {
      open.parsed ??= this.#parse(uri, open.text);
      this.#remember(shelf, uri, open.parsed);
    }
  }

  /** Spares the parser the files that no evidence could claim. */
  #mayBeOurs(shelf: Shelf, uri: string, text: string): boolean {
    if (kindOfFileName(uri)) return true;
    return this.#included(shelf, uri) || /\$schema|(?:^|[\n{,])\s*["']?kind["']?\s*:/.test(text);
  }

  #included(shelf: Shelf, uri: string): boolean {
    return hintFor(shelf.config, pathIn(shelf, uri)).included !== undefined;
  }

  #remember(shelf: Shelf, uri: string, parsed: ParsedText): void {
    if (this.#checked.get(uri)?.parsed === parsed) return;
    if (uri === shelf.configUri) this.#applyConfig(shelf, parsed);
    const file = this.#read(shelf, uri, parsed);
    const links = linksOf(file);
    shelf.links.set(uri, links);
    if (shelf.bodies.set(uri, bodiesOf(file))) delete shelf.library;
    setFacts(shelf, uri, factsOf(file, links));
  }

  #forget(shelf: Shelf, uri: string): void {
    shelf.links.delete(uri);
    if (shelf.bodies.delete(uri)) delete shelf.library;
    setFacts(shelf, uri, []);
  }

  async #refresh(uri: string): Promise<void> {
    const shelf = await this.#shelfOf(uri);
    if (shelf.loading && !isSkipped(uri.slice(shelf.root.length))) {
      await shelf.loading;
      await this.#readFacts(shelf, uri);
    }
  }

  /** A config file came, went or changed: which file belongs to which library is open again. */
  #forgetRoots(): void {
    this.#roots.clear();
    this.#shelves.clear();
    this.#checked.clear();
  }
}

function isConfigFile(uri: string): boolean {
  return configFileNames.some((name) => uri.endsWith(`/${name}`));
}

function configFirst(a: string, b: string): number {
  return Number(isConfigFile(b)) - Number(isConfigFile(a));
}

/** The folder that holds a file or folder; nothing above the root of a file system. */
function parentOf(uri: string): string | undefined {
  const cut = uri.replace(/\/+$/, '').lastIndexOf('/');
  const parent = cut < 0 ? '' : uri.slice(0, cut);
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]*(?:\/.+)?$/i.test(parent) && parent !== uri ? parent : undefined;
}

import { formatOf } from './document/front-matter.js';
import type { ParsedText } from './document/parsed-text.js';
import { decode, type Host, isCandidate, isSkipped } from './host/host.js';
import type { Checked } from './judgements.js';
import { Judgements } from './judgements.js';
import { readEntities } from './kinds/entities.js';
import type { PersonaFile } from './kinds/types.js';
import { type Baseline, baselineUriOf, readBaseline } from './library/baseline.js';
import { readConfig } from './library/config.js';
import { hash } from './library/hash.js';
import type { Library } from './library/library.js';
import { isConfigFile, parentOf, Roots } from './roots.js';
import { judge } from './rules/engine.js';
import { applyBaseline, emptyShelf, isIncluded, isLoaded, mayBeOurs, readAnew, type Shelf } from './shelf.js';
import { Texts } from './texts.js';

/** A text larger than this is not read for the library; in an editor it is still served. */
const largestFile = 2_000_000;
/** So many files are asked for at once. */
const readAhead = 16;
/** So many characters are read at a stretch, about 20 ms: then others have their turn. Any file costs as much as some. */
const stretch = 40_000;
const leastCost = 1500;

/**
 * The open texts and the libraries around them. Editor and command line both ask it, so that they say the same.
 * Each text is parsed once a version; of closed files only facts are kept. A file is judged again only when its text has
 * changed, or an answer that its library gave while it was judged.
 */
export class Workspace {
  /** How often a file was judged; tests guard it. */
  judgements = 0;
  readonly #texts: Texts;
  readonly #roots: Roots;
  readonly #shelves = new Map<string, Shelf>();
  readonly judged = new Judgements((uri) => this.isOpen(uri));
  /** Open files whose text is newer than what their library knows of them. */
  readonly #changed = new Set<string>();
  /** Counts the reasons to look again which file belongs where. */
  #generation = 0;

  constructor(
    readonly host: Host,
    /** ISO date. */
    readonly today: () => string,
    /** How many characters of closed files stay parsed, for hosts that read all of them and then judge all of them. */
    keptCharacters = 0,
    /** What to hold findings against in place of the baselines that config files name. */
    readonly baseline?: Baseline,
  ) {
    this.#texts = new Texts(keptCharacters);
    this.#roots = new Roots(host, (uri) => this.isOpen(uri));
  }

  /** How often a text was parsed; tests guard it. */
  get parses(): number {
    return this.#texts.parses;
  }

  isOpen(uri: string): boolean {
    return this.#texts.open.has(uri);
  }

  /** The workspace folders; a file below none of them has its own folder as library. */
  setFolders(folders: readonly string[]): void {
    this.#roots.folders = folders.map((folder) => folder.replace(/\/+$/, ''));
    this.#forgetRoots();
  }

  /** Takes the text of a file from the editor: on opening and on every change. */
  change(uri: string, text: string, version: number, language?: string): void {
    const isNew = !this.isOpen(uri);
    this.#texts.open.set(uri, { text, version, language });
    this.#changed.add(uri);
    // A config file may be there for the editor before it is on disk.
    if (isNew && isConfigFile(uri) && !this.#isConfigOfShelf(uri)) this.#forgetRoots();
  }

  #isConfigOfShelf(uri: string): boolean {
    return [...this.#shelves.values()].some(({ library }) => library.configUri === uri);
  }

  /** Gives the file back to the disk; its facts are read again from there. */
  async close(uri: string): Promise<void> {
    this.#texts.open.delete(uri);
    this.#changed.delete(uri);
    this.judged.drop(uri, false);
    await this.changedOnDisk([uri]);
  }

  /** Reads again what has changed, come or gone on disk; of a folder that went, everything that was in it. */
  async changedOnDisk(uris: readonly string[]): Promise<void> {
    const within = uris.filter((uri) => !isCandidate(uri)).map((uri) => `${uri.replace(/\/+$/, '')}/`);
    const shelves = [...this.#shelves.values()];
    const isGone = (uri = '') => within.some((folder) => uri.startsWith(folder));
    if (uris.some(isConfigFile) || shelves.some(({ library }) => isGone(library.configUri))) {
      for (const uri of uris) this.#texts.forget(uri);
      this.#forgetRoots();
      return;
    }
    for (const shelf of shelves) if (uris.includes(shelf.library.baseline?.uri ?? '')) await this.#readBaseline(shelf);
    const lost = within.length > 0 ? shelves.flatMap(({ seen }) => [...seen.keys()].filter(isGone)) : [];
    for (const uri of new Set([...uris.filter(isCandidate), ...lost])) await this.#refresh(uri);
  }

  /**
   * The file with its entities and findings as of now; waits until its library has been read.
   *
   * @returns nothing when the file is neither open nor to be read
   */
  async check(uri: string): Promise<Checked | undefined> {
    const settled = await this.#settled(uri);
    return settled && this.#judge(settled.library, settled.file);
  }

  /**
   * What an open file tells by itself while its library is being read: the rules that need the library are silent.
   *
   * @returns nothing when the whole answer is at hand, or the settings have not been read yet
   */
  early(uri: string): Checked | undefined {
    const open = this.#texts.open.get(uri);
    const shelf = open?.taken && this.#shelves.get(open.taken.library.root);
    if (!open || !shelf || shelf.configured !== shelf.generation || shelf.library.complete) return undefined;
    const { library } = shelf;
    const parsed = this.#texts.parsedOpen(uri, open);
    const file = this.#texts.read(library, uri, parsed);
    const today = this.today();
    return { parsed, library, today, file, ...judge(file, library, today) };
  }

  /** The file with its entities in its library, without findings; it waits too: half a library tells wrong scores. */
  file(uri: string): Promise<{ file: PersonaFile; library: Library } | undefined> {
    return this.#settled(uri);
  }

  /** The file, if its text passes a test: spares the parser the others. */
  async fileHolding(uri: string, holds: (text: string) => boolean): Promise<PersonaFile | undefined> {
    const text = this.#texts.open.get(uri)?.text ?? (await this.#readText(uri));
    return text !== undefined && holds(text) ? (await this.file(uri))?.file : undefined;
  }

  /** Every library of the workspace, and those of open files elsewhere; waits until they have been read. */
  async libraries(): Promise<Library[]> {
    for (;;) {
      const generation = this.#generation;
      await this.#takeIn();
      for (const folder of this.#roots.folders) await this.#shelfOf(`${folder}/.`);
      // Reading one library finds others, below config files of their own.
      for (const shelf of this.#shelves.values()) await this.#load(shelf);
      const shelves = [...this.#shelves.values()];
      if (this.#isSettled(generation, ...shelves)) return shelves.map(({ library }) => library);
    }
  }

  /** The library that a file belongs to, whether the file is there or not; waits until it has been read. */
  async library(uri: string): Promise<Library> {
    for (;;) {
      const generation = this.#generation;
      await this.#takeIn();
      const shelf = await this.#shelfOf(uri);
      await this.#load(shelf);
      if (this.#isSettled(generation, shelf)) return shelf.library;
    }
  }

  /** Whether there is such a file, in the editor or on disk. */
  async exists(uri: string): Promise<boolean> {
    return this.isOpen(uri) || (await this.host.size(uri)) !== undefined;
  }

  /**
   * The files about which something has changed since they were last judged, those that have gone among them. Whoever
   * shows the results of all files judges these, and no others.
   */
  async due(): Promise<readonly string[]> {
    await this.libraries();
    return this.judged.due(this.today());
  }

  /** The text of a file, known to its library, once that has been read. What changes meanwhile begins it anew. */
  async #settled(uri: string): Promise<{ library: Library; file: PersonaFile } | undefined> {
    for (;;) {
      const generation = this.#generation;
      await this.#takeIn();
      const shelf = await this.#shelfOf(uri);
      await this.#load(shelf);
      const text = this.isOpen(uri) ? undefined : await this.#readText(uri);
      if (!this.#isSettled(generation, shelf)) continue;
      const { library } = shelf;
      const open = this.#texts.open.get(uri);
      if (open) return { library, file: this.#texts.read(library, uri, this.#texts.parsedOpen(uri, open)) };
      if (text === undefined) this.#forget(shelf, uri);
      // Not every client tells what happens on disk.
      else if (shelf.seen.has(uri) && shelf.seen.get(uri) !== hash(text)) this.#takeClosed(shelf, uri, text);
      return text === undefined
        ? undefined
        : { library, file: this.#texts.read(library, uri, this.#texts.parsedClosed(uri, text)) };
    }
  }

  /** Whether nothing has happened since that would change the answer. */
  #isSettled(generation: number, ...shelves: readonly Shelf[]): boolean {
    return generation === this.#generation && this.#changed.size === 0 && shelves.every(isLoaded);
  }

  /** Lets the libraries know what has been typed since; their rules speak of every file as it stands in the editor. */
  async #takeIn(): Promise<void> {
    for (const uri of [...this.#changed].sort(configFirst)) {
      const shelf = await this.#shelfOf(uri);
      const open = this.#texts.open.get(uri);
      if (this.#shelves.get(shelf.library.root) !== shelf || !this.#changed.delete(uri)) continue;
      if (open) this.#takeOpen(shelf, uri);
      for (const other of this.#shelves.values())
        if (other.library.baseline?.uri === uri) await this.#readBaseline(other);
    }
  }

  #judge(library: Library, file: PersonaFile): Checked {
    const { uri, parsed } = file;
    const today = this.today();
    const known = this.judged.of(uri);
    if (known && 'file' in known && known.file === file && known.library === library && known.today === today)
      return known;
    this.judgements++;
    const judgement = library.asks.during(uri, () => judge(file, library, today));
    const checked = { parsed, library, today, file, ...judgement };
    this.judged.set(uri, this.isOpen(uri) ? checked : { library, today });
    return checked;
  }

  async #readText(uri: string): Promise<string | undefined> {
    const bytes = await this.host.readFile(uri);
    return bytes && decode(bytes);
  }

  /** The root of a file's library: the folder of the nearest config file upwards, else the workspace folder, else its own. */
  async #shelfOf(uri: string): Promise<Shelf> {
    const { root, lone } = await this.#roots.rootOf(uri);
    let shelf = this.#shelves.get(root);
    if (!shelf) {
      shelf = emptyShelf(root, lone);
      this.#shelves.set(root, shelf);
    }
    return shelf;
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
    const { library, generation } = shelf;
    const { root } = library;
    const isOver = () => shelf.generation !== generation || this.#shelves.get(root) !== shelf;
    const configUri = await this.#roots.configIn(root);
    if (configUri) {
      library.configUri = configUri;
      const text = this.#texts.open.get(configUri)?.text ?? (await this.#readText(configUri)) ?? '';
      if (isOver()) return;
      this.#applyConfig(shelf, this.#texts.parsedClosed(configUri, text));
    }
    await this.#readBaseline(shelf);
    if (isOver()) return;
    shelf.configured = generation;
    const listed = await this.host.findFiles(root, shelf.lone);
    this.#roots.learn(root, [...listed, ...this.#texts.open.keys()]);
    const present = new Set([...listed, ...this.#texts.open.keys()]);
    for (const uri of [...shelf.seen.keys()]) if (!present.has(uri)) this.#forget(shelf, uri);
    const own: string[] = [];
    for (const uri of present) if ((await this.#shelfOf(uri)) === shelf) own.push(uri);
    if (!(await this.#readFiles(shelf, own, isOver)) || isOver()) return;
    library.complete = true;
    shelf.loaded = generation;
  }

  /** What the config accepts for now. All files are judged again when that has changed. */
  async #readBaseline(shelf: Shelf): Promise<void> {
    const uri = baselineUriOf(shelf.library);
    const text = uri && (this.#texts.open.get(uri)?.text ?? (await this.#readText(uri)));
    if (!applyBaseline(shelf, this.baseline ?? (uri === undefined ? undefined : readBaseline(uri, text)))) return;
    for (const each of shelf.seen.keys()) this.judged.drop(each, true);
  }

  /** Reads files in stretches, so that others have their turn. @returns whether it came to the end */
  async #readFiles(shelf: Shelf, uris: readonly string[], isOver: () => boolean): Promise<boolean> {
    let since = 0;
    for (let at = 0; at < uris.length; at += readAhead) {
      const some = uris.slice(at, at + readAhead);
      const texts = await Promise.all(some.map((uri) => this.#textFor(shelf, uri)));
      if (isOver()) return false;
      for (const [place, uri] of some.entries()) since += Math.max(leastCost, this.#take(shelf, uri, texts[place]));
      if (since < stretch) continue;
      since = 0;
      await this.host.pause();
      if (isOver()) return false;
    }
    return true;
  }

  /** The text of a closed file, as far as it may hold anything for the library. */
  async #textFor(shelf: Shelf, uri: string): Promise<string | undefined> {
    if (this.isOpen(uri) || (formatOf(uri) === 'markdown' && !isIncluded(shelf, uri))) return undefined;
    const bytes = await this.host.readFile(uri);
    const text = bytes && bytes.length <= largestFile ? decode(bytes) : undefined;
    return text !== undefined && mayBeOurs(shelf, uri, text) ? text : undefined;
  }

  #applyConfig(shelf: Shelf, parsed: ParsedText): boolean {
    const { library } = shelf;
    const data = library.configUri && readEntities(library.configUri, parsed).entities[0]?.data;
    const fingerprint = JSON.stringify(data);
    if (fingerprint === shelf.configData) return false;
    shelf.configData = fingerprint;
    library.config = readConfig(data);
    for (const uri of shelf.seen.keys()) {
      this.judged.drop(uri, true);
      // The same text may be claimed in another way now.
      shelf.seen.set(uri, '');
    }
    return true;
  }

  /** @returns how many characters were read */
  #take(shelf: Shelf, uri: string, text: string | undefined): number {
    const open = this.#texts.open.get(uri);
    if (open) this.#takeOpen(shelf, uri);
    else if (text === undefined) this.#forget(shelf, uri);
    else this.#takeClosed(shelf, uri, text);
    return open?.text.length ?? text?.length ?? 0;
  }

  #takeOpen(shelf: Shelf, uri: string): void {
    const open = this.#texts.open.get(uri);
    if (!open) return;
    const { library } = shelf;
    const parsed = this.#texts.parsedOpen(uri, open);
    if (uri === library.configUri && this.#applyConfig(shelf, parsed)) readAnew(shelf);
    const file = this.#texts.read(library, uri, parsed);
    if (open.taken?.file === file && open.taken.library === library) return;
    open.taken = { file, library };
    this.#learn(shelf, file, '');
  }

  #takeClosed(shelf: Shelf, uri: string, text: string): void {
    const print = hash(text);
    if (shelf.seen.get(uri) === print) return;
    this.#learn(shelf, this.#texts.read(shelf.library, uri, this.#texts.parsedClosed(uri, text)), print);
  }

  #learn({ library, seen }: Shelf, file: PersonaFile, print: string): void {
    for (const uri of library.set(file)) this.judged.drop(uri, true);
    if (file.claim.claimed || seen.has(file.uri)) this.judged.drop(file.uri, false);
    if (file.claim.claimed) seen.set(file.uri, print);
    else seen.delete(file.uri);
  }

  #forget({ library, seen }: Shelf, uri: string): void {
    this.#texts.forget(uri);
    if (!seen.delete(uri)) return;
    for (const other of library.delete(uri)) this.judged.drop(other, true);
    library.asks.forget(uri);
    this.judged.drop(uri, false);
  }

  async #refresh(uri: string): Promise<void> {
    this.#texts.forget(uri);
    const shelf = await this.#shelfOf(uri);
    const { root } = shelf.library;
    if (!shelf.loading || isSkipped(uri.slice(root.length)) || (shelf.lone && parentOf(uri) !== root)) return;
    await shelf.loading;
    const text = await this.#textFor(shelf, uri);
    if (this.#shelves.get(root) === shelf) this.#take(shelf, uri, text);
  }

  /** A config file came, went or changed: which file belongs to which library is open again. */
  #forgetRoots(): void {
    this.#generation++;
    for (const { seen } of this.#shelves.values()) for (const uri of seen.keys()) this.judged.drop(uri, true);
    for (const uri of this.#texts.open.keys()) {
      this.#changed.add(uri);
      this.judged.drop(uri, true);
    }
    this.#roots.clear();
    this.#shelves.clear();
  }
}

function configFirst(a: string, b: string): number {
  return Number(isConfigFile(b)) - Number(isConfigFile(a));
}

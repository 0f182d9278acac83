import type { ParsedText } from './document/parsed-text.js';
import { type Host, isCandidate, isSkipped } from './host/host.js';
import type { Checked } from './judgements.js';
import { Judgements } from './judgements.js';
import type { PersonaFile } from './kinds/types.js';
import { type Baseline, baselineUriOf, readBaseline } from './library/baseline.js';
import { hash } from './library/hash.js';
import type { Library } from './library/library.js';
import { InTurn, readInStretches, readText } from './reading.js';
import { configFirst, isConfigFile, parentOf, Roots } from './roots.js';
import { judge } from './rules/engine.js';
import { applyBaseline, applyConfig, closedText, emptyShelf, isLoaded, readAnew, type Shelf } from './shelf.js';
import { Texts } from './texts.js';

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
  /** What is read again of the disk: who asks meanwhile waits for it, and nothing older comes after. */
  readonly #reading = new InTurn();
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

  /** Gives the file back to the disk; its facts are read again from there. Whoever asks from now on waits for that. */
  close(uri: string): Promise<void> {
    this.#texts.open.delete(uri);
    this.#changed.delete(uri);
    // Nobody has heard of a file that is none of ours.
    if ([...this.#shelves.values()].some(({ seen }) => seen.has(uri))) this.judged.drop(uri, false);
    else this.judged.forget(uri);
    return this.changedOnDisk([uri]);
  }

  /**
   * Reads again what has changed, come or gone on disk; of a folder that went, everything that was in it. Whoever asks
   * from now on waits for that.
   */
  changedOnDisk(uris: readonly string[]): Promise<void> {
    return uris.length === 0 ? Promise.resolve() : this.#reading.take(() => this.#readAgain(uris));
  }

  async #readAgain(uris: readonly string[]): Promise<void> {
    const within = uris.filter((uri) => !isCandidate(uri)).map((uri) => `${uri.replace(/\/+$/, '')}/`);
    const shelves = [...this.#shelves.values()];
    const isGone = (uri = '') => within.some((folder) => uri.startsWith(folder));
    if (uris.some(isConfigFile) || shelves.some(({ library }) => isGone(library.configUri))) {
      for (const uri of uris) this.#texts.forget(uri);
      this.#forgetRoots();
      return;
    }
    for (const shelf of shelves) {
      // Where the settings are still to be read, so is the baseline.
      if (!uris.includes(baselineUriOf(shelf.library) ?? '')) continue;
      await shelf.loading?.catch(ignore);
      await this.#readBaseline(shelf);
    }
    const lost = within.length > 0 ? shelves.flatMap(({ seen }) => [...seen.keys()].filter(isGone)) : [];
    await this.#refresh(new Set([...uris.filter(isCandidate), ...lost]));
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
    const text = this.#texts.open.get(uri)?.text ?? (await readText(this.host, uri));
    return text !== undefined && holds(text) ? (await this.file(uri))?.file : undefined;
  }

  /** Every library of the workspace, and those of open files elsewhere; waits until they have been read. */
  async libraries(): Promise<Library[]> {
    for (;;) {
      const news = this.#news;
      await this.#takeIn();
      for (const folder of this.#roots.folders) await this.#shelfOf(`${folder}/.`);
      // Reading one library finds others, below config files of their own.
      for (const shelf of this.#shelves.values()) await this.#load(shelf);
      const shelves = [...this.#shelves.values()];
      if (this.#isSettled(news, ...shelves)) return shelves.map(({ library }) => library);
    }
  }

  /** The library that a file belongs to, whether the file is there or not; waits until it has been read. */
  async library(uri: string): Promise<Library> {
    for (;;) {
      const news = this.#news;
      await this.#takeIn();
      const shelf = await this.#shelfOf(uri);
      await this.#load(shelf);
      if (this.#isSettled(news, shelf)) return shelf.library;
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
      const news = this.#news;
      await this.#takeIn();
      const shelf = await this.#shelfOf(uri);
      await this.#load(shelf);
      const text = this.isOpen(uri) ? undefined : await readText(this.host, uri);
      if (!this.#isSettled(news, shelf)) continue;
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

  /** Grows with everything that was told of the disk, and with every reason to look again what belongs where. */
  get #news(): number {
    return this.#generation + this.#reading.count;
  }

  /** Whether nothing has happened since that would change the answer. */
  #isSettled(news: number, ...shelves: readonly Shelf[]): boolean {
    return news === this.#news && this.#changed.size === 0 && shelves.every(isLoaded);
  }

  /** Lets the libraries know what has been saved and typed since; their rules speak of every file as it stands in the editor. */
  async #takeIn(): Promise<void> {
    await this.#reading.done;
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
      const text = this.#texts.open.get(configUri)?.text ?? (await readText(this.host, configUri)) ?? '';
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
    const text = uri && (this.#texts.open.get(uri)?.text ?? (await readText(this.host, uri)));
    if (!applyBaseline(shelf, this.baseline ?? (uri === undefined ? undefined : readBaseline(uri, text)))) return;
    for (const each of shelf.seen.keys()) this.judged.drop(each, true);
  }

  /** @returns whether it came to the end */
  #readFiles(shelf: Shelf, uris: readonly string[], isOver: () => boolean): Promise<boolean> {
    const textFor = async (uri: string) => (this.isOpen(uri) ? undefined : closedText(this.host, shelf, uri));
    return readInStretches(this.host, uris, textFor, (uri, text) => this.#take(shelf, uri, text), isOver);
  }

  #applyConfig(shelf: Shelf, parsed: ParsedText): boolean {
    if (!applyConfig(shelf, parsed)) return false;
    for (const uri of shelf.seen.keys()) this.judged.drop(uri, true);
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

  async #refresh(uris: Iterable<string>): Promise<void> {
    const byShelf = new Map<Shelf, string[]>();
    for (const uri of uris) {
      this.#texts.forget(uri);
      const shelf = await this.#shelfOf(uri);
      const { root } = shelf.library;
      if (!shelf.loading || isSkipped(uri.slice(root.length)) || (shelf.lone && parentOf(uri) !== root)) continue;
      const some = byShelf.get(shelf) ?? [];
      byShelf.set(shelf, some);
      some.push(uri);
    }
    for (const [shelf, some] of byShelf) {
      const { generation, library } = shelf;
      await shelf.loading?.catch(ignore);
      // A shelf that is to be read anew tells of these files too.
      await this.#readFiles(
        shelf,
        some,
        () => shelf.generation !== generation || this.#shelves.get(library.root) !== shelf,
      );
    }
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

/** Whoever asks for the library is told what went wrong in reading it. */
function ignore(): void {}

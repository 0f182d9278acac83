import { formatOf } from './document/front-matter.js';
import { parse } from './document/parse.js';
import type { ParsedText } from './document/parsed-text.js';
import { readEntities } from './kinds/entities.js';
import type { PersonaFile } from './kinds/types.js';
import { type Config, hintFor } from './library/config.js';
import { type Library, pathIn } from './library/library.js';

/** The language of our files in editors that know it. */
const ownLanguage = 'persona';

/** A text in an editor. */
export interface OpenText {
  readonly text: string;
  /** The id of the language that the editor takes it for. */
  readonly language?: string | undefined;
  readonly version: number;
  parsed?: ParsedText;
  /** What its library has taken in of it. */
  taken?: { readonly file: PersonaFile; readonly library: Library };
}

/** Texts with what was read from them: each is parsed once a version, and its entities are read once a config. */
export class Texts {
  /** How often a text was parsed; a test guards it. */
  parses = 0;
  readonly open = new Map<string, OpenText>();
  /** Closed files, the one used last at the end. */
  readonly #kept = new Map<string, { readonly text: string; readonly parsed: ParsedText }>();
  #keptNow = 0;
  readonly #files = new WeakMap<ParsedText, { readonly config: Config; readonly file: PersonaFile }>();

  /** @param keptCharacters how many characters of closed files stay parsed */
  constructor(readonly keptCharacters: number) {}

  /** The text in the editor, parsed. */
  parsedOpen(uri: string, open: OpenText): ParsedText {
    open.parsed ??= this.#parse(uri, open.text);
    return open.parsed;
  }

  /** The text of a closed file, parsed. */
  parsedClosed(uri: string, text: string): ParsedText {
    const known = this.#kept.get(uri);
    if (known) this.forget(uri);
    const parsed = known?.text === text ? known.parsed : this.#parse(uri, text);
    if (text.length > this.keptCharacters) return parsed;
    this.#kept.set(uri, { text, parsed });
    this.#keptNow += text.length;
    for (const [oldest] of this.#kept) {
      if (this.#keptNow <= this.keptCharacters) break;
      this.forget(oldest);
    }
    return parsed;
  }

  /** Drops what is kept of a closed file. */
  forget(uri: string): void {
    this.#keptNow -= this.#kept.get(uri)?.text.length ?? 0;
    this.#kept.delete(uri);
  }

  #parse(uri: string, text: string): ParsedText {
    this.parses++;
    return parse(text, formatOf(uri));
  }

  /** The entities of a text as its library claims them; the same object while neither has changed. */
  read(library: Library, uri: string, parsed: ParsedText): PersonaFile {
    const { config } = library;
    const known = this.#files.get(parsed);
    if (known?.config === config && known.file.uri === uri) return known.file;
    const language = this.open.get(uri)?.language === ownLanguage;
    const file = readEntities(uri, parsed, { ...hintFor(config, pathIn(library, uri)), language });
    this.#files.set(parsed, { config, file });
    return file;
  }
}

import { BodyIndex } from './library/bodies.js';
import { type Config, defaultConfig } from './library/config.js';
import type { EntityFacts, Library } from './library/library.js';
import { LinkIndex } from './library/link-index.js';

/** A library in the making: the files under one root, their facts, and what the config says. */
export interface Shelf {
  readonly root: string;
  config: Config;
  configUri?: string;
  /** The data that `config` was read from. */
  configData?: string | undefined;
  readonly facts: Map<string, readonly EntityFacts[]>;
  readonly links: LinkIndex;
  readonly bodies: BodyIndex;
  loaded: boolean;
  loading?: Promise<void>;
  /** Made anew only after facts or config have changed; rules compare libraries by identity. */
  library?: Library;
}

/** A shelf of which nothing has been read yet. */
export function emptyShelf(root: string): Shelf {
  return {
    root,
    config: defaultConfig,
    facts: new Map(),
    links: new LinkIndex(),
    bodies: new BodyIndex(),
    loaded: false,
  };
}

/** The library that a shelf holds now. */
export function libraryOf(shelf: Shelf): Library {
  const { root, config, configUri, loaded, facts, links, bodies } = shelf;
  shelf.library ??= {
    root,
    config,
    ...(configUri === undefined ? {} : { configUri }),
    complete: loaded,
    entities: [...facts.keys()].sort().flatMap((uri) => facts.get(uri) ?? []),
    links,
    bodies,
  };
  return shelf.library;
}

/** Puts the facts of a file in place. The library is made anew only when some really differ; most keystrokes change none. */
export function setFacts(shelf: Shelf, uri: string, facts: readonly EntityFacts[]): void {
  const before = shelf.facts.get(uri) ?? [];
  if (sameFacts(before, facts)) return;
  if (facts.length === 0) shelf.facts.delete(uri);
  else shelf.facts.set(uri, facts);
  delete shelf.library;
}

function sameFacts(a: readonly EntityFacts[], b: readonly EntityFacts[]): boolean {
  return a.length === b.length && a.every((facts, index) => fingerprint(facts) === fingerprint(b[index]));
}

function fingerprint(facts: EntityFacts | undefined): string {
  return JSON.stringify(facts, (_, value: unknown) => (value instanceof Set ? [...value] : value));
}

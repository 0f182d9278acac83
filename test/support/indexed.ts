import type { PersonaFile } from '../../server/src/kinds/types.js';
import { type Config, defaultConfig } from '../../server/src/library/config.js';
import { type EntityFacts, Library } from '../../server/src/library/library.js';

/** What a library is made from in a test. */
interface Given {
  readonly root?: string;
  readonly config?: Config;
  readonly configUri?: string;
  /** Whether all files have been read, as rules about the library want it. */
  readonly complete?: boolean;
}

/** A library of files that have all been read. */
export function libraryOf(files: Iterable<PersonaFile>, given: Given = {}): Library {
  const { root = 'file:///library', config = defaultConfig, configUri, complete = true } = given;
  const library = new Library(root);
  library.config = config;
  if (configUri !== undefined) library.configUri = configUri;
  for (const file of files) library.set(file);
  library.complete = complete;
  return library;
}

/** A library of which only facts are known. */
export function libraryOfFacts(root: string, entities: readonly EntityFacts[]): Library {
  const library = new Library(root);
  for (const uri of new Set(entities.map((facts) => facts.uri)))
    library.setFacts(
      uri,
      entities.filter((facts) => facts.uri === uri),
    );
  library.complete = true;
  return library;
}

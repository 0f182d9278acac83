import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import type { PersonaFile } from '../../server/src/kinds/types.js';
import { hintFor, readConfig } from '../../server/src/library/config.js';
import type { Library } from '../../server/src/library/library.js';
import { check } from '../../server/src/rules/engine.js';
import type { Finding, Fix } from '../../server/src/rules/types.js';
import { libraryOf } from './indexed.js';

const root = 'file:///library';
export const today = '2026-11-22';

/** A library of files in memory, as the workspace would make it of them. */
export interface Shelf {
  readonly library: Library;
  readonly files: ReadonlyMap<string, PersonaFile>;
  /** The findings of one file. */
  findings(name: string, on?: string): Finding[];
}

/**
 * Makes a library of texts by file name. `personas.config.yaml` among them is its config file.
 *
 * @param complete whether all files have been read, as rules about the library want it
 */
export function shelf(texts: Readonly<Record<string, string>>, complete = true): Shelf {
  const configText = texts['personas.config.yaml'];
  const configUri = `${root}/personas.config.yaml`;
  const config = readConfig(readEntities(configUri, parse(configText ?? '')).entities[0]?.data);
  const names = Object.keys(texts).sort();
  const files = new Map(
    names.map((name) => {
      const uri = `${root}/${name}`;
      return [name, readEntities(uri, parse(texts[name] ?? '', formatOf(uri)), hintFor(config, name))];
    }),
  );
  const library = libraryOf(files.values(), {
    root,
    config,
    ...(configText === undefined ? {} : { configUri }),
    complete,
  });
  return {
    library,
    files,
    findings(name, on = today) {
      const file = files.get(name);
      if (!file) throw new Error(`${name} is not in the library`);
      return check(file, library, on);
    },
  };
}

/** The findings of one text as the only file of its library. */
export function findingsOf(text: string, name = 'a.persona.yaml', config?: string): Finding[] {
  return shelf({ [name]: text, ...(config === undefined ? {} : { 'personas.config.yaml': config }) }).findings(name);
}

/** The text after a fix. */
export function applyFix(text: string, { edits }: Fix): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), text);
}

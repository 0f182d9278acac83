import { formatOf } from '../document/front-matter.js';
import { parse } from '../document/parse.js';
import { readEntities } from '../kinds/entities.js';
import type { PersonaFile } from '../kinds/types.js';
import { hintFor } from '../library/config.js';
import { type Library, pathIn } from '../library/library.js';
import { check } from '../rules/engine.js';
import type { Finding } from '../rules/types.js';

/**
 * Judges texts as if they stood in a file: the library knows each for as long as its rules are asked, and is as it was
 * afterwards.
 *
 * @param file as the library knows it
 * @param today ISO date
 */
export function judgeInstead(file: PersonaFile, library: Library, today: string): (text: string) => readonly Finding[] {
  const hint = { ...hintFor(library.config, pathIn(library, file.uri)), language: isOwnLanguage(file) };
  return (text) => {
    const instead = readEntities(file.uri, parse(text, formatOf(file.uri)), hint);
    library.set(instead);
    try {
      return check(instead, library, today);
    } finally {
      library.set(file);
    }
  };
}

/** Whether the file is served because of the language that the editor takes it for. */
function isOwnLanguage({ claim }: PersonaFile): boolean {
  return claim.claimed && claim.by === 'language';
}

import type { Entity, KindName, PersonaFile } from '../kinds/types.js';
import type { Library } from '../library/library.js';
import type { Finding } from '../rules/types.js';
import { readinessContext } from '../scores/in-library.js';
import { type Scores, scoresOf } from '../scores/index.js';

/** One file of a library as it was judged. */
export interface JudgedFile {
  readonly file: PersonaFile;
  readonly findings: readonly Finding[];
}

/**
 * A library at one moment with everything that pages over it show. Pages, exports and the site are made from it and
 * read nothing else: no files, no clock.
 */
export interface Snapshot {
  readonly library: Library;
  /** The claimed files, by URI. */
  readonly files: readonly JudgedFile[];
  /** ISO date. */
  readonly today: string;
  /** What an `img` may show for a picture that a file names: pictures are read before, those that may not be shown are absent. */
  readonly pictureOf?: (uri: string, source: string) => string | undefined;
}

/** An entity with everything that its page shows. */
export interface Shown extends JudgedFile {
  readonly entity: Entity;
  readonly scores: Scores;
}

/** Every entity of a snapshot in the order of its files, the config file's left out. */
export function entitiesOf({ files, library }: Snapshot): Shown[] {
  return files.flatMap(({ file, findings }) =>
    file.entities
      .filter(({ kind }) => kind !== 'config')
      .map((entity) => ({
        file,
        findings,
        entity,
        scores: scoresOf(entity, readinessContext(library, file.uri, entity)),
      })),
  );
}

/** The entities of one kind. */
export function ofKind(shown: readonly Shown[], kind: KindName): Shown[] {
  return shown.filter(({ entity }) => entity.kind === kind);
}

import type { PersonaFile } from '../../server/src/kinds/types.js';
import { BodyIndex, bodiesOf } from '../../server/src/library/bodies.js';
import { factsOf, type Library } from '../../server/src/library/library.js';
import { LinkIndex } from '../../server/src/library/link-index.js';
import { linksOf } from '../../server/src/library/links.js';

/** What a library knows of files that have all been read. */
export function indexed(files: Iterable<PersonaFile>): Pick<Library, 'entities' | 'links' | 'bodies'> {
  const [links, bodies] = [new LinkIndex(), new BodyIndex()];
  const entities = [...files].flatMap((file) => {
    links.set(file.uri, linksOf(file));
    bodies.set(file.uri, bodiesOf(file));
    return factsOf(file);
  });
  return { entities, links, bodies };
}

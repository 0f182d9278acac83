import { formatOf } from '../../server/src/document/front-matter.js';
import { Lines, type Position, type Range } from '../../server/src/document/lines.js';
import { parse } from '../../server/src/document/parse.js';
import type { LinkContext } from '../../server/src/features/link-at.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import type { PersonaFile } from '../../server/src/kinds/types.js';
import { hintFor, readConfig } from '../../server/src/library/config.js';
import type { Library } from '../../server/src/library/library.js';
import { libraryOf } from './indexed.js';
import { doc } from './marked.js';

export const root = 'file:///library';

/** A small library in which files point at each other in every way of writing. */
export const team: Readonly<Record<string, string>> = {
  'finance.persona.yaml': doc('kind: persona', 'id: finance', 'name: Finance lead', ''),
  'dana.persona.yaml': doc(
    'kind: persona',
    'id: dana # as in the interviews',
    'name: Dana Okafor',
    'parent: [finance]',
    'image: ./faces/dana.png',
    'jobs:',
    '  - "close-books"',
    'evidence:',
    '  - talks',
    '  - source: notes/march.md#dana',
    '  - source: https://example.com/report',
    '',
  ),
  'sam.persona.yaml': doc("id: 'sam'", 'name: Sam', 'parent:', '  - dana', '  - finance', ''),
  'close.jtbd.yaml': doc(
    'kind: jtbd',
    'id: close-books',
    'name: Close the books',
    'performers:',
    "  - 'dana' # first of all",
    '  - finance',
    '',
  ),
  'stories/all.story.yaml': doc(
    'stories:',
    '  see-late:',
    '    as_a: "dana"',
    '    job: close-books',
    '    i_want: to see late entries at once',
    '  chase:',
    '    as_a: dana',
    '    depends_on: [see-late]',
    '',
  ),
  'who.persona-map.yaml': doc(
    'id: who',
    'personas:',
    '  - { persona: dana, priority: primary }',
    '  - { persona: finance, priority: secondary }',
    '',
  ),
  'data.json': '{ "kind": "segment", "id": "dana", "personas": ["dana"] }',
  'talks.study.yaml': doc('id: talks', 'name: Talks', 'link: https://example.com/talks', ''),
};

/** A library, and what features ask of it. */
export interface Team {
  readonly library: Library;
  readonly files: ReadonlyMap<string, PersonaFile>;
  /** The file and the links around it. */
  at(name: string): LinkContext & { readonly library: Library };
  /** The position of a text in a file: of its first letter, or of what stands behind `|` in it. */
  position(name: string, text: string): Position;
  /** Places as a person reads them: file, line and column from 1, and the text there. */
  show(places: readonly { readonly uri: string; readonly range: Range }[] | null | undefined): string[];
}

/** Makes a library of texts by file name. */
export function teamOf(texts: Readonly<Record<string, string>>): Team {
  const config = readConfig(
    readEntities(`${root}/personas.config.yaml`, parse(texts['personas.config.yaml'] ?? '')).entities[0]?.data,
  );
  const files = new Map(
    Object.entries(texts).map(([name, text]) => {
      const uri = `${root}/${name}`;
      return [name, readEntities(uri, parse(text, formatOf(uri)), hintFor(config, name))];
    }),
  );
  const library = libraryOf(files.values(), { root, config });
  const nameOf = (uri: string) => uri.slice(root.length + 1);
  return {
    library,
    files,
    at(name) {
      const file = files.get(name);
      if (!file) throw new Error(`${name} is not in the library`);
      return { file, links: library.links, library };
    },
    position(name, text) {
      const whole = texts[name] ?? '';
      const at = whole.indexOf(text.replace('|', ''));
      if (at < 0) throw new Error(`"${text}" is not in ${name}`);
      return new Lines(whole).positionAt(at + Math.max(0, text.indexOf('|')));
    },
    show(places) {
      return (places ?? []).map(({ uri, range }) => {
        const lines = new Lines(texts[nameOf(uri)] ?? '');
        const text = lines.text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
        return `${nameOf(uri)}:${range.start.line + 1}:${range.start.character + 1} ${text}`;
      });
    },
  };
}

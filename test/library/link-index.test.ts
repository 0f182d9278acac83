import { describe, expect, test } from 'vitest';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { LinkIndex } from '../../server/src/library/link-index.js';
import { linksOf } from '../../server/src/library/links.js';
import { doc } from '../support/marked.js';

const root = 'file:///library';

function put(index: LinkIndex, name: string, text: string): void {
  const uri = `${root}/${name}`;
  index.set(uri, linksOf(readEntities(uri, parse(text))));
}

describe('an index of links', () => {
  test('follows what a file says, and forgets it with the file', () => {
    const index = new LinkIndex();
    put(index, 'a.persona.yaml', 'id: a');
    put(index, 'b.story.yaml', 'id: b\nas_a: a');
    expect(index.declarations('persona', 'a')).toHaveLength(1);
    expect(index.declarations('story', 'a')).toEqual([]);
    expect(index.references('persona', 'a').map(({ uri }) => uri)).toEqual([`${root}/b.story.yaml`]);
    put(index, 'b.story.yaml', 'id: b\nas_a: c');
    expect(index.references('persona', 'a')).toEqual([]);
    expect(index.references('persona', 'c')).toHaveLength(1);
    index.delete(`${root}/b.story.yaml`);
    expect(index.references('persona', 'c')).toEqual([]);
    expect(index.uris()).toEqual([`${root}/a.persona.yaml`]);
  });

  test('finds entities by the name of their file', () => {
    const index = new LinkIndex();
    put(index, 'dev.persona.yaml', 'id: other');
    expect(index.inFileCalled('persona', 'dev').map(({ id }) => id)).toEqual(['other']);
    expect(index.inFileCalled('story', 'dev')).toEqual([]);
    index.delete(`${root}/dev.persona.yaml`);
    expect(index.inFileCalled('persona', 'dev')).toEqual([]);
  });

  test('counts a change of who names whom, and no other', () => {
    const index = new LinkIndex();
    put(index, 'b.story.yaml', 'id: b\nas_a: a');
    const { revision } = index;
    put(index, 'b.story.yaml', '# moved\nid: b\nas_a: a\ni_want: more');
    expect(index.revision).toBe(revision);
    put(index, 'b.story.yaml', 'id: b\nas_a: c');
    expect(index.revision).toBe(revision + 1);
    index.delete(`${root}/b.story.yaml`);
    expect(index.revision).toBe(revision + 2);
  });

  test('keeps one list of terms until a glossary changes', () => {
    const index = new LinkIndex();
    put(index, 'z.glossary.yaml', doc('id: z', 'terms:', '  - term: last'));
    put(index, 'a.glossary.yaml', doc('id: a', 'terms:', '  - term: first', '  - definition: of nothing'));
    const terms = index.terms();
    expect(terms.map(({ term }) => term)).toEqual(['first', 'last']);
    put(index, 'b.story.yaml', 'id: b');
    expect(index.terms()).toBe(terms);
    index.delete(`${root}/a.glossary.yaml`);
    expect(index.terms().map(({ term }) => term)).toEqual(['last']);
  });
});

import { describe, expect, test } from 'vitest';
import { toData } from '../../server/src/document/data.js';
import { formatOf, frontMatter } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { locate } from '../../server/src/document/pointer.js';
import { MemoryHost } from '../../server/src/host/memory.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { Workspace } from '../../server/src/workspace.js';

const note = '---\nid: dana\nname: Dana\n---\n# Notes\n\nkind: this is prose: and "never closed\n---\n- [a\n';

describe('front matter', () => {
  test('is what stands between the first two lines of dashes', () => {
    expect(formatOf('file:///a/Note.MD')).toBe('markdown');
    expect(frontMatter(note)).toEqual({ start: 4, end: 4 + 'id: dana\nname: Dana\n'.length });
    expect(frontMatter('\uFEFF---\r\nid: a\r\n---\r\n')).toEqual({ start: 6, end: 13 });
    for (const text of ['', '# Title\n---\nid: a\n---\n', '---\nid: a\n', 'text', '---- \n---\n'])
      expect(frontMatter(text)).toBeUndefined();
  });

  test('is parsed at its place in the text, and nothing else is', () => {
    const parsed = parse(note, 'markdown');
    expect(parsed.text).toBe(note);
    expect(parsed.problems).toEqual([]);
    expect(parsed.documents.map(({ root }) => toData(root))).toEqual([{ id: 'dana', name: 'Dana' }]);
    const span = locate(parsed.documents[0]?.root, '/name')?.node.span;
    expect(note.slice(span?.start, span?.end)).toBe('Dana');
  });

  test('is claimed by a config glob only', () => {
    const read = (text: string, hint = {}) => readEntities('file:///library/note.md', parse(text, 'markdown'), hint);
    const included = { included: { kind: 'persona' } } as const;
    expect(read(note, included).entities.map(({ id, kind }) => [id, kind])).toEqual([['dana', 'persona']]);
    expect(read('---\nkind: persona\nid: dana\n---\n').claim).toMatchObject({
      claimed: false,
      why: expect.stringContaining('personas.config.yaml'),
    });
    expect(read('# Just a text\n', included).claim).toMatchObject({
      claimed: false,
      why: expect.stringContaining('front matter'),
    });
  });

  test('takes part in the library: another file counts it', async () => {
    const host = new MemoryHost({
      'file:///library/personas.config.yaml': 'include:\n  - glob: notes/*.md\n    kind: persona\n',
      'file:///library/notes/dana.md': note,
      'file:///library/other.md': note,
      'file:///library/sam.persona.yaml': 'id: sam\nbasis: proto\n',
    });
    const workspace = new Workspace(host, () => '2026-11-22');
    const checked = await workspace.check('file:///library/sam.persona.yaml');
    expect(checked?.library.entities.map(({ id }) => id)).toEqual(['dana', 'sam']);
    expect(checked?.findings.map(({ rule }) => rule)).toContain('no-priority');
  });
});

import { describe, expect, test } from 'vitest';
import { type OfferOptions, offerActions } from '../../server/src/features/offers.js';
import { shelf, today } from '../support/library.js';

const all: OfferOptions = { creates: true, renames: true, shows: true, today };
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

function offersIn(texts: Readonly<Record<string, string>>, name: string, options: OfferOptions = all) {
  const made = shelf(texts);
  const file = made.files.get(name);
  if (!file) throw new Error(`${name} is missing`);
  return offerActions(file, made.findings(name), everything, [], made.library, options);
}

const story = 'kind: story\nid: refund\nas_a: claims-adjuster\ni_want: my money\n';

describe('an id that nothing has', () => {
  test('makes the file where the library keeps others of its kind, from the template, and opens it', () => {
    const texts = {
      'stories/refund.story.yaml': story,
      'people/dana.persona.yaml': 'kind: persona\nid: dana\nbasis: proto\n',
    };
    const [offer] = offersIn(texts, 'stories/refund.story.yaml');
    const uri = 'file:///library/people/claims-adjuster.persona.yaml';
    expect(offer).toMatchObject({
      title: 'Make the persona claims-adjuster (claims-adjuster.persona.yaml)',
      kind: 'quickfix',
      command: { command: 'personas.showPlace', arguments: [uri, { start: { line: 0, character: 0 } }] },
    });
    const [create, write] = offer?.edit?.documentChanges ?? [];
    expect(create).toEqual({ kind: 'create', uri });
    const text = write && 'edits' in write ? (write.edits[0] as { newText: string }).newText : '';
    expect(text).toContain('id: claims-adjuster\n');
    expect(text).toContain('name: Claims adjuster\n');
    expect(text).not.toMatch(/\$\{|\$\d|\$CURRENT/);
    // The made file is whole, and mends the finding.
    const after = shelf({ ...texts, 'people/claims-adjuster.persona.yaml': text });
    expect(after.findings('stories/refund.story.yaml').map(({ rule }) => rule)).not.toContain('dangling-reference');
    expect(
      after.findings('people/claims-adjuster.persona.yaml').filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  test('is not offered where the client cannot make files, where the place is taken, or for what is no id', () => {
    expect(offersIn({ 'refund.story.yaml': story }, 'refund.story.yaml', { ...all, creates: false })).toEqual([]);
    const taken = { 'refund.story.yaml': story, 'claims-adjuster.persona.yaml': 'kind: persona\nid: x\n' };
    expect(offersIn(taken, 'refund.story.yaml')).toEqual([]);
    const pls = {
      'personas.config.yaml': 'include: [{ glob: "*.json", dialect: pls }]\n',
      'a.json': '{"id":"a","label":"A","parent":["B C"]}',
    };
    expect(offersIn(pls, 'a.json')).toEqual([]);
  });
});

describe('a file that is not called as its id', () => {
  const texts = { 'old name.persona.yaml': 'kind: persona\nid: dana\nbasis: proto\n' };

  test('is renamed', () => {
    expect(offersIn(texts, 'old name.persona.yaml')).toEqual([
      {
        title: 'Rename the file to dana.persona.yaml',
        kind: 'quickfix',
        edit: {
          documentChanges: [
            {
              kind: 'rename',
              oldUri: 'file:///library/old name.persona.yaml',
              newUri: 'file:///library/dana.persona.yaml',
            },
          ],
        },
      },
    ]);
  });

  test('but not over another file, and not by a client that cannot', () => {
    const taken = { ...texts, 'dana.persona.yaml': 'kind: persona\nid: sam\nbasis: proto\n' };
    expect(offersIn(taken, 'old name.persona.yaml')).toEqual([]);
    expect(offersIn(texts, 'old name.persona.yaml', { ...all, renames: false })).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { kinds } from '../../server/src/kinds/registry.js';
import type { KindName } from '../../server/src/kinds/types.js';

type Included = NonNullable<Parameters<typeof readEntities>[2]>['included'];

function read(name: string, text: string, included?: Included) {
  const uri = `file:///library/${name}`;
  return readEntities(uri, parse(text, formatOf(uri)), included ? { included } : {});
}

/** What is found in a file, one line an entity: where, what, which. */
function entities(name: string, text: string, included?: Included): string[] {
  return read(name, text, included).entities.map(
    ({ document, pointer, kind, dialect, id, name: label }) =>
      `${document}${pointer} ${dialect === 'pls' ? 'pls ' : ''}${kind} ${id ?? '-'} ${label ?? '-'}`,
  );
}

/** What does not fit, one line each: the code, the text that it stands on, and what was expected. */
function misfits(name: string, text: string, included?: Included): string[] {
  return read(name, text, included).misfits.map(({ code, span, kind, expected, found }) =>
    [code, JSON.stringify(text.slice(span.start, span.end)), kind, expected, found].filter(Boolean).join(' '),
  );
}

describe('one entity a document', () => {
  test('the kind comes from the text, else from the name of the file', () => {
    expect(entities('a.yaml', 'kind: icp\nid: x\nname: X\n')).toEqual(['0 icp x X']);
    expect(entities('a.jtbd.yaml', 'id: x\n')).toEqual(['0 jtbd x -']);
    expect(entities('a.yaml', 'id: x\n', { kind: 'icp' })).toEqual(['0 icp x -']);
  });

  test('documents without a known kind are left out of a file that is ours by kind', () => {
    const text = 'apiVersion: v1\n---\nkind: persona\nid: a\n---\nkind: persona\n---\n- b\n---\nkind: icp\nid: c\n';
    expect(entities('a.yaml', text)).toEqual(['1 persona a -', '4 icp c -']);
    expect(misfits('a.yaml', text)).toEqual([]);
  });

  test('ids and names may be numbers; empty ones are none', () => {
    expect(entities('a.persona.yaml', 'id: 7\nname: 8\n')).toEqual(['0 persona 7 8']);
    expect(entities('a.persona.yaml', 'id:\nname: " "\n')).toEqual(['0 persona - -']);
    expect(entities('a.persona.yaml', 'id: [x]\nname: { y: z }\n')).toEqual(['0 persona - -']);
  });

  test('data has aliases and merges written out', () => {
    const [entity] = read('a.persona.yaml', 'x_base: &b { role: CFO }\n<<: *b\nid: a\n').entities;
    expect(entity?.data).toMatchObject({ id: 'a', role: 'CFO' });
  });
});

describe('collections', () => {
  const keyed = kinds.flatMap(({ name, collectionKey }) => (collectionKey ? [{ name, collectionKey }] : []));

  test.each(keyed)('$collectionKey holds every $name, as a list and by id', ({ name, collectionKey }) => {
    expect(entities('all.yaml', `${collectionKey}:\n  - id: a\n    name: A\n  - id: b\n`, {})).toEqual([
      `0/${collectionKey}/0 ${name} a A`,
      `0/${collectionKey}/1 ${name} b -`,
    ]);
    expect(entities('all.yaml', `${collectionKey}:\n  a:\n    name: A\n  b: { id: other }\n`, {})).toEqual([
      `0/${collectionKey}/a ${name} a A`,
      `0/${collectionKey}/b ${name} other -`,
    ]);
  });

  test('are those of the format', () => {
    expect(keyed.map(({ collectionKey }) => collectionKey)).toEqual([
      'personas',
      'icps',
      'jobs',
      'stories',
      'segments',
      'persona_maps',
      'empathy_maps',
      'value_propositions',
      'experience_maps',
      'maturity_models',
      'studies',
      'interview_guides',
      'glossaries',
    ]);
  });

  test('several in one document, beside keys that are no entities', () => {
    const text = 'version: 1\npersonas:\n  - id: a\nicps:\n  b: { name: B }\njobs: []\nowner: Ana\n';
    expect(entities('all.yaml', text, {})).toEqual(['0/personas/0 persona a -', '0/icps/b icp b B']);
    expect(misfits('all.yaml', text, {})).toEqual([]);
  });

  test('in several documents, in JSON, and through an alias', () => {
    expect(entities('all.yaml', 'personas: [{ id: a }]\n---\npersonas: [{ id: b }]\n', {})).toEqual([
      '0/personas/0 persona a -',
      '1/personas/0 persona b -',
    ]);
    expect(entities('all.json', '{"personas": {"a": {"name": "A"}}}', {})).toEqual(['0/personas/a persona a A']);
    expect(entities('all.yaml', 'x_base: &x { id: a }\npersonas: [*x]\n', {})).toEqual(['0/personas/0 persona a -']);
  });

  test('a list at the root is one where the config says its kind, and only there', () => {
    const text = '- id: a\n- id: b\n';
    expect(entities('all.yaml', text, { kind: 'persona' })).toEqual(['0/0 persona a -', '0/1 persona b -']);
    expect(entities('all.yaml', text, {})).toEqual([]);
    expect(misfits('all.yaml', text, {})).toEqual(['not-a-mapping "- id: a\\n- id: b"']);
    expect(entities('all.persona.yaml', text)).toEqual([]);
    expect(misfits('all.persona.yaml', text)).toHaveLength(1);
  });

  test('a file of a kind may hold a collection: of its own kind, and of others', () => {
    expect(entities('all.persona.yaml', 'personas:\n  - id: a\n')).toEqual(['0/personas/0 persona a -']);
    expect(entities('all.persona.yaml', 'stories:\n  - id: s\n')).toEqual(['0/stories/0 story s -']);
  });

  test('a key that the kind itself has is no collection', () => {
    expect(entities('a.persona.yaml', 'jobs: [close-books]\nsegments: [x]\nicps: [y]\n')).toEqual(['0 persona - -']);
    expect(entities('a.icp.yaml', 'personas: { buyers: [a] }\n')).toEqual(['0 icp - -']);
    expect(entities('a.jtbd.yaml', 'jobs: { functional: [x] }\n')).toEqual(['0 jtbd - -']);
  });

  test('a mapping with an id or a kind is no collection', () => {
    expect(entities('all.yaml', 'kind: segment\nid: s\npersonas: [a]\n')).toEqual(['0 segment s -']);
    expect(entities('all.yaml', 'id: s\npersonas:\n  - id: a\n', { kind: 'jtbd' })).toEqual(['0 jtbd s -']);
  });

  test('what stands in one and is no entity is told where it stands', () => {
    const text = 'personas:\n  - ana\n  - id: b\n  -\nicps:\n  x: 5\n';
    expect(entities('all.yaml', text, {})).toEqual(['0/personas/1 persona b -']);
    expect(misfits('all.yaml', text, {})).toEqual([
      'not-a-mapping "ana" persona',
      'not-a-mapping "" persona',
      'not-a-mapping "5" icp',
    ]);
  });

  test('a member may repeat its kind, but no other', () => {
    const text = 'personas:\n  - { kind: persona, id: a }\n  - { kind: icp, id: b }\n';
    expect(entities('all.yaml', text, {})).toEqual(['0/personas/0 persona a -', '0/personas/1 persona b -']);
    expect(misfits('all.yaml', text, {})).toEqual(['kind-mismatch "icp" icp persona']);
  });

  test('keys with slashes and tildes are escaped in the pointer', () => {
    expect(entities('all.yaml', 'personas:\n  "a/b~c": { name: X }\n', {})).toEqual([
      '0/personas/a~1b~0c persona a/b~c X',
    ]);
  });
});

describe('PLS personas', () => {
  test('are known by id and label without kind and name, once the file is ours', () => {
    expect(entities('dev.persona.yaml', 'id: dev\nlabel: Developer\n')).toEqual(['0 pls persona dev Developer']);
    expect(entities('dev.json', '{"id": "dev", "label": "Developer"}', {})).toEqual(['0 pls persona dev Developer']);
    expect(entities('dev.persona.yaml', 'id: dev\nlabel: Developer\nname: Dev\n')).toEqual(['0 persona dev Dev']);
    expect(entities('dev.persona.yaml', 'kind: persona\nid: dev\nlabel: Developer\n')).toEqual(['0 persona dev -']);
    expect(entities('dev.yaml', 'id: dev\nlabel: Developer\n')).toEqual([]);
  });

  test('are known by their schema, and by what the config says', () => {
    const schema = '../../src/schema/persona.json';
    expect(entities('dev.json', `{"$schema": "${schema}", "id": "dev"}`)).toEqual(['0 pls persona dev -']);
    expect(entities('dev.yaml', 'id: dev\n', { kind: 'persona', dialect: 'pls' })).toEqual(['0 pls persona dev -']);
  });

  test('stand in collections too, and a config can say so for all of them', () => {
    expect(entities('all.yaml', 'personas:\n  - id: a\n    label: A\n  - id: b\n    name: B\n', {})).toEqual([
      '0/personas/0 pls persona a A',
      '0/personas/1 persona b B',
    ]);
    const pls = { kind: 'persona' as const, dialect: 'pls' as const };
    expect(entities('all.yaml', '- id: a\n- id: b\n', pls)).toEqual(['0/0 pls persona a -', '0/1 pls persona b -']);
  });

  test('id and label do not make one of another kind', () => {
    expect(entities('all.yaml', 'segments:\n  - id: a\n    label: A\n', {})).toEqual(['0/segments/0 segment a -']);
  });
});

describe('misfits', () => {
  test.each<[string, string, string, Included, string[]]>([
    ['an empty file', 'a.persona.yaml', '', undefined, ['empty "" persona']],
    ['a file of comments', 'a.icp.yaml', '# soon\n', undefined, ['empty "" icp']],
    ['an empty file without a kind', 'a.yaml', '', {}, ['empty ""']],
    ['a text', 'a.persona.yaml', 'just words\n', undefined, ['not-a-mapping "just words" persona']],
    ['a list', 'a.persona.yaml', '- x\n', undefined, ['not-a-mapping "- x" persona']],
    ['no kind', 'a.yaml', 'name: x\nrole: y\n', {}, ['no-kind "name"']],
    ['an unknown kind', 'a.yaml', 'kind: hero\nid: x\n', {}, ['unknown-kind "hero" hero']],
    [
      'an unknown kind under a known name',
      'a.persona.yaml',
      'kind: hero\nid: x\n',
      undefined,
      ['unknown-kind "hero" persona hero'],
    ],
    [
      'another kind than the name of the file says',
      'a.persona.yaml',
      'kind: icp\nid: x\n',
      undefined,
      ['kind-mismatch "icp" icp persona'],
    ],
    [
      'another kind than the config says',
      'a.yaml',
      'kind: icp\nid: x\n',
      { kind: 'jtbd' },
      ['kind-mismatch "icp" icp jtbd'],
    ],
  ])('%s', (_, name, text, included, expected) => {
    expect(misfits(name, text, included)).toEqual(expected);
  });

  test('a broken text that holds nothing is not called empty', () => {
    expect(misfits('a.persona.yaml', '"never closed\n')).not.toContain('empty "" persona');
  });

  test('a kind that does not fit still shows what it is', () => {
    expect(entities('a.persona.yaml', 'kind: icp\nid: x\n')).toEqual(['0 icp x -']);
    expect(entities('a.persona.yaml', 'kind: hero\nid: x\n')).toEqual(['0 persona x -']);
    expect(entities('a.persona.yaml', 'kind:\nid: x\n')).toEqual(['0 persona x -']);
  });

  test('nothing is said of a file that is not ours', () => {
    for (const text of ['', '- a\n', 'kind: hero\nid: x\n', '"broken'])
      expect(read('a.yaml', text)).toMatchObject({ entities: [], misfits: [], claim: { claimed: false } });
  });
});

test('the kind of an entity gives its schema', () => {
  for (const { name, schema } of kinds.filter(({ suffix }) => suffix)) {
    const [entity] = read('a.yaml', `kind: ${name}\nid: a\n`).entities;
    expect(entity?.kind).toBe<KindName>(name);
    expect(entity?.schema).toBe(schema);
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type ConvertPlsSupport, convertPlsActions } from '../../server/src/features/convert-pls.js';
import { plsPersona } from '../../server/src/kinds/pls.js';
import { kindOf } from '../../server/src/kinds/registry.js';
import { documentsNear } from '../schemas/arbitrary.js';
import { shelf } from '../support/library.js';
import { doc } from '../support/marked.js';

const everything = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

interface Converted {
  readonly title: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** The files after the conversion of the first persona of one of them; nothing where none is offered. */
function convert(
  texts: Readonly<Record<string, string>>,
  name: string,
  support: ConvertPlsSupport = { lazily: false, files: true },
): Converted | undefined {
  const made = shelf(texts);
  const file = made.files.get(name);
  if (!file) throw new Error(`${name} is missing`);
  const [action] = convertPlsActions(file, made.library, everything, support);
  if (!action?.edit) return undefined;
  const after = new Map(Object.entries(texts));
  const nameOf = (uri: string) => uri.replace('file:///library/', '');
  for (const [uri, edits] of Object.entries(action.edit.changes ?? {}))
    for (const { range, newText } of edits) {
      const { lines, text } = file.parsed;
      const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
      after.set(nameOf(uri), text.slice(0, start) + newText + text.slice(end));
    }
  for (const change of action.edit.documentChanges ?? []) {
    if ('kind' in change) {
      if (change.kind === 'delete') after.delete(nameOf(change.uri));
    } else after.set(nameOf(change.textDocument.uri), (change.edits[0] as { newText: string }).newText);
  }
  return { title: action.title, texts: Object.fromEntries(after) };
}

const only = (text: string, name = 'dana.persona.yaml') => convert({ [name]: text }, name)?.texts[name];

describe('YAML', () => {
  const pls = doc(
    '# Who builds.',
    'id: "dev"',
    "label: 'Developer' # for now",
    '',
    '# What they do.',
    'role:',
    '  level: ic # not a lead',
    '  responsibilities:',
    '    - coding',
    '    # and this',
    '    - reviewing',
    'motivations: # from the survey',
    '  goals:',
    '    - Ship # soon',
    '  dislikes: [Calls]',
    'narrative: |',
    '  Builds things.',
    '',
    '  Likes tea.',
    '# The end.',
    '',
  );
  const native = doc(
    '# Who builds.',
    'kind: persona',
    'id: "dev"',
    "name: 'Developer' # for now",
    'narrative: |',
    '  Builds things.',
    '',
    '  Likes tea.',
    'goals:',
    '  - Ship # soon',
    'pain_points: [Calls]',
    'traits:',
    '',
    '  # What they do.',
    '  role:',
    '    level: ic # not a lead',
    '    responsibilities:',
    '      - coding',
    '      # and this',
    '      - reviewing',
    '# from the survey',
    '# The end.',
    '',
  );

  test('keeps texts, quotes and comments', () => {
    expect(only(pls)).toBe(native);
    expect(convert({ 'dana.persona.yaml': pls }, 'dana.persona.yaml')?.title).toBe('Convert to a native persona');
  });

  test('and back', () => {
    expect(only(native)).toBe(
      doc(
        '# Who builds.',
        'id: "dev"',
        "label: 'Developer' # for now",
        'narrative: |',
        '  Builds things.',
        '',
        '  Likes tea.',
        'motivations:',
        '  goals:',
        '    - Ship # soon',
        '  dislikes: [Calls]',
        '',
        '# What they do.',
        'role:',
        '  level: ic # not a lead',
        '  responsibilities:',
        '    - coding',
        '    # and this',
        '    - reviewing',
        '# from the survey',
        '# The end.',
        '',
      ),
    );
    expect(convert({ 'dana.persona.yaml': native }, 'dana.persona.yaml')?.title).toBe('Convert to a PLS persona');
  });

  test('in a list, between others, with the line ends of the file', () => {
    const text = doc(
      'personas:',
      '  - id: a',
      '    label: A',
      '    segment: x',
      '  - id: b',
      '    label: B',
      '',
    ).replaceAll('\n', '\r\n');
    const made = convert({ 'personas.config.yaml': 'include: [all.yaml]\n', 'all.yaml': text }, 'all.yaml');
    expect(made?.texts['all.yaml']).toBe(
      doc(
        'personas:',
        '  - kind: persona',
        '    id: a',
        '    name: A',
        '    traits:',
        '      segment: x',
        '  - id: b',
        '    label: B',
        '',
      ).replaceAll('\n', '\r\n'),
    );
  });

  test('is not offered where a part stands for others, or the text is broken', () => {
    expect(only('id: a\nlabel: A\nsegment: &s x\nnarrative: *s\n')).toBeUndefined();
    expect(only('id: a\nlabel: A\nrole: [\n')).toBeUndefined();
    expect(only('kind: persona\nname: A\n')).toBeUndefined();
    expect(only('{ id: a, label: A, # why\n segment: x }\n')).toBeUndefined();
  });
});

describe('JSON', () => {
  test('is written anew with its own indentation', () => {
    const text = '{\n\t"id": "a",\n\t"label": "A",\n\t"$schema": "src/schemas/persona.json",\n\t"segment": "x"\n}\n';
    expect(only(text, 'a.json')).toBe(
      '{\n\t"kind": "persona",\n\t"id": "a",\n\t"name": "A",\n\t"x-pls-schema": "src/schemas/persona.json",\n\t"traits": {\n\t\t"segment": "x"\n\t}\n}\n',
    );
  });

  test('a native persona that only its kind marks names the schema of the PLS from then on', () => {
    const made = only('{"kind":"persona","id":"a","name":"A"}', 'a.json') ?? '';
    expect(JSON.parse(made)).toEqual({
      $schema: expect.stringMatching(/src\/schemas\/persona\.json$/),
      id: 'a',
      label: 'A',
    });
    expect(shelf({ 'a.json': made }).files.get('a.json')?.entities).toMatchObject([{ dialect: 'pls', id: 'a' }]);
  });
});

describe('where the settings say that files hold PLS personas', () => {
  const config = 'include: [{ glob: "*.json", dialect: pls }]\n';
  const texts = { 'personas.config.yaml': config, 'a.json': '{ "id": "a", "label": "A", "segment": "x" }' };

  test('the native persona gets a file of its own', () => {
    const made = convert(texts, 'a.json');
    expect(made?.title).toBe('Convert to a native persona (a.persona.yaml)');
    expect(made?.texts).toEqual({
      'personas.config.yaml': config,
      'a.persona.yaml': 'kind: persona\nid: a\nname: A\ntraits:\n  segment: x\n',
    });
  });

  test('unless that is taken, would be read as PLS too, or the client cannot make files', () => {
    expect(convert({ ...texts, 'a.persona.yaml': 'kind: persona\nid: b\n' }, 'a.json')).toBeUndefined();
    expect(
      convert({ ...texts, 'personas.config.yaml': 'include: [{ glob: "**", dialect: pls }]\n' }, 'a.json'),
    ).toBeUndefined();
    expect(convert(texts, 'a.json', { lazily: false, files: false })).toBeUndefined();
  });
});

test('an editor that was not asked shows no light bulb on personas that have nothing of the PLS', () => {
  const offered = (text: string) =>
    convert({ 'a.persona.yaml': text }, 'a.persona.yaml', { lazily: false, files: true, unasked: true })?.title;
  expect(offered('kind: persona\nid: a\n')).toBeUndefined();
  expect(offered('kind: persona\nid: a\ntraits: { segment: x }\n')).toBe('Convert to a PLS persona');
  expect(offered('id: a\nlabel: A\n')).toBe('Convert to a native persona');
});

describe('families stay families', () => {
  test('goals stay where parents and children add to them', () => {
    const texts = {
      'a.persona.yaml': 'id: a\nlabel: A\nmotivations:\n  goals: [Ship]\n',
      'b.persona.yaml': 'id: b\nlabel: B\nparent: [a]\nmotivations:\n  x-goals: [Rest]\n',
    };
    expect(convert(texts, 'a.persona.yaml')?.texts['a.persona.yaml']).toContain(
      'traits:\n  motivations:\n    goals: [Ship]',
    );
  });
});

describe('whatever is in a persona', () => {
  const named = (data: unknown) => ({ ...(data as object), id: 'a' });
  const pls = documentsNear(plsPersona.schema)
    .map((data): Record<string, unknown> => ({ ...named(data), label: 'A' }))
    .filter((data) => plsPersona.validate(data) && !('$schema' in data));
  const native = documentsNear(kindOf('persona').schema)
    .map((data): Record<string, unknown> => ({ ...named(data), kind: 'persona', name: 'A' }))
    .filter((data) => kindOf('persona').validate(data) && !('$schema' in data));

  const dataOf = (text: string, name: string) => shelf({ [name]: text }).files.get(name)?.entities[0]?.data;

  test('a PLS persona there and back is the same, in YAML and in JSON', () => {
    fc.assert(
      fc.property(pls, fc.constantFrom('block', 'flow'), (data, style) => {
        const text = stringify(data, { collectionStyle: style === 'flow' ? 'flow' : 'any' });
        const there = only(text);
        expect(there).toBeDefined();
        expect(dataOf(only(there ?? '') ?? '', 'dana.persona.yaml')).toEqual(data);
        const json = JSON.stringify({ $schema: 'src/schemas/persona.json', ...data }, undefined, 2);
        const back = only(only(json, 'a.json') ?? '', 'a.json') ?? '{}';
        expect(JSON.parse(back)).toEqual(JSON.parse(json));
      }),
      { numRuns: 300 },
    );
  });

  test('a native persona as a PLS one is valid and holds the same', () => {
    fc.assert(
      fc.property(native, (data) => {
        const there = only(stringify(data)) ?? '';
        const made = dataOf(there, 'dana.persona.yaml');
        expect(plsPersona.validate(made), there).toBe(true);
        expect(only(there)).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});

import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, test } from 'vitest';
import type { FileReport, FindingReport } from '../../server/src/cli/report.js';
import { parse } from '../../server/src/document/parse.js';
import { locate, locateNearest } from '../../server/src/document/pointer.js';
import { Folder, report } from '../cli/run.js';
import { corpus, corpusHas } from './corpus.js';

const source = `${corpus}/devrel-pls`;
const here = corpusHas('devrel-pls', 'the personas of the Persona Library System against its own validator');

const config = `# The library as it lies there, with nothing but this file added.
include:
  - glob: personas/*.json
    dialect: pls
  - glob: sets/**/*.json
    dialect: pls
`;

/** The rules that judge a document by itself. What they say has to be the verdict; others speak about the library. */
const judges = new Set([
  'yaml-syntax',
  'duplicate-key',
  'missing-key',
  'wrong-type',
  'enum-value',
  'bad-value',
  'unknown-key',
]);

/** What makes a document invalid. */
function errorsOf(file: FileReport | undefined): readonly FindingReport[] {
  return (file?.findings ?? []).filter(({ rule, severity }) => severity === 'error' && judges.has(rule));
}

type Data = Record<string, unknown>;
const readJson = (path: string): Data => JSON.parse(readFileSync(path, 'utf8')) as Data;

function jsonIn(folder: string): string[] {
  return readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .sort();
}

describe.runIf(here)('the Persona Library System', () => {
  const reference = new Ajv2020({ strict: false, allErrors: true }).compile(
    here ? readJson(`${source}/schemas/persona.json`) : {},
  );
  const files = here ? [...jsonIn('personas'), ...jsonIn('sets')] : [];
  const library = new Folder({ 'personas.config.yaml': config });
  if (here)
    for (const part of ['personas', 'sets']) cpSync(join(source, part), join(library.path, part), { recursive: true });
  afterAll(() => library.remove());

  test('every file has the verdict of the reference validator', async () => {
    expect(files.length).toBeGreaterThan(20);
    const { files: checked, summary } = await report(library.path);
    const errors = (path: string) => {
      const file = checked.find((candidate) => candidate.path === path);
      return file && errorsOf(file);
    };
    const verdicts = files.map((path) => [path, errors(path)?.length === 0]);
    expect(verdicts).toEqual(files.map((path) => [path, reference(readJson(join(source, path)))]));
    expect(checked.map(({ path }) => path)).toEqual(expect.arrayContaining(files));
    expect(summary.entities).toBe(files.length);
  });

  test('each is a persona with the id that stands in it', async () => {
    const { files: checked } = await report(library.path);
    for (const path of files)
      expect(checked.find((file) => file.path === path)?.entities).toMatchObject([
        { kind: 'persona', id: readJson(join(source, path)).id, document: 0 },
      ]);
  });

  const faults: readonly [name: string, put: (data: Data) => boolean][] = [
    ['no id', (data) => delete data.id],
    ['no label', (data) => delete data.label],
    ['a key that it forbids', (data) => set(data, 'nickname', 'x')],
    ['an x- key that it does not list', (data) => set(data, 'x-nickname', ['x'])],
    ['a number for a text', (data) => set(data, 'label', 5)],
    ['a list for a text', (data) => set(data, 'label', ['x'])],
    ['a text for a list of parents', (data) => set(data, 'parent', { id: 'dev' })],
    ['a text for the whole role', (data) => set(data, 'role', 'developer')],
    ['a level that it does not know', (data) => inside(data, 'role', 'level', 'wizard')],
    ['a responsibility that it does not know', (data) => inside(data, 'role', 'responsibilities', ['juggling'])],
    ['a text for responsibilities', (data) => inside(data, 'role', 'responsibilities', 'coding')],
    ['an unknown key in the role', (data) => inside(data, 'role', 'salary', 1)],
    ['a maturity that it does not know', (data) => inside(data, 'organization', 'maturity', 'ancient')],
    ['a number in a list of tools', (data) => inside(data, 'role', 'tools', ['a', 7])],
    ['null for a text', (data) => set(data, 'narrative', null)],
    ['a curve that it does not know', (data) => inside(data, 'adoption', 'curve', 'flat')],
  ];

  test.each(faults)('%s, put into each file: the same verdict at the same place', async (_, put) => {
    const broken = new Map<string, Data>();
    for (const path of files) {
      const data = readJson(join(source, path));
      if (put(data)) broken.set(path, data);
    }
    expect(broken.size).toBeGreaterThan(0);
    const copy = new Folder({ 'personas.config.yaml': config });
    try {
      for (const [path, data] of broken) copy.write(path, `${JSON.stringify(data, undefined, 4)}\n`);
      const { files: checked } = await report(copy.path);
      let invalid = 0;
      for (const [path, data] of broken) {
        const found = errorsOf(checked.find((file) => file.path === path));
        const valid = reference(data);
        if (!valid) invalid++;
        expect([path, found.length === 0]).toEqual([path, valid]);
        const text = readFileSync(join(copy.path, path), 'utf8');
        const places = found.map(({ line, column }) => `${line}:${column}`);
        expect(new Set(places), `${path}\n${text}`).toEqual(new Set(placesOf(text, reference.errors ?? [])));
      }
      expect(invalid).toBeGreaterThan(0);
    } finally {
      copy.remove();
    }
  });

  test('YAML is judged as JSON is', async () => {
    const { stringify } = await import('yaml');
    const copy = new Folder({ 'personas.config.yaml': 'include: [{ glob: "**/*.yaml", dialect: pls }]\n' });
    try {
      for (const path of files) {
        const data = readJson(join(source, path));
        copy.write(path.replace(/json$/, 'yaml'), stringify(data));
        copy.write(path.replace(/\.json$/, '-broken.yaml'), stringify({ ...data, nickname: 'x' }));
      }
      const { files: checked } = await report(copy.path);
      for (const path of files) {
        const errors = (name: string) => errorsOf(checked.find((file) => file.path === name));
        expect(errors(path.replace(/json$/, 'yaml')), path).toEqual([]);
        expect(errors(path.replace(/\.json$/, '-broken.yaml')), path).toMatchObject([
          { rule: 'unknown-key', pointer: '/nickname' },
        ]);
      }
    } finally {
      copy.remove();
    }
  });

  test('without the config file nothing there is ours', async () => {
    const copy = new Folder();
    try {
      cpSync(join(source, 'personas'), join(copy.path, 'personas'), { recursive: true });
      expect((await report(copy.path)).summary).toMatchObject({ files: 0 });
      expect(existsSync(join(copy.path, 'personas/dev.json'))).toBe(true);
    } finally {
      copy.remove();
    }
  });
});

function set(data: Data, key: string, value: unknown): true {
  data[key] = value;
  return true;
}

/** Puts a fault into a group of fields, where the file has that group. */
function inside(data: Data, group: string, key: string, value: unknown): boolean {
  const inner = data[group];
  return typeof inner === 'object' && inner !== null && set(inner as Data, key, value);
}

/**
 * Where each error of the reference belongs: an absent key on the key of what lacks it (the persona's id at its top), a
 * forbidden key on the key, anything else on the value.
 */
function placesOf(text: string, errors: readonly ErrorObject[]): string[] {
  const { documents, lines } = parse(text, 'json');
  const root = documents[0]?.root;
  const unions = new Set(
    errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf').map(({ instancePath }) => instancePath),
  );
  return errors.flatMap(({ keyword, instancePath, params }) => {
    if (!root || keyword === 'anyOf' || keyword === 'oneOf') return [];
    const found = locateNearest(root, instancePath);
    if (unions.has(instancePath) && keyword === 'type') return [];
    const forbidden = locate(
      root,
      `${instancePath}/${String(params.additionalProperty ?? params.unevaluatedProperty)}`,
    );
    const top = locate(root, '/id') ?? locate(root, '/label');
    const span =
      keyword === 'required'
        ? instancePath === ''
          ? (top?.node.span ?? found.node.span)
          : (found.key?.span ?? found.node.span)
        : keyword === 'additionalProperties' || keyword === 'unevaluatedProperties'
          ? (forbidden?.key?.span ?? found.node.span)
          : found.node.span;
    const { line, character } = lines.positionAt(span.start);
    return [`${line + 1}:${character + 1}`];
  });
}

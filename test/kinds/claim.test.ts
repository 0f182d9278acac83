import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../server/src/document/front-matter.js';
import { parse } from '../../server/src/document/parse.js';
import { baseName, claim, kindOfFileName } from '../../server/src/kinds/claim.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { kinds } from '../../server/src/kinds/registry.js';
import { hintFor, readConfig } from '../../server/src/library/config.js';

function claimed(name: string, text: string, hint?: Parameters<typeof claim>[2]) {
  const uri = `file:///library/${name}`;
  return claim(uri, parse(text, formatOf(uri)), hint);
}

describe('a suffix', () => {
  const suffixed = kinds.flatMap(({ name, suffix }) => (suffix ? [{ name, suffix }] : []));

  test.each(suffixed)('.$suffix.yaml and .yml claim a $name, whatever is in it', ({ name, suffix }) => {
    for (const ending of ['yaml', 'yml'])
      for (const text of ['', 'x: 1\n', 'kind: other\n', '- a\n', '"broken'])
        expect(claimed(`ana.${suffix}.${ending}`, text)).toEqual({ claimed: true, by: 'suffix', kind: name });
  });

  test('claims every kind of the format', () => {
    expect(suffixed.map(({ suffix }) => suffix)).toEqual([
      'persona',
      'icp',
      'jtbd',
      'story',
      'segment',
      'persona-map',
      'empathy-map',
      'value-proposition',
      'experience-map',
      'swot',
      'pestel',
      'maturity-model',
      'study',
      'interview-guide',
      'glossary',
    ]);
  });

  test.each(['personas.config.yaml', 'personas.config.yml'])('%s is the config file', (name) => {
    expect(claimed(name, 'rules: {}\n')).toEqual({ claimed: true, by: 'suffix', kind: 'config' });
  });

  test.each([
    'persona.yaml',
    'icp.yaml',
    'personas.yaml',
    'ana.persona.json',
    'ana.persona.yaml.bak',
    'ana-persona.yaml',
    'anapersona.yaml',
    'ana.persona.txt',
    'my.personas.config.yaml',
    'config.yaml',
    'ana.constructor.yaml',
    'ana.config.yaml',
  ])('%s has none', (name) => {
    expect(kindOfFileName(`file:///library/${name}`)).toBeUndefined();
    expect(claimed(name, 'id: ana\nname: Ana\n')).toMatchObject({ claimed: false });
  });

  test('is read from the last part of a URI, decoded', () => {
    expect(kindOfFileName('file:///l/an%20a.persona.yaml')).toBe('persona');
    expect(kindOfFileName('vscode-vfs://github/o/r/ana.icp.yml?x=1#y')).toBe('icp');
    expect(kindOfFileName('file:///l/ana.persona.yaml/other.yaml')).toBeUndefined();
    expect(baseName('file:///l/100%.yaml')).toBe('100%.yaml');
    expect(baseName('C:\\l\\ana.yaml')).toBe('ana.yaml');
  });
});

describe('a known kind with an id beside it', () => {
  test.each(kinds.filter(({ name }) => name !== 'config').map(({ name }) => name))('claims a file: %s', (kind) => {
    expect(claimed('data.yaml', `kind: ${kind}\nid: a\n`)).toEqual({ claimed: true, by: 'kind' });
  });

  test.each([
    ['in any order', 'name: Ana\nid: ana\nkind: persona\n'],
    ['in JSON', '{"kind": "persona", "id": "ana"}'],
    ['in quotes', '"kind": "persona"\n"id": "ana"\n'],
    ['in a later document', 'x: 1\n---\nkind: persona\nid: ana\n'],
    ['with an id that is not filled in yet', 'kind: persona\nid:\n'],
    ['through an anchor', 'kind: &k persona\nid: *k\n'],
  ])('%s', (_, text) => {
    expect(claimed('data.yaml', text)).toEqual({ claimed: true, by: 'kind' });
  });

  test.each([
    ['a kind without an id', 'kind: persona\nname: Ana\n', '`kind: persona` but no `id`'],
    ['an id without a kind', 'id: ana\nname: Ana\n', 'no `kind` with an `id`'],
    ['a kind and an id further down', 'spec:\n  kind: persona\n  id: ana\n', 'no `kind` with an `id`'],
    ['kind and id in two documents', 'kind: persona\n---\nid: ana\n', 'but no `id`'],
    ['a kind in capitals', 'kind: Persona\nid: ana\n', 'no `kind` with an `id`'],
    ['a kind that is a list', 'kind: [persona]\nid: ana\n', 'no `kind` with an `id`'],
    ['the PLS pair alone', 'id: dev\nlabel: Developer\n', 'no `kind` with an `id`'],
    ['a collection key alone', 'personas:\n  - id: ana\n', 'include it in personas.config.yaml'],
    ['nothing', '', 'no `kind` with an `id`'],
    ['a text that is no text', '\0\0', 'no `kind` with an `id`'],
  ])('%s claims nothing', (_, text, why) => {
    const found = claimed('data.yaml', text);
    expect(found).toMatchObject({ claimed: false, why: expect.stringContaining(why) });
  });
});

describe('a schema', () => {
  const ours = 'https://raw.githubusercontent.com/personas-as-code/personas-as-code/main/schemas/icp.schema.json';

  test.each([
    ['modeline', `# yaml-language-server: $schema=${ours}\nname: x\n`],
    ['modeline', `name: x\n# $schema: ${ours}\n`],
    ['modeline', '# yaml-language-server: $schema=../schemas/icp.schema.json\n'],
    ['schema', `$schema: ${ours}\nname: x\n`],
    ['schema', `{"$schema": "../schemas/icp.schema.json", "id": "a"}`],
    ['schema', `x: 1\n---\n$schema: icp.schema.json\n`],
  ])('of ours claims by %s: %s', (by, text) => {
    expect(claimed('data.yaml', text)).toEqual({ claimed: true, by, kind: 'icp' });
  });

  test.each([
    'src/schema/persona.json',
    '../../src/schema/persona.json',
    '../src/schemas/persona.json',
    'https://raw.githubusercontent.com/devrel-foundation/persona-library/main/src/schema/persona.json',
    'schemas/pls-persona.schema.json',
  ])('of the Persona Library System claims too: %s', (schema) => {
    for (const text of [`$schema: ${schema}\nid: a\n`, `{"$schema": "${schema}"}`])
      expect(claimed('data.json', text)).toEqual({ claimed: true, by: 'schema', kind: 'persona', dialect: 'pls' });
  });

  test.each([
    'https://json.schemastore.org/package.json',
    'persona.json',
    './schema/persona.json',
    'https://example.com/persona.schema.json.txt',
    'unknown.schema.json',
    'constructor.schema.json',
  ])('of others does not: %s', (schema) => {
    expect(claimed('data.yaml', `$schema: ${schema}\nid: a\n`)).toMatchObject({ claimed: false });
    expect(claimed('data.yaml', `# yaml-language-server: $schema=${schema}\nid: a\n`)).toMatchObject({
      claimed: false,
    });
  });
});

describe('the config file', () => {
  const config = readConfig({
    include: ['people/*.yaml', { glob: 'pls/**', dialect: 'pls' }, { glob: 'icp.yaml', kind: 'icp' }, '**/*.md'],
    exclude: ['people/draft*.yaml', 'old.persona.yaml'],
  });
  const by = (name: string, text = 'x: 1\n') => claimed(name, text, hintFor(config, name));

  test('claims by glob, with the kind and the dialect that it says', () => {
    expect(by('people/ana.yaml')).toMatchObject({ claimed: true, by: 'config' });
    expect(by('people/ana.yaml')).not.toHaveProperty('kind');
    expect(by('icp.yaml')).toMatchObject({ claimed: true, by: 'config', kind: 'icp' });
    expect(by('pls/a/dev.json', '{}')).toMatchObject({ claimed: true, by: 'config', kind: 'persona', dialect: 'pls' });
    expect(by('other.yaml')).toMatchObject({ claimed: false });
  });

  test('takes away even what the suffix would claim', () => {
    expect(by('people/draft-1.yaml')).toMatchObject({ claimed: false, why: expect.stringContaining('exclude') });
    expect(by('old.persona.yaml')).toMatchObject({ claimed: false });
    expect(by('old.yaml', 'kind: persona\nid: a\n')).toEqual({ claimed: true, by: 'kind' });
  });

  test('the suffix says the kind, and the config the dialect', () => {
    expect(by('pls/dev.persona.yaml')).toEqual({ claimed: true, by: 'suffix', kind: 'persona', dialect: 'pls' });
    expect(by('pls/a.icp.yaml')).toEqual({ claimed: true, by: 'suffix', kind: 'icp' });
  });

  test('claims Markdown, which nothing else does, by its front matter', () => {
    expect(by('ana.md', '---\nkind: persona\nid: ana\n---\n# Ana\n')).toMatchObject({ claimed: true, by: 'config' });
    expect(by('ana.md', '# Ana\n')).toMatchObject({ claimed: false, why: expect.stringContaining('front matter') });
    expect(claimed('ana.md', '---\nkind: persona\nid: ana\n---\n')).toMatchObject({ claimed: false });
  });
});

/** Files that look like ours by name or by a key, and are others': the shapes are theirs, the contents invented. */
const lookalikes: readonly [what: string, name: string, text: string][] = [
  [
    'an Internet Computer manifest',
    'icp.yaml',
    'canisters:\n  - name: frontend\n    build:\n      steps:\n        - type: script\nnetworks:\n  - name: local\n    mode: managed\n',
  ],
  [
    'a canister of the Internet Computer',
    'canister.yaml',
    'name: backend\nrecipe:\n  type: rust\n  configuration:\n    package: backend\n',
  ],
  [
    'characters for a chat bot',
    'personas.yaml',
    'default: helper\npersonas:\n  helper:\n    name: Helper\n    system_prompt: You answer briefly.\n    temperature: 0.3\n  pirate:\n    name: Pirate\n    system_prompt: Answer like a pirate.\n',
  ],
  [
    'a list of characters',
    'personas.yml',
    '- id: helper\n  name: Helper\n  prompt: Be kind.\n- id: critic\n  name: Critic\n  prompt: Be strict.\n',
  ],
  [
    'a Kubernetes deployment',
    'persona.yaml',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n',
  ],
  [
    'a Kubernetes resource of a kind of ours',
    'jobs.yaml',
    'apiVersion: example.com/v1\nkind: persona\nmetadata:\n  name: a\n',
  ],
  ['docker compose', 'compose.yaml', 'services:\n  web:\n    image: nginx\n    ports: ["80:80"]\n'],
  [
    'a GitHub workflow with jobs',
    'build.yml',
    'name: build\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n',
  ],
  ['an OpenAPI description', 'api.yaml', 'openapi: 3.1.0\ninfo:\n  title: Personas\npaths: {}\n'],
  ['segments of a video', 'segments.json', '{"segments": [{"id": 1, "start": 0.0, "text": "Hello"}]}'],
  ['stories of Storybook', 'stories.yaml', 'stories:\n  - name: Primary\n    args: { label: Button }\n'],
  ['translations', 'en.json', '{"kind": "Kind", "id": "Id", "persona": "Persona"}'],
  ['a package', 'package.json', '{"name": "personas", "version": "1.0.0", "scripts": {}}'],
];

test.each(lookalikes)('%s (%s) gets nothing', (_, name, text) => {
  const uri = `file:///library/${name}`;
  const file = readEntities(uri, parse(text, formatOf(uri)));
  expect(file.claim).toMatchObject({ claimed: false, why: expect.stringMatching(/\.$/) });
  expect(file.entities).toEqual([]);
  expect(file.misfits).toEqual([]);
});

const wild = '../shared/corpus/wild';
const wildFiles = existsSync(wild) ? readdirSync(wild) : [];
if (wildFiles.length === 0) process.stderr.write(`Left out: claiming of real files, because ${wild} is not here.\n`);

test.runIf(wildFiles.length > 0)('real files of other repositories get nothing without a config file', () => {
  expect(wildFiles.length).toBeGreaterThan(20);
  const taken = wildFiles.filter((name) => claimed(name, readFileSync(join(wild, name), 'utf8')).claimed);
  expect(taken).toEqual([]);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kinds } from '../server/src/kinds/registry.js';
import { rules } from '../server/src/rules/registry.js';

const source = 'server/src';

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Paths of the files of ours that it imports, and names of packages. */
  readonly imports: readonly string[];
  /** Those that are there at run time; types are gone by then. */
  readonly calls: readonly string[];
}

const importing = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"`;]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

function filesIn(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((path) => /\.(?:tsx?|m?js)$/.test(path) && !path.includes('/generated/'))
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      const found = [...text.matchAll(importing)].map(([, type, from = '', lazy = '']) => ({
        type: type !== undefined,
        target: resolved(path, from || lazy),
      }));
      return {
        path,
        text,
        imports: found.map(({ target }) => target),
        calls: found.filter(({ type }) => !type).map(({ target }) => target),
      };
    });
}

function resolved(path: string, target: string): string {
  if (!target.startsWith('.')) return target;
  const exact = normalize(join(dirname(path), target)).replaceAll('\\', '/');
  return [exact.replace(/\.js$/, '.ts'), exact.replace(/\.js$/, '.tsx'), exact].find(existsSync) ?? exact;
}

const server = filesIn(source);
const client = filesIn('client');

/** The folder of the server that a file belongs to; empty for the files that wire it up. */
const folderOf = (path: string) => /^server\/src\/([a-z-]+)\//.exec(path)?.[1] ?? '';

/** Each folder, and the ones that its arrows may point to. What is left out here stands at the top and may use all. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  document: [],
  kinds: ['document'],
  library: ['document', 'kinds'],
  scores: ['document', 'kinds', 'library'],
  cards: ['document', 'kinds', 'library', 'scores'],
  convert: ['document', 'kinds', 'library'],
  rules: ['document', 'kinds', 'library', 'scores', 'convert'],
  features: ['document', 'kinds', 'library', 'scores', 'cards', 'convert', 'rules'],
  publish: ['document', 'kinds', 'library', 'scores', 'cards', 'convert', 'rules', 'features'],
  host: [],
};
/** Files at the top that are only words and types: everybody may use them. */
const shared = ['server/src/protocol.ts', 'server/src/docs-url.ts'];

describe('arrows point one way', () => {
  test('every folder is known', () => {
    const folders = new Set(server.map(({ path }) => folderOf(path)).filter((name) => name !== ''));
    expect([...folders].filter((name) => !(name in arrows) && name !== 'cli')).toEqual([]);
  });

  test.each(Object.entries(arrows))('%s uses only %j', (folder, allowed) => {
    const wrong = server
      .filter(({ path }) => folderOf(path) === folder)
      .flatMap(({ path, imports }) =>
        imports
          .filter((target) => target.startsWith(`${source}/`) && !shared.includes(target))
          .filter((target) => folderOf(target) !== folder && !allowed.includes(folderOf(target)))
          .map((target) => `${path} -> ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('at run time no file leads back to itself', () => {
    const graph = new Map(server.map(({ path, calls }) => [path, calls]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
      if (done.has(path) || way.includes(path)) return;
      for (const target of graph.get(path) ?? []) if (graph.has(target)) visit(target, [...way, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  test('only document/ knows the YAML library', () => {
    const users = [...server, ...client].filter(({ imports }) => imports.includes('yaml')).map(({ path }) => path);
    expect(users.filter((path) => folderOf(path) !== 'document')).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });

  test('the client imports nothing from the server but the protocol', () => {
    const wrong = client.flatMap(({ path, imports }) =>
      imports
        .filter((target) => target.startsWith('server/') && target !== 'server/src/protocol.ts')
        .map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
    expect(client.some(({ imports }) => imports.includes('server/src/protocol.ts'))).toBe(true);
  });
});

describe('the core is pure', () => {
  const core = server.filter(({ path }) => !['', 'host', 'cli'].includes(folderOf(path)));

  test('no files, no network, no editor, no connection', () => {
    const outside =
      /^(?:node:|fs$|path$|os$|url$|child_process$|http|vscode$|vscode-languageserver(?:\/|$)|vscode-languageclient)/;
    const wrong = core.flatMap(({ path, imports }) =>
      imports.filter((target) => outside.test(target)).map((target) => `${path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no clock, no chance, no timers, no console, no process', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bset(?:Timeout|Interval|Immediate)\b|\bconsole\.|\bprocess\.|\bglobalThis\b|\bfetch\(|\beval\(|\bnew Function\b/;
    const wrong = core.flatMap(({ path, text }) =>
      text
        .split('\n')
        .map((line, index) => ({
          line: line.replace(/\/\/.*|^\s*\*.*|\/\*.*?\*\//g, ''),
          place: `${path}:${index + 1}`,
        }))
        .filter(({ line }) => impure.test(line))
        .map(({ line, place }) => `${place} ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('files stay small enough to read', () => {
  test('none has more than 400 lines, tables apart', () => {
    const long = [...server, ...client]
      .filter(({ path }) => !path.endsWith('-table.ts'))
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 400)
      .map(({ path, lines }) => `${path}: ${lines}`);
    expect(long).toEqual([]);
  });

  test('functions of more than 60 lines are an error of the linter', () => {
    const { overrides = [] } = JSON.parse(readFileSync('biome.json', 'utf8')) as {
      overrides?: { includes: string[]; linter: { rules: { complexity?: Record<string, unknown> } } }[];
    };
    const strict = overrides.find(
      ({ includes }) => includes.includes('server/src/**') && includes.includes('client/**'),
    );
    expect(strict?.linter.rules.complexity?.noExcessiveLinesPerFunction).toEqual({
      level: 'error',
      options: { maxLines: 60 },
    });
  });
});

describe('a rule is one file', () => {
  const declaring = server
    .filter(
      ({ path, text }) =>
        folderOf(path) === 'rules' && /:\s*Rule = \{|^export const \w+ = \w+Rule(?:<\w+>)?\(/m.test(text),
    )
    .map(({ path }) => path);

  test('named as its id, and registered', () => {
    expect(declaring.map((path) => path.replace(/^.*\/|\.ts$/g, '')).sort()).toEqual(
      rules.map(({ meta }) => meta.id).sort(),
    );
  });

  test('with fixtures and a docs page', () => {
    for (const { meta } of rules) {
      expect(existsSync(`docs/rules/${meta.id}.md`), meta.id).toBe(true);
      expect(readdirSync(`test/fixtures/rules/${meta.id}`).length, meta.id).toBeGreaterThan(1);
    }
  });

  test('ids are slugs, each once, and what they supersede exists', () => {
    const ids = rules.map(({ meta }) => meta.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { meta } of rules) {
      expect(meta.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(meta.supersedes ?? []).not.toContain(meta.id);
      for (const id of meta.supersedes ?? []) expect(ids).toContain(id);
    }
  });
});

describe.each(kinds)('the kind $name is complete', ({ name, suffix, collectionKey }) => {
  const textsIn = (folder: string, ending: RegExp) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => ending.test(path))
      .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

  test('schema, kind file, reference page', () => {
    for (const path of [
      `schemas/source/${name}.yaml`,
      `schemas/${name}.schema.json`,
      `server/src/kinds/${name}.ts`,
      `docs/reference/${name}.md`,
    ])
      expect(existsSync(path), path).toBe(true);
  });

  test('example', () => {
    const ending = suffix ? new RegExp(`\\.${suffix}\\.yaml$`) : /personas\.config\.yaml$/;
    expect(textsIn('examples', ending).length).toBeGreaterThan(0);
  });

  test.runIf(suffix)('snippet, language and tests', () => {
    const says = `kind: ${name}`;
    expect(
      textsIn('snippets', /\.json$/).some(({ text }) => text.includes(says)),
      'a snippet',
    ).toBe(true);
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const extensions = contributes.languages.flatMap(({ extensions: own = [] }: { extensions?: string[] }) => own);
    expect(extensions).toEqual(expect.arrayContaining([`.${suffix}.yaml`, `.${suffix}.yml`]));
    expect(textsIn('test/schemas', /documents\.test\.ts$/)[0]?.text, 'valid and invalid documents').toContain(
      `'${name}'`,
    );
  });

  test.runIf(collectionKey)('a collection key that no other kind has', () => {
    expect(kinds.filter((kind) => kind.collectionKey === collectionKey)).toHaveLength(1);
  });
});

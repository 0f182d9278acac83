import { cpSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import type { FileReport } from '../../server/src/cli/report.js';
import { Folder, report } from '../cli/run.js';
import { corpus, corpusHas } from './corpus.js';

const here = corpusHas('wild', 'real files of other repositories');

/** What each file is, by its name in the corpus. */
function kindsOfFiles(): Map<string, string> {
  const [, ...rows] = readFileSync(`${corpus}/SOURCES.tsv`, 'utf8').trimEnd().split('\n');
  return new Map(
    rows.map((row) => {
      const [repo = '', path = '', , , kind = ''] = row.split('\t');
      return [`${repo}/${path}`.replaceAll('/', '__'), kind === 'other' ? 'glossary' : kind];
    }),
  );
}

/** What a file's findings are, without a word of the file: each rule with its severity and the lines that it names. */
function outline({ findings, entities }: FileReport): string[] {
  const lines = new Map<string, number[]>();
  for (const { rule, severity, channel, line } of findings) {
    const key = `${channel === 'gap' ? 'gap' : severity} ${rule}`;
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }
  const counted = entities.length === 1 ? '1 entity' : `${entities.length} entities`;
  return [counted, ...[...lines].map(([key, at]) => `${key}: ${at.join(' ')}`).sort()];
}

describe.runIf(here)('real files, claimed with the kind that they are', () => {
  const kinds = here ? kindsOfFiles() : new Map<string, string>();
  const include = [...kinds].map(([glob, kind]) => ({ glob, kind }));
  // Each file is a library of its own as far as personas are counted; too many of them is not the point here.
  const folder = new Folder({
    'personas.config.yaml': stringify({ include, rules: { 'too-many-personas': 'off', 'no-priority': 'off' } }),
  });
  if (here) for (const name of kinds.keys()) cpSync(`${corpus}/wild/${name}`, `${folder.path}/${name}`);
  afterAll(() => folder.remove());

  test('are all claimed, and the config file is right', async () => {
    const { files } = await report(folder.path);
    expect(files.map(({ path }) => path).sort()).toEqual(['personas.config.yaml', ...kinds.keys()].sort());
    expect(files.find(({ path }) => path === 'personas.config.yaml')?.findings).toEqual([]);
  });

  // Reviewed: what is new here after a change is either a true finding or noise that users would get.
  test('have these findings', async () => {
    const { files } = await report(folder.path);
    const found = files.filter(({ path }) => kinds.has(path)).map((file) => [file.path, outline(file)]);
    expect(Object.fromEntries(found)).toMatchSnapshot();
  });

  test('have one syntax finding where a YAML parser gives up, and none elsewhere', async () => {
    const { files } = await report(folder.path);
    const whole = [...kinds.keys()].filter((name) => !name.endsWith('.md'));
    const broken = whole.filter((name) => {
      const text = readFileSync(`${corpus}/wild/${name}`, 'utf8');
      return parseAllDocuments(text).some(({ errors }) => errors.length > 0);
    });
    const found = files.flatMap(({ path, findings }) =>
      findings.filter(({ rule }) => rule === 'yaml-syntax').map(() => path),
    );
    expect(found.sort()).toEqual(broken.sort());
  });
});

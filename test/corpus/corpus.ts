import { cpSync, existsSync, readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { Folder } from '../cli/run.js';

/** Real files that nobody in this project wrote; they lie beside the project and are not part of it. */
export const corpus = '../shared/corpus';

/** Whether a part of the corpus is here. Where it is not, says so once in a clear line. */
export function corpusHas(part: string, what: string): boolean {
  const here = existsSync(`${corpus}/${part}`);
  if (!here) process.stderr.write(`Left out: ${what}, because ${corpus}/${part} is not here.\n`);
  return here;
}

/** What each of the real files is, by its name in the corpus. */
export function wildKinds(): Map<string, string> {
  const [, ...rows] = readFileSync(`${corpus}/SOURCES.tsv`, 'utf8').trimEnd().split('\n');
  return new Map(
    rows.map((row) => {
      const [repo = '', path = '', , , kind = ''] = row.split('\t');
      return [`${repo}/${path}`.replaceAll('/', '__'), kind === 'other' ? 'glossary' : kind];
    }),
  );
}

/** The real files in a folder of their own, claimed with the kind that they are. */
export function wildFolder(): Folder {
  const kinds = wildKinds();
  const include = [...kinds].map(([glob, kind]) => ({ glob, kind }));
  // Each file is a library of its own as far as personas are counted; too many of them is not the point here.
  const folder = new Folder({
    'personas.config.yaml': stringify({ include, rules: { 'too-many-personas': 'off', 'no-priority': 'off' } }),
  });
  for (const name of kinds.keys()) cpSync(`${corpus}/wild/${name}`, `${folder.path}/${name}`);
  return folder;
}

/** The personas of the Persona Library System as they lie there, with nothing but a config file added. */
export function devrelFolder(): Folder {
  const include = ['personas/*.json', 'sets/**/*.json'].map((glob) => ({ glob, dialect: 'pls' }));
  const folder = new Folder({ 'personas.config.yaml': stringify({ include }) });
  for (const part of ['personas', 'sets'])
    cpSync(`${corpus}/devrel-pls/${part}`, `${folder.path}/${part}`, { recursive: true });
  return folder;
}

import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { Folder, report } from '../cli/run.js';
import { corpus, corpusHas, wildFolder, wildKinds } from './corpus.js';

const here = corpusHas('wild', 'real files of other repositories');

describe.runIf(here)('real files, claimed with the kind that they are', () => {
  const kinds = here ? wildKinds() : new Map<string, string>();
  const folder = here ? wildFolder() : new Folder();
  afterAll(() => folder.remove());

  test('are all claimed, and the config file is right', async () => {
    const { files } = await report(folder.path);
    expect(files.map(({ path }) => path).sort()).toEqual(['personas.config.yaml', ...kinds.keys()].sort());
    expect(files.find(({ path }) => path === 'personas.config.yaml')?.findings).toEqual([]);
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

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { pageOf } from '../../scripts/schemas/docs.mjs';
import { parse } from '../../server/src/document/parse.js';
import { readEntities } from '../../server/src/kinds/entities.js';
import { referencesOf } from '../../server/src/kinds/references.js';
import { kinds } from '../../server/src/kinds/registry.js';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { languages: readonly { extensions: readonly string[]; filenames: readonly string[] }[] };
};
const [language] = manifest.contributes.languages;
const bodies = readdirSync('snippets').flatMap((name) =>
  Object.values(JSON.parse(readFileSync(join('snippets', name), 'utf8')) as Record<string, { body: string[] }>),
);
const inExamples = new Set(
  globSync('examples/**/*.{yaml,yml}').flatMap((path) =>
    readEntities(`file:///${path}`, parse(readFileSync(path, 'utf8'))).entities.map(({ kind }) => kind),
  ),
);

describe.each(kinds)('the kind $name', ({ name, suffix, label, schema, references }) => {
  test('has a file of its own: source, schema, module, reference page', () => {
    for (const path of [
      `schemas/source/${name}.yaml`,
      `schemas/${name}.schema.json`,
      `server/src/kinds/${name}.ts`,
      pageOf(name),
    ]) {
      expect(existsSync(path), path).toBe(true);
    }
    expect(schema.title).toBe(label);
  });

  test('has a file name that editors know', () => {
    const known = suffix
      ? [`.${suffix}.yaml`, `.${suffix}.yml`].map((ending) => language?.extensions.includes(ending))
      : ['yaml', 'yml'].map((ending) => language?.filenames.includes(`personas.config.${ending}`));
    expect(known).toEqual([true, true]);
  });

  test('takes its references from its schema', () => {
    expect(references).toEqual(referencesOf(schema));
  });

  // The settings are made by hand once, and completed from their schema.
  test.each(suffix ? [name] : [])('%s has a template', () => {
    expect(bodies.some(({ body }) => body.includes(`kind: ${name}`))).toBe(true);
  });

  test('has an example', () => {
    expect([...inExamples]).toContain(name);
  });
});

#!/usr/bin/env node
/**
 * Makes everything that follows from `schemas/source/*.yaml`: the published schemas, their validators, their types and
 * the reference pages. `--check` writes nothing and fails when a file differs from what would be written.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { bundle, publish, sources } from './schemas/bundle.mjs';
import { pageOf, referencePage } from './schemas/docs.mjs';
import { readersOf } from './schemas/readers.mjs';
import { compileTypes } from './schemas/types.mjs';
import { compileValidators } from './schemas/validators.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The text of every generated file by its path from the project's root.
 * @returns {Promise<Map<string, string>>}
 */
export async function generate() {
  const schemas = sources.map((source) => ({ ...source, schema: bundle(join(root, 'schemas/source'), source) }));
  const validators = await compileValidators(schemas);
  const files = new Map(
    schemas.map((source) => [
      `schemas/${source.name}.schema.json`,
      `${JSON.stringify(publish(source, source.schema), undefined, 2)}\n`,
    ]),
  );
  files.set('server/src/kinds/generated/validators.js', validators.code);
  files.set('server/src/kinds/generated/validators.d.ts', validators.declarations);
  files.set('server/src/kinds/generated/types.ts', await compileTypes(schemas));
  const readers = await readersOf(files);
  for (const source of schemas) files.set(pageOf(source.name), referencePage(source, readers));
  return files;
}

/** @returns {Promise<string[]>} paths of generated files that are missing or differ */
export async function drift() {
  const files = await generate();
  return [...files]
    .filter(([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text)
    .map(([path]) => path);
}

async function main() {
  if (argv.includes('--check')) {
    const stale = await drift();
    if (stale.length === 0) return;
    process.stderr.write(
      `Not up to date, run "node scripts/schemas.mjs":\n${stale.map((path) => `  ${path}\n`).join('')}`,
    );
    process.exitCode = 1;
    return;
  }
  for (const [path, text] of await generate()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) await main();

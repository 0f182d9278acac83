/**
 * Writes every generated file, or with --check fails when one is not up to date. Order matters: the schemas take the
 * list of rules from what the docs generator wrote.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, root, run, runMain } from './tools.mjs';

const generators = ['docs.mjs', 'schemas.mjs', 'grammar.mjs'];

await runMain(async () => {
  await ensureDependencies();
  let worst = 0;
  for (const generator of generators.filter((name) => existsSync(join(root, 'scripts', name)))) {
    const { code } = await run(process.execPath, [join('scripts', generator), ...process.argv.slice(2)]);
    worst = Math.max(worst, code);
  }
  return worst;
});

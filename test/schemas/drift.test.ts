import { expect, test } from 'vitest';
import { drift, generate } from '../../scripts/schemas.mjs';

test('what is generated from the sources is up to date', async () => {
  expect(await drift(), 'run "node scripts/schemas.mjs"').toEqual([]);
});

test('generated files say that they are, and need nothing at run time', async () => {
  const files = await generate();
  for (const [path, text] of files) expect(text.slice(0, 400), path).toMatch(/generated .*do not edit/is);
  const code = files.get('server/src/kinds/generated/validators.js') ?? '';
  expect(code).not.toMatch(/\brequire\(|\beval\(|new Function\(|^import /m);
  expect(code).not.toContain('node_modules/.');
});

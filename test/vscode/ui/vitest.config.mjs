import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests that drive VS Code in a browser: one after the other, for there is one screen. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    include: ['test/vscode/ui/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});

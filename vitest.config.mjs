import { defineConfig } from 'vitest/config';
import { cssTextForVite } from './scripts/css-text.mjs';
import { scriptTextForVite } from './scripts/script-text.mjs';

export default defineConfig({
  plugins: [cssTextForVite, scriptTextForVite],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/vscode/**'],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 20_000,
    // On a busy machine a second is short.
    expect: { poll: { timeout: 10_000 } },
  },
});

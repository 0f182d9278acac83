/** `npm test`: every check and test there is, those in a real VS Code included. Sets up what it needs on a fresh clone. */
import { action, checkSteps, program, runSteps, vitest } from './steps.mjs';
import { ensureDependencies, runMain } from './tools.mjs';

await runMain(async () => {
  await ensureDependencies();
  const { build } = await import('./build.mjs');
  const { findChromium } = await import('./vscode/chromium.mjs');
  const { provisionHost } = await import('./vscode/provision.mjs');
  const { suiteStep, personStep } = await import('./vscode/suites.mjs');
  return runSteps([
    program('generated files are up to date', process.execPath, ['scripts/generate.mjs', '--check']),
    ...checkSteps(),
    action('build', () => build({ test: true }), true),
    program('package', process.execPath, ['scripts/package.mjs'], true),
    vitest('protocol tests', ['test/protocol']),
    action('Chromium is there', async () => findChromium(), true),
    action('VS Code is there', provisionHost, true),
    suiteStep('node'),
    suiteStep('web'),
    personStep(),
    program('npm start', process.execPath, ['scripts/start.mjs', '--check']),
  ]);
});

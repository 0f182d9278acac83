/** `npm run check`: types, lint, dead code and unit tests. */
import { checkSteps, runSteps } from './steps.mjs';
import { ensureDependencies, runMain } from './tools.mjs';

await runMain(async () => {
  await ensureDependencies();
  return runSteps(checkSteps());
});

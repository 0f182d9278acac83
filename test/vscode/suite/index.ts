/** The suite that VS Code runs, in the node and in the web extension host alike. */
import './examples.js';
import './editing.js';
import './language.js';
import './broken.js';
import './new.js';
import './claim.js';
import './navigation.js';
import './inheritance.js';
import './export.js';
import './views.js';
import './workspace.js';
import { runAll } from './harness.js';

/** What VS Code calls. */
export function run(): Promise<void> {
  return runAll();
}

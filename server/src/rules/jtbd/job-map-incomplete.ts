import type { NewPair } from '../../document/edits.js';
import { field, present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';
import { listed } from '../words.js';

/** The eight steps of the universal job map (Bettencourt and Ulwick), each with what to write there first. */
const steps: readonly NewPair[] = [
  ['define', ['What they decide and plan first']],
  ['locate', ['What they have to find or gather']],
  ['prepare', ['What they set up or put in order']],
  ['confirm', ['What they check before going ahead']],
  ['execute', ['What they do to carry it out']],
  ['monitor', ['What they keep an eye on']],
  ['modify', ['What they change or put right']],
  ['conclude', ['What they do to finish']],
];
const names = steps.map(([name]) => name);

export const jobMapIncomplete = lackingRule(
  {
    id: 'job-map-incomplete',
    summary: 'A job map in which some of the eight steps are empty.',
    kinds: ['jtbd'],
    fields: { jtbd: ['map'] },
    severity: 'hint',
    fix: 'Adds the missing steps to fill in, in their order.',
  },
  ({ data, node }, { file }) => {
    const missing = steps.filter(([name]) => !present(field(data.map, name)));
    if (missing.length === 0) return undefined;
    const lacks =
      missing.length === steps.length
        ? 'It does not say how the job is done: add a `map` with its eight steps, from `define` to `conclude`.'
        : `The job map says nothing of ${listed(
            missing.map(([name]) => `\`${name}\``),
            'and',
          )}. Every job has these steps: fill them in.`;
    return {
      message: lacks,
      pointer: '/map',
      fixes: filling(
        missing.length === 1 ? 'Add the missing step to fill in' : 'Add the missing steps to fill in',
        { parsed: file.parsed, mapping: node, path: ['map'] },
        missing,
        names,
      ),
    };
  },
);

import type { NewPair } from '../../document/edits.js';
import { field, present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';
import { listed } from '../words.js';

/** The four forces of progress (Moesta), each with what to write there first. */
const forces: readonly NewPair[] = [
  ['push', ['What is wrong with the way they do it today']],
  ['pull', ['What attracts them about a new way']],
  ['anxiety', ['What worries them about a new way']],
  ['habit', ['What keeps them with the way they know']],
];
const names = forces.map(([name]) => name);

export const forcesMissing = lackingRule(
  {
    id: 'forces-missing',
    summary: 'A job without all four forces: push, pull, anxiety, habit.',
    kinds: ['jtbd'],
    fields: { jtbd: ['forces'] },
    severity: 'info',
    fix: 'Adds the missing forces to fill in.',
  },
  ({ data, node }, { file }) => {
    const missing = forces.filter(([name]) => !present(field(data.forces, name)));
    if (missing.length === 0) return undefined;
    const said = listed(
      missing.map(([name]) => `\`${name}\``),
      'and',
    );
    return {
      message:
        missing.length === forces.length
          ? `It does not say what makes people change, and what holds them back: add \`forces\` with ${said}.`
          : `Of what makes people change and what holds them back, ${said} ${missing.length === 1 ? 'is' : 'are'} missing under \`forces\`.`,
      pointer: '/forces',
      fixes: filling(
        missing.length === 1 ? 'Add the missing force to fill in' : 'Add the missing forces to fill in',
        { parsed: file.parsed, mapping: node, path: ['forces'] },
        missing,
        names,
      ),
    };
  },
);

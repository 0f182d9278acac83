import type { NewPair } from '../../document/edits.js';
import { field, present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';
import { listed } from '../words.js';

const layers: readonly NewPair[] = [
  ['emotional', ['How they want to feel']],
  ['social', ['How they want to be seen by others']],
];

export const jobLayersMissing = lackingRule(
  {
    id: 'job-layers-missing',
    summary: 'A job without an emotional or without a social side.',
    kinds: ['jtbd'],
    fields: { jtbd: ['jobs.emotional', 'jobs.social'] },
    severity: 'hint',
    fix: 'Adds the missing layers under `jobs`, to fill in.',
  },
  ({ data, node }, { file }) => {
    const missing = layers.filter(([layer]) => !present(field(data.jobs, layer)));
    if (missing.length === 0) return undefined;
    const asked = { emotional: 'how they want to feel (`emotional`)', social: 'how they want to be seen (`social`)' };
    const absent = missing.map(([layer]) => (layer === 'social' ? asked.social : asked.emotional));
    return {
      message: `It does not say ${listed(absent, 'and')}: add ${missing.length === 1 ? 'it' : 'both'} under \`jobs\`.`,
      pointer: '/jobs',
      fixes: filling(
        missing.length === 1 ? 'Add the missing layer to fill in' : 'Add the missing layers to fill in',
        { parsed: file.parsed, mapping: node, path: ['jobs'] },
        missing,
        ['functional', 'emotional', 'social', 'related'],
      ),
    };
  },
);

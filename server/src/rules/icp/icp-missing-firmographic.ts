import type { NewPair } from '../../document/edits.js';
import { field, present } from '../../kinds/read.js';
import { filling } from '../fill.js';
import { lackingRule } from '../lacking.js';
import { listed } from '../words.js';

/** What a list of companies can be filtered by, with what to write first. */
const basic: readonly NewPair[] = [
  ['industries', ['The line of business that you want']],
  ['company_size', { min: 50, max: 500 }],
  ['geographies', ['Where you can sell and support']],
];
const order = ['industries', 'company_size', 'annual_revenue', 'geographies', 'growth_stages'];

export const icpMissingFirmographic = lackingRule(
  {
    id: 'icp-missing-firmographic',
    summary: 'A profile without industry, company size or geography.',
    kinds: ['icp'],
    fields: { icp: ['firmographics.industries', 'firmographics.company_size', 'firmographics.geographies'] },
    severity: 'warning',
    fix: 'Adds what is missing under `firmographics`, to fill in.',
  },
  ({ data, node }, { file }) => {
    const missing = basic.filter(([key]) => !present(field(data.firmographics, key)));
    if (missing.length === 0) return undefined;
    const names = missing.map(([key]) => `\`${key}\``);
    return {
      message: `Nobody can search for such companies without ${listed(names, 'and')}: add ${missing.length === 1 ? 'it' : 'them'} under \`firmographics\`.`,
      pointer: '/firmographics',
      fixes: filling(
        'Add the missing firmographics to fill in',
        { parsed: file.parsed, mapping: node, path: ['firmographics'] },
        missing,
        order,
      ),
    };
  },
);

import { field, present } from '../../kinds/read.js';
import { absentKeyRule } from '../gap.js';

const teams = ['sales', 'customer_success', 'product'];

export const notValidated = absentKeyRule({
  meta: {
    id: 'not-validated',
    summary: 'Neither sales, nor customer success, nor product has confirmed an active persona.',
    kinds: ['persona'],
    severity: 'info',
    channel: 'gap',
    inDrafts: 'silent',
    fix: 'Adds `validation` to fill in.',
  },
  key: 'validation',
  message: 'No team has confirmed it: ask sales, customer success or product, and note it under `validation`.',
  template: (today) => ({ sales: { date: today, by: 'Who looked at it', verdict: 'confirmed' } }),
  parts: teams,
  met: (entity) => teams.some((team) => present(field(field(entity.data.validation, team), 'date'))),
});

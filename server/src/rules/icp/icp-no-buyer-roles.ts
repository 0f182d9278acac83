import { field, present } from '../../kinds/read.js';
import { lackingRule } from '../lacking.js';
import { linkingPersona } from '../linking.js';

export const icpNoBuyerRoles = lackingRule(
  {
    id: 'icp-no-buyer-roles',
    summary: 'A profile that does not say who buys in such a company.',
    kinds: ['icp'],
    fields: { icp: ['personas.buyers'], persona: ['icps'] },
    severity: 'info',
    fix: 'Adds a persona of the library to `buyers`; one fix for each, five at most.',
  },
  (entity, { file, library }) => {
    const { data, id } = entity;
    if (!library.complete || present(field(data.personas, 'buyers'))) return undefined;
    // A persona that names the profile is as good a link.
    const isNamed = id !== undefined && library.referrers('icp', id).includes('persona');
    if (isNamed) return undefined;
    return {
      message:
        'It does not say who decides in such a company: add the ids of their personas to `buyers` under `personas`.',
      pointer: '/personas',
      fixes: linkingPersona(library, file, entity, ['personas'], 'buyers'),
    };
  },
);

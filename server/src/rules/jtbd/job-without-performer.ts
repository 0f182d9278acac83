import { present } from '../../kinds/read.js';
import { lackingRule } from '../lacking.js';
import { linkingPersona } from '../linking.js';

export const jobWithoutPerformer = lackingRule(
  {
    id: 'job-without-performer',
    summary: 'A job that nobody performs.',
    kinds: ['jtbd'],
    fields: { jtbd: ['performers'], persona: ['jobs'] },
    severity: 'info',
    fix: 'Adds a persona of the library to `performers`; one fix for each, five at most.',
  },
  (entity, { file, library }) => {
    const { data, id } = entity;
    if (!library.complete || present(data.performers)) return undefined;
    // A persona that names the job is as good a link.
    const isNamed = id !== undefined && library.referrers('jtbd', id).includes('persona');
    if (isNamed) return undefined;
    return {
      message: 'It does not say whose job it is: add the ids of their personas to `performers`.',
      fixes: linkingPersona(library, file, entity, [], 'performers'),
    };
  },
);

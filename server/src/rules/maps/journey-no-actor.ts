import { pairOf } from '../../document/syntax.js';
import { present } from '../../kinds/read.js';
import { anchorSpan } from '../../library/place.js';
import { filling } from '../fill.js';
import { saysUnderOtherName } from '../other-names.js';
import { personasToPick } from '../pick-persona.js';
import { keyPlace } from '../place.js';
import type { Rule } from '../types.js';

const order = ['kind', 'id', 'name', 'summary', 'persona'];

export const journeyNoActor: Rule = {
  meta: {
    id: 'journey-no-actor',
    summary: 'A journey that does not say which persona lives through it.',
    kinds: ['experience-map'],
    fields: { 'experience-map': ['persona'] },
    severity: 'warning',
    channel: 'finding',
    inDrafts: 'hint',
    fix: 'Sets `persona` to a persona of the library.',
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (present(entity.data.persona) || saysUnderOtherName(entity, entity.data, 'persona')) return;
      const written = pairOf(entity.node, 'persona') !== undefined;
      const blank = { parsed: file.parsed, mapping: entity.node };
      report({
        message:
          'Nobody lives through this journey. Set `persona` to the id of one persona: two personas need two maps.',
        span: written ? keyPlace(entity, '/persona') : anchorSpan(entity),
        entity,
        ...(written ? { pointer: '/persona' } : {}),
        fixes: personasToPick(library).flatMap(({ id, words }) =>
          filling(`Make it the journey of ${words}`, blank, [['persona', id]], order).map((fix) => ({
            ...fix,
            choice: true,
          })),
        ),
      });
    },
  }),
};

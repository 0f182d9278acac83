import { field, text } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { anchorSpan } from '../../library/place.js';
import { isEnglish, statementsOfPersona, stems } from '../../library/words.js';
import { keyPlace } from '../place.js';
import type { Rule } from '../types.js';
import { fillIn } from '../unread.js';

const parts = ['value_proposition', 'proof_point', 'call_to_action'] as const;

export const messageDisconnect: Rule = {
  meta: {
    id: 'message-disconnect',
    summary:
      'A buyer or customer without messaging, or with messaging that speaks of none of their goals and pain points.',
    kinds: ['persona'],
    fields: { persona: ['type', 'goals', 'pain_points', 'messaging'] },
    severity: 'warning',
    channel: 'finding',
    fix: 'Adds messaging to fill in.',
    antiPattern: true,
  },
  create: ({ file, report }) => ({
    entity(entity) {
      const { data } = entity;
      const said = statementsOfPersona(entity);
      if (entity.dialect === 'pls' || said.length === 0) return;
      const messages = parts.flatMap((key) => text(field(data.messaging, key)) ?? []);
      if (messages.length === 0) {
        if (data.type !== 'buyer' && data.type !== 'customer') return;
        const written = Object.hasOwn(data, 'messaging');
        report({
          message: `This ${data.type} has goals or pain points, and no message answers them. Add \`messaging\`.`,
          span: written ? keyPlace(entity, '/messaging') : anchorSpan(entity),
          entity,
          ...(written ? { pointer: '/messaging' } : {}),
          fixes: written
            ? []
            : fillIn('Add messaging to fill in', file.parsed, entity.node, [['messaging', template(entity)]]),
        });
      } else if (!meets(messages, said)) {
        report({
          message:
            'The messaging shares no word with the goals and pain points above it. Say what it does for them, in their words.',
          span: keyPlace(entity, '/messaging'),
          entity,
          pointer: '/messaging',
        });
      }
    },
  }),
};

/** Judged in English only: in other languages the stemmer cannot tell whether two words are the same. */
function meets(messages: readonly string[], said: readonly string[]): boolean {
  if (!isEnglish(messages.join('. ')) || !isEnglish(said.join('. '))) return true;
  const wanted = stems(said);
  if (wanted.size === 0) return true;
  return [...stems(messages)].some((stem) => wanted.has(stem));
}

/** Begins from the persona's own words, so that what is filled in meets them. */
function template(entity: Entity): Record<(typeof parts)[number], string> {
  const first = statementsOfPersona(entity).find((said) => stems([said]).size > 0) ?? 'what they want';
  return {
    value_proposition: `How you help with this: ${first.replace(/[.!?]+$/, '')}`,
    proof_point: 'A customer story or a number that shows it',
    call_to_action: 'The next step for them',
  };
}

import { field, text } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { withInherited } from '../../library/effective.js';
import { isEnglishIn } from '../../library/language.js';
import { anchorSpan } from '../../library/place.js';
import { sharedOf, sharedWords, statementsOfPersona, stems } from '../../library/words.js';
import { keyPlace } from '../place.js';
import type { Rule } from '../types.js';
import { fillIn } from '../unread.js';
import { listed } from '../words.js';

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
    inDrafts: 'hint',
    fix: 'Adds messaging to fill in.',
    antiPattern: true,
  },
  create: ({ file, library, report }) => ({
    entity(entity) {
      if (entity.dialect === 'pls') return;
      // A child that inherits its messaging has some, and it has to meet what the child wants.
      const persona = withInherited(library, file.uri, entity);
      if (!persona) return;
      const { type, messaging } = persona.data;
      const said = statementsOfPersona(persona);
      if (said.length === 0) return;
      const messages = parts.flatMap((key) => text(field(messaging, key)) ?? []);
      const isWritten = Object.hasOwn(entity.data, 'messaging');
      const place = isWritten
        ? { span: keyPlace(entity, '/messaging'), pointer: '/messaging' }
        : { span: anchorSpan(entity) };
      if (messages.length === 0) {
        if (type !== 'buyer' && type !== 'customer') return;
        report({
          message: `This ${type} has goals or pain points, and no message answers them. Add \`messaging\`.`,
          ...place,
          entity,
          fixes: isWritten
            ? []
            : fillIn('Add messaging to fill in', file.parsed, entity.node, [['messaging', template(said)]]),
        });
      } else if (!meets(persona, messages, said)) {
        const whose = isWritten ? 'The messaging' : 'The messaging that it inherits';
        report({
          message: `${whose} shares no word with the goals and pain points${about(said)}. Say what it does for them, in their words.`,
          ...place,
          entity,
        });
      }
    },
  }),
};

/** Judged in English only: in other languages the stemmer cannot tell whether two words are the same. */
function meets(persona: Entity, messages: readonly string[], said: readonly string[]): boolean {
  if (!isEnglishIn(persona, messages.join('. ')) || !isEnglishIn(persona, said.join('. '))) return true;
  const wanted = stems(said);
  const spoken = stems(messages);
  return wanted.size === 0 || spoken.size === 0 || sharedOf(wanted, spoken) > 0;
}

/** The first words that a message could take up. */
function about(said: readonly string[]): string {
  const words = sharedWords(said, stems(said));
  return words.length > 0
    ? `, such as ${listed(
        words.slice(0, 3).map((word) => `“${word}”`),
        'or',
      )}`
    : '';
}

/** Begins from the persona's own words, so that what is filled in meets them. */
function template(said: readonly string[]): Record<(typeof parts)[number], string> {
  const first = said.find((statement) => stems([statement]).size > 0) ?? 'what they want';
  return {
    value_proposition: `How you help with this: ${first.replace(/[.!?]+$/, '')}`,
    proof_point: 'A customer story or a number that shows it',
    call_to_action: 'The next step for them',
  };
}
